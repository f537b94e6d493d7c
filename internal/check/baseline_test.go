package check

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/internal/strictyaml"
	"exitclause/rules"
)

// TestBaselineErrors reads each testdata/baseline/NAME.json and compares what is
// said of it with NAME.want.
func TestBaselineErrors(t *testing.T) {
	for name, data := range files(t, "testdata/baseline/*.json") {
		_, err := ReadBaseline("base.json", data)
		var errs strictyaml.Errors
		if !errors.As(err, &errs) {
			t.Fatalf("%s: error is %v, want Errors", name, err)
		}
		golden.Check(t, name+".want", errs.Error()+"\n")
	}
}

var analyzer = sync.OnceValues(func() (*analyze.Analyzer, error) {
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		return nil, err
	}
	return analyze.New(packs), nil
})

// version analyses a document.
func version(tb testing.TB, name string, data []byte) *Version {
	tb.Helper()
	v, err := read(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	return v
}

func read(name string, data []byte) (*Version, error) {
	a, err := analyzer()
	if err != nil {
		return nil, err
	}
	page, err := source.New(name, data)
	if err != nil {
		return nil, err
	}
	doc, err := document.Parse(page)
	if err != nil {
		return nil, err
	}
	findings, err := a.RunContext(context.Background(), doc)
	if err != nil {
		return nil, err
	}
	inputs := []analyze.Input{{Page: page, Document: doc, Findings: findings}}
	r := analyze.Report(report.Tool{}, inputs, message.For("en"))
	analyze.AddBodies(r, inputs)
	a.AddEvidence(r, inputs)
	return &Version{Document: r.Documents[0], Findings: r.Findings}, nil
}

// invented are the project's own documents.
func invented(tb testing.TB) []string {
	tb.Helper()
	var all []string
	for _, pattern := range []string{"larkfin/*", "yunque/*"} {
		names, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil || len(names) == 0 {
			tb.Fatalf("no documents: %v", err)
		}
		all = append(all, names...)
	}
	return all
}

func contents(tb testing.TB, name string) []byte {
	tb.Helper()
	data := golden.Read(tb, name)
	return data
}

// baselineOf returns the baseline of one document, written and read again.
func baselineOf(tb testing.TB, name string, v *Version) *report.Baseline {
	tb.Helper()
	c := New(Checker{Config: &Config{Baseline: "base.json"}, Accepts: true, Printer: message.For("en")})
	held, _ := c.Hold(name, v, nowhere)
	b, changes := c.Accept([]*Checked{c.Check(Subject{Name: name, Version: held})})
	if want := []Acceptance{{name, "added"}}; !slices.Equal(changes, want) {
		tb.Fatalf("accepted %v, want %v", changes, want)
	}
	data, err := json.Marshal(b)
	if err != nil {
		tb.Fatal(err)
	}
	again, err := ReadBaseline("base.json", data)
	if err != nil {
		tb.Fatal(err)
	}
	if diff := cmp.Diff(b, again, withoutTold); diff != "" {
		tb.Fatalf("%s: read again it differs: %s", name, diff)
	}
	return again
}

// nowhere is where an earlier version is looked for that nobody has.
func nowhere() *Version { return nil }

// withoutTold leaves out what is told from the words where they are kept.
var withoutTold = cmp.FilterPath(func(p cmp.Path) bool {
	return slices.Contains([]string{".Hash", ".Letters"}, p.Last().String())
}, cmp.Ignore())

// checked checks v against a baseline.
func checked(b *report.Baseline, config Config, name string, v *Version) *report.Check {
	return check(b, config, name, v, nowhere)
}

// checkedWith checks v against a baseline that was made of old.
func checkedWith(b *report.Baseline, name string, v *Version, old func() *Version) *report.Check {
	return check(b, Config{FailOn: OnWorse}, name, v, old)
}

func check(b *report.Baseline, config Config, name string, v *Version, old func() *Version) *report.Check {
	c := New(Checker{
		Config: &config, Baseline: b, Printer: message.For("en"), Today: law.Date{Year: 2026, Month: 3, Day: 1},
	})
	held, fault := c.Hold(name, v, old)
	s := Subject{Name: name, Editable: true}
	if fault != nil {
		s.Failures = []report.Failure{{URI: v.Document.Source.URI, Kind: string(fault.Kind), Because: message.English(fault.Note)}}
	} else {
		s.Version = held
	}
	return c.Report([]*Checked{c.Check(s)})
}

// TestNothingChanged holds that a document is unchanged against its own baseline,
// also where its bytes are others.
func TestNothingChanged(t *testing.T) {
	for _, name := range invented(t) {
		v := version(t, name, contents(t, name))
		b := baselineOf(t, name, v)
		for _, sum := range []string{v.Document.Source.SHA256, "another"} {
			other := *v
			other.Document.Source.SHA256 = sum
			r := checked(b, Config{FailOn: OnAny}, name, &other)
			if len(r.Results) > 0 || r.Fails() || r.Broken() || r.Documents[0].State != report.Unchanged {
				t.Errorf("%s: %+v", name, r)
			}
		}
	}
}

// TestRecall holds that a baseline gives back the words and the findings of every
// clause that says something, though the version now has none of them.
func TestRecall(t *testing.T) {
	other := version(t, "other.md", []byte("# Weather\n\nThe weather over the harbour is often fair, and nobody counts the boats.\n"))
	for _, name := range invented(t) {
		v := version(t, name, contents(t, name))
		before, same := recall(&baselineOf(t, name, v).Documents[0], other, true)
		if same {
			t.Errorf("%s is the same as %s", name, other.Document.Source.URI)
		}
		if diff := cmp.Diff(said(v), said(&before.Version)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if got, want := len(before.Document.Body), len(v.Document.Body); got != want {
			t.Errorf("%s: %d blocks, want %d", name, got, want)
		}
	}
}

// saying is a finding without its place in the text.
type saying struct {
	Quote, Clause, Words string
	Finding              report.KnownFinding
}

func said(v *Version) []saying {
	var all []saying
	for i := range v.Findings {
		f := &v.Findings[i]
		all = append(all, saying{f.Quote, f.Clause, words(v.blockAt(f.Span.Start)), knownFinding(f)})
	}
	return all
}

// TestSpansAreOfTheText holds that what is recalled hangs together: blocks in
// order, sentences in blocks, findings in sentences, and quotes at their places.
func TestSpansAreOfTheText(t *testing.T) {
	for _, name := range invented(t) {
		v := version(t, name, contents(t, name))
		b := baselineOf(t, name, v)
		for _, now := range []*Version{v, version(t, "half", halved(contents(t, name)))} {
			before, same := recall(&b.Documents[0], now, true)
			if same != (now == v) {
				t.Errorf("%s: the same is %t", name, same)
			}
			end := -1
			for _, block := range before.Document.Body {
				if block.Span.Start <= end || block.Span.End-block.Span.Start != len(block.Text) {
					t.Fatalf("%s: %+v behind %d", name, block, end)
				}
				end = block.Span.End
			}
			for i := range before.Findings {
				f := &before.Findings[i]
				block := before.blockAt(f.Span.Start)
				if block == nil || f.Span.End > block.Span.End {
					t.Fatalf("%s: %+v is in no block", name, f)
				}
				if got := fold(block.Text[f.Span.Start-block.Span.Start : f.Span.End-block.Span.Start]); got != f.Quote {
					t.Fatalf("%s: at its place stands %q, not %q", name, got, f.Quote)
				}
			}
		}
	}
}

// halved returns the first half of a document.
func halved(data []byte) []byte { return data[:len(data)/2] }

var numbers = regexp.MustCompile(`\b(\d)(\.\d)(\(\w\))? `)

// renumbered returns an English document with other clause numbers.
func renumbered(data []byte) []byte { return numbers.ReplaceAll(data, []byte("1$1$2$3 ")) }

// TestFingerprintsSurviveRenumbering holds that the same clauses under other
// numbers make the same results, with the same hashes and fingerprints.
func TestFingerprintsSurviveRenumbering(t *testing.T) {
	data := contents(t, "../../testdata/larkfin/privacy.html")
	worse := []byte(strings.ReplaceAll(string(data), "five (5)&nbsp;years", "seven (7) years"))
	if string(worse) == string(data) || string(renumbered(worse)) == string(worse) {
		t.Fatal("the document is not as the test takes it to be")
	}
	b := baselineOf(t, "privacy", version(t, "privacy.html", data))
	config := Config{FailOn: OnWorse, Expectations: []Expectation{{MustNot: "retention-interest"}, {Must: "dispute-forum"}}}
	results := func(data []byte) (prints, clauses []string) {
		for _, r := range checked(b, config, "privacy", version(t, "privacy.html", data)).Results {
			prints = append(prints, string(r.Rule)+" "+r.Hash+" "+r.Fingerprint+" "+r.State)
			clauses = append(clauses, r.Clause)
		}
		return prints, clauses
	}
	prints, clauses := results(worse)
	again, others := results(renumbered(worse))
	if len(prints) < 4 {
		t.Fatalf("only %d results: %v", len(prints), prints)
	}
	if diff := cmp.Diff(prints, again); diff != "" {
		t.Errorf("after renumbering (-before +after): %s", diff)
	}
	if slices.Equal(clauses, others) {
		t.Errorf("nothing was renumbered: %v", clauses)
	}
	slices.Sort(prints)
	if len(slices.Compact(prints)) != len(again) {
		t.Errorf("two results have one fingerprint: %v", again)
	}
}

// FuzzReadBaseline reads any file as a baseline and checks a small document
// against what can be read.
func FuzzReadBaseline(f *testing.F) {
	now := version(f, "terms.md", []byte("# Terms\n\n1.1 You may close your account at any time.\n\n1.2 We keep your data for 5 years.\n"))
	data, err := json.Marshal(baselineOf(f, "terms", now))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := ReadBaseline("base.json", data)
		if err != nil {
			return
		}
		for i := range b.Documents {
			if k := &b.Documents[i]; k.Characters < 1<<16 {
				checked(b, Config{FailOn: OnAny}, k.Name, now)
			}
		}
	})
}

// TestCellsAreKnownByTheirHeadings holds that a cell is another one under another
// heading, though its words are the same.
func TestCellsAreKnownByTheirHeadings(t *testing.T) {
	table := func(identity, orders string) *Version {
		return version(t, "policy.md", []byte("# Larkfin Privacy Policy\n\n## How long we keep your personal data\n\n"+
			"| Kind of data | We keep it for |\n|---|---|\n| Identity documents | "+identity+" |\n| Orders and transactions | "+orders+" |\n\n"+
			"The weather over the harbour is often fair, and nobody has ever counted the boats that come in with the evening tide.\n"))
	}
	five, seven := "5 years from the closure of the account", "7 years from the closure of the account"
	b := baselineOf(t, "policy", table(five, seven))
	r := checked(b, Config{FailOn: OnWorse}, "policy", table(seven, five))
	if !r.Fails() || r.Documents[0].State != report.Changed {
		t.Errorf("what is kept for how long was swapped, and nothing fails: %+v", r)
	}
	hashes := make(map[string]bool)
	for _, c := range b.Documents[0].Clauses {
		if hashes[c.Hash] {
			t.Errorf("two clauses have the hash %s", c.Hash)
		}
		hashes[c.Hash] = true
	}
}
