package appeal

import "testing"

// TestStandards holds what letters may make of a sentence against the data.
func TestStandards(t *testing.T) {
	type sentence struct {
		Text string
		Want bool
	}
	var cases struct {
		OnlyLaw  []sentence `yaml:"only-law"`
		Standard []sentence
	}
	readFile(t, "testdata/standards.yaml", &cases)
	for _, test := range []struct {
		what  string
		judge func(string) bool
		of    []sentence
	}{{"keeps only what a law obliges to keep", onlyLaw, cases.OnlyLaw}, {"sets a standard", setsStandard, cases.Standard}} {
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
