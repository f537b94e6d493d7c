package font

import (
	"strings"
	"testing"

	"exitclause/internal/pdf/object"
)

// load reads the font that is object 1 of a file of objects.
func load(t *testing.T, objects string) *Font {
	t.Helper()
	f, err := object.Open([]byte(objects))
	if err != nil {
		t.Fatal(err)
	}
	return Load(f, object.Ref{Number: 1})
}

// said returns what a text says in a font, and how wide it is.
func said(ft *Font, s string) (text string, width float64) {
	ft.Glyphs(object.String(s), func(g Glyph) {
		text += g.Text
		width += g.Width
	})
	return text, width
}

func TestSimpleFonts(t *testing.T) {
	for name, c := range map[string]struct{ font, text, want string }{
		"Windows":     {"/Subtype/TrueType /Encoding/WinAnsiEncoding", "\x93caf\xe9\x94 \x80", "“café” €"},
		"Macintosh":   {"/Subtype/TrueType /Encoding/MacRomanEncoding", "caf\x8e \xde", "café ﬁ"},
		"standard":    {"/Subtype/Type1 /BaseFont/Times-Roman", "it's \xaefine\xba", "it’s ﬁfine”"},
		"differences": {"/Subtype/Type1 /Encoding<</Differences[1/f_i/uni4E2D/u1F600/a.alt 65/B/nosuchname]>>", "\x01\x02\x03\x04ABC", "fi中😀aBC"},
		"own":         {"/Subtype/Type1 /FontDescriptor<</Flags 4>>", "ab", ""},
		"three":       {"/Subtype/Type3 /Encoding<</Differences[1/g0/g1]>> /ToUnicode 2 0 R /FontMatrix[.01 0 0 .01 0 0]", "\x01\x02", "ab"},
	} {
		ft := load(t, "1 0 obj <</Type/Font "+c.font+">> endobj 2 0 obj <<>> stream\n1 beginbfrange <01> <02> <0061> endbfrange\nendstream")
		if got, _ := said(ft, c.text); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestCompositeFonts(t *testing.T) {
	for name, c := range map[string]struct {
		encoding, text, want string
		width                float64
	}{
		"its own map":  {"/Identity-H /ToUnicode 3 0 R", "\x00\x01\x00\x02\x00\x09", "ﬁ帐户", 0.5 + 0.25 + 1},
		"no map":       {"/Identity-H", "\x00\x01", "", 0.5},
		"GBK":          {"/GBK-EUC-H", "\xd5\xcb\xbb\xa7 A", "账户 A", 3},
		"four bytes":   {"/GBK2K-H", "\xd5\xcb", "账", 1},
		"Big5":         {"/ETen-B5-H", "\xb1\x62\xa4\xe1", "帳戶", 2},
		"UTF-16":       {"/UniGB-UTF16-H", "\x8d\x26\xd8\x3d\xde\x00", "账😀", 2},
		"Japanese":     {"/90ms-RKSJ-H", "\x8c\xfb\x8d\xc0", "口座", 2},
		"Korean":       {"/KSCms-UHC-H", "\xb0\xe8", "계", 1},
		"Chinese EUC":  {"/GB-EUC-H", "\xd7\xa2\xcf\xfa", "注销", 2},
		"a stream":     {"4 0 R /ToUnicode 3 0 R", "\x01\x02", "ﬁ帐", 0.75},
		"odd at end":   {"/Identity-H /ToUnicode 3 0 R", "\x00\x01\x00", "ﬁ", 1.5},
		"unknown name": {"/NoSuch-H /ToUnicode 3 0 R", "\x00\x02", "帐", 0.25},
	} {
		ft := load(t, `1 0 obj <</Subtype/Type0 /Encoding `+c.encoding+` /DescendantFonts[2 0 R]>> endobj
2 0 obj <</Subtype/CIDFontType2 /W[1[500] 2 8 250]>> endobj
3 0 obj <<>> stream
1 begincodespacerange <0000> <ffff> endcodespacerange
2 beginbfrange <0001> <0001> <FB01> <0008> <0009> [<0000> <6237>] endbfrange
1 beginbfchar <0002> <5E10> endbfchar
endstream endobj
4 0 obj <<>> stream
1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <ff> 0 endcidrange
endstream endobj`)
		if got, width := said(ft, c.text); got != c.want || width < c.width-0.01 || width > c.width+0.01 {
			t.Errorf("%s: %q %.2f wide, want %q %.2f wide", name, got, width, c.want, c.width)
		}
	}
}

func TestBold(t *testing.T) {
	for font, want := range map[string]bool{
		"/BaseFont/ABCDEF+DejaVuSans-Bold":            true,
		"/BaseFont/SimHei":                            true,
		"/BaseFont/ABCDEF+DejaVuSans":                 false,
		"/FontDescriptor<</FontWeight 700>>":          true,
		"/FontDescriptor<</Flags 262144>>":            true,
		"/FontDescriptor<</FontWeight 400 /Flags 4>>": false,
	} {
		if got := load(t, "1 0 obj <</Subtype/TrueType "+font+">> endobj").Bold; got != want {
			t.Errorf("%s: bold %v", font, got)
		}
	}
}

// TestWideRanges has ranges that would take for ever to write out.
func TestWideRanges(t *testing.T) {
	ft := load(t, `1 0 obj <</Subtype/Type0 /Encoding 3 0 R /ToUnicode 3 0 R /DescendantFonts[2 0 R]>> endobj
2 0 obj <</W[0 2000000000 1 5 9999999 2]>> endobj
3 0 obj <<>> stream
1 begincodespacerange <00000000> <ffffffff> endcodespacerange
1 begincidrange <00000000> <ffffffff> 0 endcidrange
1 beginbfrange <00000000> <ffffffff> <`+strings.Repeat("0061", 1000)+`> endbfrange
endstream`)
	if text, _ := said(ft, "\x00\x00\x00\x01"); !strings.HasPrefix(text, "aaa") || len(text) > 200 {
		t.Errorf("%q", text)
	}
}

func FuzzLoad(f *testing.F) {
	f.Add("/Subtype/Type0/Encoding 3 0 R/DescendantFonts[<</W[1[2 3]4 5 6]>>]/ToUnicode 3 0 R", "1 begincodespacerange<00><ff>endcodespacerange 1 beginbfrange<00><09><0041>endbfrange", "abc")
	f.Add("/Subtype/Type3/FirstChar 32/Widths[1 2]/Encoding<</Differences[1/a/b]>>", "", "\x01\x02")
	f.Add("/Subtype/Type0/Encoding/GBK-EUC-H", "", "\xd5\xcb")
	f.Fuzz(func(t *testing.T, font, cmap, text string) {
		file, err := object.Open([]byte("1 0 obj <<" + font + ">> endobj 3 0 obj <<>> stream\n" + cmap + "\nendstream endobj"))
		if err != nil {
			return
		}
		signs := 0
		Load(file, object.Ref{Number: 1}).Glyphs(object.String(text), func(Glyph) { signs++ })
		if signs > len(text) {
			t.Errorf("%d signs in %d bytes", signs, len(text))
		}
	})
}
