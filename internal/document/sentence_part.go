package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// FirstMark returns, of s that begins as a further part of an enumeration does, the
// mark of its first part: "1)" for "and 2) …", "（一）" for "（三）…", ① for "②…". It is
// "" if s begins like none.
func FirstMark(s string) string {
	s = SkipConjunction(s)
	r, open := utf8.DecodeRuneInString(s)
	switch {
	case '②' <= r && r <= '⑳':
		return "①"
	case r != '(' && r != '（':
		open = 0
	}
	value, kind, n := readNumeral(s[open:])
	if n == 0 || value < 2 {
		return ""
	}
	closer, size := utf8.DecodeRuneInString(s[open+n:])
	end := open + n + size
	switch {
	case closer == ')' || closer == '）':
		if open == 0 && kind == han {
			return ""
		}
	case open > 0 || kind != arabic || !strings.ContainsRune("、.．", closer) || digit(firstRune(s[end:])) >= 0: // 2.5
		return ""
	}
	return s[:open] + firstNumeral(kind, s[open:open+n]) + s[end-size:end]
}

// firstNumeral returns the first numeral of the sequence that s, which is of a kind,
// is a later one of. A v or an x counts in Roman numerals: few lists have as many parts
// as the alphabet has letters before them.
func firstNumeral(kind numeral, s string) string {
	switch {
	case kind == han:
		return "一"
	case kind == arabic:
		return "1"
	case kind == lowerRoman || s == "v" || s == "x":
		return "i"
	case kind == upperRoman || s == "V" || s == "X":
		return "I"
	case kind == lowerLetter:
		return "a"
	}
	return "A"
}

// MarkIn returns where in s a part of an enumeration begins with mark; -1 if none
// does.
func MarkIn(s, mark string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], mark)
		if i < 0 {
			return -1
		}
		i += from
		if before := lastRune(s[:i]); before >= utf8.RuneSelf || !unicode.IsLetter(before) && !unicode.IsDigit(before) {
			return i
		}
		from = i + len(mark)
	}
}
