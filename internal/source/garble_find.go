package source

import (
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// Garble is what is garbled in a text.
type Garble struct {
	Count      int    // places; 0 if there are none
	Start, End int    // bytes of the first in the text
	Meant      string // what stood at the first; "" if it is lost
}

func (g *Garble) add(start, end int, meant string) {
	if g.Count++; g.Count == 1 {
		g.Start, g.End, g.Meant = start, end, meant
	}
}

// FindGarble returns what of text was read in a wrong encoding before it was
// saved, and what characters were lost then. It judges by what text in English
// and Chinese cannot have, so that few places may be told where there are more,
// but none where there are none.
func FindGarble(text string) (misread, lost Garble) {
	f := garbleFinder{text: text}
	for at := nextSuspect(text, 0); at >= 0; {
		at = nextSuspect(text, f.look(at))
	}
	if f.misread.Count > 0 || f.accents.Count > 1 { // one may stand in a word in capitals
		f.misread.join(f.accents)
	}
	return f.misread, f.lost
}

// join adds what was found in the same text.
func (g *Garble) join(h Garble) {
	first := *g
	if g.Count == 0 || h.Count > 0 && h.Start < g.Start {
		first = h
	}
	first.Count = g.Count + h.Count
	*g = first
}

// nextSuspect returns the offset at or after from of the first character in text
// that garble may begin with, or -1.
func nextSuspect(text string, from int) int {
	for i := from; i+1 < len(text); {
		c, next := text[i], text[i+1]
		switch {
		case c < utf8.RuneSelf:
			i++
		case c == 0xC3, // À to ÿ
			c == 0xE5 && next == 0x9A, c == 0xE9 && (next == 0x88 || next == 0x8A || next == 0x94), // those of strangers
			c == 0xEF && next == 0xBF: // U+FFFD
			return i
		case c >= 0xE0:
			i += 3
		default:
			i++
		}
	}
	return -1
}

const replacement = "\uFFFD"

// garbleFinder looks for garble in one text.
type garbleFinder struct {
	text          string
	misread, lost Garble
	accents       Garble // letters with accents and the like, which are misread or are meant
}

// look takes in what is garbled at offset at, and returns where to go on.
func (f *garbleFinder) look(at int) int {
	rest := f.text[at:]
	if strings.HasPrefix(rest, replacement) {
		f.lost.add(at, at+len(replacement), "")
		return at + len(replacement)
	}
	if rest[0] == 0xC3 {
		return f.latin(at)
	}
	for i := range strangers {
		if end := strangers[i].look(f, at); end > at {
			return end
		}
	}
	return at + 1
}

// latin takes in UTF-8 that was read as windows-1252.
func (f *garbleFinder) latin(at int) int {
	end, meant := ungarbledRun(f.text, at)
	switch {
	case meant == "":
	case strings.Trim(meant, replacement) == "":
		f.lost.add(at, end, "")
	case certain(meant):
		f.misread.add(at, end, meant)
	case accented(meant):
		f.accents.add(at, end, meant)
	}
	return end
}

// longestRun bounds the garbled characters that are looked at as one place.
const longestRun = 8

// ungarbledRun returns what the garbled characters at offset at were meant to
// be, and where they end. If the character there is not garbled, meant is "".
func ungarbledRun(text string, at int) (end int, meant string) {
	u := ungarble{inner: mendUTF8{}}
	for end = at; end+2 < len(text) && text[end] >= utf8.RuneSelf && len(meant) < longestRun*utf8.UTFMax; {
		if text[end] == 0xC3 && text[end+2] < utf8.RuneSelf {
			break // most often a letter with an accent, in a word
		}
		r, size := u.next([]byte(head(text[end:], longestCharacter*utf8.UTFMax)))
		if size <= utf8.UTFMax && strings.HasPrefix(text[end:], string(r)) {
			break
		}
		meant += string(r)
		end += size
	}
	return max(end, at+1), meant
}

// certain reports whether a text that can be read as meant means that: it is a
// quotation mark, dash or the like, or Chinese of more than one character.
func certain(meant string) bool {
	wide := 0
	for _, r := range meant {
		switch {
		case 0x2010 <= r && r <= 0x203A, r == '€', r == '™', r == '\uFEFF':
			return true
		case r >= 0x2E80:
			if wide++; wide > 1 {
				return true
			}
		default:
			wide = 0
		}
	}
	return false
}

// accented reports whether meant is of what Western texts have beyond ASCII.
func accented(meant string) bool {
	return !strings.ContainsFunc(meant, func(r rune) bool { return r < 0xA0 || r > 0xFF })
}

// stranger is an encoding that UTF-8 is misread in, and what comes of it then
// that nobody writes.
type stranger struct {
	encoding encoding.Encoding
	marks    []string // what becomes of the beginning of a punctuation mark
	lost     string   // what becomes of two U+FFFD
}

var strangers = []stranger{
	{simplifiedchinese.GB18030, []string{"锛", "銆", "鈥"}, "锟斤拷"},
	{traditionalchinese.Big5, []string{"嚗", "銝"}, "嚙踝蕭"},
}

// look takes in what came of being misread in s at offset at, and returns where
// that ends, or at if it is none.
func (s *stranger) look(f *garbleFinder, at int) int {
	rest := f.text[at:]
	if strings.HasPrefix(rest, s.lost) {
		f.lost.add(at, at+len(s.lost), "")
		return at + len(s.lost)
	}
	if slices.ContainsFunc(s.marks, func(mark string) bool { return strings.HasPrefix(rest, mark) }) {
		if end, meant := s.meant(f.text, at); meant != "" {
			f.misread.add(at, end, meant)
			return end
		}
	}
	return at
}

// meant returns what the characters of text at offset at were before they were
// misread, and where they end, or "" if they never were anything else.
func (s *stranger) meant(text string, at int) (end int, meant string) {
	const few = 3 // of which each is two bytes, and so two characters of Chinese
	end = at
	for range few {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	b, err := s.encoding.NewEncoder().String(text[at:end])
	if err != nil || !utf8.ValidString(b) {
		return end, ""
	}
	return end, b
}
