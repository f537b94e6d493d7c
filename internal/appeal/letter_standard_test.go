package appeal

import (
	"testing"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// TestStandards holds against the data what letters make of a sentence.
func TestStandards(t *testing.T) {
	type sentence struct {
		Text string
		Want bool
	}
	var cases struct {
		OnlyLaw                        []sentence `yaml:"only-law"`
		Standard, Subscription, Weighs []sentence
	}
	readFile(t, "testdata/standards.yaml", &cases)
	for _, test := range []struct {
		what  string
		judge func(string) bool
		of    []sentence
	}{
		{"keeps only what a law obliges to keep", onlyLaw, cases.OnlyLaw},
		{"sets a standard", setsStandard, cases.Standard},
		{"is about a subscription", func(s string) bool {
			return ofSubscription(&report.Finding{Practice: practice.ClosureRight, Quote: s})
		}, cases.Subscription},
		{"says what counts", weighs, cases.Weighs},
	} {
		if len(test.of) == 0 {
			t.Errorf("no sentence that %s", test.what)
		}
		for _, s := range test.of {
			if got := test.judge(s.Text); got != s.Want {
				t.Errorf("%s: %q %t, want %t", s.Text, test.what, got, s.Want)
			}
		}
	}
}
