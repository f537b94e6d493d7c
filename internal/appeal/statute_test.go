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

func builtIn(t testing.TB) *law.Statutes {
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
		About, Language, Updated, Fetched string
		Quote, Heading                    string
		Residence                         law.Place
		Laws                              []string
		Practice                          practice.Practice
		Want                              []string
	}
	if err := yaml.Unmarshal(data, &cases); err != nil || len(cases) == 0 {
		t.Fatalf("%d cases: %v", len(cases), err)
	}
	for _, c := range cases {
		r := &report.Report{
			Documents: []report.Document{{
				ID: "d1", Language: c.Language, Updated: c.Updated, Source: report.Source{FetchedAt: c.Fetched},
			}, {ID: "d2", Language: "zh-Hans"}},
			Findings: []report.Finding{
				{Document: "d1", Quote: c.Quote, Section: report.Section{Path: []string{"Your rights", c.Heading}}},
				{Document: "d1", Values: &report.Values{Laws: c.Laws}},
			},
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

// TestStatuteList has every provision described, in every language and in the
// order of the statutes.
func TestStatuteList(t *testing.T) {
	statutes := builtIn(t)
	in := law.Situation{Invoked: []string{"fatf"}}
	for _, lang := range message.Languages() {
		c := newConclusion(&report.Report{}, nil, statutes, in, message.For(lang))
		for _, p := range statutes.Provisions {
			offer, ok := in.Offer(p)
			if !ok {
				t.Fatalf("%s is not offered", p.ID)
			}
			c.refer([]law.Offer{offer})
		}
		all := c.statuteList()
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
