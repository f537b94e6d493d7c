package render

import (
	"io"
	"slices"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// DiffHTML writes d as one page that asks for nothing, both versions of each
// clause side by side.
func DiffHTML(w io.Writer, d *report.Diff, p *message.Printer) error {
	h := &diffHTML{newDiffLabels(d, p)}
	page, err := h.page()
	if err != nil {
		return err
	}
	return h.writePage(w, "diff.tmpl", page)
}

// diffHTML turns a diff into what the template shows. Escaping is its own.
type diffHTML struct{ diffLabels }

// diffPage is what the template shows.
type diffPage struct {
	htmlFrame
	Sides          []diffSide
	Summary, Tally string
	Parts          []diffSection
	Failures       []htmlFault
}

// diffSide is one version in the head of the page.
type diffSide struct {
	Name, Title, Lang, About string
	URI, Link                string
	SHA256, Read             string
	Warnings                 []string
}

// diffSection is the changes of one kind.
type diffSection struct {
	ID, Title string
	Changes   []diffChange
}

// diffChange is one change.
type diffChange struct {
	ID, Class, Where, Place string
	Effect                  report.Effect // "" if it makes no difference
	Label                   string        // of the effect
	Reasons                 []string
	Old, New                *diffColumn // nil if the clause is not there
}

// diffColumn is a clause in one version.
type diffColumn struct {
	Name, Clause, Lang string
	Pieces             []diffPiece
}

// diffPiece is a run of words; Op is "" of what stayed.
type diffPiece struct{ Op, Text string }

func (h *diffHTML) page() (*diffPage, error) {
	frame, err := h.frameOf(h.diff.Tool, h.T("diff.title"), "", "style.css", "diff.css")
	if err != nil {
		return nil, err
	}
	page := &diffPage{htmlFrame: frame}
	for _, s := range h.sides() {
		page.Sides = append(page.Sides, h.side(s))
	}
	for _, f := range h.diff.Failures {
		page.Failures = append(page.Failures, htmlFault{Title: h.broken(f.Kind), About: f.URI, Because: f.Because})
	}
	if page.Failures == nil {
		page.Summary = h.summary()
		if len(h.diff.Changes) > 0 {
			page.Tally = h.tally()
		}
	}
	for _, p := range h.parts() {
		page.Parts = append(page.Parts, h.section(p))
	}
	return page, nil
}

func (h *diffHTML) side(s side) diffSide {
	about := []string{h.kind(s.Kind)}
	if more := h.about(s.Document); more != "" {
		about = append(about, more)
	}
	return diffSide{
		Name: s.title, Title: s.Title, Lang: language(s.Language), About: strings.Join(about, " · "),
		URI: s.Source.URI, Link: webAddress(s.Source.URI), SHA256: s.Source.SHA256, Read: h.read(s.Document), Warnings: s.Source.Warnings,
	}
}

func (h *diffHTML) section(p diffPart) diffSection {
	out := diffSection{ID: p.id, Title: h.heading(p)}
	for _, c := range p.changes {
		out.Changes = append(out.Changes, h.change(c))
	}
	return out
}

func (h *diffHTML) change(c *report.Change) diffChange {
	out := diffChange{ID: c.ID, Class: h.class(c), Where: h.where(c), Place: h.place(c), Reasons: slices.Clone(c.Because)}
	if len(c.Differences) > 0 {
		out.Effect, out.Label = c.Effect, h.T("diff.effect."+string(c.Effect))
	}
	out.Old = h.column(h.T("diff.old"), h.diff.Old, c.Old, c.Words, report.Delete)
	out.New = h.column(h.T("diff.new"), h.diff.New, c.New, c.Words, report.Insert)
	return out
}

// column returns a clause with the words marked that the other version lacks.
func (h *diffHTML) column(name string, d *report.Document, p *report.Passage, edits []report.Edit, own report.EditOp) *diffColumn {
	if p == nil {
		return nil
	}
	c := &diffColumn{Name: name, Clause: h.passage(p), Lang: language(d.Language)}
	if edits == nil {
		edits = []report.Edit{{Op: report.Keep, Text: p.Text}}
	}
	for _, e := range edits {
		switch e.Op {
		case report.Keep:
			c.Pieces = append(c.Pieces, diffPiece{"", e.Text})
		case own:
			c.Pieces = append(c.Pieces, diffPiece{string(e.Op), e.Text})
		}
	}
	return c
}
