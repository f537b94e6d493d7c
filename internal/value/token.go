package value

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a word, a number in digits, one Chinese character or one mark.
type token struct {
	kind       tokenKind
	text       string
	start, end int
}

type tokenKind uint8

const (
	nothing tokenKind = iota // the text ends here
	word                     // a run of ASCII letters
	digits                   // a run of digits, with points and commas between them
	han                      // one Chinese character
	mark                     // one other character
)

// is reports whether t is one of words, whatever its case.
func (t token) is(words ...string) bool {
	for _, w := range words {
		if len(t.text) == len(w) && strings.EqualFold(t.text, w) {
			return true
		}
	}
	return false
}

// tokenBefore returns the token that ends at end, or before the white space
// that ends there.
func tokenBefore(s string, end int) token {
	end = trimRight(s, end)
	if end == 0 {
		return token{}
	}
	kind, size := lastKind(s[:end])
	start := end - size
	for start > 0 && (kind == word || kind == digits) {
		k, n := lastKind(s[:start])
		if k != kind && !(kind == digits && separates(s, start-1)) {
			break
		}
		start -= n
	}
	return token{kind, s[start:end], start, end}
}

// tokenAfter returns the token that starts at start, or behind the white space
// that starts there.
func tokenAfter(s string, start int) token {
	start = trimLeft(s, start)
	if start == len(s) {
		return token{}
	}
	kind, size := firstKind(s[start:])
	end := start + size
	for end < len(s) && (kind == word || kind == digits) {
		k, n := firstKind(s[end:])
		if k != kind && !(kind == digits && separates(s, end)) {
			break
		}
		end += n
	}
	return token{kind, s[start:end], start, end}
}

// separates reports whether the byte of s at i is a point or comma between two
// digits.
func separates(s string, i int) bool {
	return (s[i] == '.' || s[i] == ',') && i > 0 && isDigit(s[i-1]) && i+1 < len(s) && isDigit(s[i+1])
}

func lastKind(s string) (tokenKind, int) {
	if c := s[len(s)-1]; c < utf8.RuneSelf {
		return kindOf(rune(c)), 1
	}
	r, n := utf8.DecodeLastRuneInString(s)
	return kindOf(r), n
}

func firstKind(s string) (tokenKind, int) {
	if s[0] < utf8.RuneSelf {
		return kindOf(rune(s[0])), 1
	}
	r, n := utf8.DecodeRuneInString(s)
	return kindOf(r), n
}

func kindOf(r rune) tokenKind {
	switch {
	case r < utf8.RuneSelf && isLetter(byte(r)):
		return word
	case '0' <= r && r <= '9' || '０' <= r && r <= '９':
		return digits
	case 0x4E00 <= r && r <= 0x9FFF: // nearly all of them, without a table
		return han
	case r >= 0x2E80 && (r == '〇' || unicode.Is(unicode.Han, r)):
		return han
	}
	return mark
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }

// trimRight returns end moved left over white space.
func trimRight(s string, end int) int {
	for end > 0 {
		r, n := rune(s[end-1]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeLastRuneInString(s[:end])
		}
		if !isSpace(r) {
			break
		}
		end -= n
	}
	return end
}

// trimLeft returns start moved right over white space.
func trimLeft(s string, start int) int {
	for start < len(s) {
		r, n := rune(s[start]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[start:])
		}
		if !isSpace(r) {
			break
		}
		start += n
	}
	return start
}

// isSpace reports whether r is white space or a character without width, as web
// pages put between a number and its unit.
func isSpace(r rune) bool {
	switch r {
	case '\u200b', '\u2060', '\ufeff':
		return true
	}
	return unicode.IsSpace(r)
}

// stripSuffix returns end moved left over the first of suffixes that s[:end]
// ends in, and that suffix; "" if it ends in none.
func stripSuffix(s string, end int, suffixes []string) (int, string) {
	end = trimRight(s, end)
	for _, x := range suffixes {
		if strings.HasSuffix(s[:end], x) {
			return end - len(x), x
		}
	}
	return end, ""
}
