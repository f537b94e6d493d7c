// Package analyze finds what the clauses of a document say: it runs the rules
// over its sentences and reads the values out of those that match.
package analyze

import (
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
