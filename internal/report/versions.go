package report

import "exitclause/internal/practice"

// Versions is a document in the version that a letter quotes, held against the
// one that was in force when the account was opened.
type Versions struct {
	Document string          `json:"document"`       // id of the one that is quoted
	Opened   string          `json:"opened"`         // the day on which the account was opened
	Then     *Version        `json:"then,omitempty"` // nil if it is not known which was in force
	Now      Version         `json:"now"`
	Because  []string        `json:"because"`           // why Then is taken for that, or why it is not known
	Changes  []VersionChange `json:"changes,omitempty"` // what now says something else; none if nothing does
}

// Version is one version of a document.
type Version struct {
	URI     string `json:"uri"`
	Updated string `json:"updated,omitempty"` // ISO 8601 date stated in the text
	SHA256  string `json:"sha256"`
}

// VersionChange is something of substance that a document says otherwise than
// before, in the same words for each of its practices.
type VersionChange struct {
	Practices []practice.Practice `json:"practices"`
	Effect    Effect              `json:"effect"`
	Then      *Excerpt            `json:"then,omitempty"` // nil if it is new
	Now       *Excerpt            `json:"now,omitempty"`  // nil if it is gone
}

// Excerpt is what a document says in one place.
type Excerpt struct {
	Clause  string `json:"clause,omitempty"` // as a reader would cite it
	Quote   string `json:"quote"`            // white space folded
	Finding string `json:"finding,omitempty"`
}
