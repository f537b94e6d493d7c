package analyze

import (
	"os"
	"testing"

	"gopkg.in/yaml.v3"

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

// readYAML reads the file into what v points to.
func readYAML(t *testing.T, file string, v any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err == nil {
		err = yaml.Unmarshal(data, v)
	}
	if err != nil {
		t.Fatal(err)
	}
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
