package check

import (
	"math"
	"strconv"
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/report"
)

// length is a length of time. Months and days are kept apart, because a month
// has no fixed number of days.
type length struct {
	months, days float64
	business     bool // days are business days
}

// longest bounds the numbers of a period, so that all sums of them are exact.
const longest = 1e6

// lengthOf returns the length of d, the longer end if d is a range, and whether
// d is a length at all, not an event or a criterion.
func lengthOf(d report.Duration) (length, bool) {
	iso := d.ISO[strings.LastIndexByte(d.ISO, '/')+1:]
	l := length{business: d.Business}
	rest, found := strings.CutPrefix(iso, "P")
	inTime := false
	for rest != "" && found {
		if after, ok := strings.CutPrefix(rest, "T"); ok {
			inTime, rest = true, after
		}
		i := strings.IndexAny(rest, "YMWDHS")
		if i < 0 {
			return length{}, false
		}
		n, err := strconv.ParseFloat(rest[:i], 64)
		if err != nil || !(n >= 0) {
			return length{}, false
		}
		l.add(min(n, longest), rest[i], inTime)
		rest = rest[i+1:]
	}
	return l, found
}

func (l *length) add(n float64, unit byte, inTime bool) {
	switch {
	case unit == 'Y':
		l.months += 12 * n
	case unit == 'M' && !inTime:
		l.months += n
	case unit == 'W':
		l.days += 7 * n
	case unit == 'D':
		l.days += n
	case unit == 'H':
		l.days += n / 24
	case unit == 'M':
		l.days += n / (24 * 60)
	case unit == 'S':
		l.days += n / (24 * 60 * 60)
	}
}

// exceeds reports whether l is longer than limit whatever the calendar: one
// month is not longer than 30 days, and 366 days are not longer than a year, but
// 13 months are.
func (l length) exceeds(limit law.Period) bool {
	most := length{months: float64(12*limit.Years + limit.Months), days: float64(limit.Days)}
	if most.days == 0 && l.days == 0 {
		return l.months > most.months
	}
	return l.fewestDays() > most.mostDays()
}

// monthsAtLeast is how many days so many months in a row have at least. They
// have three days more at most.
var monthsAtLeast = [12]float64{0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334}

// fewestDays returns how many days l has at least. Each full week of business
// days takes two days more.
func (l length) fewestDays() float64 {
	days := l.days
	if l.business && days > 1 {
		days += 2 * float64(int(days-1)/5)
	}
	years := math.Floor(l.months / 12)
	return days + 365*years + monthsAtLeast[int(l.months-12*years)]
}

// mostDays returns how many days l has at most, if its months are whole.
func (l length) mostDays() float64 {
	years := math.Floor(l.months / 12)
	days := l.days + 366*years
	if months := int(l.months - 12*years); months > 0 {
		days += monthsAtLeast[months] + 3
	}
	return days
}
