package rule

import (
	"fmt"
	"strings"

	"exitclause/internal/pattern"
)

// Lint returns the entries of word lists that add nothing: those that stand in
// the list twice, once case and width are folded, and those that another entry
// with an open ending finds already.
func (p *Packs) Lint() Errors {
	var issues Errors
	for _, l := range p.Lists {
		issues = append(issues, l.lint()...)
	}
	return issues
}

func (l *List) lint() Errors {
	var issues Errors
	first := make(map[string]string)
	for _, term := range l.Terms {
		if !isPlain(term) {
			continue
		}
		folded := pattern.Fold(strings.TrimSuffix(term, "*")) + strings.Repeat("*", strings.Count(term, "*"))
		if other, ok := first[folded]; ok {
			issues = append(issues, l.issue("%q is the same as %q", term, other))
			continue
		}
		first[folded] = term
	}
	for _, term := range l.Terms {
		for _, open := range l.Terms {
			if open != term && isPlain(term) && isPlain(open) && shadows(open, term) {
				issues = append(issues, l.issue("%q never counts, because %q finds it already", term, open))
			}
		}
	}
	return issues
}

func (l *List) issue(format string, args ...any) Error {
	return Error{File: l.File, Line: l.Line, Column: 1, Reason: fmt.Sprintf("list %s: "+format, append([]any{l.Name}, args...)...)}
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
