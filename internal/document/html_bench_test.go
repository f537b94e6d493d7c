package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// BenchmarkReadHTML reports the time of readHTML as a multiple of what goquery
// alone takes to parse the same bytes: on a page of ours, and on the saved pages
// in the folder that EXITCLAUSE_CORPORA names, if it is set.
func BenchmarkReadHTML(b *testing.B) {
	b.Run("invented", func(b *testing.B) { compareWithGoquery(b, []string{inventedPage()}) })
	folder := os.Getenv("EXITCLAUSE_CORPORA")
	for _, set := range []string{"html-en", "html-zh"} {
		b.Run(set, func(b *testing.B) {
			if folder == "" {
				b.Skip("EXITCLAUSE_CORPORA is not set")
			}
			compareWithGoquery(b, savedPages(b, filepath.Join(folder, "real", set)))
		})
	}
}

func compareWithGoquery(b *testing.B, pages []string) {
	var ours, theirs time.Duration
	for b.Loop() {
		for _, page := range pages {
			start := time.Now()
			var text textBuilder
			if _, _, err := readHTML(page, &text); err != nil {
				b.Fatal(err)
			}
			ours += time.Since(start)
			start = time.Now()
			if _, err := goquery.NewDocumentFromReader(strings.NewReader(page)); err != nil {
				b.Fatal(err)
			}
			theirs += time.Since(start)
		}
	}
	b.ReportMetric(float64(ours)/float64(theirs), "x-goquery")
}

func savedPages(b *testing.B, folder string) []string {
	var pages []string
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		data, err := os.ReadFile(path)
		pages = append(pages, strings.ReplaceAll(strings.ToValidUTF8(string(data), "\ufffd"), "\x00", " "))
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return pages
}

// inventedPage is a page as sites make them: more scripts, styles and menus than
// text, and classes on everything.
func inventedPage() string {
	var s strings.Builder
	s.WriteString(`<!DOCTYPE html><html lang="en"><head><title>Privacy Policy | Larkfin</title><style>` +
		strings.Repeat(".c{margin:0;padding:0}\n", 500) + "</style><script>" + strings.Repeat("var a=function(){return 1};\n", 1000) + "</script></head><body>")
	s.WriteString(`<nav class="nav">` + strings.Repeat(`<a class="nav-link px-2" href="https://larkfin.example/p">Prices</a>`, 100) + "</nav><main>")
	for range 60 {
		s.WriteString(`<h2 class="title is-4" id="s">Keeping your data</h2>` +
			`<p class="text mb-4">If you close your account, we keep <strong>identity records</strong> for five&nbsp;years &amp; delete the rest.</p>` +
			`<ul class="list"><li class="item"><span class="x">Trade records</span></li><li class="item">Messages to support</li></ul>` +
			`<table class="t"><tr><th>Data</th><th>Kept for</th></tr><tr><td>Name</td><td>Five years</td></tr></table>`)
	}
	return s.String() + "</main></body></html>"
}
