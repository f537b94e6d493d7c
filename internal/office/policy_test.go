package office_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/document"
	"exitclause/internal/source"
)

// TestSameClausesAsThePage converts the pages in testdata/policy with LibreOffice
// and finds the same clauses in them under the same numbers.
func TestSameClausesAsThePage(t *testing.T) {
	program, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("soffice is not installed (Debian: libreoffice-writer-nogui)")
	}
	pages, err := filepath.Glob("testdata/policy/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatalf("no pages (%v)", err)
	}
	dir, profile := t.TempDir(), t.TempDir()
	convert := func(format string, args ...string) {
		t.Helper()
		common := []string{"-env:UserInstallation=file://" + profile, "--headless", "--convert-to", format, "--outdir", dir}
		if out, err := exec.CommandContext(t.Context(), program, append(common, args...)...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
	}
	// Without the filter the page is one of the web editor, which writes no DOCX.
	convert("odt", append([]string{"--infilter=HTML (StarWriter)"}, pages...)...)
	var texts []string
	for _, page := range pages {
		texts = append(texts, filepath.Join(dir, strings.TrimSuffix(filepath.Base(page), ".html")+".odt"))
	}
	for _, format := range []string{"docx", "rtf", "fodt"} {
		convert(format, texts...)
	}
	for i, page := range pages {
		want := clausesOf(t, page)
		for _, format := range []string{"odt", "docx", "rtf", "fodt"} {
			t.Run(filepath.Base(page)+"/"+format, func(t *testing.T) {
				if diff := cmp.Diff(want, clausesOf(t, strings.TrimSuffix(texts[i], "odt")+format)); diff != "" {
					t.Errorf("-page +%s\n%s", format, diff)
				}
			})
		}
	}
}

// clausesOf returns the title and the clauses of a file, each with its number.
func clausesOf(t *testing.T, name string) []string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	page, err := source.New(name, data)
	if err != nil {
		t.Fatal(err)
	}
	d, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	clauses := []string{d.Title}
	for _, c := range d.Clauses {
		s := c.Number + " | " + document.FoldSpace(d.Text[c.Span.Start:c.Span.End])
		for _, h := range c.Heads {
			s += " | " + document.FoldSpace(d.Text[h.Start:h.End])
		}
		clauses = append(clauses, s)
	}
	return clauses
}

// TestSourceTellsProtection gives a document behind a password to what the
// program reads files with.
func TestSourceTellsProtection(t *testing.T) {
	name := utf16.Encode([]rune("EncryptedPackage"))
	data := []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")
	for _, c := range name {
		data = append(data, byte(c), byte(c>>8))
	}
	var e *source.Error
	if _, err := source.New("terms.docx", data); !errors.As(err, &e) || e.Note.Key != "office.encrypted" {
		t.Errorf("got %v", err)
	}
}
