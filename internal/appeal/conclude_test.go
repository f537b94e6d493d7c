package appeal

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	pagesource "exitclause/internal/source"
	"exitclause/rules"
)

// readFolder returns the documents of a folder with what is found in them.
func readFolder(t testing.TB, analyzer *analyze.Analyzer, dir string) []analyze.Input {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%s: no documents: %v", dir, err)
	}
	var inputs []analyze.Input
	for _, name := range names {
		data := golden.Read(t, name)
		page, err := pagesource.New(filepath.Base(name), data)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := document.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, analyze.Input{Page: page, Document: doc, Findings: analyzer.Run(doc)})
	}
	return inputs
}

func builtInAnalyzer(t testing.TB) *analyze.Analyzer {
	t.Helper()
	packs, err := rule.Load(rule.Pack{FS: rules.FS})
	if err != nil {
		t.Fatal(err)
	}
	return analyze.New(packs)
}

// conclusions is what a golden file holds: the conclusions, and the findings
// that they name by their places.
type conclusions struct {
	Findings  []string
	Frame     *report.Frame `json:",omitempty"`
	Citations []report.Citation
	Omissions []report.Omission
	Problems  []report.Problem
	Data      []report.DataRow
	Checklist []report.Step
	Statutes  []string
}

func concluded(r *report.Report) conclusions {
	c := conclusions{
		Frame: r.Frame, Citations: r.Citations, Omissions: r.Omissions, Problems: r.Problems, Data: r.Data, Checklist: r.Checklist,
	}
	for _, f := range r.Findings {
		c.Findings = append(c.Findings, strings.Join([]string{f.ID, f.Document, f.Clause, string(f.Practice)}, " "))
	}
	for _, s := range r.Statutes {
		c.Statutes = append(c.Statutes, strings.Join([]string{s.ID, s.Standing, s.Because, s.InForce}, ": "))
	}
	return c
}

// TestConclude holds the conclusions from each folder of testdata/conclude
// against the file of its name, in the language of its first document.
func TestConclude(t *testing.T) {
	analyzer, statutes := builtInAnalyzer(t), builtIn(t)
	for _, dir := range cases(t) {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			inputs := readFolder(t, analyzer, dir)
			printer := message.For(string(inputs[0].Document.Language))
			r := analyze.Report(report.Tool{}, inputs, printer)
			Conclude(r, inputs, statutes, law.Situation{}, printer)
			var got bytes.Buffer
			e := json.NewEncoder(&got)
			e.SetEscapeHTML(false)
			e.SetIndent("", "  ")
			if err := e.Encode(concluded(r)); err != nil {
				t.Fatal(err)
			}
			golden.Check(t, dir+".want.json", got.String())
		})
	}
}

// cases returns the folders of testdata/conclude.
func cases(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir("testdata/conclude")
	if err != nil {
		t.Fatal(err)
	}
	var dirs []string
	for _, e := range entries {
		if e.IsDir() {
			dirs = append(dirs, filepath.Join("testdata/conclude", e.Name()))
		}
	}
	if len(dirs) == 0 {
		t.Fatal("no cases")
	}
	return dirs
}

// TestConclusionsHold checks, in every language and for every place of
// residence, that whatever a report names is there and whatever it quotes is
// said.
func TestConclusionsHold(t *testing.T) {
	analyzer, statutes := builtInAnalyzer(t), builtIn(t)
	for _, dir := range cases(t) {
		inputs := readFolder(t, analyzer, dir)
		for _, lang := range message.Languages() {
			for _, residence := range []law.Place{"", "DE", "CN", "GB", "US-CA", "JP"} {
				printer := message.For(lang)
				r := analyze.Report(report.Tool{}, inputs, printer)
				Conclude(r, inputs, statutes, law.Situation{Residence: residence, On: law.Date{Year: 2026, Month: 3, Day: 1}}, printer)
				holds(t, r, inputs)
			}
		}
	}
}

func holds(t *testing.T, r *report.Report, inputs []analyze.Input) {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	if i := bytes.Index(data, []byte(`"appeal.`)); i >= 0 {
		t.Errorf("a message has no text: %.80s", data[i:])
	}
	ids := []string{}
	for i, f := range r.Findings {
		ids = append(ids, f.ID)
		doc := inputs[slices.IndexFunc(r.Documents, func(d report.Document) bool { return d.ID == f.Document })].Document
		if f.Quote != document.FoldSpace(doc.WrittenText()[f.Span.Start:f.Span.End]) {
			t.Errorf("finding %d is not verbatim: %s", i, f.Quote)
		}
	}
	for _, id := range findingsNamed(r) {
		if !slices.Contains(ids, id) {
			t.Errorf("no finding %q", id)
		}
	}
	for _, id := range lawsNamed(r) {
		if !slices.ContainsFunc(r.Statutes, func(s report.Statute) bool { return s.ID == id }) {
			t.Errorf("statute %q is not told", id)
		}
	}
}

func findingsNamed(r *report.Report) []string {
	var all []string
	for _, c := range r.Citations {
		all = append(append(all, c.Finding), c.Counters...)
		for _, a := range c.Answers {
			all = append(all, a.Counter)
		}
	}
	if r.Frame != nil {
		all = append(all, r.Frame.Findings...)
	}
	for _, p := range r.Problems {
		all = append(all, p.Findings...)
	}
	for _, d := range r.Data {
		all = append(append(all, d.Keep...), d.Delete...)
	}
	for _, s := range r.Checklist {
		if s.Finding != "" {
			all = append(all, s.Finding)
		}
	}
	return all
}

func lawsNamed(r *report.Report) []string {
	var all []string
	for _, c := range r.Citations {
		all = append(all, c.Laws...)
		for _, a := range c.Answers {
			all = append(all, a.Laws...)
		}
	}
	for _, o := range r.Omissions {
		all = append(all, o.Laws...)
	}
	return all
}
