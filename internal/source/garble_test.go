package source

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"

	"exitclause/internal/golden"
)

// TestFindGarble reads testdata/garbled.txt.
func TestFindGarble(t *testing.T) {
	for _, c := range golden.Rows(t, "testdata/garbled.txt", " = ") {
		text, want := c[0], c[1]
		misread, lost := FindGarble(text)
		got := "-"
		switch {
		case misread.Count > 0:
			got = strconv.Itoa(misread.Count) + " " + misread.Meant
		case lost.Count > 0:
			got = "lost " + strconv.Itoa(lost.Count)
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// misread returns text as it looks when its bytes in an encoding are read as
// windows-1252.
func misread(t testing.TB, label, text string) string {
	t.Helper()
	enc, _ := charset.Lookup(label)
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var garbled strings.Builder
	for _, b := range data {
		r := charmap.Windows1252.DecodeByte(b)
		if r == utf8.RuneError {
			r = rune(b) // as browsers have it
		}
		garbled.WriteRune(r)
	}
	return garbled.String()
}

// TestGarbledIsReadBack has Chinese that was read as windows-1252 and saved as
// UTF-8: it is read as what it was, and every place is in the bytes received.
func TestGarbledIsReadBack(t *testing.T) {
	const page = "<!DOCTYPE html><meta charset=utf-8><title>© Larkfin</title>\n<p>"
	for _, tt := range []struct{ label, text, want string }{
		{"utf-8", simplified, "utf-8"},
		{"utf-8", traditional, "utf-8"},
		{"gbk", simplified, "gb18030"},
		{"big5", traditional, "big5"},
		{"utf-8", western, ""},
		{"utf-8", "Société « Larkfin » à Genève, « été » déjà fermé", ""},
	} {
		garbled := misread(t, tt.label, tt.text)
		for _, repeat := range []int{1, 200} {
			p, err := New(tt.label, []byte(page+strings.Repeat(garbled+"\n", repeat)))
			if err != nil {
				t.Fatal(err)
			}
			text, got := tt.text, ""
			for _, w := range p.Warnings {
				got += w.Args["charset"]
			}
			if tt.want == "" {
				text = garbled
			}
			if want := page + strings.Repeat(text+"\n", repeat); p.Text != want || got != tt.want {
				t.Errorf("%s: read back from %q: %.120q, want %q: %.120q", tt.label, got, p.Text, tt.want, want)
			}
			checkPlaces(t, p)
		}
	}
}

// FuzzFindGarble holds places to the text, and what a clean text cannot lose.
func FuzzFindGarble(f *testing.F) {
	for _, s := range []string{simplified, western, japanese, "Société « été »", "锛屾垜锟斤拷"} {
		f.Add(s)
		f.Add(misread(f, "utf-8", s))
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		for _, g := range []func() Garble{
			func() Garble { g, _ := FindGarble(text); return g },
			func() Garble { _, g := FindGarble(text); return g },
		} {
			g := g()
			if g.Count == 0 {
				continue
			}
			if g.Start < 0 || g.End <= g.Start || g.End > len(text) || !utf8.ValidString(text[g.Start:g.End]) {
				t.Fatalf("%q: %+v", text, g)
			}
		}
		if isASCII(text) {
			if a, b := FindGarble(text); a.Count+b.Count > 0 {
				t.Fatalf("%q: %+v, %+v", text, a, b)
			}
		}
	})
}

func isASCII(s string) bool { return firstHigh([]byte(s)) < 0 }

// BenchmarkFindGarble looks for it where there is none.
func BenchmarkFindGarble(b *testing.B) {
	for name, s := range map[string]string{
		"english": strings.Repeat("We keep your “personal data” for five years — or longer. ", 1000),
		"chinese": strings.Repeat("您可以随时注销账户，我们会在三十日内删除您的个人信息。", 1000),
		"french":  strings.Repeat("La société conserve les données après la clôture du compte. ", 1000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			for b.Loop() {
				FindGarble(s)
			}
		})
	}
}
