package analyze

import (
	"os"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/practice"
	"exitclause/internal/rule"
)

// nearCase is a sentence and the rule of testdata/language that comes nearest to
// finding the practice in it.
type nearCase struct {
	Text, Under, Lead, Before, After, Kind string

	Practice practice.Practice
	Rule     string   // the end of its id; "" if no rule has a word there
	Lacks    []string // in English
	Counts   []string // the words that are there
	Slight   bool     // near enough for analyze --explain
}

func TestNearest(t *testing.T) {
	var cases []nearCase
	readYAML(t, "testdata/near.yaml", &cases)
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
	a := load(t, rule.Pack{FS: os.DirFS("testdata/language")})
	for _, c := range cases {
		t.Run(string(c.Practice)+" "+c.Text, func(t *testing.T) { c.run(t, a) })
	}
}

func (c nearCase) run(t *testing.T, a *Analyzer) {
	doc := passage(rule.Example{Text: c.Text, Under: c.Under, Lead: c.Lead, Before: c.Before, After: c.After, Kind: c.Kind})
	chosen := func(s document.Span) bool { return doc.Quote(s) == c.Text }
	miss, ok := a.Nearest(doc, chosen, []practice.Practice{c.Practice})
	if !ok {
		if c.Rule != "" {
			t.Errorf("no rule has a word there, want %s", c.Rule)
		}
		return
	}
	if c.Rule == "" || !strings.HasSuffix(miss.Rule.ID, "/"+c.Rule) {
		t.Errorf("nearest is %s, want %q", miss.Rule.ID, c.Rule)
	}
	var lacks []string
	for _, note := range miss.Lacks {
		lacks = append(lacks, message.English(note))
	}
	if !slices.Equal(lacks, c.Lacks) {
		t.Errorf("it lacks %q, want %q", lacks, c.Lacks)
	}
	if got := texts(doc, miss.Evidence); !slices.Equal(got, c.Counts) {
		t.Errorf("%q are there, want %q", got, c.Counts)
	}
	slight := slices.ContainsFunc(a.NearMisses(doc), func(m NearMiss) bool {
		return m.Rule == miss.Rule && m.Sentence == miss.Sentence
	})
	if slight != c.Slight {
		t.Errorf("a near miss: %v, want %v", slight, c.Slight)
	}
}

func texts(doc *document.Document, evidence []pattern.Evidence) []string {
	var all []string
	for _, e := range evidence {
		all = append(all, doc.Text[e.Start:e.End])
	}
	return all
}

// TestHoldingsAgreeWithRun holds that what Run finds is what holds and is not
// excluded, by the first rule that holds.
func TestHoldingsAgreeWithRun(t *testing.T) {
	a := load(t, rule.Pack{FS: os.DirFS("testdata/language")})
	barred := 0
	for _, r := range slices.Concat(a.packs.Rules, a.packs.Exclusions) {
		for _, e := range slices.Concat(r.Examples.Match, r.Examples.Reject) {
			doc := passage(e)
			var found, held []string
			for _, f := range a.Run(doc) {
				found = append(found, f.Rule.ID+" "+doc.Quote(f.Sentence))
			}
			for _, h := range a.Holdings(doc) {
				if len(h.Exclusions) > 0 {
					barred++
					continue
				}
				held = append(held, h.Rules[0].ID+" "+doc.Quote(h.Sentence))
			}
			if !slices.Equal(found, held) {
				t.Errorf("%q: Run finds %q, Holdings %q", e.Text, found, held)
			}
		}
	}
	if barred == 0 {
		t.Error("no exclusion stands against anything: the test shows nothing of them")
	}
}
