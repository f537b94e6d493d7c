package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"exitclause/internal/analyze"
	"exitclause/internal/gold"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// wanted is a finding that an analysis must have. What is not set is not asked
// for.
type wanted struct {
	File     string // its document, relative to the corpora
	Practice string
	Quote    string // words of the quote; they tell it from others, and are not the whole of it
	Section  string // the number
	Duration *wantedDuration
	OnlyISO  string `yaml:"only"` // all its durations are this
}

type wantedDuration struct{ ISO, Bound, Trigger string }

// TestCorporaFindings holds that the findings in testdata/corpora_want.yaml are
// among those of real documents, analysed together.
func TestCorporaFindings(t *testing.T) {
	root := corpora(t)
	data, err := os.ReadFile("testdata/corpora_want.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var together [][]wanted // one list for each analysis
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&together); err != nil {
		t.Fatal(err)
	}
	for _, wants := range together {
		r := analyzeTogether(t, root, wants)
		for _, w := range wants {
			t.Run(w.Practice+" "+w.Quote, func(t *testing.T) {
				if !slices.ContainsFunc(r.Findings, func(f report.Finding) bool { return w.is(root, r, f) }) {
					t.Errorf("%s lacks %+v %+v; findings with these words:%s", w.File, w, w.Duration, like(r, w))
				}
			})
		}
	}
}

// analyzeTogether returns the report on all documents that wants name.
func analyzeTogether(t *testing.T, root string, wants []wanted) *report.Report {
	t.Helper()
	args := []string{"analyze", "--format", "json"}
	for _, w := range wants {
		if path := filepath.Join(root, w.File); !slices.Contains(args, path) {
			args = append(args, path)
		}
	}
	code, out, messages := run(t, args...)
	r := new(report.Report)
	if err := json.Unmarshal(out, r); err != nil || code != ExitDone {
		t.Fatalf("%v: exit code %d, %v: %s", args, code, err, messages)
	}
	return r
}

// is reports whether f is what w wants.
func (w *wanted) is(root string, r *report.Report, f report.Finding) bool {
	i := slices.IndexFunc(r.Documents, func(d report.Document) bool { return d.ID == f.Document })
	return r.Documents[i].Source.URI == filepath.Join(root, w.File) &&
		string(f.Practice) == w.Practice &&
		strings.Contains(f.Quote, w.Quote) &&
		(w.Section == "" || f.Section.Number == w.Section) &&
		w.lasts(f.Values)
}

func (w *wanted) lasts(v *report.Values) bool {
	if w.Duration == nil && w.OnlyISO == "" {
		return true
	}
	if v == nil || len(v.Durations) == 0 {
		return false
	}
	for _, d := range v.Durations {
		if w.OnlyISO != "" && d.ISO != w.OnlyISO {
			return false
		}
	}
	return w.Duration == nil || slices.ContainsFunc(v.Durations, w.Duration.is)
}

func (w *wantedDuration) is(d report.Duration) bool {
	return d.ISO == w.ISO && (w.Bound == "" || d.Bound == w.Bound) && (w.Trigger == "" || d.Trigger == w.Trigger)
}

// like lists what was found instead.
func like(r *report.Report, w wanted) string {
	var b strings.Builder
	for _, f := range r.Findings {
		if strings.Contains(f.Quote, w.Quote) && w.Quote != "" {
			values, _ := json.Marshal(f.Values)
			b.WriteString("\n\t" + string(f.Practice) + " " + f.Section.Number + " " + strings.Join(f.Section.Path, " > ") + " " + string(values))
		}
	}
	return b.String()
}

// leastF1 is the accuracy that the built-in rules have in each language on the
// labelled documents of the corpora, at the least.
const leastF1 = 0.65

func TestCorporaAccuracy(t *testing.T) {
	dir := filepath.Join(corpora(t), "gold", "practices")
	r, err := gold.Folder(dir, measured{context.Background(), analyze.New(builtIn(t)), message.For("en")}, gold.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Languages) != 2 {
		t.Fatalf("the labelled documents are in %d languages, not English and Chinese", len(r.Languages))
	}
	for _, l := range r.Languages {
		t.Logf("%s: precision %.3f, recall %.3f, F1 %.3f", l.Language, l.Precision, l.Recall, l.F1)
		if l.F1 < leastF1 {
			t.Errorf("%s: F1 %.3f is below %v", l.Language, l.F1, leastF1)
		}
	}
}
