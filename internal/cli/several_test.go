package cli

import (
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/report"
)

// TestSeveralInOneFile writes pages that hold an agreement and a policy in the
// forms that people get files in: in each, both are found, and in each of them
// what the page says.
func TestSeveralInOneFile(t *testing.T) {
	if testing.Short() {
		t.Skip("LibreOffice and Chromium take their time")
	}
	pages, err := filepath.Glob("testdata/several/*.html")
	if err != nil || len(pages) == 0 {
		t.Fatal("no pages", err)
	}
	for _, page := range pages {
		path, err := filepath.Abs(page)
		if err != nil {
			t.Fatal(err)
		}
		want := contents(t, path)
		for _, form := range []string{"docx", "odt", "rtf", "pdf"} {
			t.Run(filepath.Base(page)+" as "+form, func(t *testing.T) {
				file := filepath.Join(t.TempDir(), "file."+form)
				if form == "pdf" {
					printByChromium(t, path, file)
				} else {
					convertByLibreOffice(t, path, file, form)
				}
				if diff := cmp.Diff(want, contents(t, file)); diff != "" {
					t.Errorf("-page +%s\n%s", form, diff)
				}
			})
		}
	}
}

// partContents is what is found in one of the documents of a file.
type partContents struct {
	Kind, Title, Updated string
	Findings             []string // practice, clause and quote
}

func contents(t *testing.T, path string) []partContents {
	t.Helper()
	r, code := analyzed(t, path)
	if code != ExitDone || len(r.Documents) != 2 {
		t.Fatalf("exit code %d, %d documents, want 2: %v", code, len(r.Documents), r.Failures)
	}
	all := make([]partContents, len(r.Documents))
	for i, d := range r.Documents {
		all[i] = partContents{Kind: d.Kind, Title: d.Title, Updated: d.Updated, Findings: findingsOf(r, d.ID)}
	}
	return all
}

func findingsOf(r *report.Report, document string) []string {
	var all []string
	for _, f := range r.Findings {
		if f.Document == document {
			all = append(all, string(f.Practice)+" "+f.Clause+" "+f.Quote)
		}
	}
	return all
}
