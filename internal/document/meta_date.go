package document

import (
	"cmp"
	"strings"
	"time"
	"unicode/utf8"
)

// findDate returns the date of the last update that a text states near its
// beginning or end, else that of its entry into force, as ISO 8601: of a month, if
// no day is told (2024-05). It is "" if the text states none, or only one that reads
// two ways (03/04/2024).
func findDate(text string) string { return endsOf(text).date() }

// dateLine reports whether a line says of when the document is, and no more: "Last
// updated: 9 May 2024".
func dateLine(s string) bool {
	begins := func() bool {
		return hasAnyPrefix(strings.ToLower(s), "last ", "date ", "effective", "updated", "revised", "modified",
			"更新", "生效", "最后", "最後", "最近", "修订", "修訂", "发布", "發布", "版本")
	}
	return fits(s, maxTitle/2) && begins() && findDate(s) != ""
}

// ends are the beginning and the end of a text, in lower case, where it says of
// when it is.
type ends [2]string

func endsOf(text string) ends {
	end := cutRune(text, headBytes)
	begin := cutRune(text, max(end, len(text)-tailBytes))
	return ends{strings.ToLower(text[:end]), strings.ToLower(text[begin:])}
}

// date returns the date of the last update, else that of issue, else that of the
// entry into force.
func (e ends) date() string {
	return cmp.Or(e.marked(updateMarks), e.marked(bareMarks), e.marked(issueMarks), e.marked(effectMarks), e.marked(lastMarks))
}

// marked returns the date beside one of marks near the beginning of a text or, if
// there is none, near its end.
func (e ends) marked(marks *dateMarks) string {
	if date := markedDate(e[0], marks); date != "" {
		return date
	}
	return markedDate(e[1], marks)
}

