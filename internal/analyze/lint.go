package analyze

import (
	"slices"

	"exitclause/internal/message"
	"exitclause/internal/rule"
)

// Lint returns what the authors of the packs should look at: rules that another
// rule makes needless, and examples that another rule decides. Both are judged
// by the examples, the only text at hand that the authors meant.
func (a *Analyzer) Lint() rule.Errors {
	s := a.sessions.Get().(*session)
	defer a.sessions.Put(s)
	var issues rule.Errors
	for _, r := range a.packs.Rules {
		issues = append(issues, s.lintExamples(r)...)
	}
	return issues
}

func (s *session) lintExamples(r *rule.Rule) rule.Errors {
	var issues rule.Errors
	deciders := make(map[*rule.Rule]int)
	for _, e := range r.Examples.Match {
		for _, other := range s.deciders(r, e) {
			deciders[other]++
			if other.File < r.File || other.File == r.File && other.Line < r.Line {
				issues = append(issues, rule.Error{File: r.File, Line: e.Line, Column: 1, Note: message.New("rule.lint.decided", "id", r.ID, "other", other.ID)})
			}
		}
	}
	var subsuming []string
	for other, n := range deciders {
		if n == len(r.Examples.Match) {
			subsuming = append(subsuming, other.ID)
		}
	}
	if len(subsuming) > 0 {
		slices.Sort(subsuming)
		issues = append(issues, rule.Error{File: r.File, Line: r.Line, Column: 1, Note: message.New("rule.lint.needless", "id", r.ID, "other", subsuming[0])})
	}
	return issues
}

// deciders returns the other rules of the same practice that hold in e.
func (s *session) deciders(r *rule.Rule, e rule.Example) []*rule.Rule {
	var others []*rule.Rule
	for _, other := range s.packs.Rules {
		if other == r || other.Practice != r.Practice || other.Language != r.Language {
			continue
		}
		if holds, _ := s.example(other, e); holds {
			others = append(others, other)
		}
	}
	return others
}
