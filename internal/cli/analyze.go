package cli

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
	"exitclause/internal/rule"
)

func newAnalyzeCmd(s *session) *cobra.Command {
	o := newAnalyzeOptions()
	o.apart = true
	cmd := &cobra.Command{
		Use:     "analyze SOURCE...",
		Short:   s.T("cli.analyze"),
		Long:    s.T("cli.analyze.long"),
		Example: "exitclause analyze privacy.html terms.html\nexitclause analyze --format json - < privacy.html",
		Args:    some("SOURCE"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.analyze(cmd.Context(), o, args) },
	}
	o.add(s, cmd, "text", "json", "jsonl", "markdown", "html")
	o.addKind(s, cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.service, "service", "", s.T("cli.flag.service"))
	flags.BoolVarP(&o.full, "verbose", "v", false, s.T("cli.flag.verbose"))
	flags.BoolVar(&o.explain, "explain", false, s.T("cli.flag.explain"))
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
	analyzer, statutes, err := o.packs.analyzer()
	if err != nil {
		return err
	}
	asked, err := o.requests(args, o.service)
	if err != nil {
		return err
	}
	all, err := s.read(ctx, o, analyzer, asked)
	if err != nil {
		return err
	}
	printer := message.For(s.reportLanguage(all.inputs))
	r := assemble(analyzer.Packs(), statutes, law.Situation{}, all, printer)
	if err := checkSources(r, all.inputs, printer); err != nil {
		return err
	}
	if o.format == "html" {
		analyze.AddBodies(r, all.inputs)
	}
	if o.explain {
		analyzer.Explain(r, all.inputs, printer)
	}
	err = s.stream(o.output, func(w io.Writer) error { return s.render(w, r, printer, o) })
	if err != nil {
		return err
	}
	if len(all.failures) > 0 {
		return fault{code: ExitSource}
	}
	return nil
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

func assemble(packs *rule.Packs, statutes *law.Statutes, in law.Situation, all outcome, printer *message.Printer) *report.Report {
	tool := report.Tool{Name: "exitclause", Version: version(), Rules: packs.Digest}
	r := analyze.Report(tool, all.inputs, printer)
	appeal.Conclude(r, all.inputs, statutes, in, printer)
	for _, f := range all.failures {
		r.Failures = append(r.Failures, f.reported(printer))
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
