package office

import (
	"archive/zip"
	"bytes"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// "go test -update ./internal/office" writes the .want files anew.
var update = flag.Bool("update", false, "write the expected results anew")

// each calls check for every file that matches pattern, as a test of its own.
func each(t *testing.T, pattern string, check func(t *testing.T, name string)) {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s (%v)", pattern, err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), func(t *testing.T) { check(t, name) })
	}
}

// checkBody compares the body of the page, and the warnings before it, with the
// file called name.
func checkBody(t *testing.T, name string, text Text, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(text.HTML, "<html>")
	got = strings.TrimPrefix(strings.TrimSuffix(got, "</body></html>\n"), `<head><meta charset="utf-8">`)
	for _, w := range text.Warnings {
		got = w.Key + " " + w.Args["n"] + "\n" + got
	}
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// pack makes a ZIP file.
func pack(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range sortedNames(files) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// sortedNames returns the names of files; "mimetype", which has to be first, is.
func sortedNames(files map[string]string) []string {
	names := slices.Sorted(maps.Keys(files))
	if i := slices.Index(names, "mimetype"); i > 0 {
		names = slices.Insert(slices.Delete(names, i, i+1), 0, "mimetype")
	}
	return names
}
