package check

import (
	"os"
	"path/filepath"
	"testing"

	"exitclause/internal/capture"
	"exitclause/internal/report"
)

// TestBaselineIsEnough steps through the histories of real documents and holds
// every good version against the one before, once with all its words and once
// with what a baseline keeps. Both must call the same captures broken, and nearly
// always find the same changes for the worse: of a clause that said nothing a
// baseline has no words, so it cannot see that it was merely reworded.
func TestBaselineIsEnough(t *testing.T) {
	corpora := os.Getenv("EXITCLAUSE_CORPORA")
	if corpora == "" {
		t.Skip("EXITCLAUSE_CORPORA names no folder with real documents")
	}
	histories, err := filepath.Glob(filepath.Join(corpora, "real", "history", "*", "*"))
	if err != nil || len(histories) == 0 {
		t.Fatalf("no histories: %v", err)
	}
	var s steps
	for _, dir := range histories {
		s.walk(t, dir)
	}
	t.Logf("%+v", s)
	if s.steps < 150 {
		t.Errorf("only %d steps", s.steps)
	}
	if share := float64(s.verdict) / float64(s.steps); share > 0.01 {
		t.Errorf("in %.1f %% of the steps the verdict depends on words that a baseline does not keep", 100*share)
	}
	if share := float64(s.count) / float64(s.steps); share > 0.05 {
		t.Errorf("in %.1f %% of the steps the number of changes does", 100*share)
	}
}

// steps counts from version to version.
type steps struct {
	steps, broken, changed int
	verdict                int // whether anything got worse is told otherwise
	count                  int // or how much
}

func (s *steps) walk(t *testing.T, dir string) {
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var before *Version
	for _, name := range names {
		v, err := read(name, contents(t, name))
		switch {
		case err != nil: // it says of itself that it is no document
		case before != nil && !s.step(t, before, v):
		case capture.Judge(capture.Version{Document: &v.Document, Findings: v.Findings}) == nil:
			before = v
		}
	}
}

// step holds v against the version before and reports whether it is good.
func (s *steps) step(t *testing.T, before, v *Version) (good bool) {
	name := v.Document.Source.URI
	b := baselineOf(t, name, before)
	kept := checkedWith(b, name, v, nowhere)
	full := checkedWith(b, name, v, func() *Version { return before })
	s.steps++
	if kept.Broken() != full.Broken() {
		t.Errorf("%s: by the baseline alone broken is %t, and %t by all words", name, kept.Broken(), full.Broken())
	}
	if full.Broken() {
		s.broken++
		return false
	}
	if full.Documents[0].State == report.Changed {
		s.changed++
	}
	switch {
	case kept.Fails() != full.Fails():
		s.verdict++
		t.Logf("%s: fails %t by the baseline alone, %t by all words", name, kept.Fails(), full.Fails())
	case len(kept.Results) != len(full.Results):
		s.count++
		t.Logf("%s: %d results by the baseline alone, %d by all words", name, len(kept.Results), len(full.Results))
	}
	return true
}
