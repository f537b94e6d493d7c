package render

import (
	"bytes"
	"io"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// TextOptions say for what terminal a text is made.
type TextOptions struct {
	Width int  // columns; 0 is 80
	Color bool // ANSI colours
	Full  bool // quote every sentence in full, however many say the same
}

// quoted is how many sentences of a group are quoted in full unless all are.
const quoted = 3

// Text writes r for a person at a terminal.
func Text(w io.Writer, r *report.Report, p *message.Printer, o TextOptions) error {
	v := newView(r)
	t := newText(labels{p, v}, o)
	t.overview()
	for _, part := range v.parts {
		t.part(part)
	}
	t.rest()
	_, err := w.Write(t.out.Bytes())
	return err
}

// newText returns an empty text.
func newText(l labels, o TextOptions) text {
	if o.Width == 0 {
		o.Width = 80
	}
	o.Width = max(o.Width, 40)
	return text{labels: l, TextOptions: o}
}

// style is an ANSI select-graphic-rendition parameter.
type style string

const (
	normal style = ""
	bold   style = "1"
	dim    style = "2"
	red    style = "31"
	green  style = "32"
	yellow style = "33"
)

var strengthStyle = map[report.Strength]style{report.Strong: green, report.Qualified: yellow, report.Weak: dim}

// text lays a report out in columns. Whatever it writes goes through line,
// which makes it harmless.
type text struct {
	labels
	TextOptions
	out       bytes.Buffer
	shortened bool   // a sentence was not quoted in full
	replied   string // the last reply written in this group
}

// span is a piece of a line in one style.
type span struct {
	text  string
	style style
}

// line writes spans on one line, indented.
func (t *text) line(indent int, spans ...span) {
	var b strings.Builder
	b.WriteString(strings.Repeat(" ", indent))
	for _, s := range spans {
		b.WriteString(t.paint(s))
	}
	t.out.WriteString(strings.TrimRight(b.String(), " "))
	t.out.WriteByte('\n')
}

func (t *text) paint(s span) string {
	core := strings.Trim(s.text, " ")
	if core == "" {
		return s.text
	}
	before, after, _ := strings.Cut(s.text, core)
	core = Harmless(core)
	if t.Color && s.style != normal {
		core = "\x1b[" + string(s.style) + "m" + core + "\x1b[0m"
	}
	return before + core + after
}

// paragraph writes words wrapped and indented, all lines but the first by hang
// columns more.
func (t *text) paragraph(indent, hang int, words string, s style) {
	for i, l := range wrap(Harmless(words), t.Width-indent-hang) {
		if i == 1 {
			indent += hang
		}
		t.line(indent, span{l, s})
	}
}

func (t *text) blank() { t.out.WriteByte('\n') }

// heading writes a section heading, underlined.
func (t *text) heading(title string) {
	if t.out.Len() > 0 {
		t.blank()
	}
	title = Harmless(title)
	t.line(0, span{title, bold})
	t.line(0, span{strings.Repeat("=", displaywidth.String(title)), dim})
}
