package bundle

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// quoted reads a string up to its closing quote, and returns what it means. A
// string that is not closed on its line is none, and nothing is lost with it.
func (p *parser) quoted(quote byte) string {
	start := p.at + 1
	i := start
	for i < len(p.src) && p.src[i] != quote && (quote == '`' || p.src[i] != '\n') {
		if p.src[i] == '\\' {
			i++
		}
		i++
	}
	if i >= len(p.src) || p.src[i] != quote {
		p.at = start
		if p.open++; p.open > maxOpen {
			p.at = len(p.src)
		}
		return ""
	}
	p.at = i + 1
	return unquoted(p.src[start:i])
}

// unquoted returns what the inside of a string means.
func unquoted(s string) string {
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for len(s) > 0 {
		i := strings.IndexByte(s, '\\')
		if i < 0 || i+1 == len(s) {
			b.WriteString(s)
			break
		}
		b.WriteString(s[:i])
		var r rune
		r, s = escape(s[i+1:])
		if r >= 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// escape returns the character that the escape sequence at the start of s, which
// is not empty, stands for behind its backslash, -1 if none, and what follows.
func escape(s string) (rune, string) {
	simple := map[byte]rune{'n': '\n', 't': '\t', 'r': '\r', 'b': -1, 'f': -1, 'v': -1, '0': -1, '\n': -1}
	switch c := s[0]; c {
	case 'u':
		return unicodeEscape(s[1:])
	case 'x':
		if r, ok := hexRune(s[1:], 2); ok {
			return r, s[3:]
		}
		return 'x', s[1:]
	default:
		if r, ok := simple[c]; ok {
			return r, s[1:]
		}
		r, size := utf8.DecodeRuneInString(s)
		return r, s[size:]
	}
}

// unicodeEscape reads the digits of an escape, and the second half of a pair.
func unicodeEscape(s string) (rune, string) {
	if strings.HasPrefix(s, "{") {
		digits, rest, _ := strings.Cut(s[1:], "}")
		n, err := strconv.ParseUint(digits, 16, 21)
		if err != nil {
			return utf8.RuneError, rest
		}
		return rune(n), rest
	}
	r, ok := hexRune(s, 4)
	if !ok {
		return 'u', s
	}
	s = s[4:]
	if utf16.IsSurrogate(r) && strings.HasPrefix(s, `\u`) {
		if low, ok := hexRune(s[2:], 4); ok && utf16.DecodeRune(r, low) != utf8.RuneError {
			return utf16.DecodeRune(r, low), s[6:]
		}
	}
	return r, s
}

func hexRune(s string, digits int) (rune, bool) {
	if len(s) < digits {
		return 0, false
	}
	n, err := strconv.ParseUint(s[:digits], 16, 32)
	return rune(n), err == nil
}
