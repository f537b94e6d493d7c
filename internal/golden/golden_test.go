package golden

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCases(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.html", "b.want", "a.txt", "a.txt.want"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want := []string{filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.html")}
	if diff := cmp.Diff(want, Cases(t, filepath.Join(dir, "*"))); diff != "" {
		t.Error(diff)
	}
	if got, want := Want(want[1]), filepath.Join(dir, "b.want"); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestRows(t *testing.T) {
	file := filepath.Join(t.TempDir(), "rows.txt")
	Write(t, file, "# left = right\n\na\\tb = \\u4e00 = \"2\"\n = \n")
	want := [][2]string{{"a\tb", "一 = \"2\""}, {"", ""}}
	if diff := cmp.Diff(want, Rows(t, file, " = ")); diff != "" {
		t.Error(diff)
	}
}

// recorder is a test that may fail.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Helper()               {}
func (r *recorder) Errorf(string, ...any) { r.failed = true }

func TestCheck(t *testing.T) {
	file := filepath.Join(t.TempDir(), "want")
	Write(t, file, "as it was\n")
	for got, fails := range map[string]bool{"as it was\n": false, "as it is\n": true, "": true} {
		r := &recorder{TB: t}
		if Check(r, file, got); r.failed != fails {
			t.Errorf("%q fails: %v", got, r.failed)
		}
	}
}
