package plain

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxEmphasis bounds, in bytes, how much text two marks of emphasis stand around.
const maxEmphasis = 1000

// emphasis returns the marks of emphasis in s that Markdown writes and that stand
// in a page as text: runs of at least two stars, the same before and behind some
// words of a line. Stars that mask digits, or call a note, are none.
func emphasis(s string) []swap {
	var marks []swap
	for at := strings.Index(s, "**"); at >= 0 && len(marks) < maxSwaps; {
		n := stars(s[at:])
		next := at + n
		if end := emphasised(s, at+n, n); end > 0 {
			marks = append(marks, swap{writtenFrom: at, writtenTo: at + n, emphasis: 1}, swap{writtenFrom: end, writtenTo: end + n, emphasis: -1})
			next = end + n
		}
		more := strings.Index(s[next:], "**")
		if at = -1; more >= 0 {
			at = next + more
		}
	}
	return marks
}

// emphasised returns where the n stars stand that end the emphasis beginning at
// from, 0 if none do.
func emphasised(s string, from, n int) int {
	text := s[from:min(len(s), from+maxEmphasis)]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	end := strings.Index(text, "**")
	if end <= 0 || stars(s[from+end:]) != n || !strings.ContainsFunc(text[:end], unicode.IsLetter) {
		return 0
	}
	first, _ := utf8.DecodeRuneInString(text)
	last, _ := utf8.DecodeLastRuneInString(text[:end])
	before, _ := utf8.DecodeLastRuneInString(s[:from-n])
	if unicode.IsSpace(first) || unicode.IsSpace(last) || narrow(before) && narrow(first) {
		return 0
	}
	return from + end
}

// balanced returns written[from:to] with the mark of emphasis beside it whose
// other half it has.
func (t Text) balanced(from, to int) (int, int) {
	first := sort.Search(len(t.swaps), func(i int) bool { return t.swaps[i].writtenFrom >= from })
	last := sort.Search(len(t.swaps), func(i int) bool { return t.swaps[i].writtenFrom >= to })
	open := 0
	for _, s := range t.swaps[first:last] {
		open += int(s.emphasis)
	}
	switch {
	case open > 0 && last < len(t.swaps) && t.swaps[last].writtenFrom == to && t.swaps[last].emphasis < 0:
		to = t.swaps[last].writtenTo
	case open < 0 && first > 0 && t.swaps[first-1].writtenTo == from && t.swaps[first-1].emphasis > 0:
		from = t.swaps[first-1].writtenFrom
	}
	return from, to
}

// Emphasised reports whether one emphasis begins where written[start:end] does,
// and ends there.
func (t Text) Emphasised(start, end int) bool {
	first := sort.Search(len(t.swaps), func(i int) bool { return t.swaps[i].writtenFrom >= start })
	if first == len(t.swaps) || t.swaps[first].writtenFrom != start || t.swaps[first].emphasis <= 0 {
		return false
	}
	for _, s := range t.swaps[first+1:] {
		if s.emphasis != 0 {
			return s.emphasis < 0 && s.writtenTo == end
		}
	}
	return false
}

// narrow reports whether r is a digit or a letter of a script with spaces between
// its words, inside which no emphasis begins.
func narrow(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) && r < 0x2E80
}

// stars returns how many stars s begins with.
func stars(s string) int { return len(s) - len(strings.TrimLeft(s, "*")) }
