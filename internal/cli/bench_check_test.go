package cli

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// BenchmarkCheck checks many documents at once, as a watchdog does every night.
// Unchanged ones have the bytes that the baseline knows; of churned ones the page
// around the text is otherwise; changed ones also say something else, and each is
// compared with the earlier version, which is still there, or with the baseline
// alone. cpu-s/op is the time on all processors together.
func BenchmarkCheck(b *testing.B) {
	pages := inventedPages(b)
	b.Run("unchanged", func(b *testing.B) { benchmarkCheck(b, 500, pages, nil, false) })
	b.Run("churned", func(b *testing.B) { benchmarkCheck(b, 500, pages, churn, true) })
	b.Run("changed", func(b *testing.B) { benchmarkCheck(b, 500, pages, worsened, true) })
	b.Run("changed/alone", func(b *testing.B) { benchmarkCheck(b, 500, pages, worsened, false) })
	b.Run("real/unchanged", func(b *testing.B) { benchmarkCheck(b, 500, realPages(b), nil, false) })
	b.Run("real/churned", func(b *testing.B) { benchmarkCheck(b, 500, realPages(b), churn, true) })
	b.Run("real/changed", func(b *testing.B) { benchmarkCheck(b, 500, realPages(b), worsened, true) })
	b.Run("real/changed/alone", func(b *testing.B) { benchmarkCheck(b, 500, realPages(b), worsened, false) })
}

// sample is a document with the ending of its file's name.
type sample struct {
	ending string
	data   []byte
}

func inventedPages(b *testing.B) []sample {
	b.Helper()
	return readPages(b, "../../testdata/larkfin/*", "../../testdata/yunque/*")
}

// realPages returns the versions of real documents.
func realPages(b *testing.B) []sample {
	b.Helper()
	return readPages(b, filepath.Join(corpora(b), "real", "history", "*", "*", "*.md"))
}

func readPages(b *testing.B, patterns ...string) []sample {
	b.Helper()
	var all []sample
	for _, pattern := range patterns {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			b.Fatalf("no documents: %v", err)
		}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, sample{filepath.Ext(name), data})
		}
	}
	return all
}

// churn returns a page of which not the text but what is around it changed.
func churn(data []byte) []byte {
	return append(bytes.Clone(data), "\n<!-- served by harbour 7 -->\n"...)
}

// worsened returns a page that says something else.
func worsened(data []byte) []byte {
	return []byte(strings.NewReplacer("five", "seven", "30", "45", "五年", "七年", "三十", "四十五").Replace(string(data)))
}

// variant returns a page that is another document than the others of its kind.
func variant(data []byte, n int) []byte {
	return append(bytes.Clone(data), fmt.Sprintf("\n\nThis is document number %d of the harbour.\n", n)...)
}

func benchmarkCheck(b *testing.B, count int, pages []sample, edit func([]byte) []byte, keep bool) {
	dir := b.TempDir()
	config := filepath.Join(dir, "exitclause.yaml")
	write(b, config, []byte("documents: ['policies/*']\nbaseline: base.json\nexpectations: [{must: erasure-right}, {retention-period: {max: P5Y}}]\n"))
	size := 0
	for n := range count {
		p := pages[n%len(pages)]
		write(b, filepath.Join(dir, "policies", fmt.Sprint(n), "2026-01-01"+p.ending), variant(p.data, n))
		size += len(p.data)
	}
	path := program(b)
	runCheck(b, path, "check", "--update-baseline", config)
	for n := range count {
		p := pages[n%len(pages)]
		if edit == nil {
			continue
		}
		folder := filepath.Join(dir, "policies", fmt.Sprint(n))
		write(b, filepath.Join(folder, "2026-02-01"+p.ending), edit(variant(p.data, n)))
		if !keep {
			if err := os.Remove(filepath.Join(folder, "2026-01-01"+p.ending)); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.SetBytes(int64(size))
	var cpu time.Duration
	for b.Loop() {
		cpu += runCheck(b, path, "check", config)
	}
	b.ReportMetric(cpu.Seconds()/float64(b.N), "cpu-s/op")
}

func write(b *testing.B, name string, data []byte) {
	b.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(name, data, 0o644); err != nil {
		b.Fatal(err)
	}
}

// runCheck runs the program, whatever it finds, and returns the time it took on
// all processors.
func runCheck(b *testing.B, path string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(path, args...)
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code != ExitDone && code != ExitFailed && code != ExitSource {
		b.Fatalf("%v: %v: %s", args, err, out)
	}
	return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
}
