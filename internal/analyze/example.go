package analyze

import (
	"fmt"
	"slices"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
)

// ExampleFailure is an example that does not do what its rule says it does.
type ExampleFailure struct {
	Rule    *rule.Rule
	Example rule.Example
	Want    bool // the rule should hold
	// Instead names the exclusion that stands against a match, if one does.
	Instead string
}

func (f ExampleFailure) Error() string {
	place := fmt.Sprintf("%s:%d: %s", f.Rule.File, f.Example.Line, f.Rule.ID)
	switch {
	case f.Instead != "":
		return fmt.Sprintf("%s: does not match, because %s excludes it: %q", place, f.Instead, f.Example.Text)
	case f.Want:
		return fmt.Sprintf("%s: does not match: %q", place, f.Example.Text)
	}
	return fmt.Sprintf("%s: matches what it should reject: %q", place, f.Example.Text)
}

// Examples runs the examples of all rules and exclusions and returns those that
// fail, in order of the files.
func (a *Analyzer) Examples() []ExampleFailure {
	return a.ExamplesOf(slices.Concat(a.packs.Rules, a.packs.Exclusions)...)
}

// ExamplesOf runs the examples of some rules or exclusions and returns those
// that fail.
func (a *Analyzer) ExamplesOf(rules ...*rule.Rule) []ExampleFailure {
	s := a.sessions.Get().(*session)
	defer a.sessions.Put(s)
	var failures []ExampleFailure
	for _, r := range rules {
		for _, e := range r.Examples.Match {
			if holds, instead := s.example(r, e); !holds {
				failures = append(failures, ExampleFailure{r, e, true, instead})
			}
		}
		for _, e := range r.Examples.Reject {
			if holds, _ := s.example(r, e); holds {
				failures = append(failures, ExampleFailure{r, e, false, ""})
			}
		}
	}
	return failures
}

// example reports whether r holds in a sentence of e, and if an exclusion stands
// against it, which.
func (s *session) example(r *rule.Rule, e rule.Example) (holds bool, instead string) {
	doc := passage(e)
	s.begin(doc)
	clause := doc.Clauses[0]
	text := clause.Span.Start + len(e.Before)
	for i, sentence := range clause.Sentences {
		if sentence.Span.Start < text || sentence.Span.End > clause.Span.End-len(e.After) {
			continue // a neighbour
		}
		at := site{clause, i, sentence.Span}
		s.look(at)
		counted, ok := s.holds(r, at)
		if !ok {
			continue
		}
		if instead = s.excludedBy(r, at, counted); instead == "" {
			return true, ""
		}
	}
	return false, instead
}

// excludedBy returns the id of the exclusion that bars what r finds at the site by
// what counted, or "".
func (s *session) excludedBy(r *rule.Rule, at site, counted []pattern.Evidence) string {
	if all := s.exclusions(r.Practice, at, counted); len(all) > 0 {
		return all[0].ID
	}
	return ""
}

// passage returns e as a document: the text between its neighbours, behind its
// lead-in, under its heading.
func passage(e rule.Example) *document.Document {
	var headings []string
	if e.Under != "" {
		headings = strings.Split(e.Under, " > ")
	}
	parts := []string{e.Text}
	if e.Before != "" {
		parts = append([]string{e.Before}, parts...)
	}
	if e.After != "" {
		parts = append(parts, e.After)
	}
	doc := document.Passage(headings, e.Lead, strings.Join(parts, " "))
	doc.Kind = document.Kind(e.Kind)
	return doc
}
