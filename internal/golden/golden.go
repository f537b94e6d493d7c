// Package golden holds what tests get against files: adding a case is adding a
// file. Nothing but tests imports it. With the flag -update, what the tests get is
// written to the files; read the difference before it is kept.
package golden

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the tests get to the files that they compare it with")

// Update reports whether the files are to be written anew.
func Update() bool { return *update }

// Check fails the test unless got is what file holds. With -update it writes got
// to file instead.
func Check(tb testing.TB, file, got string) {
	tb.Helper()
	if *update {
		Write(tb, file, got)
		return
	}
	want := string(Read(tb, file))
	if want == got {
		return
	}
	diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n"))
	tb.Errorf("%s (-want +got; -update writes it anew):\n%s", file, diff)
}

// Write makes content what file holds.
func Write(tb testing.TB, file, content string) {
	tb.Helper()
	if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
		tb.Fatal(err)
	}
}

// Read returns what file holds.
func Read(tb testing.TB, file string) []byte {
	tb.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// Cases returns the files that match pattern, save those that end in .want, which
// hold what tests want of the others. There must be some.
func Cases(tb testing.TB, pattern string) []string {
	tb.Helper()
	files, err := filepath.Glob(pattern)
	files = slices.DeleteFunc(files, func(file string) bool { return filepath.Ext(file) == ".want" })
	if err != nil || len(files) == 0 {
		tb.Fatalf("no cases in %s: %v", pattern, err)
	}
	return files
}

// Each runs check for every case that matches pattern, as a test of its own with
// the name of its file.
func Each(t *testing.T, pattern string, check func(t *testing.T, file string)) {
	t.Helper()
	for _, file := range Cases(t, pattern) {
		t.Run(Name(file), func(t *testing.T) { check(t, file) })
	}
}

// Name returns the name of file without its folder and its ending.
func Name(file string) string {
	return strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
}

// Rows returns the cases of a text file with one in a line: the two sides of the
// first sep, in which the escapes of Go stand for what they do there. Empty lines,
// and comments behind a # at the start of a line, are none.
func Rows(tb testing.TB, file, sep string) [][2]string {
	tb.Helper()
	var rows [][2]string
	for line := range strings.Lines(string(Read(tb, file))) {
		line = strings.TrimSuffix(line, "\n")
		if line == "" || line[0] == '#' {
			continue
		}
		left, right, found := strings.Cut(line, sep)
		if !found {
			tb.Fatalf("%s: no %q in %q", file, sep, line)
		}
		rows = append(rows, [2]string{unescape(tb, left), unescape(tb, right)})
	}
	if len(rows) == 0 {
		tb.Fatalf("%s: no cases", file)
	}
	return rows
}

func unescape(tb testing.TB, s string) string {
	tb.Helper()
	u, err := strconv.Unquote(`"` + strings.ReplaceAll(s, `"`, `\"`) + `"`)
	if err != nil {
		tb.Fatalf("%q: %v", s, err)
	}
	return u
}

// Want returns the name of the file beside a case that holds what is wanted of it:
// with the ending .want in place of its own.
func Want(file string) string {
	return strings.TrimSuffix(file, filepath.Ext(file)) + ".want"
}
