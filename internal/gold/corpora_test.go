package gold

import (
	"os"
	"path/filepath"
	"testing"
)

// corpora returns the folder of real labelled text, which is not part of the
// project.
func corpora(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("EXITCLAUSE_CORPORA")
	if dir == "" {
		t.Skip("EXITCLAUSE_CORPORA does not name the folder of labelled text")
	}
	return filepath.Join(dir, "gold")
}

// silent finds nothing, so that every label is missed and can be counted.
type silent struct{}

func (silent) Passage([]string, string, string) Reading { return said{} }
func (silent) Document(string) (Reading, error)         { return said{}, nil }

// TestCorporaRows holds that all labels of the public sets are read, and rows
// that are to be ignored left out.
func TestCorporaRows(t *testing.T) {
	dir := corpora(t)
	maps, err := os.ReadFile(filepath.Join(dir, "maps.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for base, atMost := range map[string]map[string]int{
		"gdpr200": {"Data Retention Period": 193, "Right to Erasure": 165},
		"opp115":  {"Data Retention": 39, "Delete or Deactivate": 15},
		"capp130": {"Data Retention": 783},
		"ca4p483": {"Data Retention": 427, "Deletion or Closure": 1407},
	} {
		labels, err := ParseLabels("maps.yaml", maps, base)
		if err != nil {
			t.Fatal(err)
		}
		f, err := os.Open(filepath.Join(dir, base+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		r, err := Rows(f, base+".jsonl", labels, silent{}, Options{})
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range r.Labels {
			if l.FN == 0 || l.FN > atMost[l.Label] {
				t.Errorf("%s: %d rows labelled %s, want some and at most %d", base, l.FN, l.Label, atMost[l.Label])
			}
			t.Logf("%s: %d rows labelled %s of %d", base, l.FN, l.Label, atMost[l.Label])
		}
	}
}

// oracle finds in each document just what the gold says, as the gold writes it.
type oracle struct {
	silent
	documents map[string]document // by source
}

func (o oracle) Document(path string) (Reading, error) {
	var findings []Finding
	for _, s := range o.documents[path].sentences {
		for _, p := range s.labels {
			findings = append(findings, Finding{Practice: p, Quote: s.text, Durations: s.durations})
		}
	}
	return said{findings: findings}, nil
}

// TestCorporaFolder holds that the method itself costs next to nothing: who
// finds what the gold says is right about all but sentences of a few letters.
func TestCorporaFolder(t *testing.T) {
	dir := filepath.Join(corpora(t), "practices")
	documents, err := readFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	o := oracle{documents: map[string]document{}}
	for _, d := range documents {
		o.documents[d.source] = d
	}
	r, err := Folder(dir, o, Options{Mistakes: 10})
	if err != nil {
		t.Fatal(err)
	}
	if r.Micro.Precision < 0.99 || r.Micro.Recall < 0.99 {
		t.Errorf("the gold measured against itself has precision %v and recall %v: %+v", r.Micro.Precision, r.Micro.Recall, r.Mistakes)
	}
	if d := r.Durations; d.Of == 0 || d.Exact != d.Of || d.Triggers != d.Of {
		t.Errorf("durations of the gold measured against itself: %+v", *d)
	}
}
