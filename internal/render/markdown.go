package render

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// Markdown writes r for a ticket or a comment. Every sentence is quoted in full.
func Markdown(w io.Writer, r *report.Report, p *message.Printer) error {
	m := &markdown{labels: labels{p, newView(r)}}
	m.heading(1, p.T("report.title"))
	m.documents()
	for _, part := range m.view.parts {
		m.part(part)
	}
	if !m.view.cites() && len(r.Documents) > 0 {
		m.heading(2, m.use(report.Cite))
		m.paragraph(p.T("report.nothing"))
	}
	m.omissions()
	m.problems()
	m.byData()
	m.checklist()
	m.statutes()
	m.nearMisses()
	m.failures()
	m.amounts()
	_, err := w.Write(m.out.Bytes())
	return err
}

// markdown writes Markdown. Its methods take Markdown: text that is not the
// program's own must have gone through escape or code.
type markdown struct {
	labels
	out     bytes.Buffer
	replied string // the last reply written in this group
}

func (m *markdown) heading(level int, title string) {
	if m.out.Len() > 0 {
		m.out.WriteByte('\n')
	}
	m.paragraph(strings.Repeat("#", level) + " " + title)
}

func (m *markdown) paragraph(text string) { fmt.Fprintf(&m.out, "%s\n", text) }

func (m *markdown) row(cells ...string) {
	m.paragraph("| " + strings.Join(each(cells, cell), " | ") + " |")
}

func (m *markdown) documents() {
	if len(m.view.Documents) == 0 {
		return
	}
	m.out.WriteByte('\n')
	m.row(m.T("report.table.document"), m.T("report.table.title"), m.T("report.table.details"),
		m.T("report.table.source"), m.T("report.table.bytes"), "SHA-256")
	m.paragraph("|---|---|---|---|---:|---|")
	for i := range m.view.Documents {
		d := &m.view.Documents[i]
		m.row(escape(m.kindOf(d.ID)), escape(d.Title), escape(m.about(d)),
			code(d.Source.URI), strconv.Itoa(d.Source.Bytes), code(d.Source.SHA256))
	}
	for i := range m.view.Documents {
		for _, warning := range m.view.Documents[i].Source.Warnings {
			text := m.T("report.fact", "name", m.document(m.view.Documents[i].ID), "text", warning)
			m.paragraph("\n" + m.T("report.warning", "text", escape(text)))
		}
	}
}

func (m *markdown) part(p part) {
	m.heading(2, m.use(p.use))
	if frame := m.frame(); frame != "" && p.use == report.Note {
		m.paragraph("\n" + escape(frame))
	}
	for _, g := range p.groups {
		m.group(g)
	}
}

func (m *markdown) group(g group) {
	title := m.practice(g.practice)
	if g.strength != "" {
		title += " — " + m.strength(g.strength)
	}
	m.heading(3, escape(title))
	m.replied = ""
	reasons, shared := g.shared()
	if len(reasons) > 0 {
		m.paragraph("\n" + m.T("report.because", "text", escape(m.reasons(reasons))))
	}
	for _, e := range g.entries {
		m.entry(e, !shared)
	}
}

// entry writes a sentence as a list item: the clause, the quote, what there is
// to know about it.
func (m *markdown) entry(e entry, withReasons bool) {
	f := e.first()
	clause := "\n- **" + escape(m.refs([]int{e.sentence.number})+" "+m.clause(f)) + "** — "
	if e.again {
		m.paragraph(clause + m.T("report.above"))
		m.items(m.answer(e))
		return
	}
	m.paragraph(clause + code(m.place(f, false)))
	m.paragraph("\n  > " + m.quote(escape(f.Quote)))
	var facts []string
	if withReasons {
		facts = append(facts, m.T("report.because", "text", escape(m.reasons(e.because()))))
	}
	for _, fact := range m.facts(e) {
		facts = append(facts, m.fact(fact.name, fact.text))
	}
	m.items(append(facts, m.answer(e)...))
}

// items writes a list below a list item.
func (m *markdown) items(all []string) {
	if len(all) > 0 {
		m.paragraph("\n  - " + strings.Join(all, "\n  - "))
	}
}

func (m *markdown) fact(name, text string) string {
	return m.T("report.fact", "name", name, "text", escape(text))
}

// fault writes a list item with a title and what is to be said about it.
func (m *markdown) fault(title, about, because string) {
	m.paragraph("\n- **" + title + "** — " + about + "\n\n  " + escape(because))
}

func (m *markdown) omissions() {
	if len(m.view.Omissions) == 0 {
		return
	}
	m.heading(2, m.T("report.missing"))
	for _, o := range m.view.Omissions {
		about := escape(m.documentList(o.Documents))
		m.fault(escape(m.practice(o.Practice)), about, o.Because)
		if len(o.Laws) > 0 {
			m.paragraph("\n  - " + m.fact(m.T("report.fact.law"), m.laws(o.Laws)))
		}
	}
}

func (m *markdown) problems() {
	if len(m.view.Problems) == 0 {
		return
	}
	m.heading(2, m.T("report.problems"))
	for _, p := range m.view.Problems {
		m.fault(escape(m.problem(p.Kind)), escape(m.refs(m.view.numbers(p.Findings))), p.Because)
	}
}

func (m *markdown) failures() {
	if len(m.view.Failures) == 0 {
		return
	}
	m.heading(2, m.T("report.failures"))
	for _, f := range m.view.Failures {
		m.fault(escape(m.failure(f.Kind)), code(f.URI), f.Because)
	}
}

func (m *markdown) amounts() {
	if len(m.view.Documents) == 0 {
		return
	}
	m.heading(2, m.T("report.read"))
	m.out.WriteByte('\n')
	for i := range m.view.Documents {
		d := &m.view.Documents[i]
		m.paragraph("- " + m.fact(escape(m.document(d.ID)), m.read(d)))
	}
	m.paragraph("\n" + m.T("report.caution"))
}
