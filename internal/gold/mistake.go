package gold

import (
	"cmp"
	"slices"

	"exitclause/internal/practice"
)

// MistakeKind says in which direction a mistake goes.
type MistakeKind string

// The kinds of mistake.
const (
	FalsePositive MistakeKind = "false-positive"
	FalseNegative MistakeKind = "false-negative"
)

// Mistake is one finding or one label that has no counterpart.
type Mistake struct {
	Kind     MistakeKind `json:"kind"`
	Label    string      `json:"label"`
	Document string      `json:"document,omitempty"`
	Number   string      `json:"number,omitempty"` // of the sentence, or the row's id
	Text     string      `json:"text"`
	Gold     []string    `json:"gold,omitempty"` // what the sentence is labelled as
	// Rule is the rule that found a false positive; of a false negative, the
	// one that came nearest to finding it, if any has a word there.
	Rule     string   `json:"rule,omitempty"`
	Evidence []string `json:"evidence,omitempty"` // what the rule saw
	Lacks    []string `json:"lacks,omitempty"`    // of a false negative: what the rule lacks

	place int // of the sentence in its document
}

// explain notes the rule that came nearest to finding what m misses.
func (m *Mistake) explain(r Reading, practices []practice.Practice, chosen func(quote string) bool) {
	if miss, ok := r.Nearest(practices, chosen); ok {
		m.Rule, m.Evidence, m.Lacks = miss.Rule, miss.Evidence, miss.Lacks
	}
}

// Cause is what several mistakes have in common: a rule that finds what it
// should not, or a label of which things are missed.
type Cause struct {
	Kind  MistakeKind `json:"kind"`
	Rule  string      `json:"rule,omitempty"` // of false positives
	Label string      `json:"label"`
	Count int         `json:"count"`
}

func (m Mistake) cause() Cause {
	c := Cause{Kind: m.Kind, Label: m.Label}
	if m.Kind == FalsePositive {
		c.Rule = m.Rule
	}
	return c
}

// compare orders causes: what is found wrongly first, then the most frequent.
func (c Cause) compare(d Cause) int {
	return cmp.Or(-cmp.Compare(c.Kind, d.Kind), d.Count-c.Count, cmp.Compare(c.Rule, d.Rule), cmp.Compare(c.Label, d.Label))
}

// list keeps the first limit mistakes of each cause.
func (r *Result) list(mistakes []Mistake, limit int) {
	if limit <= 0 {
		return
	}
	byCause := make(map[Cause][]Mistake)
	for _, m := range mistakes {
		byCause[m.cause()] = append(byCause[m.cause()], m)
	}
	for cause, all := range byCause {
		cause.Count = len(all)
		r.Causes = append(r.Causes, cause)
	}
	slices.SortFunc(r.Causes, Cause.compare)
	for _, cause := range r.Causes {
		cause.Count = 0
		all := byNearest(byCause[cause])
		n := min(limit, len(all))
		r.Mistakes = append(r.Mistakes, all[:n]...)
		r.Unlisted += len(all) - n
	}
}

// byNearest orders the mistakes of one cause so that those of which the same
// rule came nearest stand together, the most first, and those of which none did
// come last.
func byNearest(mistakes []Mistake) []Mistake {
	count := make(map[string]int)
	for _, m := range mistakes {
		if m.Rule != "" {
			count[m.Rule]++
		}
	}
	slices.SortStableFunc(mistakes, func(a, b Mistake) int {
		return cmp.Or(count[b.Rule]-count[a.Rule], cmp.Compare(a.Rule, b.Rule))
	})
	return mistakes
}
