package document

import "strings"

// textBuilder writes Document.Text and, beside it, where each byte came from.
// The readers write through it, so that no text exists without a place.
type textBuilder struct {
	text   strings.Builder
	origin origin
}

// verbatim appends s, which stands byte for byte (save white space of the same
// length) at source offset at.
func (b *textBuilder) verbatim(s string, at int) {
	b.origin.add(segment{text: b.text.Len(), source: at, textLen: len(s), sourceLen: len(s)})
	b.text.WriteString(s)
}

// replaced appends s, which stands for source[at:end] as a whole: an entity, an
// escape, a line break tag.
func (b *textBuilder) replaced(s string, at, end int) {
	b.origin.add(segment{text: b.text.Len(), source: at, textLen: len(s), sourceLen: end - at, whole: true})
	b.text.WriteString(s)
}

// invented appends s, which the source does not have: the line feed after a block.
func (b *textBuilder) invented(s string) { b.text.WriteString(s) }

// len returns the number of bytes written.
func (b *textBuilder) len() int { return b.text.Len() }
