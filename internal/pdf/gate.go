package pdf

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"exitclause/internal/message"
)

// check returns an error if p is not what the file says: too much of it, a
// file of pictures, or characters that are not those on the page.
func (o Options) check(p pages, data []byte) error {
	c := p.count()
	switch {
	case len(p.sheets) > o.MaxPages:
		return o.failure(errManyPages)
	case c.bytes > o.MaxText, p.crowded():
		return o.failure(errTooMuch)
	case len(p.sheets) == 0:
		return o.failure(errNoPages)
	case c.garbled() && o.Pdftotext == "":
		return &Error{Garbled, message.New("pdf.garbled.builtin"), nil}
	case c.garbled():
		return &Error{Garbled, message.New("pdf.garbled"), nil}
	case c.signs < fewSigns*len(p.sheets) && hasImages(data):
		return &Error{Scanned, message.New("pdf.scanned", "n", strconv.Itoa(len(p.sheets))), nil}
	case c.signs == 0 && o.Pdftotext == "":
		return &Error{Garbled, message.New("pdf.garbled.builtin"), nil}
	case c.signs == 0:
		return &Error{Scanned, message.New("pdf.blank"), nil}
	}
	return nil
}

// crowded reports whether a page has more words than are read of one.
func (p pages) crowded() bool {
	return slices.ContainsFunc(p.sheets, func(s sheet) bool { return len(s.words) > maxWords })
}

// fewSigns is what a page of a document has at least on average: less is what a
// scanner stamps on its pictures.
const fewSigns = 40

// hasImages reports whether the file holds pictures. Those are never hidden in
// a compressed object.
func hasImages(data []byte) bool {
	return bytes.Contains(data, []byte("/Subtype/Image")) || bytes.Contains(data, []byte("/Subtype /Image"))
}

// warnings says what of p may be missing.
func (p pages) warnings(data []byte) []message.Note {
	var notes []message.Note
	if blank := p.blank(); blank > 0 && hasImages(data) {
		notes = append(notes, message.New("pdf.pictures", "n", strconv.Itoa(blank)))
	}
	if p.hidden > 0 {
		notes = append(notes, message.New("pdf.hidden", "n", strconv.Itoa(p.hidden)))
	}
	return notes
}

// blank counts the pages without words.
func (p pages) blank() int {
	n := 0
	for _, s := range p.sheets {
		if len(s.words) == 0 {
			n++
		}
	}
	return n
}

// tally is what the characters of a file are.
type tally struct {
	bytes  int
	signs  int // characters
	bad    int // that stand for nothing: U+FFFD, private use, control
	latin  int // letters
	usual  int // of those, the commonest of any European language
	words  int // of Latin letters, three and longer
	little int // of those, the commonest of some languages
	han    int // Chinese characters
	common int // of those, the commonest
	kana   int
}

func (p pages) count() tally {
	var c tally
	for _, s := range p.sheets {
		for _, w := range s.words {
			c.bytes += len(w.text)
			for _, r := range w.text {
				c.add(r)
			}
			c.word(w.text)
		}
	}
	return c
}

func (c *tally) add(r rune) {
	c.signs++
	switch {
	case r == unicode.ReplacementChar, unicode.In(r, unicode.Co, unicode.Cc):
		c.bad++
	case r < 0x80 && unicode.IsLetter(r):
		c.latin++
		if strings.ContainsRune("etaoinsrETAOINSR", r) {
			c.usual++
		}
	case 0x3040 <= r && r < 0x3100:
		c.kana++
	case 0x3400 <= r && r < 0xa000:
		c.han++
		if strings.ContainsRune(commonHan, r) {
			c.common++
		}
	}
}

func (c *tally) word(s string) {
	s = strings.Trim(s, ".,;:!?()\"'“”‘’")
	if len(s) < 3 || !letters(s) {
		return
	}
	c.words++
	if commonWords[strings.ToLower(s)] {
		c.little++
	}
}

// commonHan are characters that no page of Chinese goes without, in both forms.
const commonHan = "的一是不了在人有我他这個个们中来上大为和国地到以说时要就出会可也您你我或与及其用户本将因下按对为務务服"

// commonWords are words that no page goes without.
var commonWords = map[string]bool{
	"the": true, "and": true, "you": true, "for": true, "our": true, "your": true, "with": true, "that": true, "this": true, "are": true, "any": true,
	"les": true, "des": true, "vous": true, "pour": true, "que": true, "los": true, "las": true, "por": true, "con": true, "para": true, "del": true,
	"die": true, "der": true, "und": true, "den": true, "von": true, "het": true, "van": true, "een": true, "che": true, "per": true, "dei": true,
	"dos": true, "com": true, "uma": true, "och": true, "att": true, "som": true, "og": true, "til": true, "nie": true,
}

// garbled reports whether the characters are not those that a reader sees: too
// many stand for nothing, or they make up no language that we know the sound of.
func (c tally) garbled() bool {
	const enough = 300 // characters, to judge by
	switch {
	case 20*c.bad > c.signs:
		return true
	case c.latin > enough && c.latin > 3*c.han && 100*c.little < c.words && 10*c.usual < 4*c.latin:
		return true
	case c.han > enough && c.kana == 0 && 100*c.common < 3*c.han:
		return true
	}
	return false
}
