package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"exitclause/internal/plain"
)

// line is one line of a plain text, without the white space around it.
type line struct {
	span   Span   // in the source
	text   string // in plain characters
	indent int    // columns of white space before it
	width  int    // columns of text, wide characters counted as two
	bullet rune
	hashes int   // how many signs of a Markdown heading stood before the text
	number label // at the start of text; without components if there is none
	rule   bool  // nothing but a line drawn with characters: "-----"
	// afterGap says that a blank line, or the start of the text, stands before it.
	afterGap bool
	cell     *textCell // nil if it is not of a table
}

// fewestBytes is how many bytes the lines of most texts have at least, on average.
// For no more lines than that is room made before they are read.
const fewestBytes = 16

// splitLines cuts src into lines at LF, CR and CRLF, without the blank ones. Of
// more than maxLines it returns one more than that.
func splitLines(src string) []line {
	lines := make([]line, 0, 1+min(strings.Count(src, "\n")-strings.Count(src, "\n\n"), len(src)/fewestBytes, maxLines))
	gap := true
	for at := 0; at < len(src) && len(lines) <= maxLines; {
		n := strings.IndexAny(src[at:], "\n\r")
		end := at + n
		if n < 0 {
			end = len(src)
		}
		if l := readLine(src, at, end); l.text == "" {
			gap = true
		} else {
			l.afterGap, gap = gap, false
			lines = append(lines, l)
		}
		if strings.HasPrefix(src[end:], "\r\n") {
			end++
		}
		at = end + 1
	}
	return lines
}

// readLine measures the line src[start:end].
func readLine(src string, start, end int) line {
	body := strings.TrimRightFunc(src[start:end], blankRune)
	text := strings.TrimLeftFunc(body, blankRune)
	begin := start + len(body) - len(text)
	l := line{indent: columns(src[start:begin]), rule: drawnRule(text)}
	if !l.rule {
		var n int
		if l.bullet, n = bulletAt(text); n == 0 {
			l.hashes, n = hashesAt(text)
		}
		begin += n
		text = text[n:]
		l.indent += columns(src[begin-n : begin])
	}
	l.span = Span{begin, begin + len(text)}
	l.text = plain.String(text)
	l.width = columns(l.text)
	l.number = readLabel(l.text)
	return l
}

// blankRune reports whether r shows nothing: white space, or a mark without
// width that is left over at the ends of a line.
func blankRune(r rune) bool { return unicode.IsSpace(r) || plain.Unseen(r) }

// columns returns how many columns of a terminal s takes; a tab takes four.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r == '\t':
			n += 4
		case r < 0x1100:
			n++
		case wideRune(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

func wideRune(r rune) bool {
	if isHan(r) || r == '\u3000' {
		return true
	}
	k := width.LookupRune(r).Kind()
	return k == width.EastAsianWide || k == width.EastAsianFullwidth
}

// drawnRule reports whether s is a line drawn with at least three equal
// characters.
func drawnRule(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if len(s) < 3*size || !strings.ContainsRune("=-_*~#+—─━═", r) {
		return false
	}
	return strings.Trim(s, string(r)) == ""
}

// bulletAt returns the bullet s begins with and the length of it and the white
// space behind it. A bullet that is also a sign of text needs white space.
func bulletAt(s string) (bullet rune, n int) {
	r, size := utf8.DecodeRuneInString(s)
	rest := strings.TrimLeftFunc(s[size:], blankRune)
	spaced := len(rest) < len(s)-size
	if rest == "" || r == utf8.RuneError {
		return 0, 0
	}
	if strings.ContainsRune(bullets, r) || privateUse(r) || spaced && strings.ContainsRune("*-–—+Øo", r) {
		return r, len(s) - len(rest)
	}
	return 0, 0
}

// hashesAt returns how many signs of a Markdown heading s begins with, and the
// length of them and the white space behind them. Texts have them that are too
// little of Markdown to be read as it.
func hashesAt(s string) (hashes, n int) {
	hashes = len(s) - len(strings.TrimLeft(s, "#"))
	rest := strings.TrimLeftFunc(s[hashes:], blankRune)
	if hashes > 6 || len(rest) == len(s)-hashes || rest == "" {
		return 0, 0
	}
	return hashes, len(s) - len(rest)
}

// privateUse reports whether r is in the area where symbol fonts keep bullets.
func privateUse(r rune) bool { return 0xf000 <= r && r <= 0xf0ff }

// firstWord returns the columns of the first word of s, which is what a line
// must have had room for; a Chinese character is a word.
func firstWord(s string) int {
	if isHan(firstRune(s)) {
		return 2
	}
	n := strings.IndexFunc(s, func(r rune) bool { return unicode.IsSpace(r) || isHan(r) })
	if n < 0 {
		n = len(s)
	}
	return columns(s[:n])
}

// wrapColumn returns the column at which the lines of a text were broken by
// hand or machine, or 0 if each line is a paragraph: then few are about as long
// as the longest, or they are longer than anyone wraps.
func wrapColumn(lines []line) int {
	const low, high = 50, 100
	var widths [high + 1]int
	total := 0
	for i := range lines {
		if l := &lines[i]; !l.rule {
			widths[min(l.indent+l.width, high)]++
			total++
		}
	}
	seen, column := widths[0], 0
	for column < high && seen < total-total/20 {
		column++
		seen += widths[column]
	}
	if column < low || column >= high {
		return 0
	}
	full := 0
	for _, n := range widths[column*4/5:] {
		full += n
	}
	if full*4 < total {
		return 0
	}
	return column
}
