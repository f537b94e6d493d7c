package rule

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
	"exitclause/internal/pattern"
)

// Lint returns what the authors of the packs should look at: entries of a list
// that add nothing, because they are another entry in other letters, or because
// one with an open ending finds them already; terms that find less than they
// seem to; and rules that can never hold. They are in order of place.
func (p *Packs) Lint() Errors {
	var issues Errors
	for _, f := range p.read() {
		l := linter{file: f.name, issues: &issues}
		l.lint(f)
	}
	for _, r := range slices.Concat(p.Rules, p.Exclusions) {
		program := p.Programs[r.Language]
		for _, n := range program.Contradictions(r.When) {
			issues = append(issues, Error{File: r.File, Line: r.Line, Column: 1, Note: message.New("rule.lint.never", "id", r.ID, "words", program.Describe(n))})
		}
	}
	slices.SortStableFunc(issues, func(a, b Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	return slices.CompactFunc(issues, func(a, b Error) bool { return a.Error() == b.Error() })
}

// linter walks the conditions of one file.
type linter struct {
	file   string
	issues *Errors
}

func (l *linter) lint(f *file) {
	for _, list := range f.lists {
		l.alternatives(list.conditions)
		for _, n := range list.conditions {
			visit(n, "", l.condition)
		}
	}
	for _, r := range slices.Concat(f.rules, f.exclusions) {
		r.visit(l.condition)
	}
	for _, w := range f.words {
		visit(w.node, "", l.condition)
	}
}

// condition looks at a condition apart from those in it.
func (l *linter) condition(key string, n *yaml.Node) {
	switch {
	case n.Kind == yaml.ScalarNode:
		l.term(n)
	case n.Kind == yaml.SequenceNode && key != "all" && key != "then":
		l.alternatives(n.Content)
	}
}

func (l *linter) issue(n *yaml.Node, what message.Note) {
	*l.issues = append(*l.issues, Error{File: l.file, Line: n.Line, Column: n.Column, Note: what})
}

func (l *linter) term(n *yaml.Node) {
	for _, doubt := range pattern.Doubts(n.Value) {
		l.issue(n, message.New("rule.lint.term", "term", strconv.Quote(n.Value)).With("doubt", doubt))
	}
}

// alternatives looks for conditions that add nothing to the others.
func (l *linter) alternatives(conditions []*yaml.Node) {
	first := make(map[string]string)
	var plain []*yaml.Node
	for _, n := range conditions {
		if n.Kind != yaml.ScalarNode || !isPlain(n.Value) {
			continue
		}
		folded := pattern.Fold(strings.TrimSuffix(n.Value, "*")) + strings.Repeat("*", strings.Count(n.Value, "*"))
		if other, ok := first[folded]; ok {
			l.issue(n, message.New("rule.lint.same", "term", strconv.Quote(n.Value), "other", strconv.Quote(other)))
			continue
		}
		first[folded] = n.Value
		plain = append(plain, n)
	}
	for _, n := range plain {
		i := slices.IndexFunc(plain, func(open *yaml.Node) bool { return open != n && shadows(open.Value, n.Value) })
		if i >= 0 {
			l.issue(n, message.New("rule.lint.idle", "term", strconv.Quote(n.Value), "other", strconv.Quote(plain[i].Value)))
		}
	}
}

// isPlain reports whether term is a mere phrase, perhaps with an open ending.
func isPlain(term string) bool {
	body := strings.TrimSuffix(term, "*")
	return body != "" && !strings.ContainsAny(body, "*$<(…") && !strings.Contains(body, "...")
}

// shadows reports whether the open-ended term open finds all that term finds,
// word for word.
func shadows(open, term string) bool {
	stem, ok := strings.CutSuffix(open, "*")
	if !ok {
		return false
	}
	stem, folded := pattern.Fold(stem), pattern.Fold(strings.TrimSuffix(term, "*"))
	rest, ok := strings.CutPrefix(folded, stem)
	return ok && !strings.Contains(rest, " ") && isLatin(stem)
}

// isLatin reports whether s ends in a Latin letter: only there an ending is part
// of the same word.
func isLatin(s string) bool {
	last := s[len(s)-1]
	return last < 0x80
}
