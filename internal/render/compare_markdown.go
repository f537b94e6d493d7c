package render

import (
	"io"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// ComparisonMarkdown writes c as tables, one for all practices at a glance and one
// for each with its sentences.
func ComparisonMarkdown(w io.Writer, c *report.Comparison, p *message.Printer) error {
	l := newCompareLabels(c, p)
	m := &compareMarkdown{of: l, markdown: markdown{labels: l.labels}}
	m.heading(1, m.T("compare.title"))
	m.overview()
	for i := range c.Rows {
		m.sentences(&c.Rows[i])
	}
	for _, f := range c.Failures {
		m.paragraph("\n" + escape(m.T("report.fact", "name", f.URI, "text", f.Because)))
	}
	_, err := w.Write(m.out.Bytes())
	return err
}

// compareMarkdown writes a comparison as Markdown.
type compareMarkdown struct {
	markdown
	of compareLabels
}

// overview writes what each service says on each practice, without quotes.
func (m *compareMarkdown) overview() {
	m.paragraph("")
	head, rule := []string{m.T("compare.practice")}, "|---|"
	for i := range m.of.all.Services {
		s := &m.of.all.Services[i]
		head = append(head, escape(s.Name)+"<br>"+escape(m.of.about(s)))
		rule += "---|"
	}
	m.row(head...)
	m.paragraph(rule)
	for i := range m.of.all.Rows {
		r := &m.of.all.Rows[i]
		cells := []string{escape(m.practice(r.Practice))}
		for j := range r.Cells {
			cells = append(cells, m.cellText(&r.Cells[j]))
		}
		m.row(cells...)
	}
}

func (m *compareMarkdown) cellText(c *report.Cell) string {
	lines := []string{escape(m.of.summary(c))}
	for _, f := range m.of.facts(c) {
		lines = append(lines, escape(m.T("report.fact", "name", f.name, "text", f.text)))
	}
	return strings.Join(lines, "<br>")
}

// sentences quotes all that is said on a practice.
func (m *compareMarkdown) sentences(r *report.Row) {
	m.heading(2, escape(m.practice(r.Practice)))
	for i := range r.Cells {
		for j := range r.Cells[i].Statements {
			s := &r.Cells[i].Statements[j]
			m.paragraph("\n- **" + escape(m.of.all.Services[i].Name) + "**, " + escape(m.of.where(s)) + " — " + code(m.of.uri(s)))
			m.paragraph("\n  > " + m.quote(escape(s.Quote)))
		}
	}
}