// cutRune returns the last boundary between runes at or before n.
func cutRune(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// dateMarks are words beside a date that say what it is the date of, by markKey.
type dateMarks [256][]string

func newDateMarks(words ...string) *dateMarks {
	marks := new(dateMarks)
	for _, w := range words {
		key := markKey(w[0], w[1])
		marks[key] = append(marks[key], w)
	}
	return marks
}

// markKey returns a number that tells most words apart by their first two bytes.
func markKey(first, second byte) byte { return first*37 + second }

// The marks stand before a date, or in Chinese also behind it. One that ends in a
// space says much else, unless the date follows at once: "Updated 1 May 2024".
var (
	updateMarks = newDateMarks(
		"last updated", "last update", "last revised", "last modified", "last amended", "date of last revision", "updated on", "updated:",
		"date updated", "revised:", "revised on", "revised date", "revision date", "modified:", "last changed", "last change", "last edited",
		"更新日期", "更新日", "更新时间", "更新時間", "最近更新", "最后更新", "最後更新", "更新于", "更新於", "修订日期", "修訂日期", "修订时间",
		"最后修订", "最近修订", "修改日期", "版本日期", "版本更新", "更新", "修订", "修訂",
	)
	bareMarks   = newDateMarks("updated ", "revised ", "modified ", "amended ")
	issueMarks  = newDateMarks("posted ", "published ", "发布日期", "發布日期", "发布时间", "發布時間", "公布日期", "发布", "發布")
	effectMarks = newDateMarks(
		"effective date", "effective as of", "effective from", "effective on", "effective:", "effective", "in force", "with effect from", "take effect on", "takes effect on",
		"生效日期", "生效时间", "生效時間", "生效", "施行", "实施", "實施", "启用", "啟用",
	)
	lastMarks = newDateMarks("dated")
)

// markedDate returns the first date beside one of marks in s, which is in lower
// case.
func markedDate(s string, marks *dateMarks) string {
	for i := range max(len(s)-1, 0) {
		words := marks[markKey(s[i], s[i+1])]
		if len(words) == 0 || i > 0 && isASCIILetter(s[i]) && isASCIILetter(s[i-1]) {
			continue // nothing, or within a word
		}
		for _, mark := range words {
			if !strings.HasPrefix(s[i:], mark) {
				continue
			}
			if date := markDate(s, i, i+len(mark)); date != "" {
				return date
			}
		}
	}
	return ""
}

// markDate returns the date that the mark s[start:end] is about.
func markDate(s string, start, end int) string {
	if s[end-1] != ' ' {
		return dateBeside(s, start, end)
	}
	date, _ := readDate(s[end:])
	return date
}

// Reach of a mark, in bytes: how far behind it a date may begin, and how far
// before it, in Chinese, one may end (自2024年1月1日起生效).
const (
	reachBehind = 45
	reachBefore = 45
)

// dateBeside returns the date behind the mark s[start:end] or, in Chinese, before it.
func dateBeside(s string, start, end int) string {
	for i := end; i < len(s) && i < end+reachBehind; i++ {
		if !utf8.RuneStart(s[i]) || !startsDate(s, i) {
			continue
		}
		date, n := readDate(s[i:])
		if n > 0 {
			return date
		}
	}
	if s[start] < utf8.RuneSelf {
		return ""
	}
	line := 1 + strings.LastIndexByte(s[:start], '\n')
	for i := max(line, start-reachBefore); i < start; i++ {
		if utf8.RuneStart(s[i]) && startsDate(s, i) {
			if date, n := readDate(s[i:]); n > 0 && adjoins(s[min(i+n, start):start]) {
				return date
			}
		}
	}
	return ""
}

// adjoins reports whether between, the text between a date and the mark behind
// it, keeps the two together.
func adjoins(between string) bool {
	return len(between) <= 18 && !strings.ContainsAny(between, "。；;\n")
}

// startsDate reports whether a date could begin at s[i]: at the start of a word.
func startsDate(s string, i int) bool {
	if i > 0 && (digit(rune(s[i-1])) >= 0 || isASCIILetter(s[i-1])) && (digit(rune(s[i])) >= 0 || isASCIILetter(s[i])) {
		return false
	}
	return true
}

// readDate reads the date that s, in lower case, begins with, and how many bytes it
// takes: a day, else a month. A date that reads two ways takes bytes, but is "".
func readDate(s string) (date string, n int) {
	for _, read := range [...]func(string) (time.Time, int){minguoDate, yearFirst, monthFirst, dayFirst} {
		if t, n := read(s); n > 0 {
			return t.Format(time.DateOnly), n
		}
	}
	if date, n := numericDate(s); n > 0 {
		return date, n
	}
	t, n := monthAlone(s)
	if n == 0 {
		return "", 0
	}
	return t.Format("2006-01"), n
}

// field reads a number that may stand in brackets and among spaces: 【04】.
func field(s string) (value, n int) {
	n = skipRunes(s, " 【[（(　\u00a0")
	value, size := readDigits(s[n:])
	if size == 0 {
		return 0, 0
	}
	n += size
	return value, n + skipRunes(s[n:], " 】]）)　\u00a0")
}

func skipRunes(s, set string) int { return len(s) - len(strings.TrimLeft(s, set)) }

// separatorOf returns the length of one of seps at the start of s.
func separatorOf(s string, seps ...string) int {
	for _, sep := range seps {
		if strings.HasPrefix(s, sep) {
			return len(sep)
		}
	}
	return 0
}

// yearFirst reads 2024年12月31日, 2024-12-31, 2024/12/31, 2024.12.31.
func yearFirst(s string) (time.Time, int) {
	year, at := field(s)
	if at == 0 || year < 1990 || year > 2100 {
		return time.Time{}, 0
	}
	return monthAndDay(s, year, at)
}

// minguoDate reads 民國113年1月2日.
func minguoDate(s string) (time.Time, int) {
	at := separatorOf(s, "中華民國", "民國", "中华民国", "民国")
	if at == 0 {
		return time.Time{}, 0
	}
	year, n := field(s[at:])
	if n == 0 || year > 200 {
		return time.Time{}, 0
	}
	return monthAndDay(s, year+1911, at+n)
}

func monthAndDay(s string, year, at int) (time.Time, int) {
	sep := separatorOf(s[at:], "年", "-", "/", ".", "．")
	if sep == 0 {
		return time.Time{}, 0
	}
	month, n := field(s[at+sep:])
	if n == 0 {
		return time.Time{}, 0
	}
	at += sep + n
	if sep = separatorOf(s[at:], "月", "-", "/", ".", "．"); sep == 0 {
		return time.Time{}, 0
	}
	day, n := field(s[at+sep:])
	at += sep + n
	return checkedDate(year, month, day, at+separatorOf(s[at:], "日", "號", "号"))
}

// checkedDate returns a date that the calendar has, and n; else no date.
func checkedDate(year, month, day, n int) (time.Time, int) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	if t.Year() != year || int(t.Month()) != month || t.Day() != day || year < 1990 || year > 2100 {
		return time.Time{}, 0
	}
	return t, n
}

