package render

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Harmless returns s as it may be shown on a terminal: white space is made
// single spaces, invisible characters are left out, and whatever a terminal
// could obey (control characters, escape sequences, direction controls, tags)
// becomes U+FFFD.
func Harmless(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) && r != 0x85:
			space = true
			continue
		case invisible(r):
			continue
		case deceptive(r):
			r = utf8.RuneError
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return b.String()
}

// plain reports whether s is ASCII without anything that Harmless changes.
func plain(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// deceptive reports whether r can make a terminal, or a reader, see something
// else than what is written. U+FFFD counts, as the stand-in for broken UTF-8.
func deceptive(r rune) bool {
	switch {
	case r < 0x7F:
		return r < ' '
	case r == '\u200C' || r == '\u200D': // they join letters and emoji
		return false
	case r == utf8.RuneError, r == '\u2028', r == '\u2029':
		return true
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE: // no characters
		return true
	}
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co)
}

// invisible reports whether r shows nothing and only says where a line may or
// may not break.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF':
		return true
	}
	return false
}
