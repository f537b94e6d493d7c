package cli

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

type analyzeOptions struct {
	packs    packOptions
	fetch    fetchOptions
	format   string
	output   string
	kind     string
	service  string
	color    string
	width    int
	full     bool
	explain  bool
	maxBytes size
	timeout  time.Duration
}

func newAnalyzeCmd(s *session) *cobra.Command {
	o := analyzeOptions{format: "text", color: "auto", maxBytes: 64 << 20, timeout: 30 * time.Second}
	cmd := &cobra.Command{
		Use:     "analyze SOURCE...",
		Short:   s.T("cli.analyze"),
		Long:    s.T("cli.analyze.long"),
		Example: "exitclause analyze privacy.html terms.html\nexitclause analyze --format json - < privacy.html",
		Args:    some("SOURCE"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.analyze(cmd.Context(), o, args) },
	}
	kinds := []string{string(document.PrivacyPolicy), string(document.UserAgreement)}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json", "jsonl", "markdown", "html"}})
	addChoice(cmd, "kind", s.T("cli.flag.kind"), choice{value: &o.kind, options: kinds})
	addChoice(cmd, "color", s.T("cli.flag.color"), choice{value: &o.color, options: []string{"auto", "always", "never"}})
	flags := cmd.Flags()
	flags.StringVarP(&o.output, "output", "o", "", s.T("cli.flag.output"))
	flags.StringVar(&o.service, "service", "", s.T("cli.flag.service"))
	flags.IntVar(&o.width, "width", 0, s.T("cli.flag.width"))
	flags.BoolVarP(&o.full, "verbose", "v", false, s.T("cli.flag.verbose"))
	flags.BoolVar(&o.explain, "explain", false, s.T("cli.flag.explain"))
	flags.Var(&o.maxBytes, "max-bytes", s.T("cli.flag.max-bytes"))
	flags.DurationVar(&o.timeout, "timeout", o.timeout, s.T("cli.flag.timeout"))
	o.fetch.add(s, flags)
	o.packs.add(s, flags)
	return cmd
}

// addChoice adds a flag that takes one of a few names.
func addChoice(cmd *cobra.Command, name, text string, c choice) {
	cmd.Flags().Var(&c, name, text)
	// Registering fails only for a flag that the line above did not add.
	_ = cmd.RegisterFlagCompletionFunc(name, c.complete)
}

func (s *session) analyze(ctx context.Context, o analyzeOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	packs, err := o.packs.load()
	if err != nil {
		return err
	}
	statutes, err := law.Load(rules.Law)
	if err != nil {
		return err
	}
	uris, err := source.Expand(args)
	if err != nil {
		return err
	}
	analyzer := analyze.New(packs)
	inputs, failures := s.read(ctx, o, analyzer, uris)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	printer := message.For(s.reportLanguage(inputs))
	r := assemble(packs, statutes, law.Situation{}, inputs, failures, printer)
	if err := checkSources(r, inputs, printer); err != nil {
		return err
	}
	if o.format == "html" {
		analyze.AddBodies(r, inputs)
	}
	if o.explain {
		analyzer.Explain(r, inputs, printer)
	}
	err = s.stream(o.output, func(w io.Writer) error { return s.render(w, r, printer, o) })
	if err != nil {
		return err
	}
	if len(failures) > 0 {
		return fault{code: ExitSource}
	}
	return nil
}

// check refuses numbers that make no sense.
func (o analyzeOptions) check() error {
	switch {
	case o.timeout <= 0:
		return usage("cli.error.flag.positive", "flag", "--timeout")
	case o.width < 0:
		return usage("cli.error.flag.positive", "flag", "--width")
	}
	return nil
}

// toStdout reports whether the report goes to standard output.
func (o analyzeOptions) toStdout() bool { return o.output == "" || o.output == "-" }

// failure is a source that could not be had or read.
type failure struct {
	uri  string
	kind source.Kind
	note message.Note
}

// read reads and analyses every source, and tells of those that failed. It stops
// when ctx ends.
func (s *session) read(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uris []string) ([]analyze.Input, []failure) {
	var inputs []analyze.Input
	var failures []failure
	for _, uri := range uris {
		in, err := s.input(ctx, o, a, uri)
		if ctx.Err() != nil {
			break
		}
		if err != nil {
			f := newFailure(uri, err)
			failures = append(failures, f)
			if !s.quiet {
				s.tell(f.uri + ": " + s.Text(f.note))
			}
			continue
		}
		inputs = append(inputs, in)
	}
	return inputs, failures
}

