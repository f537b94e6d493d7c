package render

import (
	"encoding/xml"
	"io"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// JUnit has no standard. These are the parts that Jenkins, GitLab, GitHub actions
// and Azure Pipelines all read. There are no times: a check has none to tell.
type junitSuites struct {
	XMLName  xml.Name     `xml:"testsuites"`
	Name     string       `xml:"name,attr"`
	Tests    int          `xml:"tests,attr"`
	Failures int          `xml:"failures,attr"`
	Errors   int          `xml:"errors,attr"`
	Skipped  int          `xml:"skipped,attr"`
	Suites   []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Errors   int         `xml:"errors,attr"`
	Skipped  int         `xml:"skipped,attr"`
	Cases    []junitCase `xml:"testcase"`
}

type junitCase struct {
	Class string `xml:"classname,attr"`
	Name  string `xml:"name,attr"`
	// GitLab alone shows the file.
	File    string       `xml:"file,attr,omitempty"`
	Failure *junitReason `xml:"failure"`
	Error   *junitReason `xml:"error"`
	Skipped *junitReason `xml:"skipped"`
	Output  *junitReason `xml:"system-out"`
}

// junitReason is why a test did not pass. Some consumers show the message, some
// the text; GitLab shows the text only. The text must be harmless: XML has no way
// to write control characters.
type junitReason struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr,omitempty"`
	Text    string `xml:",cdata"`
}

// JUnit writes c as a suite for each document, with a test for each thing that
// the document was held to.
func JUnit(w io.Writer, c *report.Check, p *message.Printer) error {
	j := &junit{checkView: newCheckView(c, p), byID: make(map[string]*report.CheckResult)}
	for i := range c.Results {
		j.byID[c.Results[i].ID] = &c.Results[i]
	}
	all := junitSuites{Name: "exitclause check"}
	for i := range c.Tests {
		t := &c.Tests[i]
		if n := len(all.Suites); n == 0 || i > 0 && c.Tests[i-1].Document != t.Document {
			all.Suites = append(all.Suites, junitSuite{Name: Harmless(j.named(t.Document))})
		}
		all.Suites[len(all.Suites)-1].add(j.test(t))
	}
	for _, s := range all.Suites {
		all.Tests, all.Failures, all.Errors, all.Skipped = all.Tests+s.Tests, all.Failures+s.Failures, all.Errors+s.Errors, all.Skipped+s.Skipped
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// add adds a test and counts it.
func (s *junitSuite) add(c junitCase) {
	s.Cases = append(s.Cases, c)
	s.Tests++
	switch {
	case c.Failure != nil:
		s.Failures++
	case c.Error != nil:
		s.Errors++
	case c.Skipped != nil:
		s.Skipped++
	}
}

// junit makes the tests of a check.
type junit struct {
	*checkView
	byID map[string]*report.CheckResult
}

func (j *junit) test(t *report.CheckTest) junitCase {
	c := junitCase{Class: Harmless(j.named(t.Document)), Name: Harmless(t.Name)}
	switch t.Name {
	case "capture":
		c.Name = j.T("check.test.capture")
	case "baseline":
		c.Name = j.T("check.test.baseline", "level", j.FailOn)
	}
	d := j.documents[t.Document]
	if d != nil && d.Document != nil {
		c.File = Harmless(d.Document.Source.URI)
	}
	told := j.told(t)
	switch t.Outcome {
	case report.TestFailed:
		c.Failure = &told
	case report.TestErrored:
		c.Error = j.unread(d)
	case report.TestSkipped:
		c.Skipped = &junitReason{Message: j.T("check.state.unread")}
	case report.TestIgnored:
		c.Skipped = &told
	default:
		if told.Text != "" {
			c.Output = &junitReason{Text: told.Text}
		}
	}
	return c
}

// told returns what was found for t, one result after the other.
func (j *junit) told(t *report.CheckTest) junitReason {
	var all junitReason
	var text strings.Builder
	for _, id := range t.Results {
		r := j.byID[id]
		if r == nil {
			continue
		}
		if all.Type == "" || r.Level == report.LevelError && r.Ignored == nil && all.Message == "" {
			all.Type, all.Message = string(r.Rule), Harmless(j.headline(r))
		}
		for _, line := range j.lines(r, 0) {
			text.WriteString(Harmless(line) + "\n")
		}
	}
	all.Text = text.String()
	return all
}

// unread says which captures of d could not be used, and why.
func (j *junit) unread(d *report.CheckedDocument) *junitReason {
	reason := &junitReason{Type: string(report.CaptureBroken), Message: j.rule(report.CaptureBroken)}
	if d == nil {
		return reason
	}
	for _, f := range d.Failures {
		reason.Text += Harmless(f.URI+": "+f.Because) + "\n"
	}
	return reason
}
