package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAccuracyIsCurrent holds rules/ACCURACY.md to what the rules do now, and the
// figures to those of the last release.
func TestAccuracyIsCurrent(t *testing.T) {
	gold := filepath.Join(corpora(t), "gold")
	const notes, released, document = "../../rules/accuracy-notes.md", "../../rules/accuracy.json", "../../rules/ACCURACY.md"
	const again = "exitclause rules accuracy $EXITCLAUSE_CORPORA/gold -o rules/ACCURACY.md"
	if _, err := os.Stat(released); err != nil {
		t.Errorf("there are no released figures (%v); to release those of now: %s --release", err, again)
	}
	want, err := os.ReadFile(document)
	if err != nil {
		t.Fatalf("%v; to write it: %s", err, again)
	}
	code, got, messages := run(t, "rules", "accuracy", "--lang", "en", "--notes", notes, "--released", released, gold)
	if code != ExitDone {
		t.Errorf("exit code %d: %s", code, messages)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("rules/ACCURACY.md is not what the rules do now (-want +got); to write it: %s\n%s", again, diff)
	}
}
