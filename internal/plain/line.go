package plain

import "strings"

// lineEnds are what ends a line besides LF and CRLF, and white space of the same
// length that does: a lone CR, a vertical tab, a form feed, and the three of
// Unicode, of which the last parts paragraphs.
var lineEnds = strings.NewReplacer(
	"\r\n", "\r\n", "\r", "\n", "\v", "\n", "\f", "\n", "\u0085", " \n", "\u2028", "  \n", "\u2029", "\n \n")

// LineFeeds returns s with a line feed at the end of every line, whatever ends
// lines in it. It is as long as s, and every other character stands where it
// stood; CRLF stays.
func LineFeeds(s string) string {
	for _, end := range [...]string{"\r", "\v", "\f", "\u0085", "\u2028", "\u2029"} {
		if strings.Contains(s, end) {
			return lineEnds.Replace(s)
		}
	}
	return s
}
