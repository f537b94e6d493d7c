package render

import (
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"exitclause/internal/report"
)

// Columns of an entry's text, and of what is said about it.
const (
	indentEntry = 5
	hang        = 2
)

// overview writes what was read, one block per document.
func (t *text) overview() {
	column := 0
	for i := range t.view.Documents {
		column = max(column, displaywidth.String(t.kindOf(t.view.Documents[i].ID)))
	}
	column += 2
	for i := range t.view.Documents {
		t.describe(&t.view.Documents[i], column)
	}
}

func (t *text) describe(d *report.Document, column int) {
	name := span{pad(t.kindOf(d.ID), column), bold}
	rows := appendNew([]string{}, d.Title, t.about(d), d.Source.URI)
	for _, row := range rows {
		for _, l := range wrap(Harmless(row), t.Width-column) {
			t.line(0, name, span{l, normal})
			name = span{pad("", column), normal}
		}
	}
	for _, warning := range d.Source.Warnings {
		t.paragraph(column, hang, t.T("report.warning", "text", warning), yellow)
	}
}

// part writes what can be done with a set of sentences.
func (t *text) part(p part) {
	t.heading(t.use(p.use))
	if frame := t.frame(); frame != "" && p.use == report.Note {
		t.paragraph(0, hang, frame, normal)
	}
	for _, g := range p.groups {
		t.blank()
		t.group(g)
	}
}

func (t *text) group(g group) {
	reasons, shared := g.shared()
	title := []span{{t.practice(g.practice), bold}}
	if g.strength != "" {
		title = append(title, span{" — ", normal}, span{t.strength(g.strength), strengthStyle[g.strength]})
	}
	t.line(0, title...)
	t.paragraph(hang, 0, t.reasons(reasons), dim)
	full := 0
	t.replied = ""
	for _, e := range g.entries {
		switch {
		case e.again:
			t.reference(e)
		case t.Full || full < quoted:
			full++
			t.entry(e, !shared)
		default:
			t.short(e)
		}
	}
}

// entry writes a sentence with everything about it.
func (t *text) entry(e entry, withReasons bool) {
	f := e.first()
	t.locate(e, t.place(f, false), t.place(f, true))
	t.paragraph(indentEntry, 0, t.quote(f.Quote), normal)
	if withReasons {
		t.paragraph(indentEntry, hang, t.T("report.because", "text", t.reasons(e.because())), dim)
	}
	say := func(f fact) string { return t.T("report.fact", "name", f.name, "text", f.text) }
	t.paragraph(indentEntry, hang, strings.Join(each(t.facts(e), say), " · "), normal)
	t.answer(e)
}

// locate writes the line that names the clause of e, with the first of ends
// that there is room for at its end. If there is room for none, the last one
// goes to the next line.
func (t *text) locate(e entry, ends ...string) {
	number, clause := t.numeral(e), Harmless(t.clause(e.first()))
	last := ""
	for _, end := range ends {
		last = Harmless(end)
		room := t.Width - displaywidth.String(number) - displaywidth.String(clause) - displaywidth.String(last)
		if room >= 2 {
			t.line(0, span{number, bold}, span{clause, bold}, span{pad("", room), normal}, span{last, dim})
			return
		}
	}
	t.line(0, span{number, bold}, span{clause, bold})
	t.paragraph(indentEntry, 0, last, dim)
}

// numeral returns the number of e, in its columns.
func (t *text) numeral(e entry) string {
	return pad("["+strconv.Itoa(e.sentence.number)+"]", indentEntry-1) + " "
}

// reference writes the line for a sentence that an earlier part shows.
func (t *text) reference(e entry) {
	t.locate(e, t.T("report.above"))
	if also := t.practices(t.view.also(e)); also != "" {
		t.remark("report.fact.also", also)
	}
	t.answer(e)
}

// short writes a sentence on one line, as far as it fits.
func (t *text) short(e entry) {
	t.shortened = true
	number, clause := t.numeral(e), Harmless(t.clause(e.first()))+"  "
	room := max(20, t.Width-displaywidth.String(number+clause)-displaywidth.String(t.quote("")))
	quote := Harmless(e.first().Quote)
	t.line(0, span{number, normal}, span{clause, normal}, span{t.quote(displaywidth.TruncateString(quote, room, "…")), normal})
}
