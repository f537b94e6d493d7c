// Package check holds documents against a baseline and expectations, for a job
// that runs again and again and is to speak up only when something of substance
// is otherwise. It sees reports, never documents or rules.
package check

import (
	"exitclause/internal/capture"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// Checker holds documents against one baseline and one configuration. It is
// safe for concurrent use.
type Checker struct {
	Config   *Config
	Baseline *report.Baseline // nil if there is none to hold against
	Tool     report.Tool      // that made the reports
	Accepts  bool             // whether Accept is to be asked afterwards
	Today    law.Date
	Printer  *message.Printer // for what is told to people

	known map[string]*report.KnownDocument // of the baseline, by name
}

// New returns a checker of what c tells it, which must not change afterwards.
func New(c Checker) *Checker {
	c.known = make(map[string]*report.KnownDocument)
	if c.Baseline != nil {
		for i := range c.Baseline.Documents {
			k := &c.Baseline.Documents[i]
			c.known[k.Name] = k
		}
	}
	return &c
}

// Held is a version of a document, held against the baseline.
type Held struct {
	*Version
	before    *before        // nil if the baseline does not know the document
	unchanged bool           // not a word is otherwise than in the baseline
	note      *capture.Fault // what is wrong with the capture in the baseline
}

// Known returns what the baseline keeps of the document name, or nil.
func (c *Checker) Known(name string) *report.KnownDocument { return c.known[name] }

// Hold holds a version of the document name against the baseline, and returns
// why it is a broken capture, or nil. Old is asked for the version that the
// baseline was made of, if what is said is otherwise: where it is still to be
// had, changes are told by all its words and not only by those that the baseline
// keeps. It may return nil.
func (c *Checker) Hold(name string, v *Version, old func() *Version) (*Held, *capture.Fault) {
	now := capture.Version{Document: &v.Document, Findings: v.Findings}
	h := &Held{Version: v}
	k := c.known[name]
	if k == nil {
		return h, capture.Judge(now)
	}
	if h.unchanged = k.SHA256 == v.Document.Source.SHA256; !h.unchanged {
		h.before, h.unchanged = recall(k, v, c.sameTool())
	}
	if h.unchanged {
		h.before = whole(v)
		return h, nil
	}
	if accepted := old(); accepted != nil {
		h.before = whole(accepted)
	}
	ofBaseline, fault := capture.Compare(capture.Version{Document: &h.before.Document, Findings: h.before.Findings}, now)
	h.note = ofBaseline
	return h, fault
}

// Subject is one document of the configuration.
type Subject struct {
	Name     string            // by which the baseline knows it
	Entry    report.CheckPlace // that names it in the configuration
	Editable bool              // its address names a file that an editor can open
	Version  *Held             // the newest good one; nil if there is none
	Failures []report.Failure  // of captures that are newer than Version
}

// Checked is what was found in one document. It holds little of its text.
type Checked struct {
	document report.CheckedDocument
	tests    []report.CheckTest
	results  []report.CheckResult
	keeps    *report.KnownDocument // what a baseline keeps of it; nil if it was not read
}

// The names of the tests that no expectation names.
const (
	captureTest  = "capture"  // whether the newest capture can be used
	baselineTest = "baseline" // whether anything changed that fails
)

// sameTool reports whether the baseline was made with the same rules by the same
// version of the program.
func (c *Checker) sameTool() bool { return c.Baseline != nil && c.Baseline.Tool == c.Tool }

// Check checks one document.
func (c *Checker) Check(s Subject) *Checked {
	u := &under{Checker: c, Subject: s, Checked: new(Checked)}
	u.document = report.CheckedDocument{Name: s.Name, At: s.Entry, State: report.Unread, Failures: s.Failures}
	u.capture()
	if s.Version == nil {
		u.skip()
		return u.Checked
	}
	if c.Accepts {
		keeps := remember(s.Name, s.Version.Version)
		u.keeps = &keeps
	}
	d := s.Version.Document
	d.Body = nil
	u.document.Document, u.document.Captured, u.document.State = &d, s.Version.Captured, report.Alone
	if c.Baseline != nil {
		u.changes()
	}
	for i := range c.Config.Expectations {
		if e := &c.Config.Expectations[i]; e.concerns(&d) {
			u.expect(e)
		}
	}
	return u.Checked
}

// under is a check of one document under way.
type under struct {
	*Checker
	Subject
	*Checked
}

// test adds a test and what was found for it.
func (u *under) test(name string, outcome report.TestOutcome, found ...report.CheckResult) {
	for i := range found {
		found[i].Test = name
	}
	u.results = append(u.results, found...)
	u.tests = append(u.tests, report.CheckTest{Name: name, Outcome: outcome})
}

// capture tests whether the newest capture could be read.
func (u *under) capture() {
	outcome := report.TestPassed
	if len(u.Failures) > 0 {
		outcome = report.TestErrored
	}
	u.test(captureTest, outcome)
}

// skip adds the tests that there is no document for. Only the baseline knows then
// which kind it is of.
func (u *under) skip() {
	if u.Baseline != nil {
		u.test(baselineTest, report.TestSkipped)
	}
	known := u.known[u.Name]
	for i := range u.Config.Expectations {
		e := &u.Config.Expectations[i]
		if known == nil || e.Kind == "" || e.Kind == known.Kind {
			u.test(e.Name(), report.TestSkipped)
		}
	}
}
