package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fullStop decides on the full stop at i, which also stands in numbers,
// abbreviations, addresses and ellipses.
func (c *cutter) fullStop(i int) int {
	mark := markEnd(c.text, i)
	end := closersEnd(c.text, mark)
	rest := c.text[end:]
	switch {
	case rest == "":
		return c.cut(end)
	case !beginsWithSpace(rest):
		return c.gluedStop(i, end)
	}
	next := strings.TrimLeftFunc(rest, unicode.IsSpace)
	if c.endsSentence(i, mark-i, end > mark, next) {
		return c.cut(end)
	}
	return end
}

// gluedStop decides on a stop with no space behind it. Chinese needs none; in
// English a stop between a word in lower case and one with a capital is a
// missing space, unless it stands in an address or a file name.
func (c *cutter) gluedStop(i, end int) int {
	before, after := lastRune(c.text[:i]), c.text[end:]
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case isHan(before) && (isHan(next) || unicode.IsUpper(next)):
		return c.cut(end)
	case end == i+1 && unicode.IsLower(before) && unicode.IsUpper(next) && missingSpace(c.wordBefore(i), after):
		return c.cut(end)
	}
	return end
}

// missingSpace reports whether "before.after" is the end of one sentence and
// the start of the next.
func missingSpace(before, after string) bool {
	if strings.ContainsAny(before, "./@:_\\#") {
		return false
	}
	n := strings.IndexFunc(after, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' })
	return n > 0 && strings.ContainsRune(" ,\n", rune(after[n])) && sentenceStarters[after[:n]]
}

// endsSentence decides on a run of n stops at i with white space behind it;
// next is what follows the white space, closed says that a quotation mark or
// bracket closed behind the stops.
func (c *cutter) endsSentence(i, n int, closed bool, next string) bool {
	word := c.wordBefore(i)
	if i-len(word) == c.start && isNumbering(word) {
		return false // "4.4. You may": the number belongs to its sentence
	}
	begin := skipOpeners(next)
	if startsLower(begin) && enumeratorAt(next) == noEnumerator && !openParenthesis(next) && !camelCase(begin) {
		return false
	}
	if n > 1 {
		return !startsLower(begin)
	}
	if closed && strings.HasSuffix(c.text[:i], ")") {
		return true
	}
	switch abbreviationKind(word) {
	case titleAbbreviation:
		return false
	case numberAbbreviation:
		return !startsReference(next)
	case nameAbbreviation:
		return beginsSentence(next)
	case listAbbreviation:
		return (startsUpper(begin) || unicode.IsDigit(firstRune(begin))) && !(closed && openParenthesis(next)) // "(Amendments etc.) (Harbours)"
	}
	return true
}

// wordBefore returns the run of letters, digits and inner stops that ends at i,
// not reaching back over the start of the sentence. The length is bounded: no
// word that matters is longer.
func (c *cutter) wordBefore(i int) string {
	low := max(c.start, i-maxWord)
	start := i
	for start > low {
		r, size := utf8.DecodeLastRuneInString(c.text[low:start])
		if unicode.IsSpace(r) || spaceOrOpener(r) || isHan(r) {
			break
		}
		start -= size
	}
	return c.text[start:i]
}

const maxWord = 64

// isNumbering reports whether word, before a stop, is a number as typed before
// a heading or clause: "4", "4.4", "a", "iv", "(b)".
func isNumbering(word string) bool {
	word = strings.TrimRight(word, ")")
	if len(word) == 0 || len(word) > 12 {
		return false
	}
	if len(word) == 1 && isASCIILetter(word[0]) || strings.Trim(word, "ivxlcIVXLC") == "" {
		return true
	}
	return strings.Trim(word, "0123456789.") == ""
}

// beginsSentence reports whether s begins with a word that often begins a
// sentence and seldom goes on a name.
func beginsSentence(s string) bool {
	s = skipOpeners(s)
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(s)
	}
	return sentenceStarters[s[:n]]
}

