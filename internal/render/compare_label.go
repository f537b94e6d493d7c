package render

import (
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
		text := l.kind(d.Kind)
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

// where names the place of a statement as a person would cite it.
func (l compareLabels) where(s *report.Statement) string {
	place := l.kind(l.documents[s.Document].Kind)
	if s.Clause != "" {
		place += " " + s.Clause
	}
	return place
}

// uri names the file of a statement.
func (l compareLabels) uri(s *report.Statement) string { return l.documents[s.Document].Source.URI }
