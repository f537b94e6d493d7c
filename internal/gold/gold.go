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
	// Passage returns what a passage says, in order. Headings are those above
	// it, outermost first; language is as the row names it, and may be "".
	Passage(headings []string, language, text string) []Finding
	// Document returns what the clauses of the file at path say, in document
	// order.
	Document(path string) ([]Finding, error)
}

// Finding is one practice in one sentence.
type Finding struct {
	Practice  practice.Practice
	Quote     string // the sentence
	Rule      string // the rule that found it
	Evidence  []string
	Durations []report.Duration
}

// Options say how to measure. The zero value lists no mistakes.
type Options struct {
	Mistakes int // how many mistakes to list at most
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
