package document

import (
	"slices"
	"strings"
)

// textBuilder writes Document.Text and, beside it, where each byte came from.
// The readers write through it, so that no text exists without a place.
type textBuilder struct {
	text   strings.Builder
	origin origin
	links  []MailLink
}

// grow makes room for that many bytes of text in that many pieces.
func (b *textBuilder) grow(bytes, pieces int) {
	b.text.Grow(bytes + pieces)
	b.origin = slices.Grow(b.origin, pieces)
}

// verbatim appends s, which stands byte for byte (save white space of the same
// length) at source offset at.
func (b *textBuilder) verbatim(s string, at int) {
	b.origin.add(segment{text: b.text.Len(), source: at, textLen: len(s), sourceLen: len(s)})
	b.text.WriteString(s)
}

// running appends s, which stands at source offset at, with each line feed, tab
// and the like made a space. With keepLines, line feeds stay.
func (b *textBuilder) running(s string, at int, keepLines bool) {
	b.origin.add(segment{text: b.text.Len(), source: at, textLen: len(s), sourceLen: len(s)})
	start := 0
	for i := range len(s) {
		c := s[i]
		if c > '\r' || c < '\t' {
			continue
		}
		b.text.WriteString(s[start:i])
		start = i + 1
		if keepLines && lineFeedAt(s, i) {
			b.text.WriteByte('\n')
		} else {
			b.text.WriteByte(' ')
		}
	}
	b.text.WriteString(s[start:])
}

// lineFeedAt reports whether s[i] ends a line: a line feed, or a carriage return
// without one behind it.
func lineFeedAt(s string, i int) bool {
	return s[i] == '\n' || s[i] == '\r' && (i+1 == len(s) || s[i+1] != '\n')
}

// replaced appends s, which stands for source[at:end] as a whole: an entity, an
// escape, a line break tag.
func (b *textBuilder) replaced(s string, at, end int) {
	b.origin.add(segment{text: b.text.Len(), source: at, textLen: len(s), sourceLen: end - at, whole: true})
	b.text.WriteString(s)
}

// invented appends s, which the source does not have: the line feed after a block.
func (b *textBuilder) invented(s string) { b.text.WriteString(s) }

// linked notes that the text from offset start on is linked to an e-mail address.
func (b *textBuilder) linked(start int, address string) {
	if address != "" && b.len() > start {
		b.links = append(b.links, MailLink{Span{start, b.len()}, address})
	}
}

// len returns the number of bytes written.
func (b *textBuilder) len() int { return b.text.Len() }
