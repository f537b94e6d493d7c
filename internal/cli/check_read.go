package cli

import (
	"context"
	"errors"
	"sync"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	capturing "exitclause/internal/capture"
	"exitclause/internal/check"
	"exitclause/internal/crew"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// checks is a run of check: what it reads documents with, and what it holds
// them against.
type checks struct {
	*session
	checkOptions
	analyzer *analyze.Analyzer
	checker  *check.Checker
	services func() (*appeal.Services, error)
}

func newChecks(s *session, o checkOptions, packs *rule.Packs, checker *check.Checker) *checks {
	return &checks{
		session: s, checkOptions: o, analyzer: analyze.New(packs), checker: checker,
		services: sync.OnceValues(func() (*appeal.Services, error) { return appeal.LoadServices(rules.Services) }),
	}
}

// all checks every document of the configuration, several at a time, and returns
// them in its order. It stops when ctx ends.
func (c *checks) all(ctx context.Context) ([]*check.Checked, error) {
	documents, err := c.find(ctx, c.checkOptions, c.checker.Config)
	if err != nil {
		return nil, err
	}
	checked := make([]*check.Checked, len(documents))
	bar := c.progress(len(documents))
	defer bar.end()
	crew.Do(len(documents), func(i int) {
		if ctx.Err() == nil {
			checked[i] = c.checker.Check(c.subject(ctx, documents[i]))
			bar.step()
		}
	})
	return checked, ctx.Err()
}

// mostBroken is how many captures of a document are tried before it is given up.
const mostBroken = 20

// subject finds the newest good capture of w. What is older than the capture in
// the baseline is no news, and is looked at only if there is nothing else.
func (c *checks) subject(ctx context.Context, w *watched) check.Subject {
	s := check.Subject{Name: w.name, Entry: w.At}
	known := c.checker.Known(w.name)
	for i, try := range w.captures {
		if i == mostBroken || i > 0 && known != nil && known.Captured != "" && try.at < known.Captured || ctx.Err() != nil {
			break
		}
		version, failed := c.version(ctx, w, try)
		if failed == nil {
			s.Version, failed = c.hold(ctx, w, i, version)
		}
		if failed == nil {
			s.Editable = try.file
			break
		}
		s.Failures = append(s.Failures, *failed)
	}
	return s
}

// hold holds capture i of w, which is version, against the baseline or, if that
// does not know the document, against the capture before.
func (c *checks) hold(ctx context.Context, w *watched, i int, version *check.Version) (*check.Held, *report.Failure) {
	held, fault := c.checker.Hold(w.name, version, func() *check.Version { return c.accepted(ctx, w) })
	if fault == nil && c.checker.Known(w.name) == nil && i+1 < len(w.captures) {
		if before, failed := c.version(ctx, w, w.captures[i+1]); failed == nil {
			_, fault = capturing.Compare(judged(before), judged(version))
		}
	}
	if fault == nil {
		return held, nil
	}
	return nil, &report.Failure{URI: version.Document.Source.URI, Kind: string(fault.Kind), Because: c.checker.Printer.Text(fault.Note)}
}

func judged(v *check.Version) capturing.Version {
	return capturing.Version{Document: &v.Document, Findings: v.Findings}
}

// accepted returns the capture that the baseline was made of, or nil if it is not
// there any more.
func (c *checks) accepted(ctx context.Context, w *watched) *check.Version {
	known := c.checker.Known(w.name)
	for _, old := range w.captures {
		if old.sha256 != known.SHA256 && (old.sha256 != "" || old.at == "" || old.at != known.Captured) {
			continue
		}
		v, failed := c.version(ctx, w, old)
		if failed == nil && v.Document.Source.SHA256 == known.SHA256 {
			return v
		}
	}
	return nil
}

// version reads and analyses a capture.
func (c *checks) version(ctx context.Context, w *watched, try capture) (*check.Version, *report.Failure) {
	in, err := c.understood(ctx, w, try)
	if err != nil {
		f := newFailure(try.uri, err)
		failed := f.reported(c.checker.Printer)
		return nil, &failed
	}
	inputs := []analyze.Input{in}
	r := analyze.Report(c.checker.Tool, inputs, c.checker.Printer)
	analyze.AddBodies(r, inputs)
	c.analyzer.AddEvidence(r, inputs)
	if err := appeal.CheckSources(r, inputs, c.services, c.checker.Printer); err != nil {
		return nil, &report.Failure{URI: try.uri, Kind: string(source.Unreadable), Because: err.Error()}
	}
	d := &r.Documents[0]
	d.Source.URI = try.uri
	if try.official != "" {
		d.Source.Official = try.official
	}
	return &check.Version{Document: *d, Findings: r.Findings, Captured: try.at}, nil
}

// understood returns what is read out of a capture, in the time that there is
// for one.
func (c *checks) understood(ctx context.Context, w *watched, try capture) (analyze.Input, error) {
	page, err := try.load(ctx)
	if err != nil {
		return analyze.Input{}, err
	}
	o := c.analyzeOptions
	o.kind, o.service = w.Kind, w.Service
	ctx, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	c.allowMemory(max(len(page.Data), len(page.Text)))
	all, err := o.understand(ctx, c.analyzer, page)
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		note := message.New("source.limit.time", "limit", o.timeout.String())
		return analyze.Input{}, &source.Error{URI: try.uri, Kind: source.Limit, Note: note, Err: err}
	case err != nil:
		return analyze.Input{}, err
	}
	return all[0], nil
}
