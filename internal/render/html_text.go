package render

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// mostText is how many bytes of documents are shown whole, all together. Of
// more, only the blocks with a numbered sentence are: a browser has to lay out
// all of it.
const mostText = 4 << 20

// htmlText is the text of one document.
type htmlText struct {
	ID, Name, Lang string
	NameLang       string // language of Name
	Blocks         []htmlBlock
}

// htmlBlock is one block of a text.
type htmlBlock struct {
	Kind   string // h3 to h6, or p
	Class  string // of a paragraph
	Clause string // as it would be cited, if Pieces do not begin with that
	Heads  string
	Lang   string
	Pieces []htmlPiece
	Gap    int // how many blocks before it are left out
}

// htmlPiece is a run of text, or a numbered sentence.
type htmlPiece struct {
	Text string
	Mark *htmlMark // nil if the run is none
}

// htmlMark is a sentence that a citation quotes.
type htmlMark struct {
	Number int
	Use    report.Use
	Label  string // what the sentence is good for
	Text   string
	span   report.Span
}

// Levels of headings below that of a document, and of indentation.
const (
	documentHeading = 2
	lastHeading     = 6
	deepestItem     = 6
)

func (h *htmlWriter) texts() []htmlText {
	size := 0
	for i := range h.view.Documents {
		for _, b := range h.view.Documents[i].Body {
			size += len(b.Text)
		}
	}
	marks := h.marks()
	var all []htmlText
	for i := range h.view.Documents {
		d := &h.view.Documents[i]
		if len(d.Body) == 0 {
			continue
		}
		all = append(all, htmlText{
			ID: textID(i), Name: h.kindOf(d.ID), NameLang: h.Language(), Lang: language(d.Language),
			Blocks: h.blocks(d.Body, marks[d.ID], size <= mostText),
		})
	}
	return all
}

// marks returns the numbered sentences of each document, in order of place.
func (h *htmlWriter) marks() map[string][]htmlMark {
	all := map[string][]htmlMark{}
	for _, p := range h.view.parts {
		for _, g := range p.groups {
			for _, e := range g.entries {
				if e.again {
					continue
				}
				f := e.first()
				all[f.Document] = append(all[f.Document], htmlMark{
					Number: e.sentence.number, Use: p.use, Label: h.goodFor(p.use, g.practice), span: f.Span,
				})
			}
		}
	}
	for _, marks := range all {
		slices.SortStableFunc(marks, func(a, b htmlMark) int { return cmp.Compare(a.span.Start, b.span.Start) })
	}
	return all
}

func (h *htmlWriter) goodFor(u report.Use, p practice.Practice) string {
	return h.T("report.fact", "name", h.use(u), "text", h.practice(p))
}

// blocks returns the blocks of a text, all or only those with marks.
func (h *htmlWriter) blocks(body []report.Block, marks []htmlMark, whole bool) []htmlBlock {
	var all []htmlBlock
	gap := 0
	for i := range body {
		b := &body[i]
		for len(marks) > 0 && marks[0].span.End <= b.Span.Start {
			marks = marks[1:]
		}
		marked := len(marks) > 0 && marks[0].span.Start < b.Span.End
		if !whole && !marked {
			gap++
			continue
		}
		all = append(all, h.block(b, marks, gap))
		gap = 0
	}
	if gap > 0 {
		all = append(all, htmlBlock{Gap: gap})
	}
	return all
}

func (h *htmlWriter) block(b *report.Block, marks []htmlMark, gap int) htmlBlock {
	out := htmlBlock{
		Kind: "p", Class: b.Kind, Clause: untyped(b), Lang: language(b.Language), Gap: gap,
		Heads: h.list(b.Heads), Pieces: h.pieces(b, marks),
	}
	switch b.Kind {
	case "heading":
		out.Kind = "h" + strconv.Itoa(min(documentHeading+max(1, b.Level), lastHeading))
	case "paragraph":
		out.Class = ""
	case "item":
		out.Class = "item in" + strconv.Itoa(min(b.Level, deepestItem))
	}
	return out
}

// untyped returns what a reader needs to cite b and does not see at its start:
// the paragraph in its section, or a number that the page generates.
func untyped(b *report.Block) string {
	if i := strings.LastIndex(b.Clause, "¶"); i >= 0 {
		return b.Clause[i:]
	}
	for i := range b.Clause { // the heading above says what the number begins with
		if strings.HasPrefix(b.Text, b.Clause[i:]) {
			return ""
		}
	}
	if b.Kind == "heading" && strings.Contains(b.Text, b.Clause) {
		return ""
	}
	return b.Clause
}

// pieces cuts the text of b at the marks in it. A mark is shown once: what
// overlaps one that is shown, or lies outside the text, is not.
func (h *htmlWriter) pieces(b *report.Block, marks []htmlMark) []htmlPiece {
	var all []htmlPiece
	at := 0
	for i := range marks {
		m := &marks[i]
		start, end := m.span.Start-b.Span.Start, min(m.span.End-b.Span.Start, len(b.Text))
		if start >= len(b.Text) {
			break
		}
		if start < at || end <= start || h.shown[m.Number] {
			continue
		}
		if start > at {
			all = append(all, htmlPiece{Text: b.Text[at:start]})
		}
		m.Text = b.Text[start:end]
		all = append(all, htmlPiece{Mark: m})
		h.shown[m.Number] = true
		at = end
	}
	if at < len(b.Text) {
		all = append(all, htmlPiece{Text: b.Text[at:]})
	}
	return all
}
