package pdf

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// agreement is a file of so many pages with 50 lines each.
func agreement(pages int) []byte {
	var b strings.Builder
	var kids []string
	for i := range pages {
		kids = append(kids, fmt.Sprintf("%d 0 R", 100+2*i))
		var c strings.Builder
		for j := range 50 {
			fmt.Fprintf(&c, "BT /F 10 Tf 50 %d Td (%d.%d We keep what you told us for as long as the account of yours is open, and then we) Tj ET\n", 760-14*j, i+1, j+1)
		}
		fmt.Fprintf(&b, "%d 0 obj <</Type/Page /Contents %d 0 R>> endobj %d 0 obj <</Length %d>> stream\n%s\nendstream endobj\n", 100+2*i, 101+2*i, 101+2*i, c.Len(), c.String())
	}
	return fmt.Appendf(nil, "%%PDF-1.4\n1 0 obj <</Pages 2 0 R>> endobj 2 0 obj <</Kids[%s] /MediaBox[0 0 600 800] /Resources<<%s>>>> endobj\n%strailer <</Root 1 0 R>>\n",
		strings.Join(kids, " "), plainFont, b.String())
}

// BenchmarkExtract reads a file of 56 pages, with the reader built in alone and
// with poppler as its judge.
func BenchmarkExtract(b *testing.B) {
	data := agreement(56)
	for name, opts := range map[string]Options{"built-in": {}, "judged": installed(b)} {
		if name == "judged" && opts.Pdftotext == "" {
			continue
		}
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, err := Extract(context.Background(), data, opts); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
