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

// LetterText writes the letter of r for a person at a terminal: the letter
// itself, to be copied, then what he must know to send it. Without a letter it
// says why there is none.
func LetterText(w io.Writer, r *report.Report, p *message.Printer, o TextOptions) error {
	t := &text{labels: labels{p, newView(r)}, TextOptions: o}
	if t.Width == 0 {
		t.Width = 80
	}
	t.Width = max(t.Width, 40)
	if r.Letter == nil {
		t.paragraph(0, 0, t.T("letter.none"), yellow)
	} else {
		t.letter(r.Letter)
		t.deadlines(r.Letter.Deadlines)
		t.exhibits(r.Letter.Exhibits)
		t.versions(r.Versions)
		t.before(r.Checklist)
	}
	t.failures()
	t.blank()
	t.paragraph(0, 0, t.T("report.caution"), dim)
	_, err := w.Write(t.out.Bytes())
	return err
}

func (t *text) letter(l *report.Letter) {
	t.heading(t.T("letter.title.stage", "stage", t.name("letter.stage.", l.Stage)))
	t.blank()
	t.paragraph(0, 0, t.T("letter.subject", "title", l.Title), bold)
	for _, b := range parseLetter(l.Body) {
		if !b.tight {
			t.blank()
		}
		t.block(b)
	}
}

// block writes a block of the letter.
func (t *text) block(b block) {
	switch b.kind {
	case headingBlock:
		t.paragraph(0, 0, b.text, bold)
	case quoteBlock:
		t.paragraph(4, 0, b.text, normal)
	default:
		t.paragraph(0, len(b.mark), b.mark+b.text, normal)
	}
}

func (t *text) deadlines(all []report.Deadline) {
	t.heading(t.T("letter.heading.deadlines"))
	if len(all) == 0 {
		t.paragraph(0, 0, t.T("letter.deadlines.none"), normal)
	}
	for _, d := range all {
		t.line(0, span{d.Date, bold}, span{"  ", normal}, span{t.name("letter.act.", d.Act), normal})
		t.paragraph(hang, 0, t.deadlineFrom(d), normal)
		t.paragraph(hang, 0, d.Because, dim)
	}
}

// deadlineFrom says what a deadline is counted from, and until when it can be
// extended.
func (l labels) deadlineFrom(d report.Deadline) string {
	all := []string{l.T("letter.deadline.from", "date", d.From)}
	if d.Extends != "" {
		all = append(all, l.T("letter.deadline.extends", "date", d.Extends))
	}
	return l.reasons(all)
}

// exhibits writes the table of what is quoted. A clause's place in the saved
// page follows its row.
func (t *text) exhibits(all []report.Exhibit) {
	if len(all) == 0 {
		return
	}
	t.heading(t.T("letter.heading.exhibits"))
	for _, e := range all {
		t.paragraph(0, indentEntry, t.refs([]int{e.Number})+" "+t.exhibit(e), normal)
		if f := t.view.findings[e.Finding]; f != nil {
			t.paragraph(indentEntry, 0, t.place(f, false), dim)
		}
		t.paragraph(indentEntry, 0, "SHA-256 "+e.SHA256, dim)
	}
}

// exhibit names a clause: its place, its document, its version.
func (l labels) exhibit(e report.Exhibit) string {
	var all []string
	for _, part := range []string{e.Clause, e.Document, e.Version} {
		if part != "" {
			all = append(all, part)
		}
	}
	return strings.Join(all, " · ")
}

// before writes what must be done before the letter is sent.
func (t *text) before(steps []report.Step) {
	if len(steps) == 0 {
		return
	}
	t.heading(t.T("letter.heading.before"))
	for _, text := range t.toDo(steps) {
		t.paragraph(0, 4, "[ ] "+text, normal)
	}
}

// toDo returns what steps say, each once, with the clauses that say how. What
// will be lost is nothing to do.
func (l labels) toDo(steps []report.Step) []string {
	var all []string
	clauses := map[string][]string{}
	for _, s := range steps {
		if s.Kind == "lose" {
			continue
		}
		all = appendNew(all, s.Text)
		if f := l.view.findings[s.Finding]; f != nil && s.Kind == "do" {
			clauses[s.Text] = appendNew(clauses[s.Text], l.clause(f))
		}
	}
	for i, text := range all {
		if c := clauses[text]; len(c) > 0 {
			all[i] += l.space() + l.T("report.frame.in", "text", l.list(c))
		}
	}
	return all
}

// LetterMarkdown writes the letter of r as Markdown: the letter itself, then
// what one must know to send it.
func LetterMarkdown(w io.Writer, r *report.Report, p *message.Printer) error {
	m := &markdown{labels: labels{p, newView(r)}}
	if l := r.Letter; l == nil {
		m.paragraph(m.T("letter.none"))
	} else {
		m.letter(l)
		m.deadlines(l.Deadlines)
		m.exhibits(l.Exhibits)
		m.versions(r.Versions)
		m.before(r.Checklist)
	}
	m.failures()
	m.paragraph("\n" + m.T("report.caution"))
	_, err := w.Write(m.out.Bytes())
	return err
}

// letter writes the letter, whose body is Markdown already.
func (m *markdown) letter(l *report.Letter) {
	m.heading(1, escape(l.Title))
	m.out.WriteByte('\n')
	for line := range strings.Lines(l.Body) {
		m.paragraph(Harmless(line))
	}
	m.paragraph("\n---")
}

func (m *markdown) deadlines(all []report.Deadline) {
	m.heading(2, m.T("letter.heading.deadlines"))
	m.out.WriteByte('\n')
	if len(all) == 0 {
		m.paragraph(m.T("letter.deadlines.none"))
		return
	}
	m.row(m.T("letter.table.date"), m.T("letter.table.act"), m.T("letter.table.because"))
	m.paragraph("|---|---|---|")
	for _, d := range all {
		m.row(d.Date, escape(m.name("letter.act.", d.Act)), escape(m.reasons([]string{m.deadlineFrom(d), d.Because})))
	}
}

func (m *markdown) exhibits(all []report.Exhibit) {
	if len(all) == 0 {
		return
	}
	m.heading(2, m.T("letter.heading.exhibits"))
	m.out.WriteByte('\n')
	m.row(m.T("letter.table.number"), m.T("letter.table.clause"), m.T("letter.table.document"), m.T("letter.table.version"), "SHA-256")
	m.paragraph("|---:|---|---|---|---|")
	for _, e := range all {
		m.row(strconv.Itoa(e.Number), escape(e.Clause), escape(e.Document), escape(e.Version), code(e.SHA256))
	}
}

func (m *markdown) before(steps []report.Step) {
	if len(steps) == 0 {
		return
	}
	m.heading(2, m.T("letter.heading.before"))
	var b bytes.Buffer
	for _, text := range m.toDo(steps) {
		fmt.Fprintf(&b, "\n- [ ] %s", escape(text))
	}
	m.paragraph(b.String())
}
