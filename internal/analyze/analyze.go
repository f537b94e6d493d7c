// Package analyze finds what the clauses of a document say: it runs the rules
// over its sentences and reads the values out of those that match.
package analyze

import (
	"maps"
	"slices"
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
	Values   *report.Values // nil if it has none
	// Qualities are what makes the sentence firm or soft: exception, condition,
	// discretion, vague.
	Qualities []string
	// Excepted says that another sentence of the clause makes an exception.
	Excepted bool
}

// Analyzer runs the rules of a set of packs. It is safe for concurrent use.
type Analyzer struct {
	packs    *rule.Packs
	tongues  []*tongue // in order of name
	sessions sync.Pool
}

// tongue is what the packs say in one language.
type tongue struct {
	language    string
	program     *pattern.Program
	rules       []*rule.Rule             // all, of every language
	byCondition map[pattern.Node][]int32 // the rules (by index in all) that have it as their condition
	conditions  pattern.Choice           // those that rules have
	always      []int32                  // rules that may hold whatever words the sentence has
	byLead      map[pattern.Node][]int32 // and those that may, but only where it leads to the sentence
	leads       pattern.Choice           // such conditions
	exceptions  []pattern.Node           // the words that make an exception
}

// New returns an analyzer of packs.
func New(packs *rule.Packs) *Analyzer {
	a := &Analyzer{packs: packs}
	for _, language := range slices.Sorted(maps.Keys(packs.Programs)) {
		a.tongues = append(a.tongues, newTongue(packs, language))
	}
	a.sessions.New = func() any { return a.newSession() }
	return a
}

func newTongue(packs *rule.Packs, language string) *tongue {
	program := packs.Programs[language]
	t := &tongue{
		language: language, program: program, rules: packs.Rules,
		byCondition: make(map[pattern.Node][]int32), byLead: make(map[pattern.Node][]int32),
	}
	for i, r := range packs.Rules {
		switch {
		case r.Language != language:
		case r.Scope == rule.Sentence && program.NeedsWords(r.When):
			t.byCondition[r.When] = append(t.byCondition[r.When], int32(i))
		case r.Context.Lead != 0 && program.NeedsWords(r.Context.Lead):
			t.byLead[r.Context.Lead] = append(t.byLead[r.Context.Lead], int32(i))
		default:
			t.always = append(t.always, int32(i))
		}
	}
	t.conditions, t.leads = pattern.ChoiceOf(maps.Keys(t.byCondition)), pattern.ChoiceOf(maps.Keys(t.byLead))
	for _, w := range packs.Words {
		if w.Language == language && w.Role == rule.Quality && w.Value == "exception" {
			t.exceptions = append(t.exceptions, w.When)
		}
	}
	return t
}

// Packs returns the packs the analyzer runs.
func (a *Analyzer) Packs() *rule.Packs { return a.packs }
