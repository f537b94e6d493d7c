package source

import (
	"strings"
	"testing"

	"golang.org/x/net/html/charset"
)

// BenchmarkNew reads a page of about one megabyte. Places are 1,000, as for a
// report with many findings.
func BenchmarkNew(b *testing.B) {
	page := "<!DOCTYPE html><title>t</title>" + strings.Repeat("<p>"+simplified+"</p>\n<p>"+strings.Repeat("You may close your account. ", 10)+"</p>\n", 2000)
	for _, label := range []string{"utf-8", "gb18030", "big5"} {
		enc, _ := charset.Lookup(label)
		data, _ := enc.NewEncoder().Bytes([]byte(page)) // what Big5 lacks becomes an HTML escape
		b.Run(label, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := New("x", data); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run(label+"/places", func(b *testing.B) {
			p, err := New("x", data)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				for i := range 1000 {
					at := i * len(p.Text) / 1000
					p.Place(at, at+200)
				}
			}
		})
	}
}
