package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"exitclause/internal/report"
)

// TestCorporaPrinted has Chromium print real pages, and compares what is found in
// the PDF with what is found in the page and was printed: a page that scrolls
// inside a frame of its own prints one screen of its text. Tables that the paper
// is too narrow for cannot all be put together again, so not all can be the same.
func TestCorporaPrinted(t *testing.T) {
	const every, least = 11, 0.9 // page; share of the findings that are the same
	root := filepath.Join(corpora(t), "real")
	var pages []string
	for _, pattern := range []string{"html-en/ota/demo/*/*.html", "html-en/c3pa/DB/*.html", "html-zh/*.html"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(found); i += every {
			pages = append(pages, found[i])
		}
	}
	if len(pages) == 0 {
		t.Fatal("no pages under", root)
	}
	same, all := 0, 0
	for _, page := range pages {
		s, n := printedTheSame(t, page)
		t.Logf("%s: %d of %d findings", filepath.Base(page), s, n)
		same, all = same+s, all+n
	}
	t.Logf("%d pages, %d of %d findings are the same", len(pages), same, all)
	if float64(same) < least*float64(all) {
		t.Errorf("%d of %d findings are the same, want at least %.0f %%", same, all, 100*least)
	}
}

// printedTheSame returns how many of the findings of a page are found in print
// too, and how many stand there. Where the page gives no report there are none.
func printedTheSame(t *testing.T, page string) (same, all int) {
	t.Helper()
	dir := t.TempDir()
	data, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	copied, printed := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	want, code := analyzed(t, copied)
	if code != ExitDone {
		return 0, 0
	}
	printByChromium(t, copied, printed)
	got, code := analyzed(t, printed)
	if code != ExitDone {
		t.Errorf("%s: printed it cannot be read: %v", filepath.Base(page), got.Failures)
		return 0, len(want.Findings)
	}
	found := map[string]bool{}
	for _, f := range got.Findings {
		found[statementOf(f)] = true
	}
	letters := lettersInPrint(t, printed)
	for _, f := range want.Findings {
		if quote, _ := bareLetters(f.Quote); !strings.Contains(letters, quote) {
			continue
		}
		all++
		if found[statementOf(f)] {
			same++
		}
	}
	return same, all
}

// lettersInPrint returns the bare letters of a PDF as poppler reads them in the
// order in which they were printed, one cell of a table after the other.
func lettersInPrint(t *testing.T, name string) string {
	t.Helper()
	text, err := exec.Command("pdftotext", "-raw", name, "-").Output()
	if err != nil {
		t.Skipf("no poppler is installed, which is to tell what was printed: %v", err)
	}
	letters, _ := bareLetters(string(text))
	return letters
}

// statementOf returns the practice and the bare letters of the quote of f.
func statementOf(f report.Finding) string {
	letters, _ := bareLetters(f.Quote)
	return string(f.Practice) + " " + letters
}
