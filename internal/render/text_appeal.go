package render

import (
	"strconv"
	"strings"

	"exitclause/internal/report"
)

// answer writes what the clause of e concedes and what to reply, unless the
// sentence before it had the same reply.
func (t *text) answer(e entry) {
	a := t.view.answer(e)
	if a == nil {
		return
	}
	t.remark("report.fact.concedes", t.reasons(a.Concedes))
	if a.Reply != t.replied {
		t.replied = a.Reply
		t.remark("report.fact.reply", a.Reply)
		t.remark("report.fact.law", t.cites(a.Laws))
	}
}

// remark writes one thing there is to know about an entry.
func (t *text) remark(key, what string) {
	if what != "" {
		t.paragraph(indentEntry, hang, t.T("report.fact", "name", t.T(key), "text", what), normal)
	}
}

var verdictStyle = map[string]style{"hold": yellow, "conditional": yellow, "delete": green, "silent": dim}

// byData writes what becomes of each kind of data.
func (t *text) byData() {
	if len(t.view.Data) == 0 {
		return
	}
	t.heading(t.T("report.by-data"))
	for _, g := range t.view.dataGroups() {
		verdict := t.name("report.verdict.", g.row.Verdict)
		for i, l := range wrap(Harmless(t.list(each(g.kinds, t.data))+" — "+verdict), t.Width) {
			names, said, ok := strings.Cut(l, verdict)
			if !ok {
				t.line(hang*min(i, 1), span{l, bold})
				continue
			}
			t.line(hang*min(i, 1), span{names, bold}, span{verdict, verdictStyle[g.row.Verdict]}, span{said, normal})
		}
		t.paragraph(hang, 0, g.row.Because, normal)
		say := func(f fact) string { return t.T("report.fact", "name", f.name, "text", f.text) }
		t.paragraph(hang, hang, strings.Join(each(t.rowFacts(g.row), say), " · "), dim)
	}
}

// checklist writes what to do before an appeal.
func (t *text) checklist() {
	if len(t.view.Checklist) == 0 {
		return
	}
	t.heading(t.T("report.checklist"))
	n := 0
	for _, s := range t.view.stages() {
		t.line(0, span{t.name("report.step.", s.kind), bold})
		for _, step := range s.steps {
			n++
			number := strconv.Itoa(n) + ". "
			t.paragraph(hang, len(number), number+strings.TrimSpace(step.text+" "+t.refs(step.numbers)), normal)
		}
	}
}

// statutes writes the provisions that the report refers to.
func (t *text) statutes() {
	if len(t.view.Statutes) == 0 {
		return
	}
	t.heading(t.T("report.statutes"))
	ground := ""
	for i := range t.view.Statutes {
		s := &t.view.Statutes[i]
		if g := t.ground(s); g != ground {
			ground = g
			t.paragraph(0, 0, g, dim)
		}
		t.paragraph(hang, hang, t.provision(s), normal)
	}
}

// provision says what a statute says, and what limits it.
func (t *text) provision(s *report.Statute) string {
	text := t.T("report.fact", "name", s.Cite, "text", s.Says)
	if s.Limit != "" {
		text += t.space() + t.T("report.limit", "text", s.Limit)
	}
	return text
}
