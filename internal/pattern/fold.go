package pattern

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// A text is read as a row of symbols, in which a break parts words from
// everything else:
//
//	“Close” your e-mail account, 关闭 account  →  '␣close␣'␣your␣e␣mail␣account␣,关闭␣account␣
//
// Every Latin word has one break before and one behind it; white space, and a
// hyphen between words, is nothing but that break. White space beside Chinese
// characters and punctuation leaves no trace. A literal that starts and ends
// with breaks therefore matches whole words only, with no further test.
const (
	symbolEnd   uint16 = 0        // behind the last symbol
	symbolBreak uint16 = ' '      // an end of a word
	symbolJoin  uint16 = '\u2010' // in literals: a hyphen that may be a break or nothing
)

// folder reads the symbols of a text one by one.
type folder struct {
	alphabet *alphabet
	text     string
	at       int  // the next byte to read
	hyphens  bool // keep hyphens between words as symbolJoin

	// What the last symbol stands for. Breaks stand for nothing: behind them
	// these are still those of the symbol before.
	start, end int // bytes
	unit       int // the unit it is in, for punctuation the next one
	units      int // units begun so far

	word  wordState
	queue string // symbols of a ligature yet to come
	low   uint16 // second half of a character beyond U+FFFF yet to come
}

type wordState uint8

const (
	outsideWord wordState = iota
	behindBreak           // a break was the last symbol
	insideWord
)

// next returns the next symbol, or symbolEnd.
func (f *folder) next() uint16 {
	if f.low != 0 || f.queue != "" {
		return f.rest()
	}
	for f.at < len(f.text) {
		l, size, low := f.peek(f.at)
		switch l.class() {
		case classHan:
			if f.word == insideWord {
				return f.breakWord()
			}
			f.take(size)
			f.word, f.low = outsideWord, low
			f.unit = f.units
			f.units++
			return l.symbol()
		case classWord, classLigature:
			if f.word == outsideWord {
				return f.breakWord()
			}
			return f.letter(l, size, low)
		case classSpace:
			f.at += size
			if f.word == insideWord {
				return f.breakWord()
			}
		case classDrop:
			f.at += size
		default:
			if s, ok := f.mark(l, size, low); ok {
				return s
			}
		}
	}
	if f.word == insideWord {
		return f.breakWord()
	}
	return symbolEnd
}

// peek looks at the character at i.
func (f *folder) peek(i int) (l letter, size int, low uint16) {
	c := f.text[i]
	if c < utf8.RuneSelf {
		return f.alphabet.basic[c], 1, 0
	}
	r, size := rune(0), 3
	if i+2 < len(f.text) {
		r = threeBytes(uint32(c) | uint32(f.text[i+1])<<8 | uint32(f.text[i+2])<<16)
	}
	if r == 0 {
		r, size = utf8.DecodeRuneInString(f.text[i:])
	}
	if r <= 0xFFFF {
		if l = f.alphabet.basic[r]; l.class() != classAstral {
			return l, size, 0
		}
	}
	l, low = f.alphabet.lookUp(r)
	return l, size, low
}

// threeBytes decodes three bytes of UTF-8, the first in the lowest bits of v, such
// as most of a Chinese text is made of, in half the time of the general decoder; 0
// if they are no character. It does not look at the highest bits.
func threeBytes(v uint32) rune {
	r := v&0xF<<12 | v>>2&0xFC0 | v>>16&0x3F
	if v&0xC0C0F0 != 0x8080E0 || r < 0x800 || r&0xF800 == 0xD800 {
		return 0
	}
	return rune(r)
}

func (f *folder) take(size int) {
	f.start, f.end = f.at, f.at+size
	f.at += size
}

func (f *folder) breakWord() uint16 {
	f.word = behindBreak
	return f.alphabet.gap
}

// letter reads a letter, digit or ligature.
func (f *folder) letter(l letter, size int, low uint16) uint16 {
	f.take(size)
	if f.word != insideWord {
		f.word = insideWord
		f.unit = f.units
		f.units++
	}
	f.low = low
	if l.class() == classLigature {
		ligature := compatLigatures[l.symbol()]
		_, size := utf8.DecodeRuneInString(ligature)
		f.queue = ligature[size+1:]
		return f.alphabet.number(uint16(ligature[size]))
	}
	return l.symbol()
}

// rest returns what is left of the last character.
func (f *folder) rest() uint16 {
	if f.low != 0 {
		s := f.low
		f.low = 0
		return s
	}
	s := f.alphabet.number(uint16(f.queue[0]))
	f.queue = f.queue[1:]
	return s
}

// mark reads punctuation. A hyphen between words is a break, or dropped if the
// break stands already; a point within a number is a letter of it.
func (f *folder) mark(l letter, size int, low uint16) (uint16, bool) {
	if f.word == insideWord {
		switch {
		case l.class() == classPoint && f.betweenDigits():
			return f.letter(l, size, 0), true
		case l.class() == classDash && f.wordFollows(f.at+size):
			f.at += size
			f.breakWord()
			if f.hyphens {
				return symbolJoin, true
			}
			return f.alphabet.gap, true
		}
		return f.breakWord(), true
	}
	f.take(size)
	f.word, f.low = outsideWord, low
	f.unit = f.units
	return l.symbol(), true
}

// betweenDigits reports whether the byte before and the byte behind the next are
// ASCII digits.
func (f *folder) betweenDigits() bool {
	return f.at+1 < len(f.text) && isDigit(f.text[f.at-1]) && isDigit(f.text[f.at+1])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// wordFollows reports whether a letter or digit stands at i, or behind dropped
// characters there.
func (f *folder) wordFollows(i int) bool {
	for i < len(f.text) {
		l, size, _ := f.peek(i)
		if l.class() != classDrop {
			return l.class() == classWord || l.class() == classLigature
		}
		i += size
	}
	return false
}

// Fold returns s as it is compared: without case, accents, width, kinds of
// quotation marks and dashes, and in Simplified Chinese. Words are parted by
// one space; there is no other white space.
func Fold(s string) string {
	f := folder{alphabet: folding(), text: s}
	var symbols []uint16
	for s := f.next(); s != symbolEnd; s = f.next() {
		symbols = append(symbols, s)
	}
	return render(symbols)
}

// render writes symbols as text, with breaks only where they part two words.
func render(symbols []uint16) string {
	var b strings.Builder
	runes := utf16.Decode(symbols)
	for i, r := range runes {
		switch {
		case r == rune(symbolJoin):
			b.WriteByte('-')
		case r != rune(symbolBreak) || partsWords(runes, i):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// partsWords reports whether the break at i stands between two words. Beside a
// break stands a word or, on one side at most, something else.
func partsWords(runes []rune, i int) bool {
	return 0 < i && i < len(runes)-1 && isWord(runes[i-1]) && isWord(runes[i+1])
}

func isWord(r rune) bool {
	l, _ := folding().lookUp(r)
	return l.class() == classWord
}

// Units returns the number of units in s, as Hit counts them.
func Units(s string) int {
	f := folder{alphabet: folding(), text: s}
	for f.next() != symbolEnd {
	}
	return f.units
}
