package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestProgress shows a bar to whoever watches, and nobody else, and takes it away
// in the end.
func TestProgress(t *testing.T) {
	for name, c := range map[string]struct {
		watched, quiet, shown bool
	}{
		"at a terminal": {watched: true, shown: true}, "in a pipe": {}, "quiet": {watched: true, quiet: true},
	} {
		t.Run(name, func(t *testing.T) {
			var errs bytes.Buffer
			args := []string{"analyze", "--lang", "en", "-o", t.TempDir() + "/report.txt", "../../testdata/larkfin", "../../testdata/yunque"}
			if c.quiet {
				args = append(args, "-q")
			}
			env := Env{
				Stdin: strings.NewReader(""), Stdout: &bytes.Buffer{}, Stderr: &errs, Watched: c.watched,
				Now: time.Now, Getenv: func(string) string { return "" },
			}
			if code := Main(t.Context(), args, env); code != ExitDone {
				t.Fatalf("exit code %d: %s", code, errs.String())
			}
			if shown := strings.Contains(errs.String(), "reading"); shown != c.shown {
				t.Errorf("shown: %v; standard error is %q", shown, errs.String())
			}
			if last := errs.String()[strings.LastIndexByte(errs.String(), '\r')+1:]; strings.TrimSpace(last) != "" {
				t.Errorf("%q is left behind", last)
			}
		})
	}
}
