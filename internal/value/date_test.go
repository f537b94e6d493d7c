package value

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

type dateCase struct {
	Text string
	Want []foundDate
}

type foundDate struct{ Text, ISO string }

func TestDates(t *testing.T) {
	for _, c := range load[dateCase](t, "testdata/dates.yaml") {
		var got []foundDate
		for _, d := range Dates(c.Text) {
			got = append(got, foundDate{c.Text[d.Start:d.End], d.ISO})
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s\n%s", c.Text, diff)
		}
	}
}

func FuzzDates(f *testing.F) {
	for _, c := range load[dateCase](f, "testdata/dates.yaml") {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, d := range Dates(s) {
			checkSpan(t, s, end, d.Start, d.End)
			end = d.End
			if _, err := time.Parse(time.DateOnly, d.ISO); err != nil {
				t.Errorf("%q: %v", s[d.Start:d.End], err)
			}
		}
	})
}
