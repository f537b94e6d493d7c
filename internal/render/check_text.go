package render

import (
	"io"
	"strconv"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// CheckText writes c for a person at a terminal: what fails, what should be
// seen, what could not be read, and one line on all of it. Where there is
// nothing to say it is that line.
func CheckText(w io.Writer, c *report.Check, p *message.Printer, o TextOptions) error {
	v := newCheckView(c, p)
	t := &checkText{check: v, text: text{labels: v.labels, TextOptions: o}}
	if t.Width == 0 {
		t.Width = 80
	}
	t.Width = max(t.Width, 40)
	for _, part := range v.checkParts() {
		if len(part.results) == 0 {
			continue
		}
		t.heading(t.T(part.title))
		for _, r := range part.results {
			t.text.blank()
			t.result(r, part.style)
		}
	}
	t.failures()
	t.remarks()
	if t.out.Len() > 0 {
		t.text.blank()
	}
	t.paragraph(0, 0, v.outcome(), bold)
	_, err := w.Write(t.out.Bytes())
	return err
}

// checkText lays a check out in columns.
type checkText struct {
	check *checkView
	text
}

// checkPart is the results of one kind.
type checkPart struct {
	title   string // a key
	style   style
	results []*report.CheckResult
}

// checkParts returns the results by how much they matter, each part in order.
func (v *checkView) checkParts() []checkPart {
	parts := []checkPart{
		{title: "check.fails", style: red},
		{title: "check.warns", style: yellow},
		{title: "check.notes", style: green},
		{title: "check.ignored", style: dim},
	}
	for i := range v.Results {
		r := &v.Results[i]
		parts[rank(r)].results = append(parts[rank(r)].results, r)
	}
	return parts
}

// result writes a result with everything about it.
func (t *checkText) result(r *report.CheckResult, s style) {
	t.paragraph(0, hang, t.check.headline(r), s)
	t.paragraph(hang, hang, t.check.place(r), dim)
	for _, line := range r.Because {
		t.paragraph(hang, hang, line, normal)
	}
	longest := longestQuote
	if t.Full {
		longest = 0
	}
	old, now := t.check.wordings(r, longest)
	if old != "" {
		t.quoted("check.was", old)
	}
	if now != "" {
		t.quoted("check.is", now)
	}
	if r.Ignored != nil {
		t.paragraph(hang, hang, t.T("check.ignored.because", "date", r.Ignored.Expires, "reason", r.Ignored.Reason), normal)
	}
	if r.Hash != "" {
		t.paragraph(hang, hang, t.T("check.hash", "hash", r.Hash), dim)
	}
}

func (t *checkText) quoted(key, quote string) {
	t.paragraph(hang, hang, t.T("report.fact", "name", t.T(key), "text", t.quote(quote)), normal)
}

// failures lists the captures that could not be used.
func (t *checkText) failures() {
	first := true
	for i := range t.check.Documents {
		for _, f := range t.check.Documents[i].Failures {
			if first {
				t.heading(t.T("check.broken"))
				t.text.blank()
				first = false
			}
			t.paragraph(0, hang, f.URI, red)
			t.paragraph(hang, 0, f.Because, normal)
		}
	}
}

// remarks writes what is to be known of single documents.
func (t *checkText) remarks() {
	for i := range t.check.Documents {
		for _, n := range t.check.Documents[i].Notes {
			t.text.blank()
			t.paragraph(0, hang, t.T("check.note", "text", t.check.Documents[i].Name+": "+n), dim)
		}
	}
}

// outcome says on one line what came of the check.
func (v *checkView) outcome() string {
	states := make(map[report.DocumentState]int)
	for i := range v.Documents {
		states[v.Documents[i].State]++
	}
	var how []string
	for _, s := range []report.DocumentState{report.Unchanged, report.Changed, report.NotKnown, report.Gone, report.Alone, report.Unread} {
		if states[s] > 0 {
			how = append(how, strconv.Itoa(states[s])+" "+v.T("check.state."+string(s)))
		}
	}
	all := []string{v.T("report.fact", "name", v.count("check.count.documents", len(v.Documents)), "text", v.list(how))}
	fails, ignored, broken := v.counts()
	switch {
	case fails+ignored+broken > 0:
	case len(v.Results) > 0:
		return v.reasons(append(all, v.T("check.none-fails")))
	default:
		return v.reasons(append(all, v.T("check.passed")))
	}
	if fails > 0 {
		all = append(all, v.count("check.count.fails", fails))
	}
	if ignored > 0 {
		all = append(all, v.count("check.count.ignored", ignored))
	}
	if broken > 0 {
		all = append(all, v.count("check.count.broken", broken))
	}
	return v.reasons(all)
}

// counts returns how many results fail the check, how many are ignored, and how
// many captures could not be used.
func (v *checkView) counts() (fails, ignored, broken int) {
	for i := range v.Results {
		switch r := &v.Results[i]; {
		case r.Ignored != nil:
			ignored++
		case r.Level == report.LevelError:
			fails++
		}
	}
	for i := range v.Documents {
		broken += len(v.Documents[i].Failures)
	}
	return fails, ignored, broken
}
