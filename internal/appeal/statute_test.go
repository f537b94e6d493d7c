package appeal

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
	"exitclause/rules"
)

func TestMissed(t *testing.T) {
	statutes, err := law.Load(rules.Law)
	if err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("testdata/missed.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		About, Language, Updated string
		Laws                     []string
		Practice                 practice.Practice
		Want                     []string
	}
	if err := yaml.Unmarshal(data, &cases); err != nil || len(cases) == 0 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, c := range cases {
		r := &report.Report{
			Documents: []report.Document{{ID: "d1", Language: c.Language, Updated: c.Updated}, {ID: "d2", Language: "zh-Hans"}},
			Findings:  []report.Finding{{Document: "d1"}, {Document: "d1", Values: &report.Values{Laws: c.Laws}}},
		}
		got := missed(c.Practice, r, []string{"d1"}, statutes)
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", c.About, c.Practice, diff)
		}
	}
}

// TestReferred has every provision described, in every language.
func TestReferred(t *testing.T) {
	statutes, err := law.Load(rules.Law)
	if err != nil {
		t.Fatal(err)
	}
	r := &report.Report{Omissions: make([]report.Omission, 1)}
	for _, p := range statutes.Provisions {
		r.Omissions[0].Laws = append([]string{p.ID}, r.Omissions[0].Laws...)
	}
	r.Omissions[0].Laws = append(r.Omissions[0].Laws, "no-such-act")
	for _, lang := range message.Languages() {
		all := referred(r, statutes, law.Situation{Invoked: []string{"fatf"}}, message.For(lang))
		if len(all) != len(statutes.Provisions) {
			t.Fatalf("%s: %d provisions of %d", lang, len(all), len(statutes.Provisions))
		}
		for i, s := range all {
			if s.ID != statutes.Provisions[i].ID {
				t.Errorf("%s: %s is not in the order of the statutes", lang, s.ID)
			}
			if s.Cite == "" || s.Says == "" || s.Source == "" || s.Because == "" || strings.Contains(s.Because+s.InForce, "law.") {
				t.Errorf("%s: %+v", lang, s)
			}
		}
	}
}
