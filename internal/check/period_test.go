package check

import (
	"testing"
	"time"

	"exitclause/internal/law"
	"exitclause/internal/report"
)

func TestExceeds(t *testing.T) {
	for _, c := range []struct {
		period   string
		business bool
		limit    string
		want     bool
	}{
		{"P5Y", false, "P5Y", false},
		{"P7Y", false, "P5Y", true},
		{"P60M", false, "P5Y", false},
		{"P61M", false, "P5Y", true},
		{"P1825D", false, "P5Y", false},
		{"P1831D", false, "P5Y", true},
		{"P1M", false, "P30D", false},
		{"P31D", false, "P1M", false},
		{"P32D", false, "P1M", true},
		{"P2M", false, "P30D", true},
		{"P45D", false, "P30D", true},
		{"P15D", true, "P30D", false},
		{"P30D", true, "P30D", true},
		{"P12M/P18M", false, "P1Y", true},
		{"P3Y/P5Y", false, "P5Y", false},
		{"P1Y6M", false, "P1Y", true},
		{"P1.5Y", false, "P18M", false},
		{"PT48H", false, "P2D", false},
		{"PT49H", false, "P2D", true},
		{"PT30M", false, "P1D", false},
		{"P4W", false, "P30D", false},
		{"P99999999999999999999Y", false, "P9999Y", true},
		{"PInfY", false, "P9999Y", true},
	} {
		limit, err := law.ParsePeriod(c.limit)
		if err != nil {
			t.Fatal(err)
		}
		l, ok := lengthOf(report.Duration{ISO: c.period, Business: c.business})
		if got := l.exceeds(limit); !ok || got != c.want {
			t.Errorf("%s (business %t) over %s: %t, want %t", c.period, c.business, c.limit, got, c.want)
		}
	}
	for _, iso := range []string{"indefinite", "criterion", "until-event", "", "P5", "PxY", "PNaNY", "P-5Y"} {
		if l, ok := lengthOf(report.Duration{ISO: iso}); ok {
			t.Errorf("%q is the length %v", iso, l)
		}
	}
}

// TestDaysHoldForEveryDate holds the bounds of a length against the calendar.
func TestDaysHoldForEveryDate(t *testing.T) {
	for n := 1; n <= 36; n++ {
		l := length{months: float64(n)}
		for day := range 4 * 366 {
			start := law.DateOf(time.Date(2022, 1, 1+day, 0, 0, 0, 0, time.UTC))
			days := float64(law.Period{Months: n}.After(start).DaysSince(start))
			if days < l.fewestDays() || days > l.mostDays() {
				t.Fatalf("%d months from %s are %v days, not %v to %v", n, start, days, l.fewestDays(), l.mostDays())
			}
		}
	}
	for n := 1; n <= 60; n++ {
		l := length{days: float64(n), business: true}
		for day := range 7 {
			start := law.DateOf(time.Date(2022, 1, 1+day, 0, 0, 0, 0, time.UTC))
			if days := (law.Period{Days: n, Business: true}).After(start).DaysSince(start); float64(days) < l.fewestDays() {
				t.Fatalf("%d business days from %s are %d days, fewer than %v", n, start, days, l.fewestDays())
			}
		}
	}
}
