package render

import (
	"strings"

	"github.com/clipperhouse/displaywidth"

	"exitclause/internal/report"
)

// evidence returns one fact for each finding of the sentence: the rule, and the
// words that made it hold.
func (l labels) evidence(s *sentence) []fact {
	var all []fact
	for _, f := range s.findings {
		if len(f.Evidence) > 0 {
			words := l.T("report.fact", "name", f.Rule, "text", l.counted(f.Evidence))
			all = append(all, fact{l.T("explain.counted"), words})
		}
	}
	return all
}

// counted lists the words of the document, each with the term of the rule unless
// that is the same.
func (l labels) counted(evidence []report.Evidence) string {
	return l.list(each(evidence, func(e report.Evidence) string {
		text := l.quote(e.Text)
		if strings.EqualFold(e.Text, e.Term) {
			return text
		}
		return l.T("explain.evidence", "text", text, "term", e.Term)
	}))
}

// lacks says what m lacks, and which words it has.
func (l labels) lacks(m report.NearMiss) string {
	text := l.T("report.fact", "name", m.Rule, "text", l.reasons(m.Because))
	if len(m.Evidence) == 0 {
		return text
	}
	return l.reasons([]string{text, l.T("report.fact", "name", l.T("explain.there"), "text", l.counted(m.Evidence))})
}

// at returns the sentence of m as that of a finding.
func at(m report.NearMiss) *report.Finding {
	return &report.Finding{Document: m.Document, Clause: m.Clause, Quote: m.Quote, Span: m.Span, Source: m.Source}
}

// nearMisses writes the rules that nearly held, those of a sentence below it.
func (t *text) nearMisses() {
	if len(t.view.NearMisses) == 0 {
		return
	}
	t.heading(t.T("explain.title"))
	t.paragraph(0, 0, t.T("explain.about"), dim)
	for i, m := range t.view.NearMisses {
		if i == 0 || !sameSentence(t.view.NearMisses[i-1], m) {
			t.nearSentence(at(m))
		}
		t.paragraph(indentEntry, hang, t.lacks(m), normal)
	}
}

// nearSentence writes where f stands and what it says, in one line each unless
// all is to be quoted in full.
func (t *text) nearSentence(f *report.Finding) {
	t.blank()
	t.line(0, span{t.clause(f), bold}, span{"  ", normal}, span{t.place(f, true), dim})
	if t.Full {
		t.paragraph(hang, 0, t.quote(f.Quote), normal)
		return
	}
	room := max(20, t.Width-hang-displaywidth.String(t.quote("")))
	t.line(hang, span{t.quote(displaywidth.TruncateString(Harmless(f.Quote), room, "…")), normal})
}

func sameSentence(a, b report.NearMiss) bool { return a.Document == b.Document && a.Span == b.Span }

// nearMisses writes the rules that nearly held, those of a sentence below it.
func (m *markdown) nearMisses() {
	if len(m.view.NearMisses) == 0 {
		return
	}
	m.heading(2, m.T("explain.title"))
	m.paragraph("\n" + escape(m.T("explain.about")))
	for i, miss := range m.view.NearMisses {
		if i == 0 || !sameSentence(m.view.NearMisses[i-1], miss) {
			f := at(miss)
			m.paragraph("\n- **" + escape(m.clause(f)) + "** — " + code(m.place(f, false)) + "\n\n  > " + m.quote(escape(f.Quote)) + "\n")
		}
		m.paragraph("  - " + escape(m.lacks(miss)))
	}
}
