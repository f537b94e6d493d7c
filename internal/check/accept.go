package check

import (
	"cmp"
	"slices"

	"exitclause/internal/report"
)

// Acceptance is what happens to a document of the baseline.
type Acceptance struct {
	Name string
	How  string // added, changed, removed or kept
}

// Accept returns the baseline of what the documents of the configuration say
// now, and in what it differs from the one before. Of a document that could not
// be read the old entry is kept.
func (c *Checker) Accept(all []*Checked) (*report.Baseline, []Acceptance) {
	b := &report.Baseline{Schema: report.BaselineSchema, Tool: c.Tool, Documents: []report.KnownDocument{}}
	var changes []Acceptance
	named := make(map[string]bool)
	for _, checked := range all {
		name := checked.document.Name
		named[name] = true
		old, now := c.known[name], checked.keeps
		switch {
		case now == nil && old == nil:
			continue
		case now == nil:
			now = old
			b.Tool = c.Baseline.Tool // so that what another tool found is not taken for its own
			changes = append(changes, Acceptance{name, "kept"})
		case old == nil:
			changes = append(changes, Acceptance{name, "added"})
		case !sameClauses(old, now):
			changes = append(changes, Acceptance{name, "changed"})
		}
		b.Documents = append(b.Documents, *now)
	}
	if c.Baseline != nil {
		for i := range c.Baseline.Documents {
			if name := c.Baseline.Documents[i].Name; !named[name] {
				changes = append(changes, Acceptance{name, "removed"})
			}
		}
	}
	slices.SortFunc(b.Documents, func(x, y report.KnownDocument) int { return cmp.Compare(x.Name, y.Name) })
	slices.SortFunc(changes, func(x, y Acceptance) int { return cmp.Compare(x.Name, y.Name) })
	return b, changes
}

// sameClauses reports whether two entries have the same clauses in one order.
func sameClauses(a, b *report.KnownDocument) bool {
	return slices.EqualFunc(a.Clauses, b.Clauses, func(x, y report.KnownClause) bool {
		return x.Hash == y.Hash
	})
}
