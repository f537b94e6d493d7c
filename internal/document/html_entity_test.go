package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzEntity reads references one by one and compares with a whole decoder.
func FuzzEntity(f *testing.F) {
	for _, s := range []string{"&amp;lt;", "&copyright&notit;&fjlig;", "&#65;&#x41&#65B&#;&#x;&", "&semi;&NotEqualTilde;&CounterClockwiseContourIntegral;", "&#0;&#128;&#xD800;&#99999999999;", "AT&T &&&lt"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			t.Skip("a page's text is valid UTF-8")
		}
		var r entityReader
		var got strings.Builder
		for at := 0; at < len(src); {
			if src[at] != '&' {
				got.WriteByte(src[at])
				at++
				continue
			}
			e := r.read(src[at:])
			got.WriteString(e.text)
			at += e.length
		}
		if want := html.UnescapeString(src); FoldSpace("|"+got.String()+"|") != FoldSpace("|"+want+"|") {
			t.Errorf("%q: got %q, want %q", src, got.String(), want)
		}
	})
}
