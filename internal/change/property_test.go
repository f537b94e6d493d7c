package change_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exitclause/internal/change"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// plainSide returns a side of text as it is: a paragraph a line, and a finding in
// each that says delete.
func plainSide(text string) change.Side {
	d := &report.Document{ID: "d1", Kind: "privacy-policy"}
	s := change.Side{Document: d}
	start := 0
	for line := range strings.SplitSeq(text, "\n") {
		span := report.Span{Start: start, End: start + len(line)}
		start += len(line) + 1
		if strings.TrimSpace(line) == "" {
			continue
		}
		b := report.Block{Kind: "paragraph", Span: span, Text: line}
		if heading, is := strings.CutPrefix(line, "# "); is {
			b.Kind, b.Level, b.Span.Start, b.Text = "heading", 1, span.Start+2, heading
		} else {
			b.Sentences = parts(line, span.Start)
		}
		if strings.TrimSpace(b.Text) == "" {
			continue
		}
		d.Body = append(d.Body, b)
		if strings.Contains(line, "delete") {
			s.Findings = append(s.Findings, report.Finding{ID: "f1", Practice: "erasure-right", Span: b.Span})
		}
	}
	return s
}

// parts cuts a line at full stops.
func parts(line string, at int) []report.Sentence {
	var all []report.Sentence
	for part := range strings.SplitAfterSeq(line, ".") {
		if strings.TrimSpace(part) != "" {
			all = append(all, report.Sentence{Span: report.Span{Start: at, End: at + len(part)}})
		}
		at += len(part)
	}
	return all
}

// holds checks what is true of every comparison.
func holds(t *testing.T, old, new change.Side, d *report.Diff) {
	t.Helper()
	substance := 0
	for i, c := range d.Changes {
		if want := fmt.Sprintf("c%d", i+1); c.ID != want {
			t.Errorf("change %d has the id %s", i, c.ID)
		}
		passes(t, old, c.Old)
		passes(t, new, c.New)
		switch {
		case c.Old == nil && c.New == nil:
			t.Errorf("%s is in neither version", c.ID)
		case (c.Class == report.Added) != (c.Old == nil), (c.Class == report.Removed) != (c.New == nil):
			t.Errorf("%s is %s", c.ID, c.Class)
		case c.Class == report.Substance && len(c.Differences) == 0, c.Class == report.Reworded && len(c.Differences) > 0:
			t.Errorf("%s is %s with %d differences", c.ID, c.Class, len(c.Differences))
		case c.Old != nil && c.New != nil && (c.Words == nil) != (c.Old.Text == c.New.Text):
			t.Errorf("%s has %d edits from %q to %q", c.ID, len(c.Words), c.Old.Text, c.New.Text)
		case c.Words != nil:
			concatenates(t, c.Words, c.Old.Text, c.New.Text)
		}
		if len(c.Differences) > 0 {
			substance++
		} else if c.Effect != report.Neutral {
			t.Errorf("%s is %s without a difference", c.ID, c.Effect)
		}
	}
	if d.Tally.Substance != substance {
		t.Errorf("the tally has %d changes of substance, there are %d", d.Tally.Substance, substance)
	}
}

// passes checks that p is what its span holds.
func passes(t *testing.T, s change.Side, p *report.Passage) {
	t.Helper()
	if p == nil {
		return
	}
	for _, b := range s.Document.Body {
		if b.Span.Start <= p.Span.Start && p.Span.End <= b.Span.End {
			if text := b.Text[p.Span.Start-b.Span.Start : p.Span.End-b.Span.Start]; strings.Join(strings.Fields(text), " ") != p.Text {
				t.Errorf("%+v holds %q, not %q", p.Span, text, p.Text)
			}
			return
		}
	}
	t.Errorf("%+v is in no clause", p.Span)
}

// concatenates checks that edits are all of both texts, and never twice the same
// operation in a row.
func concatenates(t *testing.T, edits []report.Edit, old, new string) {
	t.Helper()
	var before, after strings.Builder
	for i, e := range edits {
		if e.Op != report.Insert {
			before.WriteString(e.Text)
		}
		if e.Op != report.Delete {
			after.WriteString(e.Text)
		}
		if e.Text == "" || i > 0 && edits[i-1].Op == e.Op {
			t.Errorf("edit %d: %s %q behind the same", i, e.Op, e.Text)
		}
	}
	if before.String() != old || after.String() != new {
		t.Errorf("the edits say %q and %q,\nnot %q and %q", before.String(), after.String(), old, new)
	}
}

func compare(old, new change.Side) *report.Diff {
	return change.Compare(report.Tool{}, old, new, message.For("en"))
}

func FuzzCompare(f *testing.F) {
	f.Add("# A\nYou may delete it. We keep it.\nNo.", "# B\nWe keep it.\nYou may not delete it.")
	f.Add("我们保存五年。\nyou delete.", "我们保存七年。\nYou delete, unless 5.")
	f.Add("a.a.a.\na.\na", "a.a.\na.a.a.a.")
	f.Fuzz(func(t *testing.T, a, b string) {
		old, new := plainSide(a), plainSide(b)
		d := compare(old, new)
		holds(t, old, new, d)
		again, err := json.Marshal(compare(old, new))
		if first, _ := json.Marshal(d); err != nil || string(first) != string(again) {
			t.Errorf("a second comparison gives another result: %v", err)
		}
		if same := compare(old, old); len(same.Changes) > 0 {
			t.Errorf("%d changes from a text to itself", len(same.Changes))
		}
	})
}

// TestHistories compares neighbouring versions of real documents and holds what
// is true of every comparison.
func TestHistories(t *testing.T) {
	dir := os.Getenv("EXITCLAUSE_CORPORA")
	if dir == "" {
		t.Skip("EXITCLAUSE_CORPORA does not name the folder of real texts")
	}
	names, err := filepath.Glob(filepath.Join(dir, "real/history/*/*/*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no histories: %v", err)
	}
	a := newAnalyzer(t)
	var before change.Side
	folder := ""
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(data) < 5000 {
			continue // a broken capture
		}
		now := sideOf(t, a, name, data)
		if filepath.Dir(name) == folder {
			d := compare(before, now)
			holds(t, before, now, d)
			if t.Failed() {
				t.Fatal(name)
			}
		}
		before, folder = now, filepath.Dir(name)
	}
}