// startsReference reports whether s goes on from "Sec." or "No.": a number, a
// bracket or a single letter or roman numeral.
func startsReference(s string) bool {
	r := firstRune(s)
	if unicode.IsDigit(r) || r == '(' || r == '§' || r == '[' {
		return true
	}
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if n < 0 {
		n = len(s)
	}
	return n > 0 && isNumbering(s[:n])
}

// camelCase reports whether s begins with a name written like "eBay".
func camelCase(s string) bool {
	return len(s) > 1 && 'a' <= s[0] && s[0] <= 'z' && 'A' <= s[1] && s[1] <= 'Z'
}

// openParenthesis reports whether s begins a remark in brackets.
func openParenthesis(s string) bool { return s != "" && s[0] == '(' }

// An abbreviationClass tells what a stop behind an abbreviation can mean.
type abbreviationClass uint8

const (
	notAbbreviation    abbreviationClass = iota
	titleAbbreviation                    // never ends a sentence: "Mr.", "e.g."
	numberAbbreviation                   // ends one unless a number follows: "Sec.", "No."
	nameAbbreviation                     // ends one only before a word that begins sentences: "Inc.", "U.S."
	listAbbreviation                     // ends one before a capital: "etc."
)

// abbreviationKind classes the word before a stop.
func abbreviationKind(word string) abbreviationClass {
	word = afterHyphen(word)
	if strings.HasSuffix(word, "str") { // of a German street
		return numberAbbreviation
	}
	if len(word) == 0 || len(word) > 8 {
		return notAbbreviation
	}
	if len(word) == 1 && isASCIILetter(word[0]) || initials(word) {
		return nameAbbreviation
	}
	if 'A' <= word[0] && word[0] <= 'Z' {
		if kind, ok := abbreviations[strings.ToLower(word)]; ok {
			return kind
		}
		return notAbbreviation
	}
	return abbreviations[word]
}

// afterHyphen returns the last part of a word such as "Swiss-U.S".
func afterHyphen(word string) string {
	i := strings.LastIndexAny(word, "-–—/")
	if i < 0 {
		return word
	}
	_, size := utf8.DecodeRuneInString(word[i:])
	return word[i+size:]
}

// initials reports whether word is letters with stops between them: "U.S".
func initials(word string) bool {
	if len(word) < 3 || abbreviations[strings.ToLower(word)] != notAbbreviation {
		return false
	}
	for i := 0; i < len(word); i++ {
		if (i%2 == 0) != isASCIILetter(word[i]) || i%2 == 1 && word[i] != '.' {
			return false
		}
	}
	return true
}

var abbreviations = classes(map[abbreviationClass]string{
	titleAbbreviation: "mr mrs ms dr prof messrs hon st v vs e.g i.e eg ie cf viz approx ca esp incl resp attn cal tex civ bus ill stat",
	numberAbbreviation: "sec secs art arts no nos para paras cl ch pt vol fig reg regs app sch ex p pp ver tel ext " +
		"jan feb mar apr jun jul aug sep sept oct nov dec",
	nameAbbreviation: "inc ltd co corp llc llp plc pte pty bros gmbh jr sr dept ave blvd rd est u.s u.k e.u u.s.a a.m p.m ph.d p.o s.a b.v n.v",
	listAbbreviation: "etc al seq",
})

func classes(words map[abbreviationClass]string) map[string]abbreviationClass {
	table := make(map[string]abbreviationClass, 96)
	for kind, list := range words {
		for _, w := range strings.Fields(list) {
			table[w] = kind
		}
	}
	return table
}

var sentenceStarters = starters(`A Accordingly Additionally After All Also Although An Any As At Because Before Both But By
	Do Does During Each Either Every Except For From Further Furthermore He How However I If In It Its My Neither No None
	Nor Nothing Notwithstanding Of On Once Only Or Otherwise Our Please See She Should Since So Some Subject Such That The
	Their Then There Therefore These They This Those Through Thus To Under Unless Until Upon Users We What When Where
	Whether Which While Who Why With Within Without You Your`)

func starters(list string) map[string]bool {
	table := make(map[string]bool, 128)
	for _, w := range strings.Fields(list) {
		table[w] = true
	}
	return table
}
