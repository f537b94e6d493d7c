package report

import "exitclause/internal/practice"

// DiffSchema names the format of a Diff and its version.
const DiffSchema = "exitclause.diff/v1"

// Diff is what changed between two versions of one document. If a version could
// not be had, or is a broken capture, Failures says so and nothing was compared.
type Diff struct {
	Schema   string    `json:"schema"`
	Tool     Tool      `json:"tool"`
	Old      *Document `json:"old,omitempty"` // nil if it could not be read
	New      *Document `json:"new,omitempty"`
	Changes  []Change  `json:"changes"` // in the order of the new version; what was removed stands where it stood
	Tally    Tally     `json:"tally"`
	Failures []Failure `json:"failures,omitempty"`
}

// Tally counts changes.
type Tally struct {
	Same      int `json:"same"` // clauses that are the same but for number and place
	Added     int `json:"added"`
	Removed   int `json:"removed"`
	Moved     int `json:"moved"`
	Reworded  int `json:"reworded"`
	Substance int `json:"substance"` // of any class, with Differences
	Better    int `json:"better"`
	Worse     int `json:"worse"`
}

// Class says what happened to a clause.
type Class string

// The classes. A change of any class is one of substance if it has Differences:
// a clause that came, went or changed takes along what it says.
const (
	Added     Class = "added"
	Removed   Class = "removed"
	Moved     Class = "moved"     // the same words elsewhere
	Reworded  Class = "reworded"  // other words, the same findings and values
	Substance Class = "substance" // other words that say something else
)

// Effect is what a change means for the person who wants to leave.
type Effect string

// The effects.
const (
	Better  Effect = "better"
	Worse   Effect = "worse"
	Neutral Effect = "neutral"
)

// Change is what happened to one clause.
type Change struct {
	ID          string       `json:"id"` // "c1", "c2", … in order
	Class       Class        `json:"class"`
	Effect      Effect       `json:"effect"`
	Because     []string     `json:"because,omitempty"` // why it is of that class and effect, for people
	Old         *Passage     `json:"old,omitempty"`     // nil if the clause is new
	New         *Passage     `json:"new,omitempty"`     // nil if the clause is gone
	Words       []Edit       `json:"words,omitempty"`   // from old to new, where both are there and differ
	Differences []Difference `json:"differences,omitempty"`
}

// Passage is a clause in one of the versions.
type Passage struct {
	Clause   string    `json:"clause,omitempty"` // as a reader would cite it
	Path     []string  `json:"path,omitempty"`   // headings, outermost first
	Text     string    `json:"text"`             // white space folded
	Span     Span      `json:"span"`
	Source   Place     `json:"source"`
	Findings []Finding `json:"findings,omitempty"`
}

// Edit is a run of words that stayed, went or came. The texts of all that stayed
// and went are the old text, those of all that stayed and came the new one.
type Edit struct {
	Op   EditOp `json:"op"`
	Text string `json:"text"`
}

// EditOp says what happened to words.
type EditOp string

// The operations.
const (
	Keep   EditOp = "keep"
	Delete EditOp = "delete"
	Insert EditOp = "insert"
)

// Difference is one thing of substance that is otherwise than before.
type Difference struct {
	Practice practice.Practice `json:"practice"`
	Aspect   Aspect            `json:"aspect"`
	Old      []string          `json:"old,omitempty"` // values before, as the report writes them
	New      []string          `json:"new,omitempty"`
	Effect   Effect            `json:"effect"`
}

// Aspect is what differs about a practice.
type Aspect string

// The aspects.
const (
	Itself  Aspect = "practice" // it came or went
	Period  Aspect = "period"
	Trigger Aspect = "trigger" // what the period runs from
	Data    Aspect = "data"
	Purpose Aspect = "purpose"
	Law     Aspect = "law"
	Contact Aspect = "contact"
	Quality Aspect = "quality" // an exception, a condition, discretion, or vagueness
	Wording Aspect = "wording" // words on which it turns: not, only, must, a number
)
