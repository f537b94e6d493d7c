package document

import (
	"slices"

	"exitclause/internal/plain"
)

// Written returns where s stands in the text as it is written, which WrittenText
// returns.
func (d *Document) Written(s Span) Span {
	start, end := d.plain.Written(s.Start, s.End)
	return Span{start, end}
}

// WrittenText returns the text of d in the characters that the page has. It is
// Text unless some of them are not plain.
func (d *Document) WrittenText() string {
	if d.plain.Same() {
		return d.Text
	}
	return d.written
}

// Quote returns the text of s as the reader sees it: white space folded,
// nothing else changed.
func (d *Document) Quote(s Span) string {
	w := d.Written(s)
	return FoldSpace(d.WrittenText()[w.Start:w.End])
}

// toPlain returns blocks with their places moved from the text as it is written to
// the plain text. What stands between marks of emphasis is bold.
func toPlain(read plain.Text, blocks []block) []block {
	if read.Same() {
		return blocks
	}
	blocks = slices.Clone(blocks)
	for i := range blocks {
		b := &blocks[i]
		b.bold = b.bold || read.Emphasised(b.span.Start, b.span.End)
		if b.runIn > 0 {
			b.runIn = plainSpan(read, Span{b.span.Start, b.runIn}).End
		}
		b.span = plainSpan(read, b.span)
		heads := make([]Span, len(b.heads)) // the cells of a column share theirs
		for j, h := range b.heads {
			heads[j] = plainSpan(read, h)
		}
		b.heads = heads
	}
	return blocks
}

func plainSpan(read plain.Text, s Span) Span {
	start, end := read.Plain(s.Start, s.End)
	return Span{start, end}
}

// writeTitles gives the headings of sections, read from plain text, the
// characters that they are written in.
func (d *Document) writeTitles(sections []*Section) {
	if d.plain.Same() {
		return
	}
	for _, s := range sections {
		title := FoldSpace(d.Text[s.Heading.Start:s.Heading.End])
		if n := len(s.Title) - len(title); n >= 0 { // before it stands the number that a list generates
			s.Title = s.Title[:n] + d.Quote(s.Heading)
		}
		d.writeTitles(s.Sections)
	}
}
