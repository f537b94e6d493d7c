package analyze

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/practice"
	"exitclause/internal/rule"
)

// TestEnumerations holds the built-in rules to testdata/enumeration.yaml.
func TestEnumerations(t *testing.T) {
	var cases []struct {
		Text string
		Says map[string][]practice.Practice
	}
	readYAML(t, "testdata/enumeration.yaml", &cases)
	a := New(builtIn(t))
	for _, c := range cases {
		doc := passage(rule.Example{Text: c.Text})
		says := make(map[string][]practice.Practice)
		for _, f := range a.Run(doc) {
			quote := doc.Quote(f.Sentence)
			says[quote] = append(says[quote], f.Rule.Practice)
		}
		if diff := cmp.Diff(c.Says, says); diff != "" {
			t.Errorf("%s\n-want +got\n%s", c.Text, diff)
		}
	}
}
