package document

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// arabicLabel reads 1., 1、, 1), 1.2.3, 1.2.3. and, weakly, "1 Introduction".
func arabicLabel(s string) label {
	var l label
	at, stop := 0, 0 // end of the digits read so far, and of the stop behind them
	for {
		v, n := readDigits(s[stop:])
		if n == 0 {
			break
		}
		if v > maxValue || l.count == maxComponents {
			return label{}
		}
		l.values[l.count] = int16(v)
		l.count++
		at = stop + n
		stop = at + fullStop(s[at:])
		if stop == at {
			break
		}
	}
	if l.count == 4 && slices.Max(l.values[:]) > 99 {
		return label{} // an address: 192.168.1.1
	}
	l.text = asciiDigits(s[:at])
	if l.count == 1 {
		if n := letterBehind(s[stop:], stop > at); n > 0 {
			return lettered(s, l, stop, n)
		}
	}
	return closeArabic(s, l, at, stop)
}

// letterBehind returns the length of the letter and its mark that s, which stands
// behind a number, begins with, as in 2A. and 2.A, 0 if there is none. Without a mark
// the text behind must begin like a title: "2.A user" is a 2.
func letterBehind(s string, stopped bool) int {
	if len(s) < 3 || s[0] < 'A' || s[0] > 'Z' {
		return 0
	}
	switch {
	case (s[1] == '.' || s[1] == ')') && s[2] == ' ':
		return 2
	case stopped && s[1] == ' ' && startsUpper(s[2:]):
		return 1
	}
	return 0
}

// lettered makes l, the number before offset at of s, one with the letter there,
// which takes n bytes with its mark.
func lettered(s string, l label, at, n int) label {
	l.form, l.count, l.end = compound, 2, at+n
	l.values[1] = int16(s[at] - 'A' + 1)
	l.text = asciiDigits(s[:at+1])
	return l
}

// fullStop returns the length of a "." or "．" at the start of s.
func fullStop(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if r == '.' || r == '．' {
		return size
	}
	return 0
}

// closeArabic finishes the label whose digits end at at, by what stands behind
// them. stop is the end of a full stop there, or at if there is none.
func closeArabic(s string, l label, at, stop int) label {
	r, size := utf8.DecodeRuneInString(s[at:])
	l.end = stop
	switch {
	case r == '、' && hanAfterList(s[at+size:]):
		l.form, l.end = listed, at+size
	case r == '、':
		return label{}
	case r == ')' || r == '）':
		l.form, l.end = closed, at+size
		l.text = s[:l.end]
	case stop > at:
		l.form = dotted
	case l.count < 3 && unit(s[at:], l.count == 1):
		return label{}
	default:
		l.form, l.weak = bare, l.count == 1 || startsLower(strings.TrimLeft(s[at:], " "))
		if l.count == 1 && !beginsWithSpace(s[at:]) {
			return label{}
		}
	}
	if l.count > 1 {
		l.form = compound
	}
	return l
}

// hanAfterList tells "1、Scope" from the enumeration "1、2、3".
func hanAfterList(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return digit(r) < 0
}

// unit reports whether s goes on as after an amount, a date or a time: 5%, 24小时,
// 2.5 million, 1:30. A Chinese unit may stand behind a space if spaced is true.
func unit(s string, spaced bool) bool {
	r, _ := utf8.DecodeRuneInString(s)
	s = strings.TrimLeft(s, " ")
	if spaced {
		r, _ = utf8.DecodeRuneInString(s)
	}
	if strings.ContainsRune("%％‰年月日号號时時分秒天周週岁歲个個元万萬亿億倍余餘多人次位条條项項款章节節页頁-–—/:：,，°×+~～", r) {
		return true
	}
	if hasAnyPrefix(s, "小时", "小時", "工作日", "自然日") {
		return true
	}
	word := s
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		word = s[:i]
	}
	switch strings.ToLower(word) {
	case "day", "days", "month", "months", "year", "years", "hour", "hours", "minutes", "business", "calendar",
		"million", "billion", "percent", "usd", "usdt", "btc", "eth", "gb", "mb", "kb", "am", "pm",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december":
		return true
	}
	return false
}

// hanLabel reads 一、, 十二．, 三） and, weakly, "一 总则".
func hanLabel(s string) label {
	v, n := readHan(s)
	if n == 0 {
		return label{}
	}
	r, size := utf8.DecodeRuneInString(s[n:])
	l := single(listed, han, v, s[:n], n+size)
	switch {
	case r == '、':
		if next, m := readHan(s[n+size:]); m > 0 && (next == v+1) {
			return label{} // 一、二线城市
		}
	case r == '．' || r == '.' || r == '：' || r == ':':
		l.form = listed
	case r == '）' || r == ')':
		l.form, l.text = closed, s[:l.end]
	case r == ' ' || r == '　':
		l.weak = true
	default:
		return label{}
	}
	return l
}

// ordinalLabel reads 第一部分, 第一章, 第3节, 第十二条.
func ordinalLabel(s string) label {
	at := len("第")
	at += leadingSpace(s[at:])
	v, _, n := readNumeral(s[at:])
	if n == 0 || v > 999 {
		return label{}
	}
	at += n
	at += leadingSpace(s[at:])
	for _, u := range [...]struct {
		name string
		form form
	}{
		{"部分", partWord},
		{"编", partWord},
		{"編", partWord},
		{"篇", partWord},
		{"章", chapterWord},
		{"节", divisionWord},
		{"節", divisionWord},
		{"条", articleWord},
		{"條", articleWord},
	} {
		if !strings.HasPrefix(s[at:], u.name) {
			continue
		}
		end := at + len(u.name)
		if refers(s[end:]) {
			return label{}
		}
		return single(u.form, han, v, FoldSpace(s[:end]), end+delimiter(s[end:]))
	}
	return label{}
}

