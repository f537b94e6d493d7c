// Package analyze finds what the clauses of a document say: it runs the rules
// over its sentences and reads the values out of those that match.
package analyze

import (
	"slices"
	"sort"
	"sync"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/report"
	"exitclause/internal/rule"
)

// Finding is one practice in one sentence of a document.
type Finding struct {
	Rule     *rule.Rule
	Clause   *document.Clause
	Sentence document.Span // in the document's text
	Evidence []pattern.Evidence
	Values   report.Values
	// Qualities are what makes the sentence firm or soft: exception, condition,
	// discretion, vague.
	Qualities []string
	// Excepted says that another sentence of the clause makes an exception.
	Excepted bool
}

// Analyzer runs the rules of a set of packs. It is safe for concurrent use.
type Analyzer struct {
	packs       *rule.Packs
	byCondition [][]int32       // by pattern.Node: the rules (by index) that have it as their condition
	conditions  pattern.NodeSet // those that rules have
	always      []int32         // rules that may hold whatever words a sentence has
	sessions    sync.Pool
}

// New returns an analyzer of packs.
func New(packs *rule.Packs) *Analyzer {
	a := &Analyzer{packs: packs, byCondition: make([][]int32, packs.Program.Len()), conditions: pattern.NewNodeSet(packs.Program)}
	for i, r := range packs.Rules {
		if packs.Program.NeedsWords(r.When) {
			a.byCondition[r.When] = append(a.byCondition[r.When], int32(i))
			a.conditions.Add(r.When)
		} else {
			a.always = append(a.always, int32(i))
		}
	}
	a.sessions.New = func() any { return a.newSession() }
	return a
}

// Packs returns the packs the analyzer runs.
func (a *Analyzer) Packs() *rule.Packs { return a.packs }

// Run returns what the clauses of doc say, in document order; of one sentence,
// in the order of the vocabulary. A practice is found once in a sentence, by the
// first rule that holds.
func (a *Analyzer) Run(doc *document.Document) []Finding {
	s := a.sessions.Get().(*session)
	defer a.sessions.Put(s)
	s.begin(doc)
	var findings []Finding
	for _, c := range doc.Clauses {
		for i := range c.Sentences {
			findings = s.sentence(findings, c, i)
		}
	}
	return findings
}

// hitsIn returns the hits of the document that lie in span. One that runs on
// from the sentence before, or into the next, is no phrase of this one.
func (s *session) hitsIn(span document.Span) []pattern.Hit {
	endsBehind := func(offset int) int { // hits are in order of their ends
		return sort.Search(len(s.hits), func(i int) bool { return s.hits[i].End > offset })
	}
	hits := s.hits[endsBehind(span.Start):endsBehind(span.End)]
	for _, h := range hits {
		if h.Start < span.Start {
			return slices.DeleteFunc(slices.Clone(hits), func(h pattern.Hit) bool { return h.Start < span.Start })
		}
	}
	return hits
}

func (s *session) part(span document.Span) pattern.Part {
	return pattern.Part{Start: span.Start, End: span.End, Hits: s.hitsIn(span)}
}
