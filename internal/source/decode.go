package source

import (
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode/utf32"
	"golang.org/x/text/transform"
)

// coding is how the bytes of a page are to be read.
type coding struct {
	name    string // WHATWG name
	bom     int    // length of the byte order mark
	asIs    bool   // the bytes are the text
	garbled string // name of the encoding that the text was in before it was misread; "" if it was not
}

const utf8Name = "utf-8"

// The names of UTF-32, which the standard of the web does not know. It is read
// where a byte order mark says so.
const (
	utf32LE = "utf-32le"
	utf32BE = "utf-32be"
)

// decode returns data as valid UTF-8, and where it came from.
func (c coding) decode(data []byte) (string, origin) {
	body := data[c.bom:]
	if c.asIs {
		return unsafe.String(unsafe.SliceData(body), len(body)), origin{shift: c.bom}
	}
	o := origin{shift: c.bom, decoder: c.decoder()}
	text := make([]byte, 0, len(body)+len(body)/2+chunk)
	for at := c.bom; at < len(data); {
		o.marks = append(o.marks, mark{len(text), at})
		text = slices.Grow(text, chunk)
		written, read, _ := o.decoder.Transform(text[len(text):len(text)+chunk], data[at:], true)
		if read == 0 {
			break // not reached: a chunk has room for any character
		}
		text = text[:len(text)+written]
		at += read
	}
	return unsafe.String(unsafe.SliceData(text), len(text)), o
}

// decoder returns what decodes c. It has no state, fills its destination with
// whole characters as far as they fit, and writes U+FFFD for what the encoding
// does not have.
func (c coding) decoder() transform.Transformer {
	if c.garbled != "" {
		return ungarble{inner: decoderOf(c.garbled)}
	}
	return decoderOf(c.name)
}

// decoderOf returns the decoder of the encoding with a name that canonical
// returned.
func decoderOf(name string) transform.Transformer {
	switch name {
	case utf8Name:
		return mendUTF8{}
	case utf32LE:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM).NewDecoder().Transformer
	case utf32BE:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM).NewDecoder().Transformer
	}
	enc, _ := charset.Lookup(name)
	decoder := enc.NewDecoder().Transformer
	if name == "gb18030" {
		return gb18030{inner: decoder}
	}
	return decoder
}

// canonical returns the WHATWG name of the encoding that label stands for, or
// "" if it is none that can be read. GBK is read as its superset GB18030.
// Encodings with shift states, such as ISO-2022-JP, are left out: nothing that
// speaks Chinese or English uses them, and a place in them could not be found from
// its middle.
func canonical(label string) string {
	label = strings.ToLower(strings.TrimSpace(label))
	if known, ok := otherLabels[label]; ok {
		label = known
	}
	_, name := charset.Lookup(label)
	switch name {
	case "gbk":
		return "gb18030"
	case "iso-2022-jp", "replacement", "x-user-defined":
		return ""
	}
	return name
}

// otherLabels are names that pages and servers have for encodings and that the
// standard does not know: those of Windows code pages, Java, Python and MySQL.
var otherLabels = map[string]string{
	"cp932": "shift_jis", "windows-932": "shift_jis",
	"cp936": "gbk", "ms936": "gbk", "windows-936": "gbk", "gb18030-2000": "gb18030", "euc-cn": "gbk",
	"cp949": "euc-kr", "ms949": "euc-kr", "uhc": "euc-kr",
	"cp950": "big5", "ms950": "big5", "windows-950": "big5", "big5hkscs": "big5", "big5_hkscs": "big5",
	"latin-1": "windows-1252", "latin_1": "windows-1252",
	"utf_8": "utf-8", "utf8mb4": "utf-8", "utf-8-sig": "utf-8",
}

// mendUTF8 copies UTF-8 and writes U+FFFD for every byte that does not belong
// to a character.
type mendUTF8 struct{ transform.NopResetter }

// Transform implements transform.Transformer. It takes src as complete.
func (mendUTF8) Transform(dst, src []byte, _ bool) (written, read int, err error) {
	for read < len(src) {
		r, size := utf8.DecodeRune(src[read:])
		if written+utf8.RuneLen(r) > len(dst) {
			return written, read, transform.ErrShortDst
		}
		written += utf8.EncodeRune(dst[written:], r)
		read += size
	}
	return written, read, nil
}

// firstHigh returns the offset of the first byte that is not ASCII, or -1.
func firstHigh(data []byte) int {
	return slices.IndexFunc(data, func(b byte) bool { return b >= utf8.RuneSelf })
}

// broken returns how many parts of data its encoding does not have, and the
// offset in text of the U+FFFD that stands for the first.
func (c coding) broken(data []byte, text string) (count, first int) {
	if c.name != utf8Name {
		return strings.Count(text, "\uFFFD"), strings.Index(text, "\uFFFD")
	}
	// U+FFFD may also be in the data, so that only these tell.
	first = -1
	body := data[c.bom:]
	for i := 0; i < len(body); {
		r, size := utf8.DecodeRune(body[i:])
		if r == utf8.RuneError && size == 1 {
			count++
			if first < 0 {
				first = i // up to here data and text are the same
			}
		}
		i += size
	}
	return count, first
}
