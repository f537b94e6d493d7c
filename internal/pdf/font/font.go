// Package font tells what the codes in the text of a PDF mean: which characters,
// how wide.
package font

import (
	"strings"
	"unicode/utf8"

	"exitclause/internal/pdf/object"
)

// Font is one font of a PDF.
type Font struct {
	Bold bool
	// Upright says that text runs downwards, which nothing here can follow.
	Upright bool

	codes     codes
	toUnicode *cmap // nil if there is none
	text      func(code) string
	widths    map[int]float64 // in thousandths of the size, by code, or by character number where those are the same
	width     float64         // of what is not in widths
	narrow    bool            // codes of one byte have half of width
	unit      float64         // what a width is multiplied with
}

// Glyph is one sign on the page.
type Glyph struct {
	Text  string  // what it means; "" if nothing says
	Width float64 // in sizes of the type
	Space bool    // it is the code 32 in one byte, which word spacing widens
}

// code is one code of a text: its value and its length in bytes.
type code struct {
	value uint32
	size  int
}

// codes cuts a text into codes.
type codes func(s string) code

// Load reads a font, whatever is missing or wrong in it.
func Load(f *object.File, o object.Object) *Font {
	d := f.Dict(o)
	ft := &Font{unit: 0.001, widths: map[int]float64{}}
	if s, is := f.Get(d["ToUnicode"]).(*object.Stream); is {
		if data, err := f.Data(s); err == nil {
			ft.toUnicode = parseCMap(data)
		}
	}
	switch f.Name(d["Subtype"]) {
	case "Type0":
		ft.loadComposite(f, d)
	default:
		ft.loadSimple(f, d)
	}
	return ft
}

// Glyphs calls visit for each sign of a text.
func (ft *Font) Glyphs(s object.String, visit func(Glyph)) {
	for rest := string(s); rest != ""; {
		c := ft.codes(rest)
		c.size = min(max(c.size, 1), len(rest))
		rest = rest[c.size:]
		visit(Glyph{ft.meaning(c), ft.widthOf(c), c.size == 1 && c.value == ' '})
	}
}

func (ft *Font) widthOf(c code) float64 {
	w, known := ft.widths[int(c.value)]
	switch {
	case !known && ft.narrow && c.size == 1:
		w = ft.width / 2
	case !known:
		w = ft.width
	}
	return w * ft.unit
}

// meaning returns the characters of a code.
func (ft *Font) meaning(c code) string {
	if ft.toUnicode != nil {
		if s, known := ft.toUnicode.text(c); known && sound(s) {
			return s
		}
	}
	if ft.text != nil {
		return ft.text(c)
	}
	return ""
}

// sound reports whether s is a meaning that a font may well note: some note NUL
// or the replacement character for what they do not know.
func sound(s string) bool {
	return s != "" && !strings.ContainsRune(s, 0) && !strings.ContainsRune(s, utf8.RuneError)
}

// describe reads what the font's descriptor says of its look.
func (ft *Font) describe(f *object.File, descriptor object.Dict, name object.Name) {
	const forceBold, heavy = 1 << 18, 600
	ft.Bold = BoldName(string(name)) || f.Int(descriptor["Flags"])&forceBold != 0 || f.Int(descriptor["FontWeight"]) >= heavy
}

// BoldName reports whether a font is bold by its name.
func BoldName(name string) bool {
	name = strings.ToLower(name)
	for _, s := range []string{"bold", "heavy", "black", "demi", "simhei"} {
		if strings.Contains(name, s) {
			return true
		}
	}
	return false
}
