package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FoldSpace returns s with every run of white space made one space, and none at
// the ends.
func FoldSpace(s string) string {
	if isFolded(s) {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// isFolded reports whether s has no white space but single spaces inside.
func isFolded(s string) bool {
	space := true // at the start, and behind one
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
			continue
		case c < ' ' && unicode.IsSpace(rune(c)):
			return false
		case c == 0xC2, c == 0xE1, c == 0xE2, c == 0xE3: // white space beyond ASCII begins so
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
		}
		space = false
	}
	return !space || s == ""
}
