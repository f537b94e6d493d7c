package office

import (
	"archive/zip"
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/golden"
)

// checkBody compares the body of the page that the case called name makes, and the
// warnings before it, with what is wanted.
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
	golden.Check(t, golden.Want(name), got)
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
