package report

import "exitclause/internal/practice"

// CheckSchema names the format of a Check and its version.
const CheckSchema = "exitclause.check/v1"

// Check is what documents say today, held against a baseline and expectations.
type Check struct {
	Schema    string            `json:"schema"`
	Tool      Tool              `json:"tool"`
	Config    string            `json:"config"`             // the file, as given
	Baseline  string            `json:"baseline,omitempty"` // the file; "" if there is none to hold against
	FailOn    string            `json:"failOn"`             // worse, substance or any
	Documents []CheckedDocument `json:"documents"`          // in the order of the configuration; those only in the baseline last
	Tests     []CheckTest       `json:"tests"`              // in the order of the documents; those of the configuration last
	Results   []CheckResult     `json:"results"`            // in the order of the documents, then of place
}

// CheckedDocument is one document of the configuration or of the baseline.
type CheckedDocument struct {
	ID    string        `json:"id"`   // "d1", "d2", … in order
	Name  string        `json:"name"` // by which the baseline knows it
	At    CheckPlace    `json:"at"`   // where the configuration names it
	State DocumentState `json:"state"`
	// Captured is when the capture that was checked was made, as its name or its
	// manifest says: a day, or a time as in RFC 3339.
	Captured string    `json:"captured,omitempty"`
	Document *Document `json:"document,omitempty"` // the capture that was checked; nil if there is none
	Tally    *Tally    `json:"tally,omitempty"`    // what changed since the baseline; nil if it is not known
	// Failures are the captures that could not be used, the newest first. They
	// are all newer than the one that was checked.
	Failures []Failure `json:"failures,omitempty"`
	// Notes are what a reader should know, e.g. that the baseline was made with
	// other rules.
	Notes []string `json:"notes,omitempty"`
}

// DocumentState says how a document stands to the baseline.
type DocumentState string

// The states.
const (
	Unchanged DocumentState = "unchanged" // no clause of substance is otherwise
	Changed   DocumentState = "changed"   // at least one is
	NotKnown  DocumentState = "new"       // the baseline does not have it
	Gone      DocumentState = "gone"      // only the baseline has it
	Alone     DocumentState = "alone"     // there is no baseline to hold it against
	Unread    DocumentState = "unread"    // no capture of it could be used
)

// CheckTest is one thing that a document was held to, met or not.
type CheckTest struct {
	Document string      `json:"document,omitempty"` // "" for a test of the configuration itself
	Name     string      `json:"name"`               // as the configuration has it: "must: erasure-right"; or capture, or baseline
	Outcome  TestOutcome `json:"outcome"`
	Results  []string    `json:"results,omitempty"` // ids of what was found, also of what fails nothing
}

// TestOutcome says how a test ended.
type TestOutcome string

// The outcomes.
const (
	TestPassed  TestOutcome = "passed"
	TestFailed  TestOutcome = "failed"
	TestIgnored TestOutcome = "ignored" // it would have failed but for what is ignored
	TestSkipped TestOutcome = "skipped" // there was no document to test
	TestErrored TestOutcome = "error"   // of reading: a capture could not be used
)

// CheckResult is one thing to tell of a document or of the configuration.
type CheckResult struct {
	ID       string            `json:"id"` // "r1", "r2", … in order
	Rule     CheckRule         `json:"rule"`
	Level    Level             `json:"level"`
	Document string            `json:"document,omitempty"` // "" if it is about the configuration
	Test     string            `json:"test"`               // the name of the test it belongs to
	At       CheckPlace        `json:"at"`
	Because  []string          `json:"because"`            // what is so and why it matters, for people
	Practice practice.Practice `json:"practice,omitempty"` // what it is about, if it is one thing
	Clause   string            `json:"clause,omitempty"`   // as a reader would cite it
	Path     []string          `json:"path,omitempty"`     // headings, outermost first
	Text     string            `json:"text,omitempty"`     // of the clause, white space folded
	Change   *ClauseChange     `json:"change,omitempty"`
	// Hash is what an ignore names to leave this out: of the clause's words, or,
	// where there is no clause, of what is missing where. It does not depend on
	// numbers and places.
	Hash string `json:"hash,omitempty"`
	// Fingerprint tells this result from all others of the run, and is the same
	// in the next run as long as the clause's words are.
	Fingerprint string `json:"fingerprint"`
	// State says whether the baseline has the same: new, unchanged or updated;
	// "" if there is no baseline.
	State   string   `json:"state,omitempty"`
	Ignored *Ignored `json:"ignored,omitempty"`
}

