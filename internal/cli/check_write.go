package cli

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"strconv"

	"exitclause/internal/check"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
)

// checkFormats are the forms in which a check can be had.
var checkFormats = []string{"text", "json", "markdown", "sarif", "junit", "github", "gitlab"}

// tellCheck writes what came of a check, and returns the fault that its exit
// code stands for.
func (s *session) tellCheck(o checkOptions, c *report.Check, p *message.Printer) error {
	err := s.stream(o.output, func(w io.Writer) error { return s.renderCheck(w, o, c, p) })
	if err != nil {
		return err
	}
	if o.summary != "" {
		if err := appendTo(o.summary, func(w io.Writer) error { return render.CheckMarkdown(w, c, p) }); err != nil {
			return usage("cli.error.file", "argument", "--summary", "file", o.summary, "reason", cause(err))
		}
	}
	switch {
	case c.Broken():
		return fault{code: ExitSource}
	case c.Fails():
		return fault{code: ExitFailed}
	}
	return nil
}

func (s *session) renderCheck(w io.Writer, o checkOptions, c *report.Check, p *message.Printer) error {
	switch o.format {
	case "json":
		return render.CheckJSON(w, c)
	case "markdown":
		return render.CheckMarkdown(w, c, p)
	case "sarif":
		return render.SARIF(w, c, p)
	case "junit":
		return render.JUnit(w, c, p)
	case "github":
		return render.GitHub(w, c, p)
	case "gitlab":
		return render.GitLab(w, c, p)
	}
	return render.CheckText(w, c, p, render.TextOptions{Width: s.width(o.analyzeOptions), Color: s.colored(o.analyzeOptions), Full: o.full})
}

// appendTo adds what produce writes to the end of the file name, which is made
// if there is none.
func appendTo(name string, produce func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return err
	}
	return errors.Join(buffered(f, produce), f.Close())
}

// updateBaseline writes the baseline of what documents say now, and tells what
// that changes in it. Of a document that could not be read the old entry stays.
func (s *session) updateBaseline(c *checks, all []*check.Checked) error {
	config := c.checker.Config
	name := beside(config.File, config.Baseline)
	baseline, changes := c.checker.Accept(all)
	if len(baseline.Documents) == 0 {
		s.remark(s.T("check.error.nothing", "file", name))
		return s.unread(c, all)
	}
	var b bytes.Buffer
	if err := render.BaselineJSON(&b, baseline); err != nil {
		return err
	}
	old, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return usage("cli.error.file", "argument", "baseline", "file", name, "reason", cause(err))
	}
	if err == nil && bytes.Equal(old, b.Bytes()) {
		s.remark(s.T("check.updated.same", "file", name))
	} else {
		if err := replaceFile(name, func(w io.Writer) error { _, err := b.WriteTo(w); return err }); err != nil {
			return usage("cli.error.file", "argument", "baseline", "file", name, "reason", cause(err))
		}
		s.remark(s.T("check.updated", "file", name, "n", strconv.Itoa(len(baseline.Documents))))
	}
	for _, ch := range changes {
		s.remark(s.T("check.updated."+ch.How, "name", ch.Name))
	}
	return s.unread(c, all)
}

// unread tells of the captures that could not be used.
func (s *session) unread(c *checks, all []*check.Checked) error {
	r := c.checker.Report(all)
	for i := range r.Documents {
		for _, f := range r.Documents[i].Failures {
			s.tell(f.URI + ": " + f.Because)
		}
	}
	if r.Broken() {
		return fault{code: ExitSource}
	}
	return nil
}

// remark tells something that is no fault, unless nothing is to be said.
func (s *session) remark(text string) {
	if !s.quiet {
		s.tell(text)
	}
}

// readUpTo returns the first bytes of the file name, or of standard input if that
// is "-", at most limit.
func (s *session) readUpTo(name string, limit int64) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(io.LimitReader(s.Stdin, limit))
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, limit))
}
