package analyze

import (
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
)

// demand is what a rule asks of one place in or around the sentence.
type demand struct {
	place            string // as in rule files: own, under, lead, before, after, clause
	wanted, unwanted pattern.Node
	holds            func(*session, site, pattern.Node) bool
}

func demands(c *rule.Context) [6]demand {
	return [...]demand{
		{"own", c.Own, c.NotOwn, (*session).inSentence},
		{"under", c.Under, c.NotUnder, (*session).inHeading},
		{"lead", c.Lead, c.NotLead, (*session).inLead},
		{"before", c.Before, c.NotBefore, (*session).inSentenceBefore},
		{"after", c.After, c.NotAfter, (*session).inSentenceAfter},
		{"clause", c.Clause, c.NotClause, (*session).inClause},
	}
}

// surroundings reports whether what r asks of headings, lead-in, neighbouring
// sentences and clause is so.
func (s *session) surroundings(r *rule.Rule, at site) bool {
	key, _ := s.unmet(r, at)
	return key == ""
}

// unmet returns the first thing r asks of the surroundings that is not so: the
// key it has in rule files, such as not-under, and the condition. The key is ""
// if all is as r asks.
func (s *session) unmet(r *rule.Rule, at site) (key string, condition pattern.Node) {
	if r.Context == (rule.Context{}) {
		return "", 0
	}
	for _, d := range demands(&r.Context) {
		if d.wanted != 0 && !d.holds(s, at, d.wanted) {
			return d.place, d.wanted
		}
		if d.unwanted != 0 && d.holds(s, at, d.unwanted) {
			return "not-" + d.place, d.unwanted
		}
	}
	return "", 0
}

func (s *session) inHeading(at site, n pattern.Node) bool {
	return s.underHeading(at.clause.Section, n)
}
func (s *session) inSentence(at site, n pattern.Node) bool { return s.holdsIn(n, at.sentence) }
func (s *session) inClause(at site, n pattern.Node) bool   { return s.holdsIn(n, at.clause.Span) }

func (s *session) inSentenceBefore(at site, n pattern.Node) bool { return s.inNeighbour(at, -1, n) }
func (s *session) inSentenceAfter(at site, n pattern.Node) bool  { return s.inNeighbour(at, +1, n) }

func (s *session) holdsIn(n pattern.Node, spans ...document.Span) bool {
	parts := make([]pattern.Part, len(spans))
	for i, span := range spans {
		parts[i] = s.part(span)
	}
	s.around.Reset(s.doc.Text, parts...)
	return s.around.Holds(n)
}

// underHeading reports whether n holds in one of the headings above, or in the
// title of the document, which stands above all of them.
func (s *session) underHeading(section *document.Section, n pattern.Node) bool {
	if section == nil {
		return false
	}
	key := headingKey{section, n}
	holds, known := s.headings[key]
	if !known {
		holds = s.holdsIn(n, section.Heading) || s.underHeading(section.Parent, n)
		s.headings[key] = holds
	}
	return holds
}

// ledTo reports whether the headings and the lead-in are as r asks. Many
// sentences have the same ones, so this is sooner known than whether r matches.
func (s *session) ledTo(r *rule.Rule, at site) bool {
	c := &r.Context
	return (c.Under == 0 || s.inHeading(at, c.Under)) && (c.NotUnder == 0 || !s.inHeading(at, c.NotUnder)) &&
		(c.Lead == 0 || s.inLead(at, c.Lead))
}

func (s *session) inLead(at site, n pattern.Node) bool {
	if _, enumerated := s.enumerationHead(at); enumerated || len(at.clause.Heads) > 0 {
		return s.inWindowAbove(at, n)
	}
	key := leadKey{at.clause.Lead, n}
	holds, known := s.leads[key]
	if !known {
		holds = s.inWindowAbove(at, n)
		s.leads[key] = holds
	}
	return holds
}

func (s *session) inWindowAbove(at site, n pattern.Node) bool {
	own := pattern.Part{Start: at.sentence.Start, End: at.sentence.Start}
	parts := s.window(at, own)
	s.around.Reset(s.doc.Text, parts[:len(parts)-1]...)
	return s.around.Holds(n)
}

// inNeighbour reports whether n holds in the sentence before or after, in the
// same clause or in the next one of the section.
func (s *session) inNeighbour(at site, step int, n pattern.Node) bool {
	if i := at.index + step; i >= 0 && i < len(at.clause.Sentences) {
		return s.holdsIn(n, at.clause.Sentences[i].Span)
	}
	if at.clause.Section == nil {
		return false
	}
	clauses := at.clause.Section.Clauses
	i := slices.Index(clauses, at.clause) + step
	if i < 0 || i >= len(clauses) || len(clauses[i].Sentences) == 0 {
		return false
	}
	neighbour := clauses[i].Sentences[0]
	if step < 0 {
		neighbour = clauses[i].Sentences[len(clauses[i].Sentences)-1]
	}
	return s.holdsIn(n, neighbour.Span)
}