// CheckPlace is where an editor opens what a result is about.
type CheckPlace struct {
	URI    string `json:"uri"`
	Line   int    `json:"line"`           // from 1; 1 if the file is no text
	Column int    `json:"column"`         // from 1, in code points
	Page   int    `json:"page,omitempty"` // of a PDF, from 1
}

// ClauseChange is what happened to a clause since the baseline.
type ClauseChange struct {
	Class       Class        `json:"class"`
	Effect      Effect       `json:"effect"`
	Old         string       `json:"old,omitempty"`       // its words before; "" if it is new
	New         string       `json:"new,omitempty"`       // its words now; "" if it is gone
	OldClause   string       `json:"oldClause,omitempty"` // as a reader would have cited it
	Words       []Edit       `json:"words,omitempty"`     // from old to new, where both are there and differ
	Differences []Difference `json:"differences,omitempty"`
}

// Ignored says why a result does not count.
type Ignored struct {
	Reason  string     `json:"reason"`
	Expires string     `json:"expires"` // the last day on which it is ignored
	At      CheckPlace `json:"at"`
}

// Level says how much a result matters.
type Level string

// The levels.
const (
	LevelError   Level = "error"   // the check fails
	LevelWarning Level = "warning" // it fails nothing, but should be seen
	LevelNote    Level = "note"    // good to know
)

// CheckRule is a kind of result.
type CheckRule string

// The rules, in the order in which formats list them.
const (
	ClauseWorse      CheckRule = "clause-worse"      // a clause changed for the worse
	ClauseChanged    CheckRule = "clause-changed"    // a clause says something else, neither better nor worse
	ClauseBetter     CheckRule = "clause-better"     // a clause changed for the better
	ClauseReworded   CheckRule = "clause-reworded"   // other words, another place, nothing of substance
	PracticeMissing  CheckRule = "practice-missing"  // what a document must say and does not
	PracticeUnwanted CheckRule = "practice-unwanted" // what it must not say and does
	PeriodTooLong    CheckRule = "period-too-long"   // a period over the limit
	PeriodMissing    CheckRule = "period-missing"    // no period where one is limited
	SourceUnofficial CheckRule = "source-unofficial" // not known to be the provider's own page
	CaptureOld       CheckRule = "capture-old"       // older than allowed
	DocumentNew      CheckRule = "document-new"      // not in the baseline
	DocumentGone     CheckRule = "document-gone"     // only in the baseline
	IgnoreStale      CheckRule = "ignore-stale"      // expired, or of nothing any more
	ExpectationIdle  CheckRule = "expectation-idle"  // no document is held to it
	CaptureBroken    CheckRule = "capture-broken"    // for formats that tell failures as results
)

// CheckRules returns all rules in their fixed order.
func CheckRules() []CheckRule {
	return []CheckRule{
		ClauseWorse, ClauseChanged, ClauseBetter, ClauseReworded, PracticeMissing, PracticeUnwanted, PeriodTooLong,
		PeriodMissing, SourceUnofficial, CaptureOld, DocumentNew, DocumentGone, IgnoreStale, ExpectationIdle,
		CaptureBroken,
	}
}

// Fails reports whether any result fails the check.
func (c *Check) Fails() bool {
	for i := range c.Results {
		if c.Results[i].Level == LevelError && c.Results[i].Ignored == nil {
			return true
		}
	}
	return false
}

// Broken reports whether any document, or a newer capture of it, could not be
// read.
func (c *Check) Broken() bool {
	for i := range c.Documents {
		if len(c.Documents[i].Failures) > 0 {
			return true
		}
	}
	return false
}
