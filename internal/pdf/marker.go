package pdf

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// marker is the length in bytes of the number or bullet that s begins with, as
// it stands before a clause or a list item: "12.", "4.2", "(a)", "iv)", "•",
// "第十二条", "（一）", "三、". It is 0 if there is none.
func marker(s string) int {
	if size := bulletOf(s); size > 0 {
		return size
	}
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case '①' <= r && r <= '⓿', '❶' <= r && r <= '➓', '㈠' <= r && r <= '㈩':
		return size
	case r == '第':
		return articleMarker(s)
	case r == '(' || r == '（':
		return bracketMarker(s)
	case r == '§':
		return size
	}
	return plainMarker(s)
}

const (
	bullets = "•●○◦▪▫■□◆◇‣⁃►▶➢➤✓✔∙·"
	arrow   = "Ø" // what the arrow of a symbol font is in another one
)

// bulletOf returns the length of the bullet that s begins with, 0 if there is none.
func bulletOf(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune(bullets, r) {
		return size
	}
	if rest, found := strings.CutPrefix(s, arrow); found && strings.TrimLeftFunc(rest, unicode.IsSpace) != rest {
		return size
	}
	return 0
}

// standsAlone reports whether s is a number or bullet and nothing else.
func standsAlone(s string) bool {
	n := marker(s)
	return n > 0 && strings.TrimSpace(s[n:]) == ""
}

// articleMarker measures 第…条 and its kind.
func articleMarker(s string) int {
	rest := s[len("第"):]
	n := countRunes(rest, func(r rune) bool { return hanDigit(r) || unicode.IsDigit(r) })
	if n == 0 || n == len(rest) {
		return 0
	}
	unit, size := utf8.DecodeRuneInString(rest[n:])
	if !strings.ContainsRune("章节節条條款编編部项項", unit) {
		return 0
	}
	return len("第") + n + size
}

// bracketMarker measures (1), (a), (iv), （一）.
func bracketMarker(s string) int {
	_, open := utf8.DecodeRuneInString(s)
	rest := s[open:]
	n := countRunes(rest, func(r rune) bool {
		return hanDigit(r) || unicode.IsDigit(r) || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	})
	const longest = len("xviii")
	if n == 0 || n > max(longest, 2*utf8.UTFMax) || n == len(rest) || letters(rest[:n]) && n > 2 && !roman(rest[:n]) {
		return 0
	}
	r, size := utf8.DecodeRuneInString(rest[n:])
	if r != ')' && r != '）' {
		return 0
	}
	return open + n + size
}

// plainMarker measures 1. 4.2 4.2.1. a) iv. 三、.
func plainMarker(s string) int {
	digits := countRunes(s, func(r rune) bool { return '0' <= r && r <= '9' || '０' <= r && r <= '９' })
	if digits > 0 {
		return decimalMarker(s, digits)
	}
	n := countRunes(s, hanDigit)
	if n == 0 {
		n = countRunes(s, func(r rune) bool { return r < utf8.RuneSelf && unicode.IsLetter(r) })
		if n == 0 || n > 1 && !roman(s[:n]) {
			return 0
		}
	}
	if size := stop(s[n:], s[0] < utf8.RuneSelf); size > 0 {
		return n + size
	}
	return 0
}

// gluedNumber measures a small Roman number of several letters with its stop and a
// letter right behind: "iii.it".
func gluedNumber(s string) int {
	n := countRunes(s, func(r rune) bool { return strings.ContainsRune("ivxl", r) })
	if n < 2 || n+1 >= len(s) || s[n] != '.' || !unicode.IsLetter(rune(s[n+1])) || s[n+1] >= utf8.RuneSelf || romanNumber(s[:n]) == 0 {
		return 0
	}
	return n + 1
}

// decimalMarker measures a number with the given length of its first part.
func decimalMarker(s string, n int) int {
	const longest = 3 // digits; more are a year or an amount
	if n > longest {
		return 0
	}
	parts := 1
	for n < len(s) && (s[n] == '.' || s[n] == '-' && parts > 1) {
		more := countRunes(s[n+1:], func(r rune) bool { return '0' <= r && r <= '9' })
		if more == 0 || more > longest {
			break
		}
		n += 1 + more
		parts++
	}
	if size := stop(s[n:], true); size > 0 {
		return n + size
	}
	if parts > 1 && parts < 7 && (n == len(s) || s[n] == ' ' || s[n] >= utf8.RuneSelf) {
		return n
	}
	return 0
}

// stop returns the length of what ends a number, and, where a space must follow
// it, makes sure of that.
func stop(s string, latin bool) int {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case size == 0:
		return 0
	case strings.ContainsRune("、．）", r):
		return size
	case strings.ContainsRune(".):", r) && latin:
		next, _ := utf8.DecodeRuneInString(s[size:])
		if len(s) == size || next == ' ' || han(next) {
			return size
		}
	}
	return 0
}

func hanDigit(r rune) bool {
	return strings.ContainsRune("〇零一二三四五六七八九十百廿卅", r)
}

// roman reports whether s is made of the letters of small Roman numbers.
func roman(s string) bool { return strings.Trim(strings.ToLower(s), "ivxl") == "" }

func letters(s string) bool { return s != "" && s[0] >= 'A' && s[0] < utf8.RuneSelf }

// countRunes returns the length in bytes of the runes at the start of s that ok
// takes.
func countRunes(s string, ok func(rune) bool) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !ok(r) })
	if n < 0 {
		return len(s)
	}
	return n
}

// markerStyle returns how a number is written: every figure as 1, every letter as
// a or A, every Chinese number as 一.
func markerStyle(number string) string {
	var style []rune
	for _, r := range number {
		switch {
		case unicode.IsDigit(r):
			r = '1'
		case r < utf8.RuneSelf && unicode.IsUpper(r):
			r = 'A'
		case r < utf8.RuneSelf && unicode.IsLower(r):
			r = 'a'
		case hanDigit(r):
			r = '一'
		}
		if n := len(style); n == 0 || style[n-1] != r {
			style = append(style, r)
		}
	}
	return string(style)
}

// ordinals returns what a number may be: "i" is the first Roman number and the
// ninth letter.
func ordinals(number string) []int {
	digits := strings.ToLower(strings.Trim(number, "()（）.．、: "))
	if n, err := strconv.Atoi(digits); err == nil {
		return []int{n}
	}
	var all []int
	if n := romanNumber(digits); n > 0 {
		all = append(all, n)
	}
	if len(digits) == 1 && 'a' <= digits[0] && digits[0] <= 'z' {
		all = append(all, int(digits[0]-'a')+1)
	}
	if n := hanNumber(digits); n > 0 {
		all = append(all, n)
	}
	return all
}

// follows reports whether next may be the number after last.
func follows(last, next []int) bool {
	for _, a := range last {
		for _, b := range next {
			if b == a+1 {
				return true
			}
		}
	}
	return false
}

// romanNumber reads a Roman number in small letters, 0 if s is none.
func romanNumber(s string) int {
	values := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50}
	n := 0
	for i := range len(s) {
		v := values[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && v < values[s[i+1]] {
			v = -v
		}
		n += v
	}
	return n
}

// hanNumber reads a Chinese number below a hundred, 0 if s is none.
func hanNumber(s string) int {
	const digits = "一二三四五六七八九"
	n, last := 0, 0
	for _, r := range s {
		at := strings.IndexRune(digits, r)
		switch {
		case r == '十':
			n, last = n+10*max(last, 1), 0
		case at >= 0:
			last = at/len("一") + 1
		default:
			return 0
		}
	}
	return n + last
}
