package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestCheckStops holds that a check that is interrupted ends at once, says
// nothing of documents that it did not read, and leaves no half baseline behind.
func TestCheckStops(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, "exitclause.yaml")
	if err := os.WriteFile(config, []byte("documents: ['policies/*']\nbaseline: base.json\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile("../../testdata/larkfin/privacy.html")
	if err != nil {
		t.Fatal(err)
	}
	for n := range 300 {
		folder := filepath.Join(dir, "policies", fmt.Sprint(n))
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "2026-01-01.html"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, after := range []time.Duration{0, 50 * time.Millisecond, 200 * time.Millisecond} {
		ctx, cancel := context.WithCancel(context.Background())
		time.AfterFunc(after, cancel)
		var stdout, stderr bytes.Buffer
		env := Env{Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Getenv: func(string) string { return "" }, Now: time.Now}
		code := Main(ctx, []string{"check", "--update-baseline", config}, env)
		cancel()
		if code != ExitInterrupted || stdout.Len() > 0 || stderr.Len() > 0 {
			t.Errorf("after %v: code %d, %q, %q", after, code, stdout.String(), stderr.String())
		}
		names, err := filepath.Glob(filepath.Join(dir, "*"))
		if err != nil || len(names) != 2 {
			t.Errorf("after %v: %v, %v", after, names, err)
		}
	}
}
