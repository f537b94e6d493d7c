package law

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"

	"exitclause/internal/message"
)

// Date is a day of the calendar, or a month of which no day is told.
type Date struct {
	Year, Month, Day int // Day is 0 if only the month is told
}

// ParseDate reads a day as ISO 8601 writes it, 2026-01-31.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() == 0 {
		return Date{}, misread("law.read.day", s)
	}
	return DateOf(t), nil
}

// ParseMonth reads a day or a month, 2026-01.
func ParseMonth(s string) (Date, error) {
	if t, err := time.Parse("2006-01", s); err == nil && t.Year() > 0 {
		return Date{Year: t.Year(), Month: int(t.Month())}, nil
	}
	d, err := ParseDate(s)
	if err != nil {
		return Date{}, misread("law.read.month", s)
	}
	return d, nil
}

// misread returns the error that s is not what it should be, as the message key
// says, with further arguments.
func misread(key, s string, pairs ...string) error {
	return message.New(key, append(pairs, "value", strconv.Quote(s))...).Err()
}

// DateOf returns the day of t where t is told.
func DateOf(t time.Time) Date { return Date{t.Year(), int(t.Month()), t.Day()} }

// String returns d as ISO 8601 writes it, or "" for a zero Date.
func (d Date) String() string {
	switch {
	case d == Date{}:
		return ""
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare returns a negative number if d is before other, 0 if they are the
// same, and a positive number if d is after other. A month is before its days.
func (d Date) Compare(other Date) int {
	return cmp.Or(d.Year-other.Year, d.Month-other.Month, d.Day-other.Day)
}

// reached reports whether d has come on the day on. A month has come when it is
// over, because nobody knows on which of its days.
func (d Date) reached(on Date) bool {
	if d.Day == 0 {
		return Date{on.Year, on.Month, 0}.Compare(d) > 0
	}
	return on.Compare(d) >= 0
}

func (d Date) time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// Weekend reports whether the day d is a Saturday or a Sunday.
func (d Date) Weekend() bool {
	day := d.time().Weekday()
	return day == time.Saturday || day == time.Sunday
}

// Period is a length of time as ISO 8601 writes it, of which at most one unit
// is set.
type Period struct {
	Years, Months, Days int
	Business            bool // Days are business days
}

// maxPeriod bounds the number in a period.
const maxPeriod = 9999

// ParsePeriod reads a period of one unit: P5Y, P1M, P2W, P45D.
func ParsePeriod(s string) (Period, error) {
	number, ok := strings.CutPrefix(s, "P")
	if !ok || len(number) < 2 || strings.Trim(number[:len(number)-1], "0123456789") != "" {
		return Period{}, misread("law.read.period", s)
	}
	n, err := strconv.Atoi(number[:len(number)-1])
	if err != nil || n < 1 || n > maxPeriod {
		return Period{}, misread("law.read.range", s, "most", strconv.Itoa(maxPeriod))
	}
	switch number[len(number)-1] {
	case 'Y':
		return Period{Years: n}, nil
	case 'M':
		return Period{Months: n}, nil
	case 'W':
		return Period{Days: 7 * n}, nil
	case 'D':
		return Period{Days: n}, nil
	}
	return Period{}, misread("law.read.unit", s)
}

// String returns p as ISO 8601 writes it, or "" for a zero Period. Business
// days look like days.
func (p Period) String() string {
	switch {
	case p.Years > 0:
		return fmt.Sprintf("P%dY", p.Years)
	case p.Months > 0:
		return fmt.Sprintf("P%dM", p.Months)
	case p.Days > 0:
		return fmt.Sprintf("P%dD", p.Days)
	}
	return ""
}

// plus returns p lengthened by more, which may be of another unit.
func (p Period) plus(more Period) Period {
	return Period{p.Years + more.Years, p.Months + more.Months, p.Days + more.Days, p.Business || more.Business}
}

// After returns the last day of a period p that begins on the day start, which
// does not count itself. A month ends on the day of the same number, or on the
// last day of the month if it has none (31 January and a month is 28 or 29
// February). Business days are Monday to Friday: holidays are not known here.
func (p Period) After(start Date) Date {
	d := start.addMonths(12*p.Years + p.Months)
	if !p.Business {
		return DateOf(d.time().AddDate(0, 0, p.Days))
	}
	return d.addBusinessDays(p.Days)
}

func (d Date) addMonths(n int) Date {
	total := 12*d.Year + d.Month - 1 + n
	year, month := total/12, total%12+1
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return Date{year, month, min(d.Day, last)}
}

func (d Date) addBusinessDays(n int) Date {
	for n > 0 {
		d = DateOf(d.time().AddDate(0, 0, 1))
		if !d.Weekend() {
			n--
		}
	}
	return d
}

// DaysSince returns how many days d is after an earlier day.
func (d Date) DaysSince(earlier Date) int {
	return int(d.time().Sub(earlier.time()).Hours() / 24)
}
