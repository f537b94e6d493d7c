package snapshot

import (
	"cmp"
	"fmt"
	"strings"
	"time"
)

// Moment is a point in time, to the second, or a day of which no hour is told.
// It is in UTC.
type Moment struct {
	Time time.Time // of a day, its first second
	Day  bool      // no hour is told
}

// At returns t as a Moment.
func At(t time.Time) Moment { return Moment{Time: t.UTC().Truncate(time.Second)} }

const (
	inNames   = "2006-01-02T150405Z" // file names have no colons: some systems refuse them
	firstYear = 1990                 // earlier there was no page to save
)

// ParseMoment reads a day, 2026-01-31, or a time with its zone,
// 2026-01-31T18:10:46Z or 2026-01-31T181046Z.
func ParseMoment(s string) (Moment, error) {
	for _, layout := range []string{time.DateOnly, time.RFC3339, inNames} {
		t, err := time.Parse(layout, s)
		if err == nil && t.Year() >= firstYear {
			m := At(t)
			m.Day = layout == time.DateOnly
			return m, nil
		}
	}
	return Moment{}, fmt.Errorf("%q is neither a day, as in 2026-01-31, nor a time, as in 2026-01-31T18:10:46Z", s)
}

// MomentOf reads the moment that a file name begins with, as several tools
// write it: 2026-01-31, 2026-01-31T181046Z, 2026-01-31T18-10-46, and whatever
// behind. A time without a zone is taken for UTC.
func MomentOf(name string) (Moment, bool) {
	if len(name) < len(time.DateOnly) {
		return Moment{}, false
	}
	day, rest := name[:len(time.DateOnly)], name[len(time.DateOnly):]
	m, err := ParseMoment(day)
	if err != nil || rest != "" && isDigit(rest[0]) {
		return Moment{}, false
	}
	if clock, ok := clockOf(rest); ok {
		if t, err := time.Parse("2006-01-02T150405", day+"T"+clock); err == nil {
			return At(t), true
		}
	}
	return m, true
}

// clockOf returns the six digits of the time of day that s begins with.
func clockOf(s string) (digits string, ok bool) {
	s, ok = strings.CutPrefix(s, "T")
	for ok && len(digits) < 6 {
		if len(s) < 2 || !isDigit(s[0]) || !isDigit(s[1]) {
			return "", false
		}
		digits += s[:2]
		if s = s[2:]; len(s) > 1 && (s[0] == '-' || s[0] == ':') && isDigit(s[1]) {
			s = s[1:]
		}
	}
	return digits, ok && (s == "" || !isDigit(s[0]))
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// String returns m as ISO 8601 writes it, or "" for a zero Moment.
func (m Moment) String() string {
	switch {
	case m.Time.IsZero():
		return ""
	case m.Day:
		return m.Date()
	}
	return m.Time.Format(time.RFC3339)
}

// Date returns the day of m, as in 2026-01-31.
func (m Moment) Date() string { return m.Time.Format(time.DateOnly) }

// IsZero reports whether m is no moment at all.
func (m Moment) IsZero() bool { return m.Time.IsZero() }

// Compare returns a negative number if m is before other, 0 if they are the
// same, and a positive number if m is after other. A day is before its hours.
func (m Moment) Compare(other Moment) int {
	if c := m.Time.Compare(other.Time); c != 0 || m.Day == other.Day {
		return c
	}
	return cmp.Compare(rank(m.Day), rank(other.Day))
}

func rank(day bool) int {
	if day {
		return 0
	}
	return 1
}

// within reports whether m is not after end: of a day, not after that day.
func (m Moment) within(end Moment) bool {
	if end.Day {
		return m.Date() <= end.Date()
	}
	return m.Compare(end) <= 0
}

// name returns m as file names have it.
func (m Moment) name() string {
	if m.Day {
		return m.Date()
	}
	return m.Time.Format(inNames)
}
