package font

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"exitclause/internal/pdf/object"
)

// loadSimple reads a font whose codes are single bytes.
func (ft *Font) loadSimple(f *object.File, d object.Dict) {
	descriptor := f.Dict(d["FontDescriptor"])
	ft.describe(f, descriptor, f.Name(d["BaseFont"]))
	ft.codes = func(s string) code { return code{uint32(s[0]), 1} }
	first := f.Int(d["FirstChar"])
	for i, w := range f.Array(d["Widths"]) {
		if n, is := f.Number(w); is && i < 256 {
			ft.widths[first+i] = n
		}
	}
	if ft.width, _ = f.Number(descriptor["MissingWidth"]); len(ft.widths) == 0 {
		ft.guessWidths()
	}
	if m := f.Numbers(d["FontMatrix"]); len(m) == 6 {
		ft.unit = abs(m[0])
	}
	table := simpleTable(f, d, descriptor)
	ft.text = func(c code) string { return table[c.value&0xff] }
}

// guessWidths sets the widths of a font that says none because every reader has
// it: about those of Helvetica, which serve to tell words and lines apart.
func (ft *Font) guessWidths() {
	ft.width = 556
	for _, class := range []struct {
		width float64
		signs string
	}{{240, "ijl'|"}, {278, " ftI.,:;!/\\[]"}, {333, "r-()`{}\""}, {722, "ABCDEHKNPRSUVXYGOQw&"}, {833, "mMW%@"}} {
		for _, r := range class.signs {
			ft.widths[int(r)] = class.width
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

// simpleTable returns what the codes of d mean by its encoding.
func simpleTable(f *object.File, d, descriptor object.Dict) [256]string {
	const symbolic = 1 << 2
	var table [256]string
	encoding := f.Get(d["Encoding"])
	base, _ := encoding.(object.Name)
	own := f.Int(descriptor["Flags"])&symbolic != 0
	if e := f.Dict(encoding); e != nil {
		base = f.Name(e["BaseEncoding"])
	}
	isType3 := f.Name(d["Subtype"]) == "Type3"
	if base != "" || !own && !isType3 {
		table = baseTable(base)
	}
	at := 0
	for _, o := range f.Array(f.Dict(encoding)["Differences"]) {
		switch o := f.Get(o).(type) {
		case int64:
			at = int(o)
		case object.Name:
			if 0 <= at && at < len(table) {
				table[at] = NameText(string(o))
			}
			at++
		}
	}
	return table
}

// baseTable returns one of the encodings that have a name; by default that of
// Adobe, which differs from those of Windows where no letter of English is.
func baseTable(name object.Name) [256]string {
	coding := charmap.Windows1252
	if name == "MacRomanEncoding" {
		coding = charmap.Macintosh
	}
	var table [256]string
	for i := 0x20; i < len(table); i++ {
		if r := coding.DecodeByte(byte(i)); r != utf8.RuneError && (r >= 0xa0 || r < 0x7f) {
			table[i] = string(r)
		}
	}
	if name == "" || name == "StandardEncoding" {
		for i := 0x80; i < len(table); i++ {
			table[i] = ""
		}
		table['\''], table['`'] = "’", "‘"
		at := 0xa1
		for _, r := range standardUpper {
			if r != ' ' {
				table[at] = string(r)
			}
			at++
		}
	}
	return table
}

// standardUpper is Adobe's standard encoding from 0xA1 on; a space is no
// character.
const standardUpper = "¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ –†‡· ¶•‚„”»…‰ ¿ `´ˆ˜¯˘˙¨ ˚¸ ˝˛ˇ—                Æ ª    ŁØŒº     æ   ı  łøœß"

// NameText returns the characters that a glyph of this name shows, "" if the name
// does not tell.
func NameText(name string) string {
	name, _, _ = strings.Cut(name, ".") // a variant of it
	if utf8.RuneCountInString(name) == 1 && utf8.ValidString(name) {
		return name
	}
	if s, known := glyphNames[name]; known {
		return s
	}
	if parts := strings.Split(name, "_"); len(parts) > 1 {
		text := ""
		for _, part := range parts {
			text += NameText(part)
		}
		return text
	}
	for _, prefix := range []string{"uni", "u"} {
		if digits, is := strings.CutPrefix(name, prefix); is && len(digits) >= 4 && len(digits) <= 6 {
			if n, err := strconv.ParseUint(digits, 16, 21); err == nil && utf8.ValidRune(rune(n)) {
				return string(rune(n))
			}
		}
	}
	return ""
}
