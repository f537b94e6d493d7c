package render

import (
	"strconv"
	"strings"
)

// answer returns what the clause of e concedes and what to reply, as list items.
func (m *markdown) answer(e entry) []string {
	a := m.view.answer(e)
	if a == nil {
		return nil
	}
	var all []string
	add := func(key, text string) {
		if text != "" {
			all = append(all, m.fact(m.T(key), text))
		}
	}
	add("report.fact.concedes", m.reasons(a.Concedes))
	if a.Reply != m.replied {
		m.replied = a.Reply
		add("report.fact.reply", a.Reply)
		add("report.fact.law", m.cites(a.Laws))
	}
	return all
}

// byData writes what becomes of each kind of data.
func (m *markdown) byData() {
	if len(m.view.Data) == 0 {
		return
	}
	m.heading(2, m.T("report.by-data"))
	for _, g := range m.view.dataGroups() {
		m.fault(escape(m.list(each(g.kinds, m.data))), m.name("report.verdict.", g.row.Verdict), g.row.Because)
		for i, f := range m.rowFacts(g.row) {
			m.paragraph(strings.Repeat("\n", max(0, 1-i)) + "  - " + m.fact(f.name, f.text))
		}
	}
}

// checklist writes what to do before an appeal.
func (m *markdown) checklist() {
	if len(m.view.Checklist) == 0 {
		return
	}
	m.heading(2, m.T("report.checklist"))
	n := 0
	for _, s := range m.view.stages() {
		m.heading(3, m.name("report.step.", s.kind))
		m.out.WriteByte('\n')
		for _, step := range s.steps {
			n++
			m.paragraph(strconv.Itoa(n) + ". " + escape(strings.TrimSpace(step.text+" "+m.refs(step.numbers))))
		}
	}
}

// statutes writes the provisions that the report refers to.
func (m *markdown) statutes() {
	if len(m.view.Statutes) == 0 {
		return
	}
	m.heading(2, m.T("report.statutes"))
	for i := range m.view.Statutes {
		s := &m.view.Statutes[i]
		m.fault(escape(s.Cite), escape(m.ground(s)), s.Says)
		facts := []string{}
		if s.Limit != "" {
			facts = append(facts, m.T("report.limit", "text", escape(s.Limit)))
		}
		if s.InForce != "" {
			facts = append(facts, m.T("report.in-force", "text", escape(s.InForce)))
		}
		facts = append(facts, m.T("report.source", "text", escape(s.Source)))
		m.items(facts)
	}
}
