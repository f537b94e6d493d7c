package render

import (
	"io"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// ComparisonText writes c for a person at a terminal: practice by practice, what
// each service says. Of each the firmest sentence is quoted; all are if o.Full.
func ComparisonText(w io.Writer, c *report.Comparison, p *message.Printer, o TextOptions) error {
	l := newCompareLabels(c, p)
	t := &compareText{of: l, text: newText(l.labels, o)}
	t.services()
	for i := range c.Rows {
		t.row(&c.Rows[i])
	}
	for _, f := range c.Failures {
		t.paragraph(0, 2, t.T("report.fact", "name", f.URI, "text", f.Because), red)
	}
	_, err := w.Write(t.out.Bytes())
	return err
}

// compareText lays a comparison out in columns.
type compareText struct {
	text
	of compareLabels
}

func (t *compareText) services() {
	t.heading(t.T("compare.title"))
	for i := range t.of.all.Services {
		s := &t.of.all.Services[i]
		t.paragraph(0, 2, t.T("report.fact", "name", s.Name, "text", t.of.about(s)), normal)
	}
}

func (t *compareText) row(r *report.Row) {
	t.heading(t.practice(r.Practice))
	for i := range r.Cells {
		t.cell(t.of.all.Services[i].Name, &r.Cells[i])
	}
}

// cell writes what one service says on a practice.
func (t *compareText) cell(service string, c *report.Cell) {
	look := dim
	if len(c.Statements) > 0 {
		look = strengthStyle[c.Statements[0].Strength]
	}
	t.line(0, span{service, bold}, span{"  ", normal}, span{t.of.summary(c), look})
	for _, f := range t.of.facts(c) {
		t.paragraph(2, 2, t.T("report.fact", "name", f.name, "text", f.text), normal)
	}
	for i := range c.Statements {
		if i > 0 && !t.Full {
			break
		}
		s := &c.Statements[i]
		t.paragraph(2, 2, t.T("report.fact", "name", t.of.where(s), "text", t.quote(s.Quote)), normal)
	}
}
