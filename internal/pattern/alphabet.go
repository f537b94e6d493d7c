package pattern

import (
	"sync"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

//go:generate go run gen_traditional.go TSCharacters.txt 1.4.1
//go:generate go run gen_compat.go

// letter is what a character becomes by folding: a class in the upper half and
// its symbol in the lower. Symbols are UTF-16 code units, so that the automaton
// has one small alphabet; characters beyond U+FFFF become two symbols.
type letter uint32

// The classes of characters.
const (
	classDrop     letter = iota << 16 // has no symbol: soft hyphen, accent, control
	classHan                          // Chinese character or kana: a unit by itself
	classMark                         // punctuation
	classWord                         // letter or digit: part of a Latin word
	classSpace                        // white space
	classDash                         // a hyphen, which joins or parts words
	classPoint                        // "." or ",", which is part of a number between digits
	classLigature                     // several letters; the symbol is the place in compatLigatures
	classAstral                       // a character beyond U+FFFF, to be looked up
)

func (l letter) class() letter  { return l &^ 0xFFFF }
func (l letter) symbol() uint16 { return uint16(l) }

// alphabet says how every character folds.
type alphabet struct {
	basic  [1 << 16]letter // by character, the Basic Multilingual Plane
	astral map[rune]rune   // characters beyond it that fold to others
	// numbers, if not nil, says what stands for each code unit in its place.
	numbers *[1 << 16]uint16
	gap     uint16 // the symbol of a break
}

// folding is the alphabet; it takes about half a millisecond to lay out.
var folding = sync.OnceValue(newAlphabet)

func newAlphabet() *alphabet {
	a := &alphabet{astral: map[rune]rune{}, gap: symbolBreak}
	for i := range a.basic {
		a.basic[i] = classMark | letter(i)
	}
	a.fill(classWord, unicode.L, unicode.Nd)
	a.fill(classHan, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo)
	a.basic['ー'] = classHan | 'ー'
	a.fill(classDrop, unicode.M, unicode.Cc, unicode.Cf)
	a.fill(classSpace, unicode.White_Space)
	for c := 'A'; c <= 'Z'; c++ {
		a.basic[c] = classWord | letter(c-'A'+'a')
	}
	a.foldMarks()
	a.foldPairs(variantPairs)
	a.foldPairs(traditionalPairs)
	a.foldPairs(variantPairs)
	a.foldPairs(compatPairs)
	for i, l := range compatLigatures {
		r, _ := utf8.DecodeRuneInString(l)
		a.basic[r] = classLigature | letter(i)
	}
	return a
}

// fill gives the characters in tables a class.
func (a *alphabet) fill(class letter, tables ...*unicode.RangeTable) {
	for _, t := range tables {
		for _, r := range t.R16 {
			for c := int(r.Lo); c <= int(r.Hi); c += int(r.Stride) {
				a.basic[c] = class | letter(c)
			}
		}
	}
}

func (a *alphabet) foldMarks() {
	for _, row := range markFolds {
		first, size := utf8.DecodeRuneInString(row)
		for _, r := range row[size:] {
			a.basic[r] = a.basic[first]
		}
	}
	for _, r := range markFolds[dashRow] {
		a.basic[r] = classDash | '-'
	}
	a.basic['.'] = classPoint | '.'
	a.basic[','] = classPoint | ','
}

// foldPairs lets the first character of each pair be what the second is. What
// the second folds to must stand by then.
func (a *alphabet) foldPairs(pairs string) {
	var from rune
	second := false
	for _, to := range pairs {
		if !second {
			from, second = to, true
			continue
		}
		second = false
		switch {
		case from > 0xFFFF:
			a.astral[from] = to
		case to > 0xFFFF || a.basic[to].class() == classAstral:
			a.basic[from] = classAstral
			a.astral[from] = to
		default:
			a.basic[from] = a.basic[to]
		}
	}
}

// lookUp returns the class of a character, and its symbols: one or, for
// characters beyond U+FFFF, two.
func (a *alphabet) lookUp(r rune) (l letter, low uint16) {
	for range 2 { // from compatibility to Traditional, and on to Simplified
		if to, ok := a.astral[r]; ok {
			r = to
		}
	}
	if r <= 0xFFFF {
		return a.basic[r], 0
	}
	class := classMark
	switch {
	case unicode.Is(unicode.Han, r):
		class = classHan
	case unicode.In(r, unicode.L, unicode.Nd):
		class = classWord
	case unicode.In(r, unicode.M, unicode.Cf):
		return classDrop, 0
	}
	high, second := utf16.EncodeRune(r)
	return class | letter(a.number(uint16(high))), a.number(uint16(second))
}

// number returns the symbol of a code unit.
func (a *alphabet) number(unit uint16) uint16 {
	if a.numbers == nil {
		return unit
	}
	return a.numbers[unit]
}

// numbered returns the alphabet that has numbers in place of code units. Few
// small numbers keep the automaton small, and so in the processor's cache.
func (a *alphabet) numbered(numbers *[1 << 16]uint16) *alphabet {
	n := &alphabet{astral: a.astral, numbers: numbers, gap: numbers[symbolBreak]}
	for r, l := range &a.basic {
		if l.class() < classLigature {
			l = l.class() | letter(numbers[l.symbol()])
		}
		n.basic[r] = l
	}
	return n
}
