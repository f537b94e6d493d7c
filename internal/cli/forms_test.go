package cli

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"exitclause/internal/report"
)

var updateForms = flag.Bool("update-forms", false, "write testdata/forms.txt anew, with the reasons that it has")

// form is one more form of a page, which another program writes.
type form struct {
	name, ending string
	write        func(t *testing.T, page, to string)
}

// forms are the forms in which people save and send pages.
func forms(t *testing.T) []form {
	office := func(format string) func(t *testing.T, page, to string) {
		return func(t *testing.T, page, to string) { convertByLibreOffice(t, page, to, format) }
	}
	pandoc := func(format string) func(t *testing.T, page, to string) {
		return func(t *testing.T, page, to string) {
			runProgram(t, "pandoc", "--from=html", "--to="+format, "--wrap=none", "--output="+to, page)
		}
	}
	return []form{
		{"LibreOffice DOCX", ".docx", office("docx")},
		{"LibreOffice ODT", ".odt", office("odt")},
		{"LibreOffice RTF", ".rtf", office("rtf")},
		{"LibreOffice EPUB", ".epub", office("epub")},
		{"LibreOffice PDF", ".pdf", office("pdf")},
		{"Chromium PDF", ".pdf", printByChromium},
		{"pandoc DOCX", ".docx", pandoc("docx")},
		{"pandoc EPUB", ".epub", pandoc("epub")},
		{"pandoc Markdown", ".md", pandoc("gfm")},
		{"pandoc text", ".txt", pandoc("plain")},
	}
}

// TestSameTextSameAnswer has the invented policies written in other forms by the
// programs that people use, and compares what is found in each form, and under
// which number, with what is found in the page. Where the two are to differ
// stands with its reason in testdata/forms.txt.
func TestSameTextSameAnswer(t *testing.T) {
	known := knownDifferences(t)
	var all []string
	for _, name := range []string{"larkfin/privacy.html", "yunque/privacy.html", "yunque/privacy-hant.html"} {
		path, err := filepath.Abs(filepath.Join("../../testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		want, _ := analyzed(t, path)
		for _, f := range forms(t) {
			t.Run(f.name+"/"+name, func(t *testing.T) {
				to := filepath.Join(t.TempDir(), "saved"+f.ending)
				f.write(t, path, to)
				r, code := analyzed(t, to)
				if code != ExitDone || len(r.Documents) != 1 {
					t.Fatalf("exit code %d, %d documents, failures %v", code, len(r.Documents), r.Failures)
				}
				differences := differencesOf(f.name+" "+name, want, r)
				all = append(all, differences...)
				if !*updateForms {
					wantKnown(t, f.name+" "+name, known, differences)
				}
				t.Logf("%d findings, %d in the page, %d differences", len(r.Findings), len(want.Findings), len(differences))
			})
		}
	}
	if *updateForms {
		writeDifferences(t, known, all)
	}
}

// differencesOf returns what is found in the one report and not in the other, a
// finding a line: "-" of the page only, "+" of the other form only.
func differencesOf(form string, page, other *report.Report) []string {
	was, is := statements(page), statements(other)
	var all []string
	for _, s := range was {
		if !slices.Contains(is, s) {
			all = append(all, form+" - "+s)
		}
	}
	for _, s := range is {
		if !slices.Contains(was, s) {
			all = append(all, form+" + "+s)
		}
	}
	return all
}

// statements returns the findings of r as practice, clause and the beginning of
// the quote, in bare letters: a form may have other quotation marks and spaces.
func statements(r *report.Report) []string {
	var all []string
	for _, f := range r.Findings {
		letters, _ := bareLetters(f.Quote)
		runes := []rune(letters)
		all = append(all, fmt.Sprintf("%s | %s | %s", f.Practice, f.Clause, string(runes[:min(len(runes), 40)])))
	}
	return all
}

const formsFile = "testdata/forms.txt"

// knownDifferences returns the reasons of the differences that are known, by
// difference.
func knownDifferences(t *testing.T) map[string]string {
	t.Helper()
	data, err := os.ReadFile(formsFile)
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]string)
	reason := ""
	for line := range strings.Lines(string(data)) {
		switch line = strings.TrimSuffix(line, "\n"); {
		case strings.HasPrefix(line, "# "):
			reason = strings.TrimPrefix(line, "# ")
		case line != "":
			known[line] = reason
		}
	}
	return known
}

// wantKnown reports the differences of a form that are not known, and the known
// ones that are gone.
func wantKnown(t *testing.T, form string, known map[string]string, differences []string) {
	t.Helper()
	var want []string
	for line := range known {
		if strings.HasPrefix(line, form+" ") {
			want = append(want, line)
		}
	}
	slices.Sort(want)
	got := slices.Clone(differences)
	slices.Sort(got)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-known +found; -update-forms writes them down, for a reason to be added):\n%s", diff)
	}
}

func writeDifferences(t *testing.T, known map[string]string, differences []string) {
	t.Helper()
	byReason := make(map[string][]string)
	for _, d := range differences {
		byReason[known[d]] = append(byReason[known[d]], d)
	}
	var b strings.Builder
	for i, reason := range slices.Sorted(maps.Keys(byReason)) {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "# %s\n%s\n", reason, strings.Join(byReason[reason], "\n"))
	}
	if err := os.WriteFile(formsFile, []byte(b.String()), 0o666); err != nil {
		t.Fatal(err)
	}
}

// runProgram runs a program, or skips the test where it is not installed.
func runProgram(t *testing.T, name string, args ...string) {
	t.Helper()
	program, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed, which is to write the form", name)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	if out, err := exec.CommandContext(ctx, program, args...).CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
}

func convertByLibreOffice(t *testing.T, page, to, format string) {
	t.Helper()
	dir := t.TempDir()
	runProgram(t, "soffice", "-env:UserInstallation=file://"+t.TempDir(), "--headless", "--infilter=HTML (StarWriter)",
		"--convert-to", format, "--outdir", dir, page)
	made := strings.TrimSuffix(filepath.Base(page), filepath.Ext(page)) + "." + format
	if err := os.Rename(filepath.Join(dir, made), to); err != nil {
		t.Fatal(err)
	}
}

func printByChromium(t *testing.T, path, to string) {
	t.Helper()
	ctx := chromium(t)
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+path)); err != nil {
		t.Fatal(err)
	}
	printed, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, printed.Data, 0o600); err != nil {
		t.Fatal(err)
	}
}
