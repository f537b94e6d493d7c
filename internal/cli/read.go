package cli

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strconv"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/pdf"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
)

// failure is a source that could not be had or read.
type failure struct {
	uri  string
	kind source.Kind
	note message.Note
}

// outcome is what came of the sources.
type outcome struct {
	inputs   []analyze.Input
	failures []failure
}

// read reads and analyses every source, and tells of those that failed. It stops
// when ctx ends.
func (s *session) read(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uris []string) ([]analyze.Input, []failure) {
	var all outcome
	work := s.progress(len(uris))
	defer work.end()
	for _, uri := range uris {
		s.readSource(ctx, o, a, uri, &all)
		work.step()
		if ctx.Err() != nil {
			break
		}
	}
	return all.inputs, all.failures
}

// readSource reads and analyses the documents in one source. Pages that nobody
// picked out count only if they are what somebody may mean.
func (s *session) readSource(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uri string, all *outcome) {
	meant, others := false, 0
	for page, err := range s.pages(ctx, o, a, uri) {
		var inputs []analyze.Input
		if err == nil {
			inputs, err = s.inputs(ctx, o, a, page)
		}
		switch {
		case ctx.Err() != nil:
			return
		case err != nil && page != nil && page.Incidental:
			others++
			continue
		case err != nil:
			all.failures = append(all.failures, s.failed(uri, page, err))
		default:
			all.inputs = append(all.inputs, inputs...)
		}
		meant = true
	}
	if others > 0 && !meant {
		note := message.New("archive.none.web", "n", strconv.Itoa(others))
		all.failures = append(all.failures, s.failed(uri, nil, &source.Error{URI: uri, Kind: source.Empty, Note: note}))
	}
}

func (o analyzeOptions) sourceOptions(s *session) source.Options {
	return source.Options{MaxBytes: int64(o.maxBytes), Timeout: o.timeout, Stdin: s.Stdin, Fetch: o.fetch.source(s), PDF: poppler()}
}

// poppler says where the programs are that read PDFs best, if they are.
func poppler() pdf.Options {
	find := func(name string) string {
		path, err := exec.LookPath(name)
		if err != nil {
			return ""
		}
		return path
	}
	return pdf.Options{Pdftotext: find("pdftotext"), Pdftohtml: find("pdftohtml")}
}

// failed tells why page, or else the source uri, could not be read.
func (s *session) failed(uri string, page *source.Page, err error) failure {
	var load *source.Error
	switch {
	case page != nil:
		uri = page.URI
	case errors.As(err, &load):
		uri = load.URI
	}
	f := newFailure(uri, err)
	if !s.quiet {
		s.tell(f.uri + ": " + s.Text(f.note))
	}
	return f
}

// inputs analyses the documents in page: one, unless they are read apart.
func (s *session) inputs(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, page *source.Page) ([]analyze.Input, error) {
	size := max(len(page.Data), len(page.Text))
	s.allowMemory(size)
	ctx, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	all, err := o.understand(ctx, a, page)
	if err != nil {
		s.allowMemory(-size)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		note := message.New("source.limit.time", "limit", o.timeout.String())
		return nil, &source.Error{URI: page.URI, Kind: source.Limit, Note: note, Err: err}
	}
	return all, err
}

// input analyses page as one document.
func (s *session) input(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, page *source.Page) (analyze.Input, error) {
	o.apart = false
	all, err := s.inputs(ctx, o, a, page)
	if err != nil {
		return analyze.Input{}, err
	}
	return all[0], nil
}

// understand parses and analyses page, until ctx ends.
func (o analyzeOptions) understand(ctx context.Context, a *analyze.Analyzer, page *source.Page) ([]analyze.Input, error) {
	docs, err := o.parse(ctx, page)
	if err != nil {
		return nil, err
	}
	known := func(d *document.Document) bool { return d.Kind != document.Other }
	if page.Incidental && !slices.ContainsFunc(docs, known) {
		return nil, docs[0].NoDocument()
	}
	all := make([]analyze.Input, len(docs))
	for i, doc := range docs {
		if o.kind != "" {
			doc.Kind = document.Kind(o.kind)
		}
		findings, err := a.RunContext(ctx, doc)
		if err != nil {
			return nil, err
		}
		if doc.Stub && len(findings) == 0 {
			return nil, doc.NoDocument()
		}
		all[i] = analyze.Input{Page: page, Document: doc, Service: o.service, Findings: findings}
	}
	return all, nil
}

// parse parses page, or gives up when ctx ends. The parser, which knows no
// context, then goes on to its end for nobody: it takes time linear in the page.
// Who says of what kind the page is says that it is one document.
func (o analyzeOptions) parse(ctx context.Context, page *source.Page) ([]*document.Document, error) {
	done := make(chan struct{})
	var parsed []*document.Document
	var failed error
	go func() {
		defer close(done)
		if o.apart && o.kind == "" {
			parsed, failed = document.ParseAll(page)
			return
		}
		var whole *document.Document
		whole, failed = document.Parse(page)
		parsed = []*document.Document{whole}
	}()
	select {
	case <-done:
		return parsed, failed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func newFailure(uri string, err error) failure {
	var load *source.Error
	var parse *document.Error
	var saved *snapshot.Error
	switch {
	case errors.As(err, &load):
		return failure{uri, load.Kind, load.Note}
	case errors.As(err, &parse):
		return failure{uri, parse.Kind, parse.Note}
	case errors.As(err, &saved):
		return failure{uri, source.Unreadable, saved.Note}
	}
	return failure{uri, source.Unreadable, message.New("cli.error.read", "reason", err.Error())}
}
