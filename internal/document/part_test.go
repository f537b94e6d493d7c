package document

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/golden"
	"exitclause/internal/source"

	"github.com/google/go-cmp/cmp"
)

// TestParts reads every page of testdata/parts and lays the documents in it
// against the .want beside it.
func TestParts(t *testing.T) {
	golden.Each(t, "testdata/parts/*", func(t *testing.T, file string) {
		page := pageOfFile(t, file)
		golden.Check(t, file+".want", drawParts(t, page))
		checkParts(t, page)
	})
}

func pageOfFile(t *testing.T, file string) *source.Page {
	t.Helper()
	data := golden.Read(t, file)
	page, err := source.New(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// drawParts draws the documents of a page, each under a line that says what it
// is of itself.
func drawParts(t *testing.T, page *source.Page) string {
	t.Helper()
	all, err := ParseAll(page)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, d := range all {
		fmt.Fprintf(&b, "= %s | %s | %s | %s | %s\n", d.Kind, d.Title, d.Language, d.Updated, d.Service)
		b.WriteString(drawOutline(d.Text, d.Sections))
	}
	return b.String()
}

// checkParts verifies what holds for the documents of any page: together they
// are the text of the page, and each clause of it is in one of them, at the same
// place of the source and with the same sentences.
func checkParts(t *testing.T, page *source.Page) {
	t.Helper()
	whole, err := Parse(page)
	if err != nil {
		return
	}
	all, err := ParseAll(page)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var got []string
	for _, d := range all {
		text.WriteString(d.Text)
		got = append(got, placesOf(d)...)
	}
	if diff := cmp.Diff(whole.Text, text.String()); diff != "" {
		t.Fatalf("the parts are not the page: %s", diff)
	}
	if diff := cmp.Diff(placesOf(whole), got); diff != "" {
		t.Fatalf("clauses and their places, -page +parts\n%s", diff)
	}
}

// placesOf says of each clause what it reads, and of each of its sentences and
// headings where it stands, and to which addresses words of it are linked.
func placesOf(d *Document) []string {
	var all []string
	for _, c := range d.Clauses {
		line := d.Quote(c.Span)
		for _, s := range c.Sentences {
			line += fmt.Sprintf("\n  %v %+v %s", d.Source(s.Span), d.Place(s.Span), d.Quote(s.Span))
		}
		for _, h := range c.Heads {
			line += fmt.Sprintf("\n  %v below %s", d.Source(h), d.Quote(h))
		}
		for _, l := range d.MailLinks(c.Span) {
			line += fmt.Sprintf("\n  %v linked to %s: %s", d.Source(l.Span), l.Address, d.Quote(l.Span))
		}
		all = append(all, line)
	}
	return all
}

// TestPartsCorpora cuts every real page.
func TestPartsCorpora(t *testing.T) {
	root := os.Getenv("EXITCLAUSE_CORPORA")
	if root == "" {
		t.Skip("EXITCLAUSE_CORPORA is not set: no real pages to cut")
	}
	cut := 0
	err := filepath.WalkDir(filepath.Join(root, "real"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasSuffix(path, ".jsonl") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		page, err := source.New(path, data)
		if err != nil {
			return nil // no document: the loader says why
		}
		if all, err := ParseAll(page); err == nil && len(all) > 1 {
			cut++
			t.Logf("%s holds %d documents", path, len(all))
			checkParts(t, page)
		}
		return nil
	})
	if err != nil || cut == 0 {
		t.Fatalf("%d pages cut: %v", cut, err)
	}
}

// FuzzParts cuts pages made from the cases, so that titles and numbers come in any
// order.
func FuzzParts(f *testing.F) {
	for _, file := range golden.Cases(f, "testdata/parts/*") {
		data := golden.Read(f, file)
		ext := filepath.Ext(file)
		f.Add(ext, data)
		f.Add(ext, slices.Concat(data, []byte("\n"), data))
	}
	f.Fuzz(func(t *testing.T, ext string, data []byte) {
		page, err := source.New("page"+ext, data)
		if err != nil {
			return
		}
		whole, err := Parse(page)
		if err != nil {
			return
		}
		all, err := ParseAll(page)
		if err != nil {
			t.Fatal(err)
		}
		var text string
		pieces := 0
		for _, d := range all {
			text += d.Text
			pieces += len(d.Clauses) + titled(d.Sections)
			for _, c := range d.Clauses {
				if d.Source(c.Span).End > len(page.Text) {
					t.Fatalf("clause %s comes from %v of %d bytes", c.Ref, d.Source(c.Span), len(page.Text))
				}
			}
		}
		if text != whole.Text {
			t.Fatalf("the parts are not the page: %q, not %q", text, whole.Text)
		}
		if want := len(whole.Clauses) + titled(whole.Sections); pieces != want {
			t.Fatalf("%d clauses and headings in the parts, %d in the page", pieces, want)
		}
	})
}

// titled counts the sections with a heading.
func titled(sections []*Section) int {
	n := 0
	for _, s := range sections {
		if n += titled(s.Sections); s.Title != "" {
			n++
		}
	}
	return n
}
