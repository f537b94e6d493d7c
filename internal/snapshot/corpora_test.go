package snapshot

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"exitclause/internal/document"
)

// TestRealHistories holds what is said of real folders of dated files, as
// somebody else collected them: nothing in them is a fault, and a version was in
// force on the day on which it was captured, unless it is broken or says of
// itself that it comes into force later.
func TestRealHistories(t *testing.T) {
	corpora := os.Getenv("EXITCLAUSE_CORPORA")
	if corpora == "" {
		t.Skip("skipped: this test reads real documents, and EXITCLAUSE_CORPORA does not say where they are")
	}
	s := &Store{Dir: filepath.Join(corpora, "real", "history")}
	all, err := s.All(context.Background())
	if err != nil || len(all) == 0 {
		t.Fatal(len(all), err)
	}
	n, passed := 0, 0
	for _, one := range all {
		v, err := s.Verify(context.Background(), one.Service, one.Kind, "", Trust{})
		if err != nil || len(v.Faults) > 0 || v.Unknown != len(one.Snapshots) {
			t.Errorf("%s: %+v, %v", one.Ref(), v, err)
		}
		for _, shot := range one.Snapshots {
			choice, err := s.InForce(one, shot.Captured)
			if err != nil {
				t.Errorf("%s: %v", shot.Ref(), err)
				continue
			}
			n++
			if choice.Name != shot.Name {
				passed++
				if reason := passedOver(t, s, shot); reason == "" {
					t.Errorf("%s was not in force on the day of its capture, but %s, and nothing speaks for that", shot.Ref(), choice.Name)
				} else {
					t.Logf("%s: %s", shot.Ref(), reason)
				}
			}
		}
	}
	t.Logf("%d versions, of which %d were passed over", n, passed)
}

// passedOver returns why shot is no version in force on the day of its capture,
// or "".
func passedOver(t *testing.T, s *Store, shot *Snapshot) string {
	t.Helper()
	page, err := s.Load(shot)
	if err != nil {
		return err.Error()
	}
	doc, err := document.Parse(page)
	switch {
	case err != nil:
		return err.Error()
	case !isWhole(doc):
		return "it is no whole document"
	case max(doc.Updated, doc.Effective) > shot.Captured.Date():
		return "it is in force from " + max(doc.Updated, doc.Effective)
	}
	return ""
}
