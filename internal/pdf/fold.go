package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/plain"
)

// A font often has one shape for several characters, and a program that makes a
// PDF may have noted the wrong one: 人 comes out as the Kangxi radical ⼈, which
// looks the same and is another character. Here, and nowhere else, such
// characters become those that everybody types:
//
//   - Kangxi radicals and the radicals of the supplement,
//   - CJK compatibility ideographs,
//   - the ligatures ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ.
//
// A no-break space is a space, and what shows nothing (zero-width marks, soft
// hyphens inside a line, control characters) goes. Full-width letters and every
// other character stay as they are: a quote is what is on the page.

// fold makes the characters of all pages the usual ones.
func (p pages) fold() {
	traditional := p.traditional()
	for i := range p.sheets {
		words := p.sheets[i].words
		kept := words[:0]
		for _, w := range words {
			if w.text = foldText(w.text, traditional); w.text != "" {
				kept = append(kept, w)
			}
		}
		p.sheets[i].words = kept
	}
}

// foldText folds s, which is a copy of itself in the usual case that nothing in
// it needs to be.
func foldText(s string, traditional bool) string {
	if !strings.ContainsFunc(s, odd) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		last := i+utf8.RuneLen(r) == len(s)
		switch {
		case !odd(r):
			b.WriteRune(r)
		case r == softHyphen && last:
			b.WriteRune(r) // a word is broken here
		case r >= 0x2e80:
			b.WriteString(usual(r, traditional))
		}
	}
	return b.String()
}

const softHyphen = '\u00ad'

// odd reports whether foldText changes r.
func odd(r rune) bool {
	switch {
	case r < 0x7f:
		return r < ' '
	case r < 0x2e80:
		return unicode.In(r, unicode.Cc, unicode.Cf)
	}
	return r < 0x2fe0 || 0xf900 <= r && r < 0xfb00 || 0xfb00 <= r && r <= 0xfb06 || 0x2f800 <= r && r < 0x2fa20 || r == '\ufeff'
}

// usual returns what is usually written for r.
func usual(r rune, traditional bool) string {
	if r == '⼾' && !traditional {
		return "户" // Unicode equates it with 戶 alone
	}
	return plain.Rune(r)
}

// traditional reports whether the Chinese on the pages is in traditional
// characters.
func (p pages) traditional() bool {
	const simple, old = "们这为对时会后处务议约账个请", "們這為對時會後處務議約帳個請"
	balance := 0
	for _, s := range p.sheets {
		for _, w := range s.words {
			for _, r := range w.text {
				switch {
				case r < 0x4e00:
				case strings.ContainsRune(simple, r):
					balance--
				case strings.ContainsRune(old, r):
					balance++
				}
			}
		}
	}
	return balance > 0
}

// han reports whether r is written without spaces around it: a Chinese
// character, or punctuation of its width.
func han(r rune) bool {
	return 0x2e80 <= r && r < 0xa4d0 || 0xf900 <= r && r < 0xfb00 || 0xfe30 <= r && r < 0xfe50 ||
		0xff00 <= r && r < 0xff61 || 0xffe0 <= r && r < 0xffe7 || 0x20000 <= r && r < 0x30000
}
