package render

import "exitclause/internal/report"

// rest writes what is not about sentences that can be cited.
func (t *text) rest() {
	if !t.view.cites() && len(t.view.Documents) > 0 {
		t.heading(t.use(report.Cite))
		t.paragraph(0, 0, t.T("report.nothing"), normal)
	}
	t.omissions()
	t.problems()
	t.byData()
	t.checklist()
	t.statutes()
	t.nearMisses()
	t.failures()
	t.amounts()
	if t.shortened {
		t.blank()
		t.paragraph(0, 0, t.T("report.shortened"), dim)
	}
}

func (t *text) omissions() {
	if len(t.view.Omissions) == 0 {
		return
	}
	t.heading(t.T("report.missing"))
	for _, o := range t.view.Omissions {
		t.line(0, span{t.practice(o.Practice), bold}, span{" — ", normal}, span{t.documentList(o.Documents), normal})
		t.paragraph(hang, 0, o.Because, normal)
		if len(o.Laws) > 0 {
			t.paragraph(hang, hang, t.T("report.fact", "name", t.T("report.fact.law"), "text", t.laws(o.Laws)), normal)
		}
	}
}

func (t *text) problems() {
	if len(t.view.Problems) == 0 {
		return
	}
	t.heading(t.T("report.problems"))
	for _, p := range t.view.Problems {
		refs := t.refs(t.view.numbers(p.Findings))
		t.line(0, span{t.problem(p.Kind), bold}, span{"  ", normal}, span{refs, normal})
		t.paragraph(hang, 0, p.Because, normal)
	}
}

func (t *text) failures() {
	if len(t.view.Failures) == 0 {
		return
	}
	t.heading(t.T("report.failures"))
	for _, f := range t.view.Failures {
		t.line(0, span{f.URI, bold}, span{" — ", normal}, span{t.failure(f.Kind), red})
		t.paragraph(hang, 0, f.Because, normal)
	}
}

// amounts writes how much of each document was read.
func (t *text) amounts() {
	if len(t.view.Documents) == 0 {
		return
	}
	t.heading(t.T("report.read"))
	for i := range t.view.Documents {
		d := &t.view.Documents[i]
		t.paragraph(0, hang, t.T("report.fact", "name", t.document(d.ID), "text", t.read(d)), normal)
	}
	t.paragraph(0, 0, t.T("report.caution"), dim)
}
