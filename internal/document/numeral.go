package document

import (
	"strings"
	"unicode/utf8"
)

// readNumeral reads a number in any numeral. A letter that could be a Roman
// numeral is read as a letter unless there are several: see label.roman.
func readNumeral(s string) (value int, kind numeral, n int) {
	if v, n := readDigits(s); n > 0 && v <= maxValue {
		return v, arabic, n
	}
	if v, n := readHan(s); n > 0 {
		return v, han, n
	}
	return readLatin(s)
}

// maxValue bounds a number: above it are years, amounts and telephone numbers.
const maxValue = 199

// readDigits reads ASCII or full-width digits. It gives up above 9999.
func readDigits(s string) (value, n int) {
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		d := digit(r)
		if d < 0 {
			break
		}
		if value = value*10 + d; value > 9999 {
			return 0, 0
		}
		n += size
	}
	return value, n
}

func digit(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case '０' <= r && r <= '９':
		return int(r - '０')
	}
	return -1
}

// hanDigit returns the value of a Chinese numeral character, 10 for 十 and 100
// for 百, and -1 for any other rune.
func hanDigit(r rune) int {
	switch r {
	case '零', '〇':
		return 0
	case '一':
		return 1
	case '二', '两', '兩':
		return 2
	case '三':
		return 3
	case '四':
		return 4
	case '五':
		return 5
	case '六':
		return 6
	case '七':
		return 7
	case '八':
		return 8
	case '九':
		return 9
	case '十':
		return 10
	case '百':
		return 100
	}
	return -1
}

// readHan reads a Chinese numeral up to 九百九十九.
func readHan(s string) (value, n int) {
	pending := -1
	for n < len(s) && n < 15 {
		r, size := utf8.DecodeRuneInString(s[n:])
		d := hanDigit(r)
		if d < 0 {
			break
		}
		if d >= 10 {
			if pending < 0 {
				pending = 1
			}
			value, pending = value+pending*d, -1
		} else {
			if pending > 0 {
				return 0, 0 // 一二: not a number as headings have them
			}
			pending = d
		}
		n += size
	}
	if pending > 0 {
		value += pending
	}
	if value == 0 {
		return 0, 0
	}
	return value, n
}

// readLatin reads a letter, a doubled letter (aa) or a Roman numeral.
func readLatin(s string) (value int, kind numeral, n int) {
	for n < len(s) && n < 6 && isASCIILetter(s[n]) {
		n++
	}
	if n == 0 || n == 6 {
		return 0, 0, 0
	}
	word := s[:n]
	upper := word[0] < 'a'
	for i := range len(word) {
		if (word[i] < 'a') != upper {
			return 0, 0, 0
		}
	}
	if n == 1 {
		return int(word[0]|0x20-'a') + 1, cased(lowerLetter, upper), 1
	}
	if v := romanValue(word); v > 0 {
		return v, cased(lowerRoman, upper), n
	}
	if n == 2 && word[0] == word[1] {
		return 26 + int(word[0]|0x20-'a') + 1, cased(lowerLetter, upper), 2
	}
	return 0, 0, 0
}

// cased returns the upper-case sister of a lower-case numeral.
func cased(kind numeral, upper bool) numeral {
	if upper {
		return kind + 1
	}
	return kind
}

// romanValue returns the value of a well-formed Roman numeral under 50, or 0.
func romanValue(s string) int {
	tens := 0
	for tens < len(s) && tens < 4 && s[tens]|0x20 == 'x' {
		tens++
	}
	if tens > 3 {
		return 0
	}
	if i, ok := romanUnits[strings.ToLower(s[tens:])]; ok {
		return tens*10 + i
	}
	return 0
}

var romanUnits = map[string]int{
	"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9,
}

// roman returns l, a single letter, read as a Roman numeral, and whether it is one.
func (l label) roman() (label, bool) {
	if l.numeral != lowerLetter && l.numeral != upperLetter || l.form.word() {
		return l, false
	}
	switch l.values[0] {
	case 'i' - 'a' + 1:
		l.values[0] = 1
	case 'v' - 'a' + 1:
		l.values[0] = 5
	case 'x' - 'a' + 1:
		l.values[0] = 10
	default:
		return l, false
	}
	l.numeral += lowerRoman - lowerLetter
	return l, true
}

// asciiDigits returns s with full-width digits and stops made ASCII.
func asciiDigits(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return strings.Map(narrow, s)
		}
	}
	return s
}

func narrow(r rune) rune {
	if d := digit(r); d >= 0 {
		return rune('0' + d)
	}
	if r == '．' {
		return '.'
	}
	return r
}
