package cli

import "testing"

// TestComparisonFitsItsSchema compares the invented exchanges in the languages of
// their documents.
func TestComparisonFitsItsSchema(t *testing.T) {
	code, out, messages := run(t, "compare", "--format", "json", "../../testdata/larkfin", "../../testdata/yunque")
	if code != ExitDone {
		t.Fatalf("exit code %d: %s", code, messages)
	}
	fits(t, printedSchema(t, "--comparison"), out)
}
