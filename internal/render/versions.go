package render

import (
	"fmt"
	"slices"

	"exitclause/internal/report"
)

// versions is a document as it was when the account was opened, and as it is,
// in words.
type versions struct {
	Title   string
	Because []string // the last of them are addresses and digests
	Changes []versionChange
}

// versionChange is something that is otherwise than it was.
type versionChange struct {
	Effect report.Effect
	Title  string
	Rows   []versionRow
}

// versionRow is what one version says, or that it says nothing.
type versionRow struct{ When, Clause, Text string }

// versions returns what the report tells of the time when the account was opened.
func (l labels) versions(all []report.Versions) []versions {
	var told []versions
	for i := range all {
		v := &all[i]
		out := versions{Because: v.Because, Title: l.T("versions."+standing(v), "document", l.document(v.Document), "date", v.Opened)}
		if v.Then != nil && v.Then.SHA256 != v.Now.SHA256 {
			out.Because = slices.Concat(out.Because, []string{
				l.T("versions.then", "uri", v.Then.URI, "sum", v.Then.SHA256), l.T("versions.now", "uri", v.Now.URI, "sum", v.Now.SHA256),
			})
		}
		for _, ch := range v.Changes {
			out.Changes = append(out.Changes, versionChange{
				Effect: ch.Effect,
				Title:  l.T("versions.change", "effect", l.name("diff.effect.", string(ch.Effect)), "practices", l.practices(ch.Practices)),
				Rows:   []versionRow{l.versionRow("versions.said", ch.Then), l.versionRow("versions.says", ch.Now)},
			})
		}
		told = append(told, out)
	}
	return told
}

// standing tells how the version then in force stands to the one that is quoted.
func standing(v *report.Versions) string {
	switch {
	case v.Then == nil:
		return "unknown"
	case v.Then.SHA256 == v.Now.SHA256:
		return "same"
	case len(v.Changes) == 0:
		return "alike"
	}
	return "differs"
}

func (l labels) versionRow(when string, e *report.Excerpt) versionRow {
	if e == nil {
		return versionRow{When: l.T(when), Text: l.T("versions.nothing")}
	}
	return versionRow{l.T(when), e.Clause, l.quote(e.Quote)}
}

func (t *text) versions(all []report.Versions) {
	if len(all) == 0 {
		return
	}
	t.heading(t.T("versions.heading"))
	for i, v := range t.labels.versions(all) {
		if i > 0 {
			t.blank()
		}
		t.paragraph(0, hang, v.Title, bold)
		for _, because := range v.Because {
			t.paragraph(hang, hang, because, dim)
		}
		for _, ch := range v.Changes {
			t.paragraph(hang, hang, ch.Title, effectStyle[ch.Effect])
			for _, row := range ch.Rows {
				t.paragraph(2*hang, hang, row.head()+row.Text, normal)
			}
		}
	}
}

// head says which version a row is of, and where in it.
func (r versionRow) head() string {
	if r.Clause == "" {
		return r.When + " "
	}
	return r.When + " " + r.Clause + ": "
}

func (m *markdown) versions(all []report.Versions) {
	if len(all) == 0 {
		return
	}
	m.heading(2, m.T("versions.heading"))
	for _, v := range m.labels.versions(all) {
		m.heading(3, escape(v.Title))
		m.out.WriteByte('\n')
		for _, because := range v.Because {
			m.paragraph("- " + escape(because))
		}
		for _, ch := range v.Changes {
			m.paragraph(fmt.Sprintf("\n**%s**\n", escape(ch.Title)))
			for _, row := range ch.Rows {
				m.paragraph("- " + escape(row.head()+row.Text))
			}
		}
	}
}
