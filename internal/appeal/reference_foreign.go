package appeal

import (
	"slices"

	"exitclause/internal/document"
)

// modelContracts are what contracts between companies are called that a document
// takes in as a whole, and then fills in clause by clause.
var modelContracts = words{"contractual clauses", "model clauses", "mandatory clauses", "processor clauses", "sccs", "transfer addendum"}

// takesIn reports whether a section speaks of such a contract: a clause that it
// cites without saying of what may be one of that contract.
func takesIn(doc *document.Document, s *document.Section) bool {
	return s != nil && slices.ContainsFunc(s.Clauses, func(c *document.Clause) bool {
		return mentions(doc.Text[c.Span.Start:c.Span.End], modelContracts)
	})
}
