package render

import (
	"io"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// CheckMarkdown writes c for the summary of a job or a comment on a change. It
// keeps below the one MiB that GitHub takes for a summary: what does not fit is
// counted.
func CheckMarkdown(w io.Writer, c *report.Check, p *message.Printer) error {
	v := newCheckView(c, p)
	m := &checkMarkdown{check: v, markdown: markdown{labels: v.labels}}
	m.heading(2, p.T("check.title"))
	m.paragraph("")
	m.paragraph("**" + escape(v.outcome()) + "**")
	left := 0
	for _, part := range v.checkParts() {
		if len(part.results) == 0 {
			continue
		}
		m.heading(3, escape(m.T(part.title)))
		for _, r := range part.results {
			if m.out.Len() > longestSummary {
				left++
				continue
			}
			m.result(r)
		}
	}
	if left > 0 {
		m.paragraph("")
		m.paragraph(m.count("check.shortened", left))
	}
	m.broken()
	m.table()
	_, err := w.Write(m.out.Bytes())
	return err
}

// Bounds on a summary: of all results in bytes, of one clause and of one name in
// characters.
const (
	longestSummary = 700 << 10
	longestClause  = 2000
	longestName    = 300
)

// brief returns text as Markdown, cut to what a reader will read.
func brief(text string) string { return escape(clip(text, longestClause)) }

// checkMarkdown writes a check as Markdown.
type checkMarkdown struct {
	check *checkView
	markdown
}

func (m *checkMarkdown) result(r *report.CheckResult) {
	m.paragraph("")
	m.paragraph("**" + brief(m.check.headline(r)) + "**  ")
	m.paragraph(code(clip(m.check.place(r), longestName)))
	m.paragraph("")
	for _, line := range r.Because {
		m.paragraph("- " + brief(line))
	}
	if r.Ignored != nil {
		m.paragraph("- " + brief(m.T("check.ignored.because", "date", r.Ignored.Expires, "reason", r.Ignored.Reason)))
	}
	if r.Hash != "" {
		m.paragraph("- " + m.T("check.hash", "hash", code(r.Hash)))
	}
	if words := m.words(r); words != "" {
		m.paragraph("")
		m.paragraph("> " + words)
	}
}

// words quotes the clause of a result, with what was taken out and what came.
func (m *checkMarkdown) words(r *report.CheckResult) string {
	switch {
	case r.Change == nil:
		return brief(r.Text)
	case len(r.Change.Words) > 0:
		return m.edits(r.Change.Words)
	case r.Change.New == "":
		return marked("del", clip(r.Change.Old, longestClause))
	case r.Change.Old == "":
		return marked("ins", clip(r.Change.New, longestClause))
	}
	return brief(r.Change.New)
}

func (m *checkMarkdown) edits(edits []report.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		if b.Len() > 4*longestClause {
			b.WriteString("…")
			break
		}
		text := clip(e.Text, longestClause)
		switch e.Op {
		case report.Delete:
			b.WriteString(marked("del", text))
		case report.Insert:
			b.WriteString(marked("ins", text))
		default:
			b.WriteString(spaced(text, escape(text)))
		}
	}
	return b.String()
}

// marked returns text in an HTML element: marks of Markdown do not work in the
// middle of words and Chinese sentences.
func marked(element, text string) string {
	escaped := escape(text)
	if escaped == "" {
		return spaced(text, "")
	}
	return spaced(text, "<"+element+">"+escaped+"</"+element+">")
}

// spaced returns markdown with the white space around text that escaping takes
// away.
func spaced(text, markdown string) string {
	before, after := "", ""
	if text != strings.TrimLeft(text, " ") {
		before = " "
	}
	if text != strings.TrimRight(text, " ") && markdown != "" {
		after = " "
	}
	return before + markdown + after
}

// broken lists the captures that could not be used.
func (m *checkMarkdown) broken() {
	first := true
	for i := range m.check.Documents {
		for _, f := range m.check.Documents[i].Failures {
			if first {
				m.heading(3, escape(m.T("check.broken")))
				m.paragraph("")
				first = false
			}
			if m.out.Len() <= longestSummary {
				m.paragraph("- " + code(clip(f.URI, longestName)) + ": " + brief(f.Because))
			}
		}
	}
}

// table lists the documents.
func (m *checkMarkdown) table() {
	m.paragraph("")
	m.row(m.T("report.table.document"), m.T("check.table.state"), m.T("report.table.source"))
	m.row("---", "---", "---")
	for i := range m.check.Documents {
		if m.out.Len() > longestSummary+longestSummary/4 {
			m.row("…", "", "")
			break
		}
		d := &m.check.Documents[i]
		source := ""
		if d.Document != nil {
			source = code(clip(d.Document.Source.URI, longestName))
		}
		state := escape(m.T("check.state." + string(d.State)))
		for _, n := range d.Notes {
			state += " (" + brief(n) + ")"
		}
		m.row(code(clip(d.Name, longestName)), state, source)
	}
}
