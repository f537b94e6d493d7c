package office

import (
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// rtfFont is what matters of a font.
type rtfFont struct {
	name    string
	charset int // as fcharset has it
}

// symbolCharset is the charset of fonts of symbols.
const symbolCharset = 2

// codePages are the encodings by number.
var codePages = map[int]encoding.Encoding{
	437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 866: charmap.CodePage866, 874: charmap.Windows874,
	932: japanese.ShiftJIS, 936: simplifiedchinese.GB18030, 949: korean.EUCKR, 950: traditionalchinese.Big5,
	1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253, 1254: charmap.Windows1254,
	1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
	10000: charmap.Macintosh, 54936: simplifiedchinese.GB18030, 65001: unicode.UTF8,
}

// charsetPages are the code pages of the charsets of fonts.
var charsetPages = map[int]int{
	77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257, 204: 1251,
	222: 874, 238: 1250, 255: 437,
}

// encoding returns the encoding of characters in the present font. Western fonts
// have Chinese characters too where the document is in a Chinese code page.
func (r *rtfReader) encoding() encoding.Encoding {
	page, known := charsetPages[r.fonts[r.state.font].charset]
	switch {
	case known:
	case codePages[r.page] != nil:
		page = r.page
	default:
		page = 1252
	}
	return codePages[page]
}

// char takes in a character in the code page of the font.
func (r *rtfReader) char(c byte) {
	if r.skip > 0 {
		r.skip--
		return
	}
	r.endHigh()
	r.raw = append(r.raw, c)
}

// flush writes out the characters that are not decoded yet.
func (r *rtfReader) flush() {
	r.endHigh()
	if len(r.raw) == 0 {
		return
	}
	raw := r.raw
	r.raw = r.raw[:0]
	if r.fonts[r.state.font].charset == symbolCharset {
		r.write(strings.Map(func(c rune) rune { return 0xF000 + c }, latin1(raw)))
		return
	}
	text, err := r.encoding().NewDecoder().Bytes(raw)
	if err != nil {
		text = []byte(strings.Repeat("\uFFFD", len(raw)))
	}
	r.write(string(text))
}

func latin1(raw []byte) string {
	var s strings.Builder
	for _, c := range raw {
		s.WriteRune(rune(c))
	}
	return s.String()
}

// unicode takes in a character by its number in UTF-16. What stands in for it
// is left out.
func (r *rtfReader) unicode(n int) {
	if n < 0 {
		n += 1 << 16
	}
	if len(r.raw) > 0 {
		r.flush()
	}
	r.skip = r.state.skip
	c := rune(n)
	switch {
	case utf16.IsSurrogate(c) && r.high == 0:
		r.high = c
		return
	case r.high != 0:
		c, r.high = utf16.DecodeRune(r.high, c), 0
	}
	if 0 < c && c <= 0x10FFFF {
		r.write(string(c))
	}
}

// endHigh gives up waiting for the second half of a character.
func (r *rtfReader) endHigh() {
	if r.high != 0 {
		r.high = 0
		r.write("\uFFFD")
	}
}
