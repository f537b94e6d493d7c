package cli

import (
	"context"
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
	store    storeOptions
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
	o.store.add(s, flags)
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
