package analyze

import (
	"os"
	"testing"

	"exitclause/internal/rule"
	"exitclause/rules"
)

func load(t testing.TB, packs ...rule.Pack) *Analyzer {
	t.Helper()
	loaded, err := rule.Load(packs...)
	if err != nil {
		t.Fatal(err)
	}
	return New(loaded)
}

// TestLanguage runs the examples of a pack that shows every feature of the rule
// language.
func TestLanguage(t *testing.T) {
	for _, failure := range load(t, rule.Pack{FS: os.DirFS("testdata/language")}).Examples() {
		t.Error(failure)
	}
}

func TestBuiltInExamples(t *testing.T) {
	for _, failure := range load(t, rule.Pack{Name: "rules", FS: rules.FS}).Examples() {
		t.Error(failure)
	}
}
