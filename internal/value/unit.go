package value

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// unit is a unit of time; its byte is the designator in ISO 8601, except that a
// minute is 'N', because M is the month.
type unit byte

const (
	year   unit = 'Y'
	month  unit = 'M'
	week   unit = 'W'
	day    unit = 'D'
	hour   unit = 'H'
	minute unit = 'N'
)

// place is a unit's word in a text.
type place struct {
	unit       unit
	start, end int
	chinese    bool
}

// mayBeginUnit marks the bytes that a unit's word can begin with.
var mayBeginUnit = func() (t [256]bool) {
	for _, u := range englishUnits {
		t[u.word[0]], t[u.word[0]-'a'+'A'] = true, true
	}
	for _, u := range chineseUnits {
		t[u.word[0]] = true
	}
	return t
}()

var englishUnits = []struct {
	word string
	unit unit
}{
	{"year", year}, {"yr", year}, {"month", month}, {"week", week}, {"day", day}, {"hour", hour}, {"hr", hour}, {"minute", minute}, {"min", minute},
}

// chineseUnits are the units with the characters that make another word of them
// when they follow: 日志 is a log, 周岁 an age, 天猫 a brand.
var chineseUnits = []struct {
	word string
	unit unit
	not  string
}{
	{"年", year, "龄齡度份版级級代终終初末底纪紀轻輕检檢月化审審薪"},
	{"月", month, "份底初末薪份"},
	{"星期", week, "一二三四五六日天"},
	{"周", week, "岁歲年边邊围圍期末知全报報一二三四五六日天"},
	{"週", week, "歲年邊圍期末知全報一二三四五六日天"},
	{"日", day, "志誌期常程历曆记記报報本益语語文元圆圓夜均渐漸活"},
	{"天", day, "津猫貓使气氣然空堂下才府线線际際文逸涯河翼性"},
	{"小时", hour, ""},
	{"小時", hour, ""},
	{"钟头", hour, ""},
	{"鐘頭", hour, ""},
	{"分钟", minute, ""},
	{"分鐘", minute, ""},
}

// nextUnit returns the first unit's word in s at or after from.
func nextUnit(s string, from int) (place, bool) {
	for i := from; i < len(s); i++ {
		c := s[i]
		if !mayBeginUnit[c] {
			continue
		}
		if c >= utf8.RuneSelf {
			if p, ok := chineseUnit(s, i); ok {
				return p, true
			}
		} else if i == 0 || !isLetter(s[i-1]) {
			if p, ok := englishUnit(s, i); ok {
				return p, true
			}
		}
	}
	return place{}, false
}

func englishUnit(s string, i int) (place, bool) {
	for _, u := range englishUnits {
		end := i + len(u.word)
		if end > len(s) || !strings.EqualFold(s[i:end], u.word) {
			continue
		}
		if end < len(s) && s[end]|0x20 == 's' {
			end++
		} else if len(s) >= end+len("(s)") && strings.EqualFold(s[end:end+len("(s)")], "(s)") {
			end += len("(s)")
		}
		if end < len(s) && isLetter(s[end]) {
			continue
		}
		return place{u.unit, i, end, false}, true
	}
	return place{}, false
}

func chineseUnit(s string, i int) (place, bool) {
	for _, u := range chineseUnits {
		if !strings.HasPrefix(s[i:], u.word) {
			continue
		}
		end := i + len(u.word)
		next := firstHan(s[end:])
		if next == "期" && startsTerm(s[end:]) {
			next = "" // 30日期限内
		}
		return place{u.unit, i, end, true}, next == "" || !strings.Contains(u.not, next)
	}
	return place{}, false
}

// firstHan returns the character that s begins with if it is Chinese, or "".
func firstHan(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if kindOf(r) != han {
		return ""
	}
	return s[:size]
}

// startsTerm reports whether s begins with a word for a period of time.
func startsTerm(s string) bool {
	for _, term := range [...]string{"期限", "期间", "期間", "期内", "期內", "期满", "期滿"} {
		if strings.HasPrefix(s, term) {
			return true
		}
	}
	return false
}

// iso returns n units as the body of an ISO 8601 duration without its P, or ""
// if it cannot be said, as half a week.
func iso(n number, u unit) string {
	count, half := n.whole, n.half
	if half {
		switch u {
		case year:
			count, u = count*12+6, month
		case day:
			count, u = count*24+12, hour
		case hour:
			count, u = count*60+30, minute
		case month:
			if count > 0 {
				return ""
			}
			count, u = 15, day
		default:
			return ""
		}
	}
	switch u {
	case hour:
		return fmt.Sprintf("T%dH", count)
	case minute:
		return fmt.Sprintf("T%dM", count)
	}
	return fmt.Sprintf("%d%c", count, u)
}

// valid reports whether n can count units u: nothing is kept for no time, and
// 2024 is a year of the calendar.
func valid(n number, u unit) bool {
	switch {
	case n.whole == 0:
		return n.half
	case u == year:
		return n.whole <= 200
	case u == month:
		return n.whole <= 1200
	}
	return n.whole < 1900 || n.whole > 2100
}
