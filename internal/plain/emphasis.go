package plain

import (
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
			marks = append(marks, swap{writtenFrom: at, writtenTo: at + n}, swap{writtenFrom: end, writtenTo: end + n})
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

// narrow reports whether r is a digit or a letter of a script with spaces between
// its words, inside which no emphasis begins.
func narrow(r rune) bool {
	return unicode.IsDigit(r) || unicode.IsLetter(r) && r < 0x2E80
}

// stars returns how many stars s begins with.
func stars(s string) int { return len(s) - len(strings.TrimLeft(s, "*")) }
