package analyze

import (
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/practice"
	"exitclause/internal/rule"
)

// Holding is a practice that at least one rule finds in a sentence, with all the
// rules that do. It is a finding if no exclusion stands against it.
type Holding struct {
	Practice   practice.Practice
	Clause     *document.Clause
	Sentence   document.Span // in the document's text
	Rules      []*rule.Rule  // in order of the files
	Exclusions []*rule.Rule  // that bar what the first of Rules finds

	counted []pattern.Evidence // of the first of Rules
}

// Holdings returns what the clauses of doc say and by which rules, in the order
// of Run. What any rule or exclusion adds or costs can be told from it without
// another run.
func (a *Analyzer) Holdings(doc *document.Document) []Holding {
	s := a.sessions.Get().(*session)
	defer a.sessions.Put(s)
	s.begin(doc)
	var all []Holding
	for _, c := range doc.Clauses {
		for i := range c.Sentences {
			all = append(all, s.holdings(site{c, i, c.Sentences[i].Span})...)
		}
	}
	return all
}

func (s *session) holdings(at site) []Holding {
	s.look(at)
	var held []Holding
	for _, index := range s.candidates() {
		r := s.packs.Rules[index]
		counted, ok := s.holds(r, at)
		if !ok {
			continue
		}
		i := slices.IndexFunc(held, func(h Holding) bool { return h.Practice == r.Practice })
		if i < 0 {
			i = len(held)
			held = append(held, Holding{Practice: r.Practice, Clause: at.clause, Sentence: at.sentence, counted: counted})
		}
		held[i].Rules = append(held[i].Rules, r)
	}
	if len(held) > 0 && s.isTitle(at) {
		held = slices.DeleteFunc(held, func(h Holding) bool { return !titleSays(h.Practice) })
	}
	for i := range held {
		held[i].Exclusions = s.exclusions(held[i].Practice, at, held[i].counted)
	}
	slices.SortStableFunc(held, func(a, b Holding) int { return a.Practice.Index() - b.Practice.Index() })
	return held
}

// holds reports whether r holds at the site, exclusions apart, and by what.
func (s *session) holds(r *rule.Rule, at site) (counted []pattern.Evidence, ok bool) {
	if !s.allows(r) {
		return nil, false
	}
	rd := s.reader(r.Language)
	match, ok := rd.match(r, at)
	return slices.Clone(match.Evidence), ok && rd.surroundings(r, at)
}

// exclusions returns those that bar p at the site, found by what counted.
func (s *session) exclusions(p practice.Practice, at site, counted []pattern.Evidence) []*rule.Rule {
	var all []*rule.Rule
	for _, x := range s.packs.Exclusions {
		if slices.Contains(x.Practices, p) && s.bars(x, at, counted) {
			all = append(all, x)
		}
	}
	return all
}
