package value

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// lawName is the name in front of a word such as Act.
type lawName struct {
	start   int
	words   int  // with a capital letter
	general bool // a word in front makes it mean any such law: Applicable Privacy Law
}

// maxLawWords bounds the words of a law's name.
const maxLawWords = 16

// nameBefore returns the name that ends before the word at head: words with
// capitals, small words between them, and asides in brackets, as in Personal
// Data (Privacy) Ordinance. A name with commas begins behind "the".
func nameBefore(s string, head, from int) lawName {
	name, listed := lawName{start: head}, lawName{start: -1}
	at, joined := head, ""
	for range maxLawWords {
		w := nameWordBefore(s, at, from)
		at = w.start
		switch {
		case w.text == ",":
			if listed.start < 0 {
				listed = name
			}
		case strings.HasPrefix(w.text, "("), name.words > 0 && slices.Contains(smallWords, w.text):
			joined = w.text
			continue
		case !isNameWord(w.text) || joined == "and" && isCapitals(w.text):
			if listed.start >= 0 && !strings.EqualFold(w.text, "the") {
				return listed
			}
			name.general = slices.Contains(generalWords, strings.ToLower(w.text))
			return name
		default:
			name.start, name.words = w.start, name.words+1
		}
		joined = ""
	}
	return name
}

// generalWords in front of a name make it mean any such law.
var generalWords = []string{"applicable", "relevant", "governing", "any", "all", "each", "other", "such", "these", "those", "our", "your", "local", "national"}

// smallWords stand in the names of laws without a capital.
var smallWords = []string{"of", "and", "to", "for", "on", "or", "&", "against"}

// notNames are words with a capital that a sentence puts in front of a law, or
// that make it no law by name.
var notNames = []string{
	"The", "This", "That", "These", "Those", "Such", "Any", "All", "Each", "Certain", "Both", "Our", "Your", "Their", "Its", "We", "You",
	"Applicable", "Governing", "Relevant", "Following", "Said", "Same", "Local", "National", "Under", "Pursuant", "According", "See", "Per", "By",
	"As", "In", "On", "Of", "For", "With", "If", "Where", "When", "And", "Or", "To", "From", "Section", "Sections", "Article", "Articles", "Art.",
	"Part", "Chapter", "Title", "Schedule", "Paragraph", "Law", "Laws", "Act", "Regulation", "Regulations", "Code", "Please", "Not", "No", "No.", "Cap.",
	"Comply", "Complying", "Compliance", "Because", "While", "Since", "Unless", "Also", "However", "An", "A", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X",
	"Means", "References", "Summary", "Does", "How", "What", "Must", "May", "Will", "Shall",
}

// isNameWord reports whether word can be part of a law's name.
func isNameWord(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	if !unicode.IsUpper(first) || slices.Contains(notNames, word) {
		return false
	}
	owner, owned := strings.CutSuffix(strings.ReplaceAll(word, "’", "'"), "'s")
	return !owned || slices.Contains(ownersInNames, owner)
}

// ownersInNames are those for whom laws are called: Children's Privacy Act. Any
// other is the country whose law it is.
var ownersInNames = []string{"Children", "Driver", "Consumer", "People", "Women", "Worker", "Veteran", "Person", "Patient"}

// isCapitals reports whether word is all capitals, as short names are.
func isCapitals(word string) bool {
	return len(word) > 1 && strings.ToUpper(word) == word
}

// nameWord is a word, a comma or a bracket with all in it.
type nameWord struct {
	text  string
	start int
}

// maxAside bounds a bracket in the name of a law, in bytes.
const maxAside = 120

// nameWordBefore returns what stands before end and not before from: "" if
// nothing does that can be in a name.
func nameWordBefore(s string, end, from int) nameWord {
	end = trimRight(s, end)
	if end <= from {
		return nameWord{start: end}
	}
	switch s[end-1] {
	case ',':
		return nameWord{",", end - 1}
	case ')':
		open := strings.LastIndexByte(s[max(from, end-maxAside):end], '(')
		if open += max(from, end-maxAside); open < from || strings.ContainsAny(s[open:end-1], "\"“”‘’);") || s[open] != '(' {
			return nameWord{start: end}
		}
		return nameWord{s[open:end], open}
	}
	start := end
	for start > from {
		r, size := utf8.DecodeLastRuneInString(s[from:start])
		if !isNameRune(r) {
			break
		}
		start -= size
	}
	return nameWord{s[start:end], start}
}

// isNameRune reports whether r stands in the words of names: Gramm-Leach-Bliley,
// Children's, S.A.F.E.
func isNameRune(r rune) bool {
	return r < utf8.RuneSelf && (isLetter(byte(r)) || strings.ContainsRune("-'.&", r)) || r == '’' || r == '‑' ||
		r >= utf8.RuneSelf && unicode.IsLetter(r) && !unicode.Is(unicode.Han, r)
}
