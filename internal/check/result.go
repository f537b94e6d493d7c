package check

import (
	"sort"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// blockAt returns the block of v that holds the byte at, or nil if none does.
func (v *Version) blockAt(at int) *report.Block {
	body := v.Document.Body
	i := sort.Search(len(body), func(i int) bool { return body[i].Span.End > at })
	if i == len(body) || body[i].Span.Start > at {
		return nil
	}
	return &body[i]
}

// place returns where an editor opens what stands at p in the document. What is
// no file is opened where the configuration names it.
func (s *Subject) place(p report.Place) report.CheckPlace {
	if !s.Editable {
		return s.Entry
	}
	at := report.CheckPlace{URI: s.Version.Document.Source.URI, Line: max(p.Line, 1), Column: max(p.Column, 1), Page: p.Page}
	if s.Version.Document.Source.Extracted != "" { // lines are of the text that was made from it
		at.Line, at.Column = 1, 1
	}
	return at
}

// expect holds the document to e.
func (u *under) expect(e *Expectation) {
	name := e.Name()
	var known map[string]bool
	if u.Version.before != nil {
		known = make(map[string]bool)
		for _, v := range e.violations(&u.Version.before.Version, u.Today) {
			known[u.Version.before.hashOf(v, u.Name, name)] = true
		}
	}
	var found []report.CheckResult
	for _, v := range e.violations(u.Version.Version, u.Today) {
		r := u.violated(v, name)
		r.State = u.state(known, r.Hash)
		found = append(found, r)
	}
	u.test(name, report.TestPassed, found...)
}

// The states of a result against the baseline, as SARIF names them.
const (
	stateNew       = "new"
	stateUnchanged = "unchanged"
	stateUpdated   = "updated"
)

// state says whether the baseline has the result with hash; known are the hashes
// that violated the same expectation there. It is "" without a baseline.
func (u *under) state(known map[string]bool, hash string) string {
	switch {
	case u.Baseline == nil:
		return ""
	case known[hash]:
		return stateUnchanged
	case len(known) > 0:
		return stateUpdated
	}
	return stateNew
}

// hashOf returns what to ignore a violation by: the words of the clause, or,
// where there is none, what is missing where.
func (v *Version) hashOf(of violation, document, test string) string {
	if of.finding != nil {
		if b := v.blockAt(of.finding.Span.Start); b != nil {
			return contentHash(b)
		}
	}
	return hash(string(of.rule), document, test)
}

// violated returns the result of a violation of the expectation name.
func (u *under) violated(v violation, name string) report.CheckResult {
	r := report.CheckResult{
		Rule: v.rule, Level: report.LevelError, Practice: v.practice, At: u.place(report.Place{}),
		Because: []string{u.Printer.Text(v.because)}, Hash: u.Version.hashOf(v, u.Name, name),
	}
	if f := v.finding; f != nil {
		r.At, r.Clause, r.Path, r.Text = u.place(f.Source), f.Clause, f.Section.Path, f.Quote
	}
	return r
}

// told returns a result about the document as a whole.
func (u *under) told(rule report.CheckRule, level report.Level, because message.Note) report.CheckResult {
	return report.CheckResult{
		Rule: rule, Level: level, At: u.place(report.Place{}), Because: []string{u.Printer.Text(because)}, Hash: hash(string(rule), u.Name),
	}
}
