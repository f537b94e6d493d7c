package document

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestReadXHTML has what XML reads otherwise than HTML.
func TestReadXHTML(t *testing.T) {
	tests := []struct {
		src  string
		want []string
	}{
		{"<p><![CDATA[We keep <b> & your data.]]></p>", []string{"We keep <b> & your data."}},
		{"<p>We keep <![CDATA[]]>your <![CDATA[data]]>.</p>", []string{"We keep your data."}},
		{"<title/><p>One.</p><script src='a'/><p>Two.</p><iframe/><textarea/><p>Three.</p>", []string{"One.", "Two.", "Three."}},
		{"<p>One.<p/>Two.</p><div/><p>Three.<svg/></p><p>Four.<template/></p>", []string{"One.", "Two.", "Three.", "Four."}},
		{"<p>We <a id='x'/><b/>keep <br/>it.</p><select/><p>Two.</p>", []string{"We keep \nit.", "Two."}},
		{"<p>x<![CDATA[never closed", []string{"xnever closed"}},
	}
	for _, tt := range tests {
		var b textBuilder
		blocks, _, err := readXHTML(tt.src, &b)
		if err != nil {
			t.Error(err)
			continue
		}
		text := b.text.String()
		var got []string
		for _, block := range blocks {
			got = append(got, text[block.span.Start:block.span.End])
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: %s", tt.src, diff)
		}
		checkSegments(t, tt.src, text, b.origin)
	}
}

func FuzzReadXHTML(f *testing.F) {
	for _, s := range []string{
		"<p><![CDATA[We keep <b> & your data.]]></p><div/><script/>x", "<svg/><a/><ul><li/>x<![CDATA[]]></ul><![CDATA[y]]", "<table/><p/><![CDATA[&amp;<p>]]>z",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.ReplaceAll(strings.ToValidUTF8(src, "\ufffd"), "\x00", " ")
		if strings.Contains(src, cdata) {
			return // the check of places knows no such section
		}
		var b textBuilder
		blocks, _, err := readXHTML(src, &b)
		if err != nil {
			t.Fatal(err)
		}
		checkPlaces(t, src, b.text.String(), b.origin, blocks)
	})
}
