package appeal

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// reference is a place in a text that points to a part of the same document.
type reference struct {
	text   string // as written
	unit   string // 条, 章, 节, 部分; "" in English and for the named ones
	number string // as outlineKey makes it; "" if the part is only named
	title  string // the title it is named by, or ""
	clause bool   // it is to a "clause" and does not say of what, as contracts that are taken in are cited
}

// references returns the references to parts of its own document in sentence,
// in either language. Those to laws and to other documents, and those of which
// that cannot be told, are left out.
func references(sentence string) []reference {
	return append(englishReferences(sentence), chineseReferences(sentence)...)
}

// quotes are the marks that a title stands between.
var quotes = []struct{ open, close string }{
	{"“", "”"}, {"\"", "\""}, {"「", "」"}, {"『", "』"}, {"【", "】"}, {"‘", "’"},
}

// maxTitle is the length of the longest title read, in bytes.
const maxTitle = 200

// quoted returns the text in quotation marks at the start of s, and the number
// of bytes it takes up with them.
func quoted(s string) (title string, n int) {
	for _, q := range quotes {
		rest, ok := strings.CutPrefix(s, q.open)
		if !ok {
			continue
		}
		if end := strings.Index(rest[:min(len(rest), maxTitle+len(q.close))], q.close); end > 0 {
			return strings.TrimRight(strings.TrimSpace(rest[:end]), ".,;，。"), len(q.open) + end + len(q.close)
		}
	}
	return "", 0
}

// lawWords are what laws are called: a sentence with one of them may point into
// a law.
var lawWords = []string{
	"GDPR", "CCPA", "CPRA", "PIPL", "LGPD", "PDPA", "Act", "Code", "Regulation", "Regulations", "Directive", "Ordinance", "Statute",
	"Statutes", "Law", "U.S.C", "C.F.R", "CFR", "Treaty", "Convention", "Constitution", "Rules", "BGB", "DPA",
}

// namesLaw reports whether a word of s is one of lawWords.
func namesLaw(s string) bool {
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '.' }) {
		w = strings.TrimRight(w, ".")
		for _, law := range lawWords {
			if w == law {
				return true
			}
		}
	}
	return false
}

// englishReferences reads "Section 4.2(b) below", "Sections 4 and 5",
// "Article 10, “Disputes”", "the section entitled “Your rights”".
func englishReferences(sentence string) []reference {
	start, _ := nextUnit(sentence)
	if start < 0 {
		return nil // as in nearly every sentence
	}
	var all []reference
	law := namesLaw(sentence)
	for at := 0; at < len(sentence); {
		start, word := nextUnit(sentence[at:])
		if start < 0 {
			return all
		}
		start += at
		at = start + len(word)
		found, n := readEnglish(sentence[at:])
		if len(found) == 0 {
			continue
		}
		before, after := sentence[:start], sentence[at+n:]
		at += n
		ours := pointsHere(after) || strings.HasSuffix(strings.TrimSpace(before), "this")
		for _, ref := range found {
			if ref.title == "" && !ours && (law || foreign(before, after)) {
				continue
			}
			ref.text = strings.TrimRight(sentence[start:at], " ,.")
			ref.clause = !ours && strings.HasPrefix(strings.ToLower(word), "clause")
			all = append(all, ref)
		}
	}
	return all
}

// units are the English words for a part of a document. A paragraph is counted
// within its section, so that a number alone does not tell which it is.
var units = []string{"sections", "section", "clauses", "clause", "articles", "article"}

// unitBytes returns a bit for each unit by its first and by its second letter, in
// either case: letters that have one in common seldom stand together but in a unit.
func unitBytes() (first, second [256]uint8) {
	for i, u := range units {
		bit := uint8(1) << i
		first[u[0]], first[u[0]&^0x20] = first[u[0]]|bit, first[u[0]]|bit
		second[u[1]], second[u[1]&^0x20] = second[u[1]]|bit, second[u[1]]|bit
	}
	return first, second
}

var firstOfUnit, secondOfUnit = unitBytes()

// nextUnit returns the offset of the first word for a part in s, and the word as
// written.
func nextUnit(s string) (int, string) {
	for i := 0; i+1 < len(s); i++ {
		if firstOfUnit[s[i]]&secondOfUnit[s[i+1]] == 0 || i > 0 && isLetter(s[i-1]) {
			continue
		}
		for _, u := range units {
			if len(s)-i > len(u) && strings.EqualFold(s[i:i+len(u)], u) && !isLetter(s[i+len(u)]) {
				return i, s[i : i+len(u)]
			}
		}
	}
	return -1, ""
}

func isLetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

// readEnglish reads what stands behind the word for a part: numbers, or a title,
// or a number with its title. It returns how many bytes they take up.
func readEnglish(s string) ([]reference, int) {
	at := spaces(s)
	var all []reference
	for at > 0 {
		number, n := readNumber(s[at:])
		if n == 0 {
			break
		}
		at += n
		ref := reference{number: number}
		if title, m := titleAfter(s[at:]); m > 0 {
			ref.title = title
			at += m
		}
		all = append(all, ref)
		step := conjunction(s[at:])
		if _, n := readNumber(s[at+step:]); step == 0 || n == 0 {
			break
		}
		at += step
	}
	if len(all) == 0 {
		return titled(s)
	}
	return all, at
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " \n\u00a0")) }

// titleAfter reads a title in quotation marks, with what may stand before it.
func titleAfter(s string) (string, int) {
	skip := len(s) - len(strings.TrimLeft(s, " \n\u00a0.,:"))
	title, n := quoted(s[skip:])
	if n == 0 {
		return "", 0
	}
	return title, skip + n
}

// conjunction returns the length of what stands between two numbers of a list.
func conjunction(s string) int {
	for _, w := range []string{", and ", ", or ", ", ", " and ", " or ", " & "} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// namingWords may stand between the word for a part and its title.
var namingWords = []string{"below", "above", "entitled", "titled", "called", "headed", "named"}

// titled reads titles alone: entitled “A” and “B”. Without a word that announces
// a title, what stands in quotation marks may be anything.
func titled(s string) ([]reference, int) {
	at, announced := 0, false
	for {
		at += spaces(s[at:])
		word, _, _ := strings.Cut(s[at:], " ")
		if !slices.Contains(namingWords, word) {
			break
		}
		announced = announced || word != "below" && word != "above"
		at += len(word)
	}
	var all []reference
	for announced {
		title, n := quoted(s[at:])
		if n == 0 {
			break
		}
		all = append(all, reference{title: title})
		at += n
		step := conjunction(s[at:])
		if _, n := quoted(s[at+step:]); step == 0 || n == 0 {
			break
		}
		at += step
	}
	return all, at
}

// readNumber reads 4, 4.2, 4.2(b) or VI at the start of s, as outlineKey makes
// it, and its length. A single letter is no number: "Section A" may be any name.
func readNumber(s string) (key string, n int) {
	for n < len(s) && (isDigit(s[n]) || s[n] == '.' && n > 0 && n+1 < len(s) && isDigit(s[n+1])) {
		n++
	}
	if n == 0 {
		for n < len(s) && strings.IndexByte("IVX", s[n]) >= 0 {
			n++
		}
		if n == 0 || n < len(s) && (isLetter(s[n]) || isDigit(s[n])) {
			return "", 0
		}
		return outlineKey(s[:n]), n
	}
	if n < len(s) && (isLetter(s[n]) || s[n] == '%') {
		return "", 0
	}
	for {
		inner, ok := bracket(s[n:])
		if !ok {
			return outlineKey(s[:n]), n
		}
		n += inner
	}
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// bracket returns the length of "(b)", "(iv)" or "(12)" at the start of s.
func bracket(s string) (int, bool) {
	end := strings.IndexByte(s[:min(len(s), 6)], ')')
	if !strings.HasPrefix(s, "(") || end < 2 {
		return 0, false
	}
	for i := 1; i < end; i++ {
		if !isLetter(s[i]) && !isDigit(s[i]) {
			return 0, false
		}
	}
	return end + 1, true
}

// pointsHere reports whether what stands behind a reference says that it points
// into this document.
func pointsHere(after string) bool {
	after = strings.TrimLeft(after, " ,\u00a0")
	after = strings.ToLower(after[:min(len(after), len("under the present "))])
	for _, w := range []string{
		"below", "above", "herein", "hereof", "of this ", "of these ", "of the present ", "in this ", "in these ", "under this ", "(below", "(above",
	} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return false
}

// foreign reports whether what stands around a reference makes it one into
// another text: "of the Terms", "Civil Code Section 5", "Section 5 FSMA".
func foreign(before, after string) bool {
	after = strings.TrimLeft(after, " \u00a0")
	for _, w := range []string{"of ", "in ", "to the ", "under ", "et seq", "or any similar"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsUpper(r) {
		return true
	}
	word := before[strings.LastIndexAny(strings.TrimSpace(before), " (")+1:]
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && !slices.Contains([]string{"see", "the", "in", "under", "please", "refer", "this"}, strings.ToLower(strings.TrimSpace(word)))
}
