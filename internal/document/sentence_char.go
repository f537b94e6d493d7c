package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// stopByte marks the bytes where a sentence may end, or which the scanner must
// see: ASCII stops, the line feed, the opening bracket of an enumerator, and the
// lead bytes of the wide stops.
var stopByte = [256]bool{
	'.': true, '!': true, '?': true, ';': true, '\n': true, '(': true,
	0xe2: true, // …
	0xe3: true, // 。
	0xef: true, // ！？；｡
}

// wideStop reports whether r ends a sentence wherever it stands.
func wideStop(r rune) bool {
	return r == '。' || r == '！' || r == '？' || r == '；' || r == '｡'
}

// closer reports whether r closes a quotation or bracket.
func closer(r rune) bool {
	if r < utf8.RuneSelf {
		return r == '"' || r == '\'' || r == ')' || r == ']' || r == '}'
	}
	return strings.ContainsRune("”’»›）］｝】〕〉》」』〗", r)
}

// spaceOrOpener reports whether r is white space or opens a quotation or bracket.
func spaceOrOpener(r rune) bool {
	if r < utf8.RuneSelf {
		return r == ' ' || '\t' <= r && r <= '\r' || r == '"' || r == '\'' || r == '(' || r == '[' || r == '{'
	}
	return unicode.IsSpace(r) || strings.ContainsRune("“‘«‹（［｛【〔〈《「『〖", r)
}

// isHan reports whether r is a Chinese character or punctuation.
func isHan(r rune) bool {
	return 0x3001 <= r && r <= 0x303f || 0x3400 <= r && r <= 0x9fff || 0xf900 <= r && r <= 0xfaff ||
		0xff01 <= r && r <= 0xff65 || 0x20000 <= r && r <= 0x3ffff
}

func isASCIILetter(b byte) bool { return 'a' <= b|0x20 && b|0x20 <= 'z' }

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

func startsUpper(s string) bool     { return unicode.IsUpper(firstRune(s)) }
func startsLower(s string) bool     { return unicode.IsLower(firstRune(s)) }
func beginsWithSpace(s string) bool { return unicode.IsSpace(firstRune(s)) }

// startsWord reports whether s begins with a letter or digit.
func startsWord(s string) bool {
	r := firstRune(s)
	return r < 0x2e80 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// skipSpace returns the offset of the first byte of s from i on that is not
// white space, or len(s).
func skipSpace(s string, i int) int {
	return len(s) - len(strings.TrimLeftFunc(s[i:], unicode.IsSpace))
}

// trimRight returns end without the white space before it, not going below start.
func trimRight(s string, start, end int) int {
	if end <= start {
		return start
	}
	return start + len(strings.TrimRightFunc(s[start:end], unicode.IsSpace))
}

// An enumerator is the kind of mark that counts parts within a sentence.
type enumerator uint8

const (
	noEnumerator     enumerator = iota
	letterEnumerator            // (a), (iv): roman numerals are letters too
	digitEnumerator             // (1)
)

// enumeratorAt returns the kind of the enumerator that s begins with.
func enumeratorAt(s string) enumerator {
	if s == "" || s[0] != '(' {
		return noEnumerator
	}
	n := strings.IndexByte(s[:min(len(s), 8)], ')')
	if n < 2 {
		return noEnumerator
	}
	mark := s[1:n]
	switch {
	case strings.Trim(mark, "0123456789") == "" && len(mark) <= 2:
		return digitEnumerator
	case len(mark) == 1 && isASCIILetter(mark[0]), strings.Trim(mark, "ivx") == "", strings.Trim(mark, "IVX") == "",
		len(mark) == 2 && mark[0] == mark[1] && isASCIILetter(mark[0]):
		return letterEnumerator
	}
	return noEnumerator
}

// beginsItem reports whether a line begins like an item of a list: with a
// bullet, an enumerator or a number.
func beginsItem(s string) bool {
	if enumeratorAt(s) != noEnumerator || strings.ContainsRune("·•●▪◆■○－-*（【①②③④⑤⑥⑦⑧⑨⑩第", firstRune(s)) {
		return true
	}
	n := strings.IndexAny(s[:min(len(s), 8)], ".)、．") // the shortest number with its mark
	return n > 0 && isNumbering(s[:n])
}

// tornColumns is the width from which on a line may have been broken for want of
// room.
const tornColumns = 60

// tornChinese reports whether a line break stands in the middle of a Chinese
// sentence, as in texts that were copied from where they had been set: the line is
// long and has no end, and the next one is as long, or has one.
func tornChinese(line, next string) bool {
	last, first := lastRune(line), firstRune(next)
	if !unicode.IsLetter(last) || !unicode.Is(unicode.Han, first) || columns(line) < tornColumns {
		return false
	}
	return columns(next) >= tornColumns || endsClause(next)
}
