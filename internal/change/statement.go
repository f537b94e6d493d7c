package change

import (
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// statement is one practice in one sentence of a version.
type statement struct {
	*report.Finding
	at *sentence
}

// statements returns what v says, by practice, in document order.
func statements(v *version) map[practice.Practice][]statement {
	all := make(map[practice.Practice][]statement)
	for _, s := range v.sentences {
		for _, f := range s.findings {
			all[f.Practice] = append(all[f.Practice], statement{f, s})
		}
	}
	return all
}

// in returns the finding of p in s, or nil.
func (s *sentence) says(p practice.Practice) *report.Finding {
	for _, f := range s.findings {
		if f.Practice == p {
			return f
		}
	}
	return nil
}

// ledger is what two versions say about one practice: what both say in
// counterparts, and what only one of them does.
type ledger struct {
	practice.Practice
	old, new []statement    // all, with those that stayed though no rule found them again
	kept     [][2]statement // said by counterparts, whose words differ
	gone     []statement    // not said by the counterpart, if there is one
	came     []statement
	stock    [2]stock // of old and new
	left     stock    // of gone
	joined   stock    // of came
}

// ledger opens the ledger of p.
func (c *comparison) ledger(p practice.Practice) *ledger {
	l := &ledger{Practice: p, old: c.said[0][p], new: c.said[1][p]}
	var unseenOld, unseenNew []statement
	for _, s := range l.old {
		twin := s.at.twin
		switch whole := s.at.within(p); {
		case whole != nil:
			unseenNew = append(unseenNew, statement{s.Finding, whole})
		case twin == nil:
			l.gone = append(l.gone, s)
		case twin.says(p) != nil:
			if !c.edit(s.at, twin).empty() {
				l.kept = append(l.kept, [2]statement{s, {twin.says(p), twin}})
			}
		case c.unseen(s, twin):
			unseenNew = append(unseenNew, statement{s.Finding, twin})
		default:
			l.gone = append(l.gone, s)
		}
	}
	for _, s := range l.new {
		twin := s.at.twin
		switch whole := s.at.within(p); {
		case whole != nil:
			unseenOld = append(unseenOld, statement{s.Finding, whole})
		case twin == nil:
			l.came = append(l.came, s)
		case twin.says(p) != nil:
		case c.unseen(s, twin):
			unseenOld = append(unseenOld, statement{s.Finding, twin})
		default:
			l.came = append(l.came, s)
		}
	}
	l.old, l.new = append(slices.Clip(l.old), unseenOld...), append(slices.Clip(l.new), unseenNew...)
	l.stock[0], l.stock[1] = c.stockOf(l.old), c.stockOf(l.new)
	l.left, l.joined = c.stockOf(l.gone), c.stockOf(l.came)
	return l
}

// unseen reports whether s is still said by twin, the counterpart of its
// sentence, although no rule found it there: nothing that matters to it differs.
// Rules look for words, and now and then miss a clause that is merely reworded;
// that must not look like a right that was taken away.
func (c *comparison) unseen(s statement, twin *sentence) bool {
	if e := c.edit(s.at, twin); !e.empty() {
		return c.spares(e, s)
	}
	lead, other := s.at.lead(), twin.lead()
	switch {
	case lead == nil || other == nil || len(s.Evidence) > 0 && !decidedBy(s, lead):
		return true // the page is cut up otherwise, or rules look further than they should
	case lead.twin != other:
		return lead.key == other.key
	}
	e := c.edit(lead, other)
	return e.empty() || c.spares(e, s)
}

// decidedBy reports whether words of lead made the rule of s hold.
func decidedBy(s statement, lead *sentence) bool {
	return slices.ContainsFunc(s.Evidence, func(e report.Evidence) bool {
		return lead.span.Start <= e.Span.Start && e.Span.Start < lead.span.End
	})
}

// within returns the first sentence of the clause in the other version that has
// s word for word, in fewer sentences: a page that makes a clause a heading has it
// in one piece. It returns nil if there is none, or if it is found to say p.
func (s *sentence) within(p practice.Practice) *sentence {
	other := s.clause.twin
	switch {
	case other == nil || len(other.sentences) >= len(s.clause.sentences) || len(s.said) == 0:
		return nil
	case s.twin != nil && (s.twin.key == s.key || s.twin.says(p) != nil) || !strings.Contains(other.words(), " "+s.key):
		return nil
	}
	return other.sentences[0]
}

// words returns what all sentences of c say.
func (c *clause) words() string {
	if c.said == "" {
		var b strings.Builder
		b.WriteByte(' ')
		for _, s := range c.sentences {
			b.WriteString(s.key)
		}
		c.said = b.String()
	}
	return c.said
}

// lead returns the sentence that leads into the list that s is an item of, or
// nil: items are read together with it.
func (s *sentence) lead() *sentence {
	if s.clause.lead == nil || len(s.clause.lead.sentences) == 0 {
		return nil
	}
	return s.clause.lead.sentences[len(s.clause.lead.sentences)-1]
}

// spares reports whether e, an edit of the sentence of s or of what leads into
// it, leaves s as it was: it is slight, nothing in it turns, and it takes away
// none of the words that decided.
func (c *comparison) spares(e edit, s statement) bool {
	lacking := e.came
	if c.old.has(s.at) {
		lacking = e.gone
	}
	switch {
	case e.turns() || !e.slight():
		return false
	case len(s.Evidence) == 0:
		return len(lacking) == 0
	}
	return !slices.ContainsFunc(s.Evidence, func(ev report.Evidence) bool {
		return slices.ContainsFunc(said(ev.Text), func(t token) bool { return slices.Contains(lacking, stem(t.text)) })
	})
}

// has reports whether s is a sentence of v.
func (v *version) has(s *sentence) bool {
	return s.index < len(v.sentences) && v.sentences[s.index] == s
}

// edit returns what differs between the meanings of two counterparts, the old
// and the new in any order.
func (c *comparison) edit(s, t *sentence) edit {
	if !c.old.has(s) {
		s, t = t, s
	}
	return editOf(c.meaning(s), c.meaning(t))
}

func (c *comparison) meaning(s *sentence) meaning {
	m, known := c.meanings[s]
	if !known {
		m = meaningOf(s, c.names)
		c.meanings[s] = m
	}
	return m
}

// namesOf returns the words by which a document calls the provider.
func namesOf(documents ...*report.Document) map[string]bool {
	names := make(map[string]bool)
	for _, d := range documents {
		for _, t := range said(d.Service) {
			if t.kind == word && len(t.text) > 2 && !strings.Contains(t.text, "@") {
				names[t.text] = true
			}
		}
	}
	return names
}
