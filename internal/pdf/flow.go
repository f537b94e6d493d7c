package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// span is a piece of a paragraph in one look.
type span struct {
	text         string
	bold, linked bool
	page         int // from 0
}

// flow joins the lines of a paragraph to running text.
func (w vocabulary) flow(lines []line) []span {
	var all []span
	for i, l := range lines {
		for j, word := range l.words {
			gap := ""
			switch {
			case j > 0 && spaceBetween(l.words[j-1], word):
				gap = " "
			case j == 0 && i > 0:
				gap = w.seam(&all[len(all)-1], word.text)
			}
			next := span{gap + word.text, word.bold, word.linked, l.page}
			if n := len(all); n > 0 && all[n-1].bold == next.bold && all[n-1].linked == next.linked && all[n-1].page == next.page {
				all[n-1].text += next.text
				continue
			}
			all = append(all, next)
		}
	}
	for i := range all {
		all[i].text = strings.ReplaceAll(all[i].text, string(softHyphen), "")
	}
	return all
}

// seam returns what stands between the end of a line and the first word of the
// next, and takes the hyphen off the end where it only broke a word.
func (w vocabulary) seam(end *span, next string) string {
	before, size := utf8.DecodeLastRuneInString(end.text)
	after, _ := utf8.DecodeRuneInString(next)
	switch {
	case before == softHyphen:
		end.text = end.text[:len(end.text)-size]
		return ""
	case (before == '-' || before == '\u2010') && unicode.IsLetter(after):
		return w.hyphen(end, size, next)
	case han(before) || han(after), address(end.text) && (before == '/' || strings.ContainsRune("/?#&=", after)):
		return ""
	}
	return " "
}

// hyphen returns what stands behind the hyphen, of so many bytes, that end ends
// with, and takes it off where it only broke a word.
func (w vocabulary) hyphen(end *span, size int, next string) string {
	first, second := lastPart(end.text[:len(end.text)-size]), firstPart(next)
	switch {
	case first == "" || second == "or" || second == "and":
		return " " // 30- or 60-day
	case !address(end.text) && w.broken(first, second):
		end.text = end.text[:len(end.text)-size]
	}
	return ""
}

// address reports whether s ends inside a web address.
func address(s string) bool {
	last := s[strings.LastIndexByte(s, ' ')+1:]
	return strings.Contains(last, "://") || strings.HasPrefix(last, "www.")
}

// vocabulary counts the words that stand whole in the lines of a file, in lower
// case: it tells whether a hyphen at the end of a line belongs to the word.
type vocabulary map[string]int

// learn takes in the words of l, but for those at its ends that may be parts.
func (w vocabulary) learn(l line) {
	for i, word := range l.words {
		s := strings.ToLower(strings.TrimFunc(word.text, func(r rune) bool { return !unicode.IsLetter(r) }))
		if s == "" || !lowerOrHyphen(s) {
			continue
		}
		if i == len(l.words)-1 && strings.HasSuffix(word.text, "-") {
			continue
		}
		w[s]++
	}
}

func lowerOrHyphen(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= 0x250 || r != '-' && !unicode.IsLetter(r) })
}

// broken reports whether a word was only broken into two at the end of a line.
// Where the file has it in neither form, it was, unless one part says that it is
// a compound.
func (w vocabulary) broken(first, second string) bool {
	first, second = strings.ToLower(first), strings.ToLower(second)
	whole, compound := w[first+second], w[first+"-"+second]
	if whole != compound {
		return whole > compound
	}
	return !slices.Contains(compounding, first) && (w[first] == 0 || w[second] == 0)
}

// compounding are first parts that words with a hyphen of their own often have.
var compounding = []string{"self", "non", "anti", "third", "opt", "cross", "counter", "long", "short", "high", "low", "real", "well", "know", "so", "e", "co"}

// lastPart returns the letters that s ends with.
func lastPart(s string) string {
	return s[strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })+1:]
}

// firstPart returns the letters that s begins with.
func firstPart(s string) string { return s[:countRunes(s, unicode.IsLetter)] }
