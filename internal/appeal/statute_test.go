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

func builtIn(t *testing.T) *law.Statutes {
	t.Helper()
	statutes, err := law.Load(rules.Law)
	if err != nil {
		t.Fatal(err)
	}
	return statutes
}

// TestMissed holds the statutes that an omission names against what is known of
// the document and of the user.
func TestMissed(t *testing.T) {
	statutes := builtIn(t)
	data, err := os.ReadFile("testdata/missed.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		About, Language, Updated string
		Residence                law.Place
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
		var got []string
		for _, o := range openBook(statutes, law.Situation{Residence: c.Residence}, r, r.Documents[:1]).missed(c.Practice) {
			got = append(got, o.ID)
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", c.About, c.Practice, diff)
		}
	}
}
