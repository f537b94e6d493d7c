package gold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const (
	// minOverlap is the fewest letters and digits that tell one text from
	// another.
	minOverlap = 6
	// maxSpan is the most sentences a finding may be laid over and still be
	// right: a quote of half the document overlaps everything.
	maxSpan = 4
)

// reduce returns the letters and digits of s, in compatibility form and lower
// case: what stays of a sentence whatever markup it went through.
func reduce(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

// overlaps reports whether one of two reduced texts contains the other, and the
// shorter one has enough letters to tell.
func overlaps(a, b string) bool {
	if len(a) < len(b) {
		a, b = b, a
	}
	return utf8.RuneCountInString(b) >= minOverlap && strings.Contains(a, b)
}
