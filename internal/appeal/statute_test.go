package appeal

import (
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"exitclause/internal/law"
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
