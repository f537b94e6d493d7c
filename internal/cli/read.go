package cli

import (
	"context"
	"errors"
	"os/exec"
	"slices"
	"strconv"

	"exitclause/internal/analyze"
	capturing "exitclause/internal/capture"
	"exitclause/internal/crew"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/pdf"
	"exitclause/internal/report"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
)

// failure is a source that could not be had or read.
type failure struct {
	uri  string
	kind source.Kind
	note message.Note
}

// reported returns what is told of f in the language of p.
func (f failure) reported(p *message.Printer) report.Failure {
	return report.Failure{URI: f.uri, Kind: string(f.kind), Because: p.Text(f.note)}
}

// outcome is what came of sources, in their order.
type outcome struct {
	inputs   []analyze.Input
	failures []failure
}

// add appends what came of further sources.
func (all *outcome) add(more outcome) {
	all.inputs = append(all.inputs, more.inputs...)
	all.failures = append(all.failures, more.failures...)
}

// request is a source to be read, and the service that it is said to be of.
type request struct{ uri, service string }

// requests returns what is to be read for args, all of the service. In a folder
// the report of an earlier run, which is about to be replaced, is no document.
func (o analyzeOptions) requests(args []string, service string) ([]request, error) {
	uris, err := source.Expand(args)
	all := make([]request, 0, len(uris))
	for _, uri := range uris {
		switch {
		case !o.isOutput(uri):
			all = append(all, request{uri, service})
		case slices.Contains(args, uri) || len(uris) == 1:
			return nil, replaced(uri)
		}
	}
	return all, err
}

// read reads and analyses every source, several at a time, and tells of those
// that failed. The error is that of ctx if it ended.
func (s *session) read(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, all []request) (outcome, error) {
	bar := s.progress(len(all))
	defer bar.end()
	each := make([]outcome, len(all))
	queues := queued(all)
	crew.Do(len(queues), func(q int) {
		for _, i := range queues[q] {
			if ctx.Err() == nil {
				each[i] = s.readSource(ctx, o.of(all[i].service), a, all[i].uri)
				bar.step()
			}
		}
	})
	var whole outcome
	for _, one := range each {
		whole.add(one)
	}
	s.tellFailures(whole.failures)
	return whole, ctx.Err()
}

// of returns the options for a source of service.
func (o analyzeOptions) of(service string) analyzeOptions {
	o.service = service
	return o
}

// queued returns the numbers of what is asked for. What must be had one after the
// other is in one queue: servers are not to be pressed, and standard input ends
// but once.
func queued(all []request) [][]int {
	var queues [][]int
	slow := -1 // the queue of those
	for i, r := range all {
		if r.uri != "-" && !source.IsWeb(r.uri) {
			queues = append(queues, []int{i})
			continue
		}
		if slow < 0 {
			slow = len(queues)
			queues = append(queues, nil)
		}
		queues[slow] = append(queues[slow], i)
	}
	return queues
}

// tellFailures says which sources could not be read, and why.
func (s *session) tellFailures(failures []failure) {
	for _, f := range failures {
		if !s.quiet {
			s.tell(f.uri + ": " + s.Text(f.note))
		}
	}
}

// readSource reads and analyses the documents in one source. Pages that nobody
// picked out count only if they are what somebody may mean.
func (s *session) readSource(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uri string) (all outcome) {
	meant, others := false, 0
	for page, err := range s.pages(ctx, o, a, uri) {
		var inputs []analyze.Input
		if err == nil {
			inputs, err = s.inputs(ctx, o, a, page)
		}
		if err == nil {
			err = standIn(inputs)
		}
		switch {
		case ctx.Err() != nil:
			return outcome{}
		case err != nil && page != nil && page.Incidental:
			others++
			continue
		case err != nil:
			all.failures = append(all.failures, failed(uri, page, err))
		default:
			all.inputs = append(all.inputs, inputs...)
		}
		meant = true
	}
	if others > 0 && !meant {
		note := message.New("archive.none.web", "n", strconv.Itoa(others))
		all.failures = append(all.failures, failed(uri, nil, &source.Error{URI: uri, Kind: source.Empty, Note: note}))
	}
	return all
}

// longestStandIn is how many bytes of text a page has at most that a server shows
// in the place of a document: longer ones are not worth the second look.
const longestStandIn = 32 << 10

// standIn returns why inputs, of one page, are what a server shows in the place of
// a document, if nothing was found in them but what is at the foot of any page of a
// site. With that, only an error page is surely none.
func standIn(inputs []analyze.Input) error {
	if len(inputs) != 1 || len(inputs[0].Document.Text) > longestStandIn || slices.ContainsFunc(inputs[0].Findings, isClause) {
		return nil
	}
	var fault *source.Error
	if !errors.As(broken(inputs[0]), &fault) {
		return nil
	}
	if len(inputs[0].Findings) == 0 || fault.Kind == source.Kind(capturing.ErrorPage) {
		return &source.Error{URI: fault.URI, Kind: source.Empty, Note: fault.Note}
	}
	return nil
}

func isClause(f analyze.Finding) bool { return capturing.Clause(f.Rule.Practice) }

func (o analyzeOptions) sourceOptions(s *session) source.Options {
	return source.Options{MaxBytes: int64(o.maxBytes), Timeout: o.timeout, Stdin: s.Stdin, Fetch: o.fetch.source(s), PDF: s.pdf()}
}

// pdf returns how to read PDFs. It looks once for the programs that help.
func (s *session) pdf() pdf.Options {
	s.lookedForPoppler.Do(func() { s.poppler = poppler() })
	return s.poppler
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
func failed(uri string, page *source.Page, err error) failure {
	var load *source.Error
	switch {
	case page != nil:
		uri = page.URI
	case errors.As(err, &load):
		uri = load.URI
	}
	return newFailure(uri, err)
}

// inputs analyses the documents in page: one, unless they are read apart.
func (s *session) inputs(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, page *source.Page) ([]analyze.Input, error) {
	size := max(len(page.Data), len(page.Text))
	s.allowMemory(size)
	ctx, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	all, err := o.understand(ctx, a, page)
	findings := 0
	for _, in := range all {
		findings += len(in.Findings)
	}
	switch {
	case err != nil:
		s.allowMemory(-size)
	case findings*bytesOfFinding > size:
		s.allowMemory(findings*bytesOfFinding - size)
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
