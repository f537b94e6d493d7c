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
	// weak says that the text may be no number at all ("4.2 the amount",
	// "Article 17 GDPR says"), so that the outline must have a place for it.
	weak   bool
	values [maxComponents]int16 // one for each of "4", "2" in "4.2"
	count  int                  // how many of values are used; 0 for no label
	// text is the number as one cites it: "4.2", "(a)", "（一）", "十二",
	// "第十二条", "Article 5".
	text string
	end  int // bytes of the block's text that the label takes up, with the white space behind it
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
	noteWord                 // footnote 1, 脚注1
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
func (l *label) last() int { return int(l.values[l.count-1]) }

// firm reports whether l is surely a number.
func (l *label) firm() bool { return l.count > 0 && !l.weak }

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

// goesOnFrom reports whether l is the number after m, if that is one, in its style.
func (l *label) goesOnFrom(m *label) bool { return m.count > 0 && l.sameStyle(m) && l.follows(m) }

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
		l.end += doubledMark(s, l.end)
		l.end += leadingSpace(s[l.end:])
	}
	return l
}

// doubledMark returns the length of the stop behind a number that ends at offset end
// with a bracket: "1）.".
func doubledMark(s string, end int) int {
	if r := lastRune(s[:end]); r != ')' && r != '）' {
		return 0
	}
	for _, stop := range [...]string{".", "．"} {
		if rest, ok := strings.CutPrefix(s[end:], stop); ok && digit(firstRune(rest)) < 0 {
			return len(stop)
		}
	}
	return 0
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
	for _, w := range [...]string{
		"条", "款", "项", "至", "和", "或", "及", "、", "，", "~", "～", "规定", "约定", "的", "之", "項", "條", "規定", "約定",
		"所述", "所列", "所称", "所稱", "所指", "所示", "所载", "所載", "所规定", "所規定", "所约定", "所約定", "所定", // not 所收集的
		"中，", "中的", "中所", "中规定", "中規定", "中约定", "中約定", "中列", "中提", // not 中国
	} {
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
	l.values[0] = int16(value)
	return l
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
