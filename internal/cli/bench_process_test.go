package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"
)

// program builds the program and returns its path.
func program(tb testing.TB) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "exitclause")
	build := exec.Command("go", "build", "-o", path, "exitclause/cmd/exitclause")
	build.Env = append(os.Environ(), "CGO_ENABLED=0") // as README builds it; the C library takes 2 MB
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

// BenchmarkProcessBesideGoquery analyses saved pages in one call of the program,
// from its start to its end, and reports that as a multiple of what another program
// takes to parse them with goquery and no more (x-goquery). Of that program only the
// parsing counts; both collect garbage as they are used to.
func BenchmarkProcessBesideGoquery(b *testing.B) {
	path := program(b)
	for _, sets := range [][]string{{"html-en", "html-zh"}, {"html-en"}, {"html-zh"}} {
		b.Run(strings.Join(sets, "+"), func(b *testing.B) {
			var folders []string
			for _, set := range sets {
				folders = append(folders, filepath.Join(corpora(b), "real", set))
			}
			benchmarkBesideGoquery(b, path, folders)
		})
	}
}

func benchmarkBesideGoquery(b *testing.B, path string, folders []string) {
	var ours, theirs time.Duration
	for b.Loop() {
		start := time.Now()
		out, err := exec.Command(path, append([]string{"analyze", "--quiet", "--format", "json"}, folders...)...).Output()
		ours += time.Since(start)
		var failed *exec.ExitError
		if errors.As(err, &failed) && failed.ExitCode() == ExitSource {
			err = nil // some pages hold no document
		}
		if err != nil || len(out) == 0 {
			b.Fatal(err)
		}
		took, err := exec.Command("goquery-alone", folders...).Output()
		if err != nil {
			b.Fatal(err)
		}
		alone, err := time.ParseDuration(string(took))
		if err != nil {
			b.Fatal(err)
		}
		theirs += alone
	}
	b.ReportMetric(float64(ours)/float64(theirs), "x-goquery")
}

// parseAlone is the program goquery-alone: it parses the HTML pages in the folders
// that it is given, and writes how long that took.
func parseAlone() {
	var spent time.Duration
	for _, folder := range os.Args[1:] {
		err := filepath.WalkDir(folder, func(path string, _ fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".html" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			start := time.Now()
			_, err = goquery.NewDocumentFromReader(bytes.NewReader(data))
			spent += time.Since(start)
			return err
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	fmt.Print(spent)
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
