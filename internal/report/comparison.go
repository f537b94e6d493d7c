package report

import "exitclause/internal/practice"

// ComparisonSchema names the format of a Comparison and its version.
const ComparisonSchema = "exitclause.comparison/v1"

// Comparison is what several services say on the same things, side by side.
type Comparison struct {
	Schema   string     `json:"schema"`
	Tool     Tool       `json:"tool"`
	Services []Service  `json:"services"`        // in the order in which they were given
	Rows     []Row      `json:"rows"`            // one for each practice that a service speaks of, in the order of the vocabulary
	Named    []NamedLaw `json:"named,omitempty"` // what the statements name, by its id
	Failures []Failure  `json:"failures,omitempty"`
}

// Service is a provider with the documents that were read of it.
type Service struct {
	Name      string     `json:"name"`
	Documents []Document `json:"documents"`
}

// Row is one practice.
type Row struct {
	Practice practice.Practice `json:"practice"`
	Stance   practice.Stance   `json:"stance"`
	Cells    []Cell            `json:"cells"` // one for each service, in their order
}

// Cell is what one service says on one practice. One without statements is silent.
type Cell struct {
	Statements []Statement `json:"statements,omitempty"` // the firmest first, then in document order
	// Values is what all statements say together, each value once.
	Values *Values `json:"values,omitempty"`
}

// Statement is one sentence on a practice.
type Statement struct {
	Finding  string   `json:"finding"`
	Document string   `json:"document"`
	Clause   string   `json:"clause,omitempty"` // as a reader would cite it
	Strength Strength `json:"strength"`
	Quote    string   `json:"quote"`
	Source   Place    `json:"source"`
	Values   *Values  `json:"values,omitempty"`
}