// monthFirst reads "december 31, 2024" and "aug 1st 2024".
func monthFirst(s string) (time.Time, int) {
	month, at := monthName(s)
	if at == 0 {
		return time.Time{}, 0
	}
	at += separatorOf(s[at:], ",")
	day, n := ordinal(s[at:])
	if n == 0 {
		return time.Time{}, 0
	}
	at += n
	at += skipRunes(s[at:], ", ")
	year, n := writtenYear(s[at:])
	return checkedDate(year, month, day, at+n)
}

// dayFirst reads "9 may 2024", "9th of may, 2024", "31-dec-2024".
func dayFirst(s string) (time.Time, int) {
	day, at := ordinal(s)
	if at == 0 {
		return time.Time{}, 0
	}
	at += skipRunes(s[at:], "- ")
	at += separatorOf(s[at:], "of ")
	month, n := monthName(s[at:])
	if n == 0 {
		return time.Time{}, 0
	}
	at += n
	at += skipRunes(s[at:], ",- ")
	year, n := writtenYear(s[at:])
	return checkedDate(year, month, day, at+n)
}

// monthAlone reads "may 2024" and 2024年5月, as the first day of the month.
func monthAlone(s string) (time.Time, int) {
	if month, at := monthName(s); at > 0 {
		at += skipRunes(s[at:], ",- ")
		year, n := writtenYear(s[at:])
		return checkedDate(year, month, 1, at+n)
	}
	year, at := field(s)
	if at == 0 || !strings.HasPrefix(s[at:], "年") {
		return time.Time{}, 0
	}
	at += len("年")
	month, n := field(s[at:])
	if n == 0 || !strings.HasPrefix(s[at+n:], "月") {
		return time.Time{}, 0
	}
	return checkedDate(year, month, 1, at+n+len("月"))
}

// writtenYear reads the year of a date whose month has a name. Pages that were
// copied may have lost the space behind it: "Jul 12, 202424 min read".
func writtenYear(s string) (value, n int) {
	for range len("2024") {
		r, size := utf8.DecodeRuneInString(s[n:])
		d := digit(r)
		if d < 0 {
			break
		}
		value, n = 10*value+d, n+size
	}
	return value, n
}

// ordinal reads 9, 9th, 1st.
func ordinal(s string) (value, n int) {
	at := skipRunes(s, " \u00a0")
	value, size := readDigits(s[at:])
	if size == 0 || value > 31 {
		return 0, 0
	}
	n = at + size
	return value, n + separatorOf(s[n:], "st", "nd", "rd", "th")
}

var months = [...]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// monthName reads a month by its name or the first three letters of it.
func monthName(s string) (month, n int) {
	for n < len(s) && n < 10 && isASCIILetter(s[n]) {
		n++
	}
	if n < 3 {
		return 0, 0
	}
	for i, name := range months {
		if strings.HasPrefix(name, s[:n]) || s[:n] == "sept" && i == 8 {
			return i + 1, n + separatorOf(s[n:], ".")
		}
	}
	return 0, 0
}

// numericDate reads 31/12/2024 and 12/31/2024, if only one of the two is a date, and
// 03.04.2024, where the points tell that the day comes first.
func numericDate(s string) (date string, n int) {
	var parts [3]int
	points := 0
	for i := range parts {
		if i > 0 {
			sep := separatorOf(s[n:], "/", ".", "-")
			points += separatorOf(s[n:], ".")
			if sep == 0 {
				return "", 0
			}
			n += sep
		}
		v, size := readDigits(s[n:])
		if size == 0 {
			return "", 0
		}
		parts[i] = v
		n += size
	}
	european, dayFirst := checkedDate(parts[2], parts[1], parts[0], n)
	american, monthFirst := checkedDate(parts[2], parts[0], parts[1], n)
	switch {
	case dayFirst == 0 && monthFirst == 0:
		return "", 0
	case monthFirst == 0 || european.Equal(american) || points == 2 && dayFirst > 0:
		return european.Format(time.DateOnly), n
	case dayFirst == 0:
		return american.Format(time.DateOnly), n
	}
	return "", n
}
