package analyze

import (
	"cmp"
	"slices"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/report"
)

// AddBodies adds to r, the report on inputs, the whole text of each document.
func AddBodies(r *report.Report, inputs []Input) {
	for i, in := range inputs {
		r.Documents[i].Body = body(in.Document)
	}
}

// body returns the text of doc block by block. What stands between two clauses
// is a number or bullet typed before the second, and goes with it.
func body(doc *document.Document) []report.Block {
	blocks := headings(nil, doc.Sections, 1)
	depths := make(map[*document.Clause]int, len(doc.Clauses))
	for _, c := range doc.Clauses {
		if c.Lead != nil {
			depths[c] = depths[c.Lead] + 1
		}
		blocks = append(blocks, clauseBlock(doc, c, depths[c]))
	}
	slices.SortStableFunc(blocks, func(a, b report.Block) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
	text, end := doc.WrittenText(), 0
	for i := range blocks {
		b := &blocks[i]
		gap := doc.Text[min(end, b.Span.Start):b.Span.Start]
		b.Span.Start -= len(strings.TrimLeft(gap, " \t\r\n\u00a0\u3000"))
		end = b.Span.End
		b.Source = placeOf(doc, document.Span(b.Span))
		b.Span = spanOf(doc, document.Span(b.Span))
		b.Text = text[b.Span.Start:b.Span.End]
	}
	return blocks
}

// headings appends the headings of sections and of all below them.
func headings(blocks []report.Block, sections []*document.Section, level int) []report.Block {
	for _, s := range sections {
		below := level
		if s.Heading.Len() > 0 {
			blocks = append(blocks, report.Block{
				Kind: "heading", Level: level, Clause: s.Number, Span: report.Span{Start: s.Heading.Start, End: s.Heading.End},
			})
			below++
		}
		blocks = headings(blocks, s.Sections, below)
	}
	return blocks
}

// clauseBlock returns c, a clause under depth others, still without its text.
func clauseBlock(doc *document.Document, c *document.Clause, depth int) report.Block {
	b := report.Block{Kind: "paragraph", Level: depth, Clause: c.Ref, Span: report.Span{Start: c.Span.Start, End: c.Span.End}}
	switch {
	case len(c.Heads) > 0:
		b.Kind = "cell"
	case depth > 0:
		b.Kind = "item"
	}
	for _, s := range c.Sentences {
		b.Sentences = append(b.Sentences, report.Sentence{Span: spanOf(doc, s.Span), Source: placeOf(doc, s.Span)})
	}
	for _, h := range c.Heads {
		b.Heads = append(b.Heads, doc.Quote(h))
	}
	if c.Language != doc.Language {
		b.Language = string(c.Language)
	}
	return b
}

// spanOf returns where s stands in the text that the report has: as written.
func spanOf(doc *document.Document, s document.Span) report.Span { return report.Span(doc.Written(s)) }

func placeOf(doc *document.Document, s document.Span) report.Place {
	at := doc.Place(s)
	return report.Place{Start: at.Start, End: at.End, Line: at.Line, Column: at.Column, Page: at.Sheet}
}
