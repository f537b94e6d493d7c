package change

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"exitclause/internal/plain"
)

// kind is what a token is.
type kind int

const (
	word  kind = iota // letters, or an address
	digit             // a number in digits
	han               // one Chinese character
	mark              // one of anything else
	space
)

// token is a piece of a text that changes as a whole. The tokens of a text are
// all of it.
type token struct {
	kind    kind
	text    string
	written string // of a folded word with a capital letter: as it was written
}

// tokens cuts s up.
func tokens(s string) []token {
	all := make([]token, 0, len(s)/4+1)
	for s != "" {
		n, k := next(s)
		all = append(all, token{kind: k, text: s[:n]})
		s = s[n:]
	}
	return all
}

// next returns the length in bytes of the token that s begins with, and its kind.
func next(s string) (int, kind) {
	if n := address(s); n > 0 {
		return n, word
	}
	r, n := utf8.DecodeRuneInString(s)
	k := kindOf(r)
	if k == han || k == mark {
		return n, k
	}
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if kindOf(r) != k && !inside(s, n, size, k) {
			break
		}
		n += size
	}
	return n, k
}

func kindOf(r rune) kind {
	switch {
	case 'a' <= r|0x20 && r|0x20 <= 'z':
		return word
	case '0' <= r && r <= '9':
		return digit
	case r == ' ' || '\t' <= r && r <= '\r':
		return space
	case r < utf8.RuneSelf:
		return mark
	case unicode.IsSpace(r):
		return space
	case unicode.IsDigit(r):
		return digit
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana):
		return han
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		return word
	}
	return mark
}

// inside reports whether the character of size bytes at n, which is of another
// kind than the token it stands in, goes on with it: the apostrophe in don't,
// the point in 2.5.
func inside(s string, n, size int, k kind) bool {
	after, _ := utf8.DecodeRuneInString(s[n+size:])
	switch s[n : n+size] {
	case "'", "’":
		return k == word && kindOf(after) == word
	case ".", ",":
		return k == digit && kindOf(after) == digit
	}
	return false
}

// longestAddress bounds the look for the end of an address.
const longestAddress = 300

// address returns the length of the e-mail or web address that s begins with, or
// 0.
func address(s string) int {
	c := s[0] | 0x20
	if (c < 'a' || c > 'z') && (s[0] < '0' || s[0] > '9') {
		return 0
	}
	n := 0
	for n < len(s) && n < longestAddress && s[n] > ' ' && s[n] < utf8.RuneSelf && strings.IndexByte(`"'()<>[]{},;`, s[n]) < 0 {
		n++
	}
	run := strings.TrimRight(s[:n], ".:!?*_")
	if at := strings.IndexByte(run, '@'); at > 0 && at < len(run)-1 || strings.Contains(run, "://") || strings.HasPrefix(run, "www.") {
		return len(run)
	}
	return 0
}

// folded returns the token as it is compared for its meaning: in one case and
// width.
func (t token) folded() string {
	if t.kind == han {
		return t.text
	}
	for i := range len(t.text) {
		if c := t.text[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return strings.ReplaceAll(strings.ToLower(norm.NFKC.String(t.text)), "’", "'")
		}
	}
	return t.text
}

// said returns the tokens of s that say something, folded: no spaces and marks.
func said(s string) []token {
	all := tokens(plain.String(s))
	kept := all[:0]
	for _, t := range all {
		if t.kind <= han {
			f := token{kind: t.kind, text: t.folded()}
			if r, _ := utf8.DecodeRuneInString(t.text); unicode.IsUpper(r) {
				f.written = t.text
			}
			kept = append(kept, f)
		}
	}
	return kept
}