// input reads and analyses one source.
func (s *session) input(ctx context.Context, o analyzeOptions, a *analyze.Analyzer, uri string) (analyze.Input, error) {
	start := time.Now()
	page, err := source.Load(ctx, uri, source.Options{
		MaxBytes: int64(o.maxBytes), Timeout: o.timeout, Stdin: s.Stdin, Fetch: o.fetch.source(s),
	})
	if err != nil {
		return analyze.Input{}, err
	}
	s.allowMemory(len(page.Data))
	ctx, cancel := context.WithDeadline(ctx, start.Add(o.timeout))
	defer cancel()
	in, err := o.understand(ctx, a, page)
	if errors.Is(err, context.DeadlineExceeded) {
		note := message.New("source.limit.time", "limit", o.timeout.String())
		return analyze.Input{}, &source.Error{URI: uri, Kind: source.Limit, Note: note, Err: err}
	}
	return in, err
}

// understand parses and analyses page, until ctx ends.
func (o analyzeOptions) understand(ctx context.Context, a *analyze.Analyzer, page *source.Page) (analyze.Input, error) {
	doc, err := parse(ctx, page)
	if err != nil {
		return analyze.Input{}, err
	}
	if o.kind != "" {
		doc.Kind = document.Kind(o.kind)
	}
	findings, err := a.RunContext(ctx, doc)
	if err != nil {
		return analyze.Input{}, err
	}
	if doc.Stub && len(findings) == 0 {
		return analyze.Input{}, doc.NoDocument()
	}
	return analyze.Input{Page: page, Document: doc, Service: o.service, Findings: findings}, nil
}

// parse parses page, or gives up when ctx ends. The parser, which knows no
// context, then goes on to its end for nobody: it takes time linear in the page.
func parse(ctx context.Context, page *source.Page) (doc *document.Document, err error) {
	done := make(chan struct{})
	var parsed *document.Document
	var failed error
	go func() {
		parsed, failed = document.Parse(page)
		close(done)
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
	switch {
	case errors.As(err, &load):
		return failure{uri, load.Kind, load.Note}
	case errors.As(err, &parse):
		return failure{uri, parse.Kind, parse.Note}
	}
	return failure{uri, source.Unreadable, message.New("cli.error.read", "reason", err.Error())}
}

// reportLanguage returns the language for a report: what was asked for, else
// the language of the environment, else that of the first document that has one.
func (s *session) reportLanguage(inputs []analyze.Input) string {
	if s.lang != "" {
		return s.lang
	}
	if lang, ok := s.locale(); ok {
		return lang
	}
	for _, in := range inputs {
		if lang, ok := message.Match(string(in.Document.Language)); ok {
			return lang
		}
	}
	return ""
}

func assemble(packs *rule.Packs, statutes *law.Statutes, in law.Situation, inputs []analyze.Input, failures []failure, printer *message.Printer) *report.Report {
	tool := report.Tool{Name: "exitclause", Version: version(), Rules: packs.Digest}
	r := analyze.Report(tool, inputs, printer)
	appeal.Conclude(r, inputs, statutes, in, printer)
	for _, f := range failures {
		r.Failures = append(r.Failures, report.Failure{URI: f.uri, Kind: string(f.kind), Because: printer.Text(f.note)})
	}
	return r
}

func (s *session) render(w io.Writer, r *report.Report, printer *message.Printer, o analyzeOptions) error {
	switch o.format {
	case "json":
		return render.JSON(w, r)
	case "jsonl":
		return render.JSONL(w, r)
	case "markdown":
		return render.Markdown(w, r, printer)
	case "html":
		return render.HTML(w, r, printer)
	}
	return render.Text(w, r, printer, render.TextOptions{Width: s.width(o), Color: s.colored(o), Full: o.full})
}

// widestText is how many columns a report is wide at most, for it to be read.
const widestText = 100

func (s *session) width(o analyzeOptions) int {
	switch {
	case o.width > 0:
		return o.width
	case !o.toStdout():
		return 0
	}
	return min(s.Columns, widestText)
}

func (s *session) colored(o analyzeOptions) bool {
	if o.color != "auto" {
		return o.color == "always"
	}
	return s.Columns > 0 && o.toStdout() && s.Getenv("NO_COLOR") == "" && s.Getenv("TERM") != "dumb"
}
