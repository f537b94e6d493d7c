package cli

import (
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// program builds the program and returns its path.
func program(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "exitclause")
	build := exec.Command("go", "build", "-o", path, "exitclause/cmd/exitclause")
	if out, err := build.CombinedOutput(); err != nil {
		tb.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// BenchmarkProcess analyses a privacy policy and an agreement as a person does:
// the program starts, loads its rules, reads both and writes the report.
// cpu-ms/op is the time on all processors, start of the process included.
func BenchmarkProcess(b *testing.B) {
	path := program(b)
	b.Run("version", func(b *testing.B) { benchmarkProcess(b, path, "version") })
	b.Run("invented", func(b *testing.B) {
		benchmarkProcess(b, path, "analyze", "../../testdata/larkfin/privacy.html", "../../testdata/larkfin/terms.md")
	})
	b.Run("real", func(b *testing.B) {
		okx := filepath.Join(corpora(b), "real", "history", "okx")
		benchmarkProcess(b, path, "analyze",
			filepath.Join(okx, "privacy-policy", "2024-12-31T181043_d27c31203.md"),
			filepath.Join(okx, "terms-of-service", "2024-12-10T060955_b24515d44.md"))
	})
}

func benchmarkProcess(b *testing.B, path string, args ...string) {
	var cpu time.Duration
	for b.Loop() {
		cmd := exec.Command(path, args...)
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		cpu += cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(b.N), "cpu-ms/op")
}
