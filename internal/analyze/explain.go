package analyze

import (
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
)

// NearMiss is a rule that nearly held in a sentence, and what it lacked.
type NearMiss struct {
	Rule     *rule.Rule
	Clause   *document.Clause
	Sentence document.Span // in the document's text
	Because  message.Note
}

// NearMisses returns the rules that nearly held in the sentences of doc, in
// document order: those whose words are all there but stand too far apart, under
// a negation, beside a word that must not stand there, or in the wrong
// surroundings; and those of three parts or more that lack one. A sentence in
// which the practice was found by another rule is no near miss.
func (a *Analyzer) NearMisses(doc *document.Document) []NearMiss {
	s := a.sessions.Get().(*session)
	defer a.sessions.Put(s)
	s.begin(doc)
	var misses []NearMiss
	for _, c := range doc.Clauses {
		for i := range c.Sentences {
			misses = s.nearMisses(misses, c, i)
		}
	}
	return misses
}

func (s *session) nearMisses(misses []NearMiss, c *document.Clause, i int) []NearMiss {
	found := s.sentence(nil, c, i) // leaves the window on the sentence
	at := site{c, i, c.Sentences[i].Span}
	for _, index := range s.candidates() {
		r := s.packs.Rules[index]
		if slices.ContainsFunc(found, func(f Finding) bool { return f.Rule.Practice == r.Practice }) {
			continue
		}
		if because, near := s.whyNot(r, at); near {
			misses = append(misses, NearMiss{r, c, at.sentence, because})
		}
	}
	return misses
}

// whyNot returns what r lacks at the site, and whether that is little.
func (s *session) whyNot(r *rule.Rule, at site) (because message.Note, near bool) {
	if r.Scope != rule.Sentence {
		return message.Note{}, false
	}
	if _, ok := s.match(r, at); !ok {
		return s.whyNoMatch(r)
	}
	switch {
	case !s.allows(r):
		return message.New("explain.kind", "kind", r.Kind), true
	case !s.surroundings(r, at):
		return message.New("explain.surroundings"), true
	}
	if id := s.excludedBy(r, at); id != "" {
		return message.New("explain.excluded", "rule", id), true
	}
	return message.Note{}, false
}

// gapKeys are the messages of the reasons why a condition does not hold.
var gapKeys = map[pattern.Why]string{
	pattern.Missing:  "explain.missing",
	pattern.Barred:   "explain.barred",
	pattern.Apart:    "explain.apart",
	pattern.Negation: "explain.negation",
	pattern.Light:    "explain.light",
}

func (s *session) whyNoMatch(r *rule.Rule) (because message.Note, near bool) {
	gaps := s.own.Explain(r.When)
	if len(gaps) != 1 {
		return message.Note{}, false
	}
	gap := gaps[0]
	if gap.Why == pattern.Missing && s.packs.Program.Parts(r.When) < 3 {
		return message.Note{}, false
	}
	return message.New(gapKeys[gap.Why], "condition", s.packs.Program.Describe(gap.Node)), true
}
