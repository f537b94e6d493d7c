package pdf

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what is read as what is wanted")

// TestExtract reads every file in testdata, which is written by hand, with the
// reader built in, and compares the page with the one beside it.
func TestExtract(t *testing.T) {
	files, err := filepath.Glob("testdata/*.pdf")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	for _, path := range files {
		t.Run(filepath.Base(path), func(t *testing.T) {
			text, err := Extract(context.Background(), readFile(t, path), Options{})
			got := shown(text, err)
			want := strings.TrimSuffix(path, ".pdf") + ".html"
			if *update {
				if err := os.WriteFile(want, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(readFile(t, want)), got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func readFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// shown writes a page with a mark where each page of the file begins, and the
// warnings or the error behind it.
func shown(text Text, err error) string {
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	at := 0
	for i, page := range text.Pages {
		b.WriteString(text.HTML[at:page])
		b.WriteString("<!-- page " + string(rune('1'+i)) + " -->")
		at = page
	}
	b.WriteString(text.HTML[at:])
	for _, w := range text.Warnings {
		b.WriteString("warning: " + (&Error{Note: w}).Error() + "\n")
	}
	return b.String()
}
