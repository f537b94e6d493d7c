package render

import (
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// DiffText writes d for a person at a terminal: the changes of substance with
// the words that changed, then the rest in short.
func DiffText(w io.Writer, d *report.Diff, p *message.Printer, o TextOptions) error {
	l := newDiffLabels(d, p)
	t := &diffText{of: l, text: text{labels: l.labels, TextOptions: o}}
	if t.Width == 0 {
		t.Width = 80
	}
	t.Width = max(t.Width, 40)
	t.head()
	for _, part := range l.parts() {
		t.part(part)
	}
	t.failures()
	if t.shortened {
		t.blank()
		t.paragraph(0, 0, p.T("diff.shortened"), dim)
	}
	if len(d.Failures) == 0 {
		t.blank()
		t.paragraph(0, 0, p.T("report.caution"), dim)
	}
	_, err := w.Write(t.out.Bytes())
	return err
}

// diffText lays a diff out in columns.
type diffText struct {
	text
	of diffLabels
}

// head writes which versions were compared and how much changed.
func (t *diffText) head() {
	column := 0
	for _, s := range t.of.sides() {
		column = max(column, displaywidth.String(s.title))
	}
	for _, s := range t.of.sides() {
		name := span{pad(s.title, column+2), bold}
		about := t.kind(s.Kind)
		if more := t.about(s.Document); more != "" {
			about += " · " + more
		}
		for _, row := range appendNew([]string{}, s.Title, about, s.Source.URI) {
			for _, line := range wrap(Harmless(row), t.Width-column-2) {
				t.line(0, name, span{line, normal})
				name = span{pad("", column+2), normal}
			}
		}
		for _, warning := range s.Source.Warnings {
			t.paragraph(column+2, hang, t.T("report.warning", "text", warning), yellow)
		}
	}
	if len(t.of.diff.Failures) > 0 {
		return
	}
	t.blank()
	t.paragraph(0, 0, t.of.summary(), bold)
	if len(t.of.diff.Changes) > 0 {
		t.paragraph(0, 0, t.of.tally(), normal)
	}
}

var effectStyle = map[report.Effect]style{report.Worse: red, report.Better: green, report.Neutral: yellow}

func (t *diffText) part(p diffPart) {
	t.heading(t.of.heading(p))
	inShort := false
	for i, c := range p.changes {
		short := p.id == "rest" && !t.Full && (len(c.Because) == 0 || i >= mostRest)
		if !short || !inShort {
			t.blank()
		}
		if inShort = short; short {
			t.short(c)
		} else {
			t.change(c)
		}
	}
}

// mostRest is how many of the other changes are shown with their reasons unless
// all are.
const mostRest = 200

// change writes a change with everything about it.
func (t *diffText) change(c *report.Change) {
	s := normal
	if len(c.Differences) > 0 {
		s = effectStyle[c.Effect]
	}
	t.located(t.of.class(c), s, t.of.where(c), t.of.place(c))
	for _, reason := range c.Because {
		t.paragraph(hang, hang, reason, s)
	}
	switch {
	case c.Words != nil:
		edits := c.Words
		if !t.Full {
			edits = shorten(edits)
		}
		t.edits(edits)
	default:
		t.paragraph(hang, 0, t.quote(wording(c)), normal)
	}
}

// located writes the line that says what happened and where. The place goes to
// the next line if there is no room.
func (t *diffText) located(class string, s style, where, place string) {
	where, place = Harmless(where), Harmless(place)
	room := t.Width - displaywidth.String(class) - displaywidth.String(where) - displaywidth.String(place) - 2
	if room >= 2 {
		t.line(0, span{class, s}, span{"  ", normal}, span{where, bold}, span{pad("", room), normal}, span{place, dim})
		return
	}
	t.line(0, span{class, s}, span{"  ", normal}, span{where, bold})
	t.paragraph(hang, 0, place, dim)
}

// The marks around words that went and came, as git has them.
const (
	goneOpen, goneClose = "[-", "-]"
	cameOpen, cameClose = "{+", "+}"
)

// edits writes how a text changed.
func (t *diffText) edits(edits []report.Edit) {
	s := normal
	for _, l := range wrap(bracketed(edits), t.Width-hang) {
		var spans []span
		spans, s = styled(l, s)
		t.line(hang, spans...)
	}
}

// bracketed says how a text changed: what went in brackets, what came in braces.
func bracketed(edits []report.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		text := Harmless(e.Text)
		before, after := outer(e.Text)
		switch {
		case e.Op == report.Keep || text == "":
			b.WriteString(before + text + after)
		case e.Op == report.Delete:
			b.WriteString(before + goneOpen + text + goneClose + after)
		default:
			b.WriteString(before + cameOpen + text + cameClose + after)
		}
	}
	return b.String()
}

// outer returns the space around s, one of it: marks go around words.
func outer(s string) (before, after string) {
	if strings.HasPrefix(s, " ") {
		before = " "
	}
	if strings.HasSuffix(s, " ") && len(s) > 1 {
		after = " "
	}
	return before, after
}

// styled cuts a line at the marks and returns its pieces, each in its style, and
// the style that goes on. s is that of the line before.
func styled(line string, s style) ([]span, style) {
	var spans []span
	for line != "" {
		at, next := len(line), s
		if i := strings.Index(line, goneOpen); i >= 0 && i < at {
			at, next = i, red
		}
		if i := strings.Index(line, cameOpen); i >= 0 && i < at {
			at, next = i, green
		}
		for _, end := range []string{goneClose, cameClose} {
			if i := strings.Index(line, end); i >= 0 && i+len(end) <= at {
				at, next = i+len(end), normal
			}
		}
		if at == 0 { // a mark opens here
			s, at = next, len(goneOpen)
		}
		spans = append(spans, span{line[:at], s})
		line, s = line[at:], next
	}
	return spans, s
}

// short writes a change on one line, as far as it fits.
func (t *diffText) short(c *report.Change) {
	t.shortened = true
	class, where := t.of.class(c), Harmless(t.of.where(c))
	line := []span{{class, normal}, {"  ", normal}, {where, normal}, {"  ", normal}}
	room := max(20, t.Width-displaywidth.String(class+where)-4)
	if len(c.Words) == 0 {
		room -= displaywidth.String(t.quote(""))
		t.line(0, append(line, span{t.quote(displaywidth.TruncateString(Harmless(wording(c)), room, "…")), normal})...)
		return
	}
	edits, _ := styled(displaywidth.TruncateString(bracketed(fromChange(c.Words, room)), room, "…"), normal)
	t.line(0, append(line, edits...)...)
}

// fromChange returns edits without what stands far before the first change, if
// that would not be seen in so many columns else.
func fromChange(edits []report.Edit, columns int) []report.Edit {
	if edits[0].Op != report.Keep || displaywidth.String(edits[0].Text) <= columns/2 {
		return edits
	}
	lead := report.Edit{Op: report.Keep, Text: "… " + tailOf(edits[0].Text, columns/4)}
	return append([]report.Edit{lead}, edits[1:]...)
}

func (t *diffText) failures() {
	if len(t.of.diff.Failures) == 0 {
		return
	}
	t.heading(t.T("diff.failures"))
	for _, f := range t.of.diff.Failures {
		t.line(0, span{f.URI, bold}, span{" — ", normal}, span{t.of.broken(f.Kind), red})
		t.paragraph(hang, 0, f.Because, normal)
	}
}

// broken says a kind of failure, which may be one of a capture.
func (l diffLabels) broken(kind string) string {
	if text := l.failure(kind); text != kind {
		return text
	}
	return l.name("diff.failure.", kind)
}
