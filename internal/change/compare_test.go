package change_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"exitclause/internal/analyze"
	"exitclause/internal/change"
	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// newAnalyzer returns an analyzer of the built-in rules.
func newAnalyzer(tb testing.TB) *analyze.Analyzer {
	tb.Helper()
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		tb.Fatal(err)
	}
	return analyze.New(packs)
}

// sideOf reads and analyses a page.
func sideOf(tb testing.TB, a *analyze.Analyzer, name string, data []byte) change.Side {
	tb.Helper()
	page, err := source.New(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		tb.Fatal(err)
	}
	inputs := []analyze.Input{{Page: page, Document: doc, Findings: a.Run(doc)}}
	r := analyze.Report(report.Tool{}, inputs, message.For("en"))
	analyze.AddBodies(r, inputs)
	a.AddEvidence(r, inputs)
	return change.Side{Document: &r.Documents[0], Findings: r.Findings}
}

// TestCases compares the pairs of texts in testdata: one file a case, with the
// parts old, new and want. To add a case, write old and new and run the test
// with -update; then read want.
func TestCases(t *testing.T) {
	a := newAnalyzer(t)
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, name string) {
		archive, err := txtar.ParseFile(name)
		if err != nil || len(archive.Files) < 2 {
			t.Fatalf("want the parts old, new and want: %v", err)
		}
		old, new := sideOf(t, a, "old.md", archive.Files[0].Data), sideOf(t, a, "new.md", archive.Files[1].Data)
		got := told(change.Compare(report.Tool{}, old, new, message.For("en")))
		if golden.Update() {
			archive.Files = append(archive.Files[:2], txtar.File{Name: "want", Data: []byte(got)})
			golden.Write(t, name, string(txtar.Format(archive)))
			return
		}
		if len(archive.Files) < 3 {
			t.Fatal("there is no part want")
		}
		if d := cmp.Diff(string(archive.Files[2].Data), got); d != "" {
			t.Errorf("-want +got:\n%s", d)
		}
	})
}

// told writes d in short, one block a change.
func told(d *report.Diff) string {
	var b strings.Builder
	for _, c := range d.Changes {
		fmt.Fprintf(&b, "%s %s: %s -> %s\n", c.Class, c.Effect, clauseOf(c.Old), clauseOf(c.New))
		for _, x := range c.Differences {
			fmt.Fprintf(&b, "  %s %s: %s -> %s (%s)\n", x.Practice, x.Aspect, strings.Join(x.Old, ", "), strings.Join(x.New, ", "), x.Effect)
		}
		for _, reason := range c.Because {
			fmt.Fprintf(&b, "  # %s\n", reason)
		}
		if c.Words != nil {
			fmt.Fprintf(&b, "  %s\n", marked(c.Words))
		}
	}
	fmt.Fprintf(&b, "%d the same\n", d.Tally.Same)
	return b.String()
}

func clauseOf(p *report.Passage) string {
	switch {
	case p == nil:
		return "none"
	case p.Clause == "":
		return "unnumbered"
	}
	return p.Clause
}

func marked(edits []report.Edit) string {
	var b strings.Builder
	for _, e := range edits {
		switch e.Op {
		case report.Keep:
			b.WriteString(e.Text)
		case report.Delete:
			b.WriteString("[-" + e.Text + "-]")
		case report.Insert:
			b.WriteString("{+" + e.Text + "+}")
		}
	}
	return b.String()
}
