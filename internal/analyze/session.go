package analyze

import (
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
)

// session is the working state of one run over one document, kept to be reused.
type session struct {
	*Analyzer
	doc        *document.Document
	scanned    document.Span // the part of the document that hits are of
	hits       []pattern.Hit
	own        *pattern.Matcher // the sentence, with lead-in or headings
	around     *pattern.Matcher // one stretch of its surroundings at a time
	headings   map[headingKey]bool
	leads      map[leadKey]bool
	wide       map[wideKey][]pattern.Interval
	exceptions exceptions // of the clause at hand
	languages  languages  // of the sentence at hand
	rules      []int32    // candidates for it
	found      []Finding  // in it
}

type headingKey struct {
	section *document.Section
	node    pattern.Node
}

type leadKey struct {
	lead *document.Clause
	node pattern.Node
}

type wideKey struct {
	span document.Span
	node pattern.Node
}

func (a *Analyzer) newSession() *session {
	return &session{
		Analyzer: a,
		own:      pattern.NewMatcher(a.packs.Program, findValues()),
		around:   pattern.NewProbe(a.packs.Program, findValues()),
	}
}

// site is one sentence in its surroundings.
type site struct {
	clause   *document.Clause
	index    int // of the sentence in the clause
	sentence document.Span
}

// sentence appends what sentence i of c says.
func (s *session) sentence(findings []Finding, c *document.Clause, i int) []Finding {
	at := site{c, i, c.Sentences[i].Span}
	s.look(at)
	s.found = s.found[:0]
	for _, r := range s.candidates() {
		s.try(s.packs.Rules[r], at)
	}
	s.exclude(at)
	slices.SortStableFunc(s.found, func(a, b Finding) int {
		return a.Rule.Practice.Index() - b.Rule.Practice.Index()
	})
	for i := range s.found {
		f := &s.found[i]
		f.Values = s.values(*f)
		f.Qualities = s.words(rule.Quality, nil)
	}
	for i := range s.found {
		s.found[i].Excepted = s.excepted(at)
	}
	return append(findings, s.found...)
}

// candidates returns the rules that the words of the window let hold, in order.
func (s *session) candidates() []int32 {
	s.rules = append(s.rules[:0], s.always...)
	for n := range s.own.Possible(s.conditions) {
		s.rules = append(s.rules, s.byCondition[n]...)
	}
	s.rules = slices.DeleteFunc(s.rules, func(i int32) bool { return !s.languages.speak(s.packs.Rules[i]) })
	slices.Sort(s.rules)
	return s.rules
}

// try adds a finding if r holds at the site and its practice was not found there
// before.
func (s *session) try(r *rule.Rule, at site) {
	for _, f := range s.found {
		if f.Rule.Practice == r.Practice {
			return
		}
	}
	if !s.allows(r) || !s.ledTo(r, at) {
		return
	}
	if match, ok := s.match(r, at); ok && s.surroundings(r, at) {
		s.found = append(s.found, Finding{Rule: r, Clause: at.clause, Sentence: at.sentence, Evidence: slices.Clone(match.Evidence)})
	}
}

// allows reports whether r is for documents of this kind. A document that is
// neither policy nor agreement may hold the clauses of both.
func (s *session) allows(r *rule.Rule) bool {
	if r.Kind == "" || string(s.doc.Kind) == r.Kind {
		return true
	}
	return s.doc.Kind != document.PrivacyPolicy && s.doc.Kind != document.UserAgreement
}

// match returns where the condition of r holds so that the finding is this
// sentence: part of what counted must be in the sentence itself, not all of it
// in the lead-in.
func (s *session) match(r *rule.Rule, at site) (pattern.Interval, bool) {
	if r.Scope != rule.Sentence {
		return s.matchWide(r, at)
	}
	for _, iv := range s.own.Match(r.When) {
		if iv.End > at.sentence.Start {
			return iv, true
		}
	}
	return pattern.Interval{}, false
}

// matchWide matches r in the whole clause or section; the finding is the
// sentence in which the match begins.
func (s *session) matchWide(r *rule.Rule, at site) (pattern.Interval, bool) {
	span := at.clause.Span
	if r.Scope == rule.Section {
		clauses := at.clause.Section.Clauses
		span = document.Span{Start: clauses[0].Span.Start, End: clauses[len(clauses)-1].Span.End}
	}
	key := wideKey{span, r.When}
	matches, known := s.wide[key]
	if !known {
		s.around.Reset(s.doc.Text, s.part(span))
		for _, iv := range s.around.Match(r.When) {
			iv.Evidence = slices.Clone(iv.Evidence)
			matches = append(matches, iv)
		}
		s.wide[key] = matches
	}
	for _, iv := range matches {
		if at.sentence.Start <= iv.Start && iv.Start < at.sentence.End {
			return iv, true
		}
	}
	return pattern.Interval{}, false
}

// exclude drops the findings whose practice an exclusion that holds here names.
func (s *session) exclude(at site) {
	for _, x := range s.packs.Exclusions {
		if len(s.found) == 0 {
			return
		}
		excluded := func(f Finding) bool { return slices.Contains(x.Practices, f.Rule.Practice) }
		if slices.ContainsFunc(s.found, excluded) && s.bars(x, at) {
			s.found = slices.DeleteFunc(s.found, excluded)
		}
	}
}

// bars reports whether the exclusion x holds at the site.
func (s *session) bars(x *rule.Rule, at site) bool {
	return s.languages.speak(x) && s.allows(x) && s.own.Holds(x.When) && s.surroundings(x, at)
}

// excepted reports whether another sentence of the clause makes an exception.
func (s *session) excepted(at site) bool {
	if s.exceptions.clause != at.clause {
		s.exceptions = exceptions{at.clause, s.exceptionsIn(at.clause)}
	}
	return slices.ContainsFunc(s.exceptions.sentences, func(i int) bool { return i != at.index })
}

// exceptions are the sentences of a clause that make one.
type exceptions struct {
	clause    *document.Clause
	sentences []int // at most two: one is another than any sentence that asks
}

func (s *session) exceptionsIn(c *document.Clause) []int {
	var found []int
	for i, sentence := range c.Sentences {
		s.around.Reset(s.doc.Text, s.part(sentence.Span))
		isException := func(w rule.Word) bool {
			return w.Role == rule.Quality && w.Value == "exception" && s.around.Holds(w.When)
		}
		if slices.ContainsFunc(s.packs.Words, isException) {
			found = append(found, i)
		}
		if len(found) == 2 {
			break
		}
	}
	return found
}
