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
	readers    []*reader  // one for each tongue
	exceptions exceptions // of the clause at hand
	rules      []int32    // candidates for the sentence at hand
	found      []Finding  // in it
}

func (a *Analyzer) newSession() *session {
	s := &session{Analyzer: a}
	for _, t := range a.tongues {
		s.readers = append(s.readers, newReader(t))
	}
	return s
}

// reader returns the one that reads the language of r.
func (s *session) reader(language string) *reader {
	for _, rd := range s.readers {
		if rd.language == language {
			return rd
		}
	}
	return nil
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
	s.untitle(at)
	slices.SortStableFunc(s.found, func(a, b Finding) int {
		return a.Rule.Practice.Index() - b.Rule.Practice.Index()
	})
	if len(s.found) == 0 {
		return findings
	}
	qualities := s.words(rule.Quality, nil)
	for i := range s.found {
		f := &s.found[i]
		f.Values, f.Qualities = s.values(*f), qualities
	}
	excepted := s.excepted(at) // which looks at other sentences, so that it comes last
	for i := range s.found {
		s.found[i].Excepted = excepted
	}
	return append(findings, s.found...)
}

// candidates returns the rules that the words of the window, and the headings above
// it, let hold, in order.
func (s *session) candidates() []int32 {
	s.rules = s.rules[:0]
	for _, rd := range s.readers {
		if rd.speaks {
			s.rules = rd.candidates(s.rules)
		}
	}
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
	rd := s.reader(r.Language)
	if !s.allows(r) || r.Context.Lead != 0 && !rd.inLead(at, r.Context.Lead) {
		return // the lead-in is one for many sentences: it is sooner known than whether r matches
	}
	if match, ok := rd.match(r, at); ok && rd.surroundings(r, at) {
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

// exclude drops the findings whose practice an exclusion that holds here names.
func (s *session) exclude(at site) {
	for _, x := range s.packs.Exclusions {
		if len(s.found) == 0 {
			return
		}
		s.found = slices.DeleteFunc(s.found, func(f Finding) bool {
			return slices.Contains(x.Practices, f.Rule.Practice) && s.bars(x, at, f.Evidence)
		})
	}
}

// bars reports whether the exclusion x holds at the site, in the statement of what
// counted.
func (s *session) bars(x *rule.Rule, at site, counted []pattern.Evidence) bool {
	rd := s.reader(x.Language)
	return rd.speaks && s.allows(x) && rd.own.Bars(x.When, x.Turn, counted) && rd.surroundings(x, at)
}

// excepted reports whether another sentence of the clause makes an exception.
func (s *session) excepted(at site) bool {
	if len(at.clause.Sentences) == 1 {
		return false
	}
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
		han, latin := letters(s.doc.Text[sentence.Span.Start:sentence.Span.End])
		excepts := func(rd *reader) bool {
			return rd.inScript(han, latin) && rd.anyHolds(rd.exceptions, sentence.Span)
		}
		if slices.ContainsFunc(s.readers, excepts) {
			found = append(found, i)
		}
		if len(found) == 2 {
			break
		}
	}
	return found
}
