package render

import (
	"fmt"
	"io"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// DiffMarkdown writes d for a comment or a summary: the changes of substance with
// the words that changed, then the rest folded away.
func DiffMarkdown(w io.Writer, d *report.Diff, p *message.Printer) error {
	l := newDiffLabels(d, p)
	m := &diffMarkdown{of: l, markdown: markdown{labels: l.labels}}
	m.heading(1, p.T("diff.title"))
	m.head()
	for _, part := range l.parts() {
		m.part(part)
	}
	m.failures()
	if len(d.Failures) == 0 {
		m.paragraph("\n" + p.T("report.caution"))
	}
	_, err := w.Write(m.out.Bytes())
	return err
}

// diffMarkdown writes a diff as Markdown.
type diffMarkdown struct {
	markdown
	of diffLabels
}

// head writes which versions were compared and how much changed.
func (m *diffMarkdown) head() {
	if sides := m.of.sides(); len(sides) > 0 {
		m.out.WriteByte('\n')
		m.row("", m.T("report.table.title"), m.T("report.table.details"), m.T("report.table.source"), "SHA-256")
		m.paragraph("|---|---|---|---|---|")
		for _, s := range sides {
			m.row(s.title, escape(s.Title), escape(m.about(s.Document)), code(s.Source.URI), code(s.Source.SHA256))
		}
	}
	if len(m.of.diff.Failures) > 0 {
		return
	}
	m.paragraph("\n**" + escape(m.of.summary()) + "**")
	if len(m.of.diff.Changes) > 0 {
		m.paragraph("\n" + escape(m.of.tally()))
	}
}

func (m *diffMarkdown) part(p diffPart) {
	m.heading(2, m.of.heading(p))
	folded := p.id == "rest"
	if folded {
		fmt.Fprintf(&m.out, "\n<details><summary>%s</summary>\n", m.count("diff.count.changes", len(p.changes)))
	}
	for _, c := range p.changes {
		m.change(c)
	}
	if folded {
		m.out.WriteString("\n</details>\n")
	}
}

// change writes a change as a list item: what happened and where, why it
// matters, the words.
func (m *diffMarkdown) change(c *report.Change) {
	m.paragraph("\n- **" + escape(m.of.class(c)+" · "+m.of.where(c)) + "** — " + code(m.of.place(c)))
	var reasons []string
	for _, reason := range c.Because {
		reasons = append(reasons, escape(reason))
	}
	m.items(reasons)
	m.paragraph("\n  > " + m.words(c))
}

// words returns the text of a change with what went struck out and what came
// underlined. Marks of Markdown would depend on what stands beside them.
func (m *diffMarkdown) words(c *report.Change) string {
	if c.Words == nil {
		return m.quote(escape(wording(c)))
	}
	var b strings.Builder
	for _, e := range shorten(c.Words) {
		before, after := outer(e.Text)
		text := escape(e.Text)
		switch {
		case text == "" || e.Op == report.Keep:
			b.WriteString(before + text + after)
		case e.Op == report.Delete:
			b.WriteString(before + "<del>" + text + "</del>" + after)
		default:
			b.WriteString(before + "<ins>" + text + "</ins>" + after)
		}
	}
	return strings.TrimSpace(b.String())
}

func (m *diffMarkdown) failures() {
	if len(m.of.diff.Failures) == 0 {
		return
	}
	m.heading(2, m.T("diff.failures"))
	for _, f := range m.of.diff.Failures {
		m.fault(escape(m.of.broken(f.Kind)), code(f.URI), f.Because)
	}
}
