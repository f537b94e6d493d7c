package render

import (
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// diffLabels says the codes of a diff in a person's language.
type diffLabels struct {
	labels
	diff *report.Diff
}

func newDiffLabels(d *report.Diff, p *message.Printer) diffLabels {
	return diffLabels{labels{p, nil}, d}
}

// diffPart is the changes of one kind, under one heading.
type diffPart struct {
	id      string // worse, better, neutral or rest
	changes []*report.Change
}

// parts arranges the changes: those of substance by what they mean, the worst
// first, then the rest, each in the order of the document.
func (l diffLabels) parts() []diffPart {
	all := []diffPart{{id: "worse"}, {id: "better"}, {id: "neutral"}, {id: "rest"}}
	for i := range l.diff.Changes {
		c := &l.diff.Changes[i]
		at := 3
		switch {
		case len(c.Differences) == 0:
		case c.Effect == report.Worse:
			at = 0
		case c.Effect == report.Better:
			at = 1
		default:
			at = 2
		}
		all[at].changes = append(all[at].changes, c)
	}
	var some []diffPart
	for _, p := range all {
		if len(p.changes) > 0 {
			some = append(some, p)
		}
	}
	return some
}

func (l diffLabels) heading(p diffPart) string { return l.T("diff.part." + p.id) }

func (l diffLabels) class(c *report.Change) string { return l.T("diff.class." + string(c.Class)) }

// summary says on one line what changed.
func (l diffLabels) summary() string {
	t := &l.diff.Tally
	if len(l.diff.Changes) == 0 {
		return l.count("diff.same.all", t.Same)
	}
	if t.Substance == 0 {
		return l.T("diff.summary.none")
	}
	neutral := t.Substance - t.Worse - t.Better
	var how []string
	for _, part := range []struct {
		id string
		n  int
	}{{"worse", t.Worse}, {"better", t.Better}, {"neutral", neutral}} {
		if part.n > 0 {
			how = append(how, strconv.Itoa(part.n)+l.space()+l.T("diff.summary."+part.id))
		}
	}
	return l.T("report.fact", "name", l.count("diff.summary.substance", t.Substance), "text", l.list(how))
}

// tally counts the clauses by what happened to them.
func (l diffLabels) tally() string {
	t := &l.diff.Tally
	changed := 0
	for i := range l.diff.Changes {
		if l.diff.Changes[i].Class == report.Substance {
			changed++
		}
	}
	var all []string
	for _, part := range []struct {
		key string
		n   int
	}{
		{"diff.count.changed", changed},
		{"diff.count.reworded", t.Reworded},
		{"diff.count.added", t.Added},
		{"diff.count.removed", t.Removed},
		{"diff.count.moved", t.Moved},
		{"diff.count.same", t.Same},
	} {
		if part.n > 0 {
			all = append(all, l.count(part.key, part.n))
		}
	}
	return l.list(all)
}

// side is one version of a document in the head of a diff.
type side struct {
	title string
	*report.Document
}

// sides returns the versions that could be read.
func (l diffLabels) sides() []side {
	var all []side
	for _, s := range []side{{l.T("diff.old"), l.diff.Old}, {l.T("diff.new"), l.diff.New}} {
		if s.Document != nil {
			all = append(all, s)
		}
	}
	return all
}

// where names the clause of c in both versions, as far as it is in them and was
// renumbered.
func (l diffLabels) where(c *report.Change) string {
	switch {
	case c.Old == nil:
		return l.passage(c.New)
	case c.New == nil:
		return l.passage(c.Old)
	}
	old, new := l.passage(c.Old), l.passage(c.New)
	if old == new {
		return new
	}
	return old + " → " + new
}

// passage names the place of p as a person would cite it.
func (l diffLabels) passage(p *report.Passage) string {
	switch {
	case p.Clause != "":
		return p.Clause
	case len(p.Path) > 0:
		return p.Path[len(p.Path)-1]
	}
	return l.T("diff.beginning")
}

// place names the place of c as an editor would open it: in the new version, if
// it is there. Of a text that was made from something else there is only the
// page.
func (l diffLabels) place(c *report.Change) string {
	p, d := c.New, l.diff.New
	if p == nil {
		p, d = c.Old, l.diff.Old
	}
	switch {
	case p.Source.Page > 0:
		return l.T("report.place.page", "file", d.Source.URI, "n", strconv.Itoa(p.Source.Page))
	case d.Source.Extracted != "":
		return d.Source.URI
	}
	return d.Source.URI + ":" + strconv.Itoa(p.Source.Line) + ":" + strconv.Itoa(p.Source.Column)
}

// wording returns the text of c where it is in one version only, or the same in
// both.
func wording(c *report.Change) string {
	if c.New != nil {
		return c.New.Text
	}
	return c.Old.Text
}

// How much of what stayed is shown around what changed, in bytes, and from what
// length on it is shortened.
const (
	contextKept  = 60
	shortestKept = 200
)

// shorten returns edits with long runs of words that stayed shortened to what
// stands around the changes.
func shorten(edits []report.Edit) []report.Edit {
	all := make([]report.Edit, len(edits))
	for i, e := range edits {
		if e.Op == report.Keep && len(e.Text) > shortestKept {
			before, after := headOf(e.Text, contextKept), tailOf(e.Text, contextKept)
			if i == 0 {
				before = ""
			}
			if i == len(edits)-1 {
				after = ""
			}
			e.Text = before + " … " + after
		}
		all[i] = e
	}
	return all
}

// headOf returns at least n bytes of the start of s, up to the end of a word.
func headOf(s string, n int) string {
	for i := range s {
		if i >= n && (s[i] == ' ' || s[i] >= 0x80) {
			return s[:i]
		}
	}
	return s
}

// tailOf returns at least n bytes of the end of s, from the start of a word.
func tailOf(s string, n int) string {
	for i := range s {
		if i >= len(s)-2*n && i <= len(s)-n && (s[i] == ' ' || s[i] >= 0x80) {
			return strings.TrimPrefix(s[i:], " ")
		}
	}
	return s
}
