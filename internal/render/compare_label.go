package render

import (
	"cmp"
	"slices"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// compareLabels says a comparison in a person's language.
type compareLabels struct {
	labels
	all       *report.Comparison
	documents map[string]*report.Document
}

func newCompareLabels(c *report.Comparison, p *message.Printer) compareLabels {
	l := compareLabels{labels{Printer: p}, c, map[string]*report.Document{}}
	for i := range c.Services {
		for j := range c.Services[i].Documents {
			d := &c.Services[i].Documents[j]
			l.documents[d.ID] = d
		}
	}
	return l
}

// about says which documents of a service were read.
func (l compareLabels) about(s *report.Service) string {
	return strings.Join(each(s.Documents, func(d report.Document) string {
		text := l.document(&d)
		if d.Updated != "" {
			text += " (" + d.Updated + ")"
		}
		return text
	}), " · ")
}

// facts returns what the statements of a cell say together.
func (l compareLabels) facts(c *report.Cell) []fact {
	var all []fact
	add := func(key, text string) {
		if text != "" {
			all = append(all, fact{l.T(key), text})
		}
	}
	if v := c.Values; v != nil {
		add("report.fact.period", l.list(each(v.Durations, l.duration)))
		add("report.fact.data", l.list(each(v.Data, l.data)))
		add("report.fact.purpose", l.list(each(v.Purposes, l.purpose)))
		add("report.fact.contact", strings.Join(v.Contacts, " · "))
		add("report.fact.named", l.list(each(v.Laws, l.law)))
	}
	return all
}

// law names a law as people call it.
func (l compareLabels) law(id string) string {
	for _, n := range l.all.Named {
		if n.ID == id {
			return n.Name
		}
	}
	return id
}

// summary says in a line how firmly, and in how many places, a service speaks.
func (l compareLabels) summary(c *report.Cell) string {
	if len(c.Statements) == 0 {
		return l.T("compare.silent")
	}
	return l.strength(c.Statements[0].Strength) + " · " + l.count("compare.places", len(c.Statements))
}

// document returns the short name of a document: its kind, with its title if the
// service has several of that kind.
func (l compareLabels) document(d *report.Document) string {
	for _, s := range l.all.Services {
		same := 0
		for i := range s.Documents {
			if s.Documents[i].Kind == d.Kind {
				same++
			}
		}
		if same > 1 && slices.ContainsFunc(s.Documents, func(other report.Document) bool { return other.ID == d.ID }) {
			return l.kind(d.Kind) + " " + l.quote(cmp.Or(d.Title, d.ID))
		}
	}
	return l.kind(d.Kind)
}

// where names the place of a statement as a person would cite it.
func (l compareLabels) where(s *report.Statement) string {
	place := l.document(l.documents[s.Document])
	if s.Clause != "" {
		place += " " + s.Clause
	}
	return place
}

// uri names the file of a statement.
func (l compareLabels) uri(s *report.Statement) string { return l.documents[s.Document].Source.URI }
