// Package gold measures rules against labelled sentences: precision, recall and
// F1 of every label, and what was wrong.
//
// There are two kinds of gold. A file of rows labels passages that stand alone;
// a row counts as predicted if the analysis of its text finds a practice that
// answers for the label (rows.go). A folder labels the numbered sentences of
// whole documents; there the source document is analysed, and its findings are
// laid against the sentences by their text (folder.go, overlap.go).
//
// The package knows practices, not rules: what analyses a text is handed to it.
package gold

import (
	"fmt"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Analyzer is what is measured. It must be safe for concurrent use.
type Analyzer interface {
	// Passage reads a passage. Headings are those above it, outermost first;
	// language is as the row names it, and may be "".
	Passage(headings []string, language, text string) Reading
	// Document reads the file at path.
	Document(path string) (Reading, error)
}

// Reading is a text that was analysed. Only what is asked for need be reckoned.
type Reading interface {
	// Findings returns what the text says, in order.
	Findings() []Finding
	// Nearest returns the rule that came nearest to finding one of practices in
	// a sentence whose quote is chosen; there is none if no rule has a word there.
	Nearest(practices []practice.Practice, chosen func(quote string) bool) (Miss, bool)
	// Holdings returns what each rule finds in the text, in order.
	Holdings() []Holding
}

// Finding is one practice in one sentence.
type Finding struct {
	Practice  practice.Practice
	Quote     string // the sentence
	Rule      string // the rule that found it
	Evidence  []string
	Durations []report.Duration
}

// Miss is a rule that nearly found something.
type Miss struct {
	Rule     string
	Lacks    []string // what would have to be otherwise
	Evidence []string // its words that are there
}

// Holding is a practice in one sentence with all the rules that find it. It is
// a finding if no exclusion stands against it.
type Holding struct {
	Practice   practice.Practice
	Quote      string // the sentence
	Rules      []string
	Exclusions []string
}

// Options say how to measure. The zero value lists no mistakes.
type Options struct {
	Mistakes int      // how many mistakes of each cause to list at most
	Ablate   []string // ids of rules and exclusions to leave out, one at a time
}

// Error is something wrong in a gold file.
type Error struct {
	File   string
	Line   int // from 1; 0 if it is about the whole file
	Reason string
}

func (e *Error) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Reason)
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason)
}
