package law

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"exitclause/internal/practice"
)

// cases reads a table of test cases.
func cases[T any](t *testing.T, name string) []T {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var all []T
	if err := yaml.Unmarshal(data, &all); err != nil || len(all) == 0 {
		t.Fatalf("%d cases in %s: %v", len(all), name, err)
	}
	return all
}

// day reads a day of a test case, or none.
func day(t *testing.T, s string) Date {
	t.Helper()
	if s == "" {
		return Date{}
	}
	d, err := ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

type offerCase struct {
	ID        string
	Residence string
	Providers []string
	Invoked   []string
	On        string
	Standing  Standing
	Because   []string
	Named     bool
}

func (c offerCase) situation(t *testing.T) Situation {
	t.Helper()
	in := Situation{Invoked: c.Invoked, On: day(t, c.On)}
	read := func(s string) Place {
		p, err := ParsePlace(s)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	if c.Residence != "" {
		in.Residence = read(c.Residence)
	}
	for _, s := range c.Providers {
		in.Providers = append(in.Providers, read(s))
	}
	return in
}

func TestOffers(t *testing.T) {
	s := statutes(t)
	for _, c := range cases[offerCase](t, "testdata/offers.yaml") {
		t.Run(fmt.Sprint(c.ID, c.Residence, c.Providers, c.Invoked, c.On), func(t *testing.T) {
			p := s.ByID(c.ID)
			if p == nil {
				t.Fatal("no such provision")
			}
			offer, ok := c.situation(t).Offer(p)
			if ok != (c.Standing != "") {
				t.Fatalf("offered: %t, on the ground %q", ok, offer.Standing)
			}
			var because []string
			for _, note := range offer.Because {
				because = append(because, note.Key)
			}
			got := offerCase{Standing: offer.Standing, Because: because, Named: offer.Named}
			if diff := cmp.Diff(offerCase{Standing: c.Standing, Because: c.Because, Named: c.Named}, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestFirmestFirst asks for the law behind every practice and holds the order
// and the sides of what is offered.
func TestFirmestFirst(t *testing.T) {
	s := statutes(t)
	in := Situation{Residence: "CN", Providers: []Place{"HK"}, Invoked: []string{"gdpr"}}
	for _, p := range practice.All() {
		for side, offers := range map[practice.Stance][]Offer{practice.For: s.Supporting(p, in), practice.Against: s.Against(p, in)} {
			for _, o := range offers {
				if o.Side != side || !slices.Contains(o.Supports, p) {
					t.Errorf("%s is offered %s %s", o.ID, side, p)
				}
			}
			if !slices.IsSortedFunc(offers, func(a, b Offer) int {
				return slices.Index(standings, a.Standing) - slices.Index(standings, b.Standing)
			}) {
				t.Errorf("what is offered %s %s is not in order", side, p)
			}
		}
	}
	var ids []string
	for _, o := range s.Countering("retention-after-closure", in) {
		ids = append(ids, o.ID)
	}
	if want := "pipl-19"; len(ids) == 0 || ids[0] != want {
		t.Errorf("answers are %v, want %s first", ids, want)
	}
	if len(s.Asking(practice.RetentionPeriod, in)) == 0 || len(s.Countering("cn-aml-34", in)) == 0 {
		t.Error("nothing asks for a period, or nothing answers the Chinese hold")
	}
}

func TestPlaces(t *testing.T) {
	for s, want := range map[string]Place{
		"de": "DE", "UK": "GB", "gb": "GB", "cn": "CN", "hk": "HK", "eu": "EU", "EEA": "EEA", "us-ca": "US-CA",
		"": "", "XX": "", "ZZ": "", "EUR": "", "419": "", "US-": "", "US-CALI": "", "US-C A": "", "中国": "", "international": "",
	} {
		if got, err := ParsePlace(s); got != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q with error %v, want %q", s, got, err, want)
		}
	}
}
