package check

import (
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// Report returns the check of all documents of the configuration, in its order.
func (c *Checker) Report(all []*Checked) *report.Check {
	r := &report.Check{
		Schema: report.CheckSchema, Tool: c.Tool, Config: c.Config.File, FailOn: string(c.Config.FailOn),
		Documents: []report.CheckedDocument{}, Tests: []report.CheckTest{}, Results: []report.CheckResult{},
	}
	if c.Baseline != nil {
		r.Baseline = c.Config.Baseline
	}
	complete := true
	for _, checked := range append(slices.Clone(all), c.gone(all)...) {
		id := "d" + strconv.Itoa(len(r.Documents)+1)
		checked.name(id)
		r.Documents = append(r.Documents, checked.document)
		r.Tests = append(r.Tests, checked.tests...)
		r.Results = append(r.Results, checked.results...)
		complete = complete && len(checked.document.Failures) == 0
	}
	c.idle(r, complete)
	c.ignore(r, complete)
	number(r)
	judge(r)
	return r
}

// name gives the document its id wherever it is named.
func (k *Checked) name(id string) {
	k.document.ID = id
	if d := k.document.Document; d != nil {
		d.ID = id
	}
	for i := range k.tests {
		k.tests[i].Document = id
	}
	for i := range k.results {
		k.results[i].Document = id
	}
}

// gone returns the documents that only the baseline has.
func (c *Checker) gone(all []*Checked) []*Checked {
	if c.Baseline == nil {
		return nil
	}
	there := make(map[string]bool)
	for _, k := range all {
		there[k.document.Name] = true
	}
	var gone []*Checked
	for i := range c.Baseline.Documents {
		known := &c.Baseline.Documents[i]
		if there[known.Name] {
			continue
		}
		at := report.CheckPlace{URI: c.Config.File, Line: 1, Column: 1}
		u := &under{Checker: c, Subject: Subject{Name: known.Name, Entry: at}, Checked: new(Checked)}
		u.document = report.CheckedDocument{Name: known.Name, At: at, State: report.Gone, Captured: known.Captured}
		u.test(baselineTest, report.TestPassed, u.told(report.DocumentGone, report.LevelError, message.New("check.because.gone", "name", known.Name)))
		gone = append(gone, u.Checked)
	}
	return gone
}

// idle tells of expectations that no document is held to, as where a service is
// misspelt: they would be met for ever. That is known only if all documents were
// read.
func (c *Checker) idle(r *report.Check, complete bool) {
	for i := range c.Config.Expectations {
		e := &c.Config.Expectations[i]
		held := slices.ContainsFunc(r.Documents, func(d report.CheckedDocument) bool { return d.Document != nil && e.concerns(d.Document) })
		if held || !complete {
			continue
		}
		name := e.Name()
		r.Tests = append(r.Tests, report.CheckTest{Name: name, Outcome: report.TestPassed})
		r.Results = append(r.Results, report.CheckResult{
			Rule: report.ExpectationIdle, Level: report.LevelWarning, Test: name, At: e.At,
			Because: []string{c.Printer.T("check.because.idle", "text", name)},
		})
	}
}

// ignore leaves out what the configuration says, and tells of ignores that are
// stale. Whether one is of nothing any more is known only if all documents were
// read.
func (c *Checker) ignore(r *report.Check, complete bool) {
	by := make(map[string]*Ignore)
	used := make(map[string]bool)
	for i := range c.Config.Ignores {
		by[c.Config.Ignores[i].Hash] = &c.Config.Ignores[i]
	}
	for i := range r.Results {
		result := &r.Results[i]
		if n := by[result.Hash]; n != nil {
			used[n.Hash] = true
			if n.holds(c.Today) {
				result.Ignored = &report.Ignored{Reason: n.Reason, Expires: n.Expires.String(), At: n.At}
			}
		}
	}
	for i := range c.Config.Ignores {
		n := &c.Config.Ignores[i]
		c.stale(r, n, used[n.Hash], complete)
	}
}

// stale adds the test whether n is still of something, and what is wrong if not.
func (c *Checker) stale(r *report.Check, n *Ignore, used, complete bool) {
	test := report.CheckTest{Name: "ignore: " + n.Hash, Outcome: report.TestPassed}
	var because message.Note
	switch {
	case !n.holds(c.Today):
		because = message.New("check.because.expired", "hash", n.Hash, "date", n.Expires.String())
	case !used && complete:
		because = message.New("check.because.unused", "hash", n.Hash)
	case !used:
		test.Outcome = report.TestSkipped
	}
	r.Tests = append(r.Tests, test)
	if because.Key != "" {
		r.Results = append(r.Results, report.CheckResult{
			Rule: report.IgnoreStale, Level: report.LevelError, Test: test.Name, At: n.At,
			Because: []string{c.Printer.Text(because), c.Printer.T("check.because.reason", "text", n.Reason)},
		})
	}
}

// holds reports whether n still counts on the day today.
func (n *Ignore) holds(today law.Date) bool { return n.Expires.Compare(today) >= 0 }

// number gives each result its id and its fingerprint.
func number(r *report.Check) {
	names := make(map[string]string)
	for i := range r.Documents {
		names[r.Documents[i].ID] = r.Documents[i].Name
	}
	seen := make(map[string]int)
	for i := range r.Results {
		result := &r.Results[i]
		result.ID = "r" + strconv.Itoa(i+1)
		if result.State == "" && r.Baseline != "" {
			result.State = stateNew
		}
		parts := []string{string(result.Rule), names[result.Document], result.Test, result.Hash}
		key := strings.Join(parts, "\x00")
		seen[key]++
		if n := seen[key]; n > 1 {
			parts = append(parts, strconv.Itoa(n))
		}
		result.Fingerprint = hash(parts...)
	}
}

// judge ends each test by its results.
func judge(r *report.Check) {
	type key struct{ document, test string }
	tests := make(map[key]*report.CheckTest)
	for i := range r.Tests {
		t := &r.Tests[i]
		tests[key{t.Document, t.Name}] = t
	}
	for i := range r.Results {
		result := &r.Results[i]
		t := tests[key{result.Document, result.Test}]
		t.Results = append(t.Results, result.ID)
		switch {
		case result.Level != report.LevelError:
		case result.Ignored == nil:
			t.Outcome = report.TestFailed
		case t.Outcome == report.TestPassed:
			t.Outcome = report.TestIgnored
		}
	}
}
