package font

import (
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"exitclause/internal/pdf/object"
)

// loadComposite reads a font whose codes are of several bytes.
func (ft *Font) loadComposite(f *object.File, d object.Dict) {
	const usualWidth = 1000
	var descendant object.Dict
	if all := f.Array(d["DescendantFonts"]); len(all) > 0 {
		descendant = f.Dict(all[0])
	}
	ft.describe(f, f.Dict(descendant["FontDescriptor"]), f.Name(d["BaseFont"]))
	ft.width = usualWidth
	if w, is := f.Number(descendant["DW"]); is {
		ft.width = w
	}
	ft.loadWidths(f, f.Array(descendant["W"]))
	ft.codes = twoBytes
	switch e := f.Get(d["Encoding"]).(type) {
	case object.Name:
		ft.encode(string(e))
	case *object.Stream:
		data, err := f.Data(e)
		if m := parseCMap(data); err == nil && len(m.spaces) > 0 {
			ft.codes = m.cut
			ft.widths = m.byCode(ft.widths)
		}
		ft.Upright = f.Int(e.Dict["WMode"]) == 1
	}
}

func twoBytes(s string) code {
	if len(s) < 2 {
		return code{uint32(s[0]), 1}
	}
	return code{uint32(s[0])<<8 | uint32(s[1]), 2}
}

// encode sets how codes are to be read by the name of an encoding that every
// reader knows. Those of Unicode and of the national standards are the texts
// themselves; the widths by character number are then of no use.
func (ft *Font) encode(name string) {
	ft.Upright = strings.HasSuffix(name, "-V")
	if strings.HasPrefix(name, "Identity") {
		return
	}
	coding, cut := predefined(name)
	if coding == nil {
		return
	}
	ft.codes, ft.widths, ft.narrow = cut, map[int]float64{}, true
	decoder := coding.NewDecoder()
	ft.text = func(c code) string {
		bytes := make([]byte, c.size)
		for i := range bytes {
			bytes[i] = byte(c.value >> (8 * (c.size - 1 - i)))
		}
		s, err := decoder.Bytes(bytes)
		if err != nil || !sound(string(s)) {
			return ""
		}
		return string(s)
	}
}

// predefined returns the encoding that a name stands for, nil if for none that
// is known here, and how its texts are cut.
func predefined(name string) (encoding.Encoding, codes) {
	switch {
	case strings.Contains(name, "UCS2"), strings.Contains(name, "UTF16"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), utf16Code
	case strings.HasPrefix(name, "GB"):
		return simplifiedchinese.GB18030, leadByte(0x81, 0xfe)
	case strings.HasPrefix(name, "B5"), strings.HasPrefix(name, "ETen"), strings.HasPrefix(name, "HKscs"), strings.HasPrefix(name, "ETHK"):
		return traditionalchinese.Big5, leadByte(0x81, 0xfe)
	case strings.HasPrefix(name, "KSC"):
		return korean.EUCKR, leadByte(0x81, 0xfe)
	case strings.Contains(name, "RKSJ"):
		return japanese.ShiftJIS, func(s string) code {
			if len(s) > 1 && (0x81 <= s[0] && s[0] <= 0x9f || 0xe0 <= s[0] && s[0] <= 0xfc) {
				return twoBytes(s)
			}
			return code{uint32(s[0]), 1}
		}
	case name == "EUC-H":
		return japanese.EUCJP, leadByte(0x8e, 0xfe)
	}
	return nil, nil
}

// leadByte cuts codes of two bytes where the first is in a range, else of one.
func leadByte(low, high byte) codes {
	return func(s string) code {
		if len(s) > 1 && low <= s[0] && s[0] <= high {
			return twoBytes(s)
		}
		return code{uint32(s[0]), 1}
	}
}

// utf16Code cuts a character in UTF-16.
func utf16Code(s string) code {
	c := twoBytes(s)
	if c.size == 2 && 0xd800 <= c.value && c.value < 0xdc00 && len(s) >= 4 {
		return code{c.value<<16 | twoBytes(s[2:]).value, 4}
	}
	return c
}

// loadWidths reads the list of widths: c [w w w] or first last w.
func (ft *Font) loadWidths(f *object.File, list object.Array) {
	const most = 1 << 16
	for i := 0; i+1 < len(list); {
		first := f.Int(list[i])
		if each := f.Array(list[i+1]); each != nil {
			for j, w := range each {
				if n, is := f.Number(w); is && len(ft.widths) < most {
					ft.widths[first+j] = n
				}
			}
			i += 2
			continue
		}
		if i+2 >= len(list) {
			return
		}
		last := f.Int(list[i+1])
		w, is := f.Number(list[i+2])
		for c := first; is && c <= last && len(ft.widths) < most; c++ {
			ft.widths[c] = w
		}
		i += 3
	}
}
