package value

import (
	"strings"
	"unicode/utf8"
)

// number is a whole number, or a half more than one, and where it stands.
type number struct {
	whole int
	half  bool
	start int
	style numberStyle
}

type numberStyle uint8

const (
	inDigits numberStyle = iota // 30, ５, (30)
	inWords                     // thirty, 三十
	article                     // a, an, another: it counts one, if anything
)

// maxNumber bounds what counts as a number of units; anything larger is a year,
// an amount or a code.
const maxNumber = 9999

// numberBefore reads the number that ends at end: "30", "thirty", "三十",
// "thirty (30)", "三十（30）", "【30】".
func numberBefore(s string, end int) (number, bool) {
	closing := tokenBefore(s, end)
	opening, ok := brackets[closing.text]
	if !ok {
		return plainNumber(s, end)
	}
	inner, ok := plainNumber(s, closing.start)
	if !ok || inner.style == article {
		return number{}, false
	}
	open := tokenBefore(s, inner.start)
	if open.text != opening {
		return number{}, false
	}
	inner.start = open.start
	if outer, ok := plainNumber(s, open.start); ok && outer.style != article && (outer.whole == inner.whole || outer.style == inWords) {
		inner.start = outer.start
		return inner, true
	}
	// A lone "(3)" after a mark or at the start is the number of a list item.
	lone := tokenBefore(s, open.start).kind
	return inner, opening == "【" || opening == "[" || lone == word || lone == han
}

var brackets = map[string]string{")": "(", "）": "（", "】": "【", "]": "["}

func plainNumber(s string, end int) (number, bool) {
	switch t := tokenBefore(s, end); t.kind {
	case digits:
		return digitNumber(s, t)
	case word:
		return wordNumber(s, t)
	case han:
		return hanNumber(s, t)
	}
	return number{}, false
}

// digitNumber reads digits. The only fraction it takes is a half: "1.3" before
// a unit is more often the number of a clause.
func digitNumber(s string, t token) (number, bool) {
	n := number{start: t.start}
	text := t.text
	if whole, ok := strings.CutSuffix(text, ".5"); ok {
		text, n.half = whole, true
	}
	for i, r := range text {
		switch {
		case '０' <= r && r <= '９':
			r -= '０' - '0'
		case r == ',' && len(text)-i == 4:
			continue
		case r < '0' || r > '9':
			return number{}, false
		}
		if n.whole = n.whole*10 + int(r-'0'); n.whole > maxNumber {
			return number{}, false
		}
	}
	return n, !(text[0] == '0' && len(text) > 2) && !glued(s[:t.start])
}

// glued reports whether left, in front of digits, makes them part of a code, a
// price, a clock time, a clause number or a product such as 7*24.
func glued(left string) bool {
	if left == "" {
		return false
	}
	c := left[len(left)-1]
	if c == '*' { // but "**30 days**" is only emphasis
		return len(left) > 1 && isDigit(left[len(left)-2])
	}
	return isLetter(c) || strings.IndexByte("$#:/._%", c) >= 0 || strings.HasSuffix(left, "×")
}

var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
	"ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
	"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}

// lookUp returns the number a word stands for, or 0.
func lookUp(t token) int {
	if t.kind != word || len(t.text) > len("seventeen") {
		return 0
	}
	return numberWords[strings.ToLower(t.text)]
}

// wordNumber reads the English number whose last word is t.
func wordNumber(s string, t token) (number, bool) {
	switch {
	case t.is("a", "an", "another"):
		return articleNumber(s, t)
	case t.is("half"):
		return halfNumber(s, t)
	}
	v := lookUp(t)
	if v == 0 {
		return number{}, false
	}
	n := number{whole: v, start: t.start, style: inWords}
	for first := v; ; {
		left := joined(s, n.start, first)
		v := lookUp(left)
		if !precedes(v, first) {
			break
		}
		if first == 100 {
			n.whole = v*100 + n.whole - 100
		} else {
			n.whole += v
		}
		n.start, first = left.start, v
	}
	return n, true
}

// articleNumber reads "a", "another" or "half a".
func articleNumber(s string, t token) (number, bool) {
	if half := tokenBefore(s, t.start); half.is("half") && !t.is("another") {
		return number{half: true, start: half.start, style: inWords}, true
	}
	return number{whole: 1, start: t.start, style: article}, true
}

// halfNumber reads "half" or "one and a half".
func halfNumber(s string, half token) (number, bool) {
	a := tokenBefore(s, half.start)
	and := tokenBefore(s, a.start)
	if a.is("a") && and.is("and") {
		if n, ok := plainNumber(s, and.start); ok && n.style != article {
			n.half = true
			return n, true
		}
	}
	return number{half: true, start: half.start, style: inWords}, true
}

// joined returns the word to the left of a number word that begins at start,
// across a hyphen, or across the "and" of "one hundred and eighty".
func joined(s string, start, first int) token {
	left := tokenBefore(s, start)
	if left.text == "-" || left.text == "‑" || left.is("and") && first < 100 {
		return tokenBefore(s, left.start)
	}
	return left
}

// precedes reports whether v can stand to the left of a number that begins with
// first, in one number: "twenty five", "hundred ten", "two hundred".
func precedes(v, first int) bool {
	switch {
	case v == 0:
		return false
	case v == 100:
		return first < 100
	case first == 100:
		return v < 10
	}
	return v >= 20 && first < 10
}

var hanDigits = map[string]int{
	"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
	"壹": 1, "贰": 2, "貳": 2, "叁": 3, "參": 3, "肆": 4, "伍": 5, "陆": 6, "陸": 6, "柒": 7, "捌": 8, "玖": 9,
	"十": 10, "拾": 10, "百": 100, "佰": 100, "半": -1,
}

// maxHan is the most characters a number takes: 九百九十九.
const maxHan = 5

// hanNumber reads the Chinese number whose last character is t. Digits in a row
// without 十 or 百 (二〇二四) are a calendar year, and no number.
func hanNumber(s string, t token) (number, bool) {
	if t.text == "半" {
		return number{half: true, start: t.start, style: inWords}, true
	}
	n := number{start: t.end, style: inWords}
	unit := 1
	last := -1 // the digit to the right, still without its 十 or 百
	for i := 0; ; i++ {
		v, ok := hanDigits[t.text]
		if !ok || v < 0 {
			break
		}
		switch {
		case i == maxHan, i == 0 && v == 0, v >= 10 && v <= unit, v > 0 && v < 10 && last > 0:
			return number{}, false
		case v >= 10:
			unit, last = v, 0
			n.whole += v // one of it, unless a digit says how many
		case v > 0:
			n.whole += v * unit
			if unit > 1 {
				n.whole -= unit
			}
			last = v
		}
		n.start = t.start
		if t.start == 0 {
			break
		}
		_, size := utf8.DecodeLastRuneInString(s[:t.start])
		t = token{han, s[t.start-size : t.start], t.start - size, t.start}
	}
	return n, n.whole > 0
}
