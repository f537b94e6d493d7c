package office

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"

	"exitclause/internal/golden"
)

// fuzzed is small enough for a fuzz test to reach.
var fuzzed = Limits{MaxBytes: 1 << 20, MaxDepth: 64}

func FuzzDOCX(f *testing.F) {
	for _, a := range cases(f, "testdata/docx/*.txtar") {
		f.Add(a["document"], a["styles"], a["numbering"], a["footnotes"])
	}
	f.Fuzz(func(t *testing.T, document, styles, numbering, footnotes string) {
		parts := map[string]string{}
		for name, content := range map[string]string{"document": document, "styles": styles, "numbering": numbering, "footnotes": footnotes} {
			parts["word/"+name+".xml"] = strings.NewReplacer("NS", wordNamespaces, "CONTENT", content).Replace(wordRoots[name])
		}
		text, err := DOCX(pack(t, parts), fuzzed)
		checkPage(t, text, err)
	})
}

func FuzzODT(f *testing.F) {
	for _, a := range cases(f, "testdata/odt/*.txtar") {
		f.Add(a["styles"], a["automatic"], a["body"])
	}
	f.Fuzz(func(t *testing.T, styles, automatic, body string) {
		text, err := ODT([]byte("<office:document "+odfNamespaces+"><office:styles>"+styles+"</office:styles><office:automatic-styles>"+automatic+
			"</office:automatic-styles><office:body><office:text>"+body+"</office:text></office:body></office:document>"), fuzzed)
		checkPage(t, text, err)
	})
}

func FuzzEPUB(f *testing.F) {
	for _, a := range cases(f, "testdata/epub/*.txtar") {
		f.Add(a["OEBPS/content.opf"], a["OEBPS/text/chapter 1.xhtml"], a["OEBPS/text/three.html"], a["OEBPS/style.css"])
	}
	f.Fuzz(func(t *testing.T, book, chapter, loose, style string) {
		text, err := EPUB(pack(t, map[string]string{
			"META-INF/container.xml": `<container><rootfile full-path="content.opf"/></container>`, "content.opf": book,
			"text/chapter 1.xhtml": chapter, "text/three.html": loose, "style.css": style,
		}), fuzzed)
		checkPage(t, text, err)
	})
}

func FuzzRTF(f *testing.F) {
	for _, name := range golden.Cases(f, "testdata/rtf/*.rtf") {
		data := golden.Read(f, name)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		text, err := RTF(data, fuzzed)
		checkPage(t, text, err)
	})
}

// FuzzArchive gives any bytes to the readers of archives.
func FuzzArchive(f *testing.F) {
	f.Add(pack(f, map[string]string{"word/document.xml": "<a/>", "content.xml": "<a/>", "META-INF/container.xml": "<a/>"}))
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, read := range []readFunc{DOCX, ODT, EPUB} {
			text, err := read(data, fuzzed)
			checkPage(t, text, err)
		}
	})
}

// cases returns the parts of the cases that match pattern.
func cases(f *testing.F, pattern string) []map[string]string {
	var all []map[string]string
	for _, name := range golden.Cases(f, pattern) {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		parts := map[string]string{}
		for _, file := range a.Files {
			parts[file.Name] = string(file.Data)
		}
		all = append(all, parts)
	}
	return all
}

// checkPage checks that the result is a page whose elements nest, or an Error.
func checkPage(t *testing.T, text Text, err error) {
	t.Helper()
	if err != nil {
		var e *Error
		if !errors.As(err, &e) || e.Fault == "" || e.Error() == e.Note.Key {
			t.Fatalf("error %#v", err)
		}
		if text.HTML != "" {
			t.Fatalf("an error and %q", text.HTML)
		}
		return
	}
	if !utf8.ValidString(text.HTML) || strings.ContainsRune(text.HTML, 0) {
		t.Fatalf("no text: %q", text.HTML)
	}
	var open []string
	for z := html.NewTokenizer(strings.NewReader(text.HTML)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if len(open) > 0 {
				t.Fatalf("%q is never closed in %q", open, text.HTML)
			}
			return
		case html.StartTagToken:
			name, _ := z.TagName()
			if !slices.Contains([]string{"br", "meta", "hr", "wbr", "col"}, string(name)) {
				open = append(open, string(name))
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if n := len(open); n == 0 || open[n-1] != string(name) {
				t.Fatalf("</%s> in %q of %q", name, open, text.HTML)
			}
			open = open[:len(open)-1]
		}
	}
}