// annexLabel reads 附件一, 附录 2, 附錄A.
func annexLabel(s string) label {
	for _, w := range [...]string{"附件", "附录", "附錄", "附表"} {
		if strings.HasPrefix(s, w) {
			return wordLabel(s, len(w), annexWord)
		}
	}
	return label{}
}

// latinLabel reads "Article 5", "Part II", "Annex A", and a letter or Roman
// numeral with its stop: "A.", "iv)".
func latinLabel(s string) label {
	if f, n := unitWord(s); n > 0 {
		return wordLabel(s, n, f)
	}
	if l := letteredLabel(s); l.count > 0 {
		return l
	}
	v, kind, n := readLatin(s)
	if n == 0 {
		return label{}
	}
	r, size := utf8.DecodeRuneInString(s[n:])
	l := single(dotted, kind, v, s[:n], n+size)
	next := s[min(l.end, len(s)):]
	switch {
	case r == ')' || r == '）':
		l.form, l.text = closed, s[:l.end]
	case r == '、':
		l.form = listed
	case r == '．':
	case r == '.':
		if next != "" && (isASCIILetter(next[0]) || next[0] == '.' || next[0] == ',' || digit(rune(next[0])) >= 0) {
			return label{} // e.g., U.S., a.m.
		}
	default:
		return label{}
	}
	return l
}

// letteredLabel reads B.3., B.3.b. and B.3.b: a part with a letter, its clauses
// with numbers, and what is below.
func letteredLabel(s string) label {
	l := label{form: compound, numeral: upperLetter, count: 1, end: 1}
	if l.values[0] = int16(s[0]) - 'A' + 1; s[0] > 'Z' {
		return label{}
	}
	for l.count < maxComponents && strings.HasPrefix(s[l.end:], ".") {
		v, kind, n := readNumeral(s[l.end+1:])
		if n == 0 || l.count == 1 && kind != arabic {
			break
		}
		l.values[l.count] = int16(v)
		l.count++
		l.end += 1 + n
	}
	l.text = s[:l.end]
	if strings.HasPrefix(s[l.end:], ".") {
		l.end++
	}
	if l.count < 2 || l.end < len(s) && leadingSpace(s[l.end:]) == 0 {
		return label{} // a model such as A.1b
	}
	l.weak = !startsUpper(strings.TrimLeftFunc(s[l.end:], unicode.IsSpace))
	return l
}

// unitWord reads the word that names a unit: "Article", "ART.", "Sec.".
func unitWord(s string) (f form, n int) {
	if s == "" || s[0] >= 'a' { // "part 2 of this notice" is running text
		return 0, 0
	}
	for n < len(s) && n < 10 && isASCIILetter(s[n]) {
		n++
	}
	switch strings.ToLower(s[:n]) {
	case "article", "art":
		f = articleWord
	case "section", "sec", "clause", "paragraph":
		f = sectionWord
	case "part":
		f = partWord
	case "chapter":
		f = chapterWord
	case "annex", "appendix", "schedule", "exhibit", "addendum", "annexure":
		f = annexWord
	default:
		return 0, 0
	}
	if n < len(s) && s[n] == '.' {
		n++
	}
	return f, n
}

// wordLabel reads the number behind a unit word of n bytes, and what sets it off.
func wordLabel(s string, n int, f form) label {
	at := n + leadingSpace(s[n:])
	if at == n && s[0] < utf8.RuneSelf {
		return label{}
	}
	l := wordNumber(s[at:], f)
	if l.count == 0 {
		return label{}
	}
	at += l.end
	l.text, l.end = FoldSpace(s[:at]), at
	rest := s[at:]
	if d := dash(rest); d > 0 || rest == "" || rest[0] == '\n' {
		l.end += d
		return l
	}
	r, _ := utf8.DecodeRuneInString(rest)
	if refers(rest) || r == ',' || r == '(' || r == ')' || r == ';' || isASCIILetter(byte(min(r, 0x7f))) {
		return label{}
	}
	l.weak = startsLower(strings.TrimLeft(rest, " ")) || !beginsWithSpace(rest)
	return l
}

// dash returns the length of the punctuation that sets a unit off from its title.
func dash(s string) int {
	space := len(s) - len(strings.TrimLeft(s, " "))
	r, size := utf8.DecodeRuneInString(s[space:])
	switch r {
	case '-', '–', '—', '|':
		return space + size
	}
	return delimiter(s)
}

// wordNumber reads 5, 4.2, II, A or 一 behind a unit word. Its end is relative to s.
func wordNumber(s string, f form) label {
	if r, _ := utf8.DecodeRuneInString(s); digit(r) >= 0 {
		l := arabicLabel(s)
		if l.count == 0 {
			v, n := readDigits(s)
			if n == 0 || v > maxValue {
				return label{}
			}
			l = single(f, arabic, v, s[:n], n)
		}
		l.form, l.weak, l.end = f, false, digitsEnd(s, l.count)
		return l
	}
	v, kind, n := readNumeral(s)
	if n == 0 || n < len(s) && isASCIILetter(s[n]) {
		return label{}
	}
	l := single(f, kind, v, s[:n], n)
	if r, ok := (label{numeral: kind, count: 1, values: l.values}).roman(); ok && f != annexWord {
		l.values, l.numeral = r.values, r.numeral
	}
	return l
}

// digitsEnd returns the end of count numbers joined by stops at the start of s.
func digitsEnd(s string, count int) int {
	end := 0
	for i := range count {
		if i > 0 {
			end += fullStop(s[end:])
		}
		_, n := readDigits(s[end:])
		end += n
	}
	return end
}
