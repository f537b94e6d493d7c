package render

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// formats are what every report in testdata is rendered as, by the ending of
// the golden file.
var formats = map[string]func(io.Writer, *report.Report) error{
	".jsonl": JSONL,
	".en.txt": func(w io.Writer, r *report.Report) error {
		return Text(w, r, message.For("en"), TextOptions{})
	},
	".zh-Hans.txt": func(w io.Writer, r *report.Report) error {
		return Text(w, r, message.For("zh-Hans"), TextOptions{})
	},
	".zh-Hant.full.txt": func(w io.Writer, r *report.Report) error {
		return Text(w, r, message.For("zh-Hant"), TextOptions{Width: 60, Full: true})
	},
	".en.md": func(w io.Writer, r *report.Report) error { return Markdown(w, r, message.For("en")) },
	".zh-Hans.md": func(w io.Writer, r *report.Report) error {
		return Markdown(w, r, message.For("zh-Hans"))
	},
}

// reports returns the reports in testdata by their names without ".json".
func reports(t *testing.T) map[string]*report.Report {
	t.Helper()
	return reportsIn(t, "testdata/*.json")
}

func reportsIn(t *testing.T, pattern string) map[string]*report.Report {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no reports: %v", err)
	}
	all := map[string]*report.Report{}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		r := new(report.Report)
		if err := d.Decode(r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[strings.TrimSuffix(name, ".json")] = r
	}
	return all
}

func TestGolden(t *testing.T) {
	for name, r := range reports(t) {
		for ending, render := range formats {
			t.Run(filepath.Base(name)+ending, func(t *testing.T) {
				var got bytes.Buffer
				if err := render(&got, r); err != nil {
					t.Fatal(err)
				}
				compare(t, name+ending, got.Bytes())
			})
		}
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(string(got), "\n")); diff != "" {
		t.Errorf("%s (-want +got; -update rewrites it):\n%s", file, diff)
	}
}

// TestJSONReturns holds that a report read from its JSON form is written the
// same, byte for byte.
func TestJSONReturns(t *testing.T) {
	for name, r := range reports(t) {
		want, err := os.ReadFile(name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var got bytes.Buffer
		if err := JSON(&got, r); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func golden(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
