package law

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

type deadlineCase struct {
	ID, From, By, Extended, Notice string
	Caveats                        []string
}

func TestDeadlines(t *testing.T) {
	s := statutes(t)
	counted := make(map[string]bool)
	for _, c := range cases[deadlineCase](t, "testdata/deadlines.yaml") {
		counted[c.ID] = true
		p := s.ByID(c.ID)
		if p == nil || (p.Deadline != nil) != (c.By != "") {
			t.Errorf("%s: no such provision, or a deadline where none should be", c.ID)
			continue
		}
		if p.Deadline == nil {
			continue
		}
		due := p.Deadline.Count(day(t, c.From))
		got := deadlineCase{c.ID, due.From.String(), due.By.String(), due.Extended.String(), due.Notice.String(), nil}
		for _, note := range due.Caveats() {
			got.Caveats = append(got.Caveats, note.Key)
		}
		if diff := cmp.Diff(c, got); diff != "" {
			t.Errorf("%s from %s (-want +got):\n%s", c.ID, c.From, diff)
		}
	}
	for _, p := range s.Provisions {
		if p.Deadline != nil && !counted[p.ID] {
			t.Errorf("no case counts the deadline of %s", p.ID)
		}
	}
}

func TestDates(t *testing.T) {
	for s, ok := range map[string]bool{
		"2026-01-31": true, "2028-02-29": true, "2026-02-29": false, "2026-13-01": false, "0000-01-01": false,
		"2026-1-1": false, "2026-01": false, "26-01-01": false, "": false, "2026-01-31T00:00:00Z": false,
	} {
		if d, err := ParseDate(s); (err == nil) != ok || ok && d.String() != s {
			t.Errorf("%q is %v with error %v", s, d, err)
		}
	}
	if d, err := ParseMonth("2027-07"); err != nil || d.String() != "2027-07" {
		t.Errorf("a month is %v with error %v", d, err)
	}
}

func TestPeriods(t *testing.T) {
	for s, want := range map[string]string{
		"P5Y": "P5Y", "P1M": "P1M", "P2W": "P14D", "P45D": "P45D",
		"": "", "P": "", "P5": "", "5Y": "", "P0D": "", "P-1D": "", "P1Y2M": "", "PT5H": "", "P5S": "", "P10000D": "", "P99999999999999999999D": "",
	} {
		if p, err := ParsePeriod(s); p.String() != want || (err == nil) != (want != "") {
			t.Errorf("%q is %q with error %v, want %q", s, p, err, want)
		}
	}
}

// FuzzAfter holds that a period never ends before it begins, that a longer one
// never ends earlier, and that business days end on none of a weekend.
func FuzzAfter(f *testing.F) {
	f.Add("2026-01-31", 1, true)
	f.Fuzz(func(t *testing.T, from string, n int, business bool) {
		start, err := ParseDate(from)
		if err != nil || n < 1 || n > maxPeriod {
			return
		}
		days := Period{Days: n, Business: business}.After(start)
		if days.Compare(start) <= 0 || business && days.Weekend() {
			t.Errorf("%d days from %s are %s", n, start, days)
		}
		if plain := (Period{Days: n}).After(start); days.Compare(plain) < 0 {
			t.Errorf("%d business days from %s end on %s, before %s", n, start, days, plain)
		}
		months := Period{Months: n}.After(start)
		if next := (Period{Months: n + 1}).After(start); months.Compare(start) <= 0 || next.Compare(months) <= 0 || months.Day > start.Day {
			t.Errorf("%d months from %s are %s, and one more is %s", n, start, months, next)
		}
	})
}
