package value

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Dates returns the days of the calendar in s, in order and without overlap:
// 2024-05-09, 2024/5/9, 2024.5.9, May 9, 2024, 9 May 2024, 2024年5月9日. An order
// that differs from country to country (5/9/2024) is not read.
func Dates(s string) []Date {
	var found []Date
	last := 0
	for i := 0; i+4 <= len(s); i++ {
		if !isYear(s, i) {
			continue
		}
		d, ok := dateFrom(s, i)
		if !ok {
			d, ok = dateUpTo(s, i, i+4)
		}
		if ok && d.Start >= last {
			found = append(found, d)
			last = d.End
		}
		i += 3
	}
	return found
}

// isYear reports whether four digits from 1900 to 2199 stand at i.
func isYear(s string, i int) bool {
	if c := s[i : i+2]; c != "19" && c != "20" && c != "21" || !isDigit(s[i+2]) || !isDigit(s[i+3]) {
		return false
	}
	return (i == 0 || !isAlnum(s[i-1])) && (i+4 == len(s) || !isAlnum(s[i+4]))
}

// dateFrom reads the date whose year comes first, at i.
func dateFrom(s string, i int) (Date, bool) {
	year, after := datePart(s, i)
	if strings.Count(year, ".") == 2 {
		part := strings.Split(year, ".")
		return newDate(part[0], part[1], part[2], i, after.start)
	}
	if !after.is("-", "/", "年") {
		return Date{}, false
	}
	month, middle := datePart(s, after.end)
	if after.text != "年" && middle.text != after.text || after.text == "年" && middle.text != "月" {
		return Date{}, false
	}
	day, end := datePart(s, middle.end)
	if after.text == "年" && end.is("日", "号", "號") {
		return newDate(year, month, day, i, end.end)
	}
	return newDate(year, month, day, i, end.start)
}

// datePart returns the digits at i, which a template may have left in brackets
// (【04】月), and the token behind them. A bracket in front of the first part is
// none of the date's.
func datePart(s string, i int) (string, token) {
	t := tokenAfter(s, i)
	if t.is("【", "[") {
		t = tokenAfter(s, t.end)
	}
	after := tokenAfter(s, t.end)
	if after.is("】", "]") && tokenAfter(s, after.end).is("年", "月", "日") {
		after = tokenAfter(s, after.end)
	}
	if after.start == 0 { // the text ends here
		after = token{start: t.end, end: t.end}
	}
	if !after.is("年", "月", "日", "号", "號") {
		after.start = t.end
	}
	if t.kind != digits {
		return "", after
	}
	return t.text, after
}

// months are the English months; their first three letters are enough.
var months = []string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// monthNumber returns the number of the month t names, in full or by its first
// three or four letters, or "".
func monthNumber(t token) string {
	name := strings.ToLower(t.text)
	for i, m := range months {
		if t.kind == word && (name == m || len(name) >= 3 && len(name) <= 4 && strings.HasPrefix(m, name)) {
			return strconv.Itoa(i + 1)
		}
	}
	return ""
}

// dateUpTo reads the English date whose year comes last, at [i, end).
func dateUpTo(s string, i, end int) (Date, bool) {
	t := before(s, i, ",", ".")
	if month := monthNumber(t); month != "" { // 9 May 2024, 9th of May, 2024
		day := ordinal(s, before(s, t.start, "of"))
		return newDate(s[i:end], month, day.text, day.start, end)
	}
	day := ordinal(s, t) // May 9, 2024
	month := before(s, day.start, ".")
	return newDate(s[i:end], monthNumber(month), day.text, month.start, end)
}

// before returns the token that ends at end, or the one before it if it is one
// of skipped.
func before(s string, end int, skipped ...string) token {
	t := tokenBefore(s, end)
	if t.is(skipped...) {
		return tokenBefore(s, t.start)
	}
	return t
}

// ordinal returns the digits of 9th for its ending t, and other tokens as they
// are.
func ordinal(s string, t token) token {
	if t.is("st", "nd", "rd", "th") {
		if number := tokenBefore(s, t.start); number.end == t.start {
			return number
		}
	}
	return t
}

// newDate returns the date with the parts as written, if there is such a day.
func newDate(year, month, day string, start, end int) (Date, bool) {
	if len(month) > 2 || len(day) > 2 {
		return Date{}, false
	}
	y, yearErr := strconv.Atoi(year)
	m, monthErr := strconv.Atoi(month)
	d, dayErr := strconv.Atoi(day)
	if yearErr != nil || monthErr != nil || dayErr != nil || m < 1 || m > 12 {
		return Date{}, false
	}
	last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day()
	return Date{start, end, fmt.Sprintf("%04d-%02d-%02d", y, m, d)}, d >= 1 && d <= last
}
