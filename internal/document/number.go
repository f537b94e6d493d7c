package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// label is the number at the start of a block: "4.2", "(a)", "第十二条", "一、".
type label struct {
	form    form
	numeral numeral
	values  [maxComponents]int // one for each of "4", "2" in "4.2"
	count   int                // how many of values are used; 0 for no label
	// text is the number as one cites it: "4.2", "(a)", "（一）", "十二",
	// "第十二条", "Article 5".
	text string
	end  int // bytes of the block's text that the label takes up, with the white space behind it
	// weak says that the text may be no number at all ("4.2 the amount",
	// "Article 17 GDPR says"), so that the outline must have a place for it.
	weak bool
}

// maxComponents is the deepest compound number read: 1.2.3.4.5.6.
const maxComponents = 6

// form is how a number is set off from the text, or the word it stands with.
type form uint8

const (
	dotted       form = iota // 1.  a.  I.  一.
	listed                   // 1、  一、
	closed                   // 1)  a）
	enclosed                 // (1)  （一）
	bracketed                // 【一】
	circled                  // ①
	compound                 // 1.2  1.2.3.
	bare                     // 1 Introduction
	annexWord                // 附件一, Annex A, Schedule 1
	partWord                 // 第一部分, Part II
	chapterWord              // 第一章, Chapter 3
	divisionWord             // 第一节
	articleWord              // 第一条, Article 5
	sectionWord              // Section 4.2, §4
)

// word reports whether the form names its unit.
func (f form) word() bool { return f >= annexWord }

// numeral is what the number is written in.
type numeral uint8

const (
	arabic numeral = iota
	han
	lowerLetter
	upperLetter
	lowerRoman
	upperRoman
)

// last returns the last component: 2 of "4.2".
func (l *label) last() int { return l.values[l.count-1] }

// sameStyle reports whether l and m could stand in one sequence.
func (l *label) sameStyle(m *label) bool {
	return l.form == m.form && l.count == m.count && (l.form.word() || l.numeral == m.numeral)
}

// similarStyle is sameStyle for pages that mix "1." and "1、".
func (l *label) similarStyle(m *label) bool {
	return l.count == m.count && l.numeral == m.numeral && loose(l.form) == loose(m.form)
}

func loose(f form) form {
	if f == listed || f == bare {
		return dotted
	}
	return f
}

// follows reports whether l is the number after m.
func (l *label) follows(m *label) bool {
	return l.last() == m.last()+1 && samePrefix(l, m, l.count-1)
}

// under reports whether m is the parent that l repeats: "4" or "第四条" of "4.2".
func (l *label) under(m *label) bool {
	return m.count > 0 && m.count == l.count-1 && samePrefix(l, m, m.count)
}

func samePrefix(l, m *label, n int) bool {
	for i := range n {
		if l.values[i] != m.values[i] {
			return false
		}
	}
	return true
}

// readLabel reads the number at the start of s. A label without components is
// none.
func readLabel(s string) label {
	r, size := utf8.DecodeRuneInString(s)
	var l label
	switch {
	case r == '(' || r == '（':
		l = enclosedLabel(s, size, ')', '）', enclosed)
	case r == '【':
		l = enclosedLabel(s, size, '】', '】', bracketed)
	case digit(r) >= 0:
		l = arabicLabel(s)
	case r == '第':
		l = ordinalLabel(s)
	case r == '附':
		l = annexLabel(s)
	case r == '§':
		l = wordLabel(s, size, sectionWord)
	case hanDigit(r) >= 0:
		l = hanLabel(s)
	case 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
		l = latinLabel(s)
	default:
		l = circledLabel(s, r, size)
	}
	if l.count > 0 {
		l.end += leadingSpace(s[l.end:])
	}
	return l
}

// leadingSpace returns the length of the white space at the start of s.
func leadingSpace(s string) int { return len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) }

// enclosedLabel reads (1), （一）, (a), (iv), 【一】: a number and nothing else between
// brackets, the first of which takes size bytes.
func enclosedLabel(s string, size int, narrow, wide rune, f form) label {
	at := size + leadingSpace(s[size:])
	value, kind, n := readNumeral(s[at:])
	if n == 0 {
		return label{}
	}
	end := at + n
	end += leadingSpace(s[end:])
	r, close := utf8.DecodeRuneInString(s[end:])
	if r != narrow && r != wide {
		return label{}
	}
	end += close
	if refers(s[end:]) || kind == lowerLetter && startsYear(s[end:]) {
		return label{}
	}
	return single(f, kind, value, s[:end], end)
}

// refers reports whether s goes on as a reference would: 第三条所述, (1)至(3)项.
func refers(s string) bool {
	for _, w := range [...]string{"条", "款", "项", "至", "和", "或", "及", "、", "，", "~", "～", "规定", "所", "约定", "的", "中", "之", "項", "條", "規定", "約定"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// startsYear tells "(c) 2024 Larkfin" from an item (c).
func startsYear(s string) bool {
	s = strings.TrimLeft(s, " ")
	_, n := readDigits(s)
	return n == 4
}

func single(f form, kind numeral, value int, text string, end int) label {
	l := label{form: f, numeral: kind, count: 1, text: text, end: end}
	l.values[0] = value
	return l
}

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

// circledLabel reads ①, ⑴, ⒈, ㈠ and the Roman characters Ⅰ and ⅰ.
func circledLabel(s string, r rune, size int) label {
	for _, run := range [...]struct {
		first, last rune
		form        form
		numeral     numeral
	}{
		{'①', '⑳', circled, arabic},
		{'⑴', '⒇', enclosed, arabic},
		{'⒈', '⒛', dotted, arabic},
		{'㈠', '㈩', enclosed, han},
		{'Ⅰ', 'Ⅻ', dotted, upperRoman},
		{'ⅰ', 'ⅻ', dotted, lowerRoman},
	} {
		if r < run.first || r > run.last {
			continue
		}
		end := size
		if run.numeral == upperRoman || run.numeral == lowerRoman {
			if end += delimiter(s[size:]); end == size {
				return label{}
			}
		}
		return single(run.form, run.numeral, int(r-run.first)+1, s[:size], end)
	}
	return label{}
}

// delimiter returns the length of the ".", "．", "、" or "：" that sets a number off.
func delimiter(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch r {
	case '.', '．', '、', ':', '：':
		return size
	}
	return 0
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
