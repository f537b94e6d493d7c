package render

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

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
	all := map[string]*report.Report{}
	for _, name := range golden.Cases(t, pattern) {
		data := golden.Read(t, name)
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
				golden.Check(t, name+ending, got.String())
			})
		}
	}
}

// TestJSONReturns holds that a report read from its JSON form is written the
// same, byte for byte.
func TestJSONReturns(t *testing.T) {
	for name, r := range reports(t) {
		want := golden.Read(t, name+".json")
		var got bytes.Buffer
		if err := JSON(&got, r); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
