package cli

import (
	"context"
	"io"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	capturing "exitclause/internal/capture"
	changing "exitclause/internal/change"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
)

type diffOptions struct {
	analyzeOptions
	failOn string // worse, substance or any; "" for nothing
}

func newDiffCmd(s *session) *cobra.Command {
	o := diffOptions{analyzeOptions: newAnalyzeOptions()}
	cmd := &cobra.Command{
		Use:     "diff OLD NEW",
		Short:   s.T("diff.command"),
		Long:    s.T("diff.command.long"),
		Example: "exitclause diff 2025.html 2026.html\nexitclause diff --fail-on worse --format markdown 2025.html 2026.html",
		Args:    two("OLD", "NEW"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.diff(cmd.Context(), o, args) },
	}
	o.add(s, cmd, "text", "json", "markdown", "html")
	addChoice(cmd, "fail-on", s.T("diff.flag.fail-on"), choice{value: &o.failOn, options: []string{"worse", "substance", "any"}})
	o.addKind(s, cmd)
	flags := cmd.Flags()
	flags.StringVar(&o.service, "service", "", s.T("cli.flag.service"))
	flags.BoolVarP(&o.full, "verbose", "v", false, s.T("diff.flag.verbose"))
	return cmd
}

// two asks for exactly two arguments, called so.
func two(first, second string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			return some(first)(cmd, args)
		case 1:
			return some(second)(cmd, nil)
		case 2:
			return nil
		}
		return noArguments(cmd, args[2:])
	}
}

func (s *session) diff(ctx context.Context, o diffOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	if args[0] == "-" && args[1] == "-" {
		return usage("diff.error.stdin")
	}
	packs, err := o.packs.load()
	if err != nil {
		return err
	}
	c := &comparison{session: s, analyzeOptions: o.analyzeOptions, analyzer: analyze.New(packs)}
	for side, arg := range args {
		if err := c.read(ctx, side, arg); err != nil {
			return err
		}
	}
	printer := message.For(s.reportLanguage(slices.Concat(c.inputs[0], c.inputs[1])))
	d, err := c.compare(report.Tool{Name: "exitclause", Version: version(), Rules: packs.Digest}, printer)
	if err != nil {
		return err
	}
	if err := s.stream(o.output, func(w io.Writer) error { return s.renderDiff(w, d, printer, o) }); err != nil {
		return err
	}
	return o.verdict(d)
}

// comparison is the work on two versions of a document.
type comparison struct {
	*session
	analyzeOptions
	analyzer *analyze.Analyzer
	inputs   [2][]analyze.Input // at most one of each
	failures []failure
}

// read reads one version, of which there must be exactly one.
func (c *comparison) read(ctx context.Context, side int, arg string) error {
	asked, err := c.requests([]string{arg}, c.service)
	if err != nil {
		return err
	}
	all, err := c.session.read(ctx, c.analyzeOptions, c.analyzer, asked)
	if err != nil {
		return err
	}
	if n := len(all.inputs); n > 1 {
		return usage("diff.error.several", "source", arg, "n", strconv.Itoa(n))
	}
	c.inputs[side] = all.inputs
	if len(all.inputs) == 0 {
		c.failures = append(c.failures, all.failures...)
	}
	return nil
}

// compare compares the versions, if both are there and whole.
func (c *comparison) compare(tool report.Tool, printer *message.Printer) (*report.Diff, error) {
	d := &report.Diff{Schema: report.DiffSchema, Tool: tool}
	for _, f := range c.failures {
		d.Failures = append(d.Failures, f.reported(printer))
	}
	var sides [2]changing.Side
	for i, in := range c.inputs {
		if len(in) == 0 {
			continue
		}
		r := analyze.Report(tool, in, printer)
		if err := checkSources(r, in, printer); err != nil {
			return nil, err
		}
		analyze.AddBodies(r, in)
		c.analyzer.AddEvidence(r, in)
		sides[i] = changing.Side{Document: &r.Documents[0], Findings: r.Findings}
	}
	if d.Failures == nil {
		changing.Number(sides[:])
		d.Failures = c.broken(sides, printer)
	}
	if d.Failures == nil {
		return changing.Compare(tool, sides[0], sides[1], printer), nil
	}
	d.Old, d.New = changing.Bare(sides[0].Document), changing.Bare(sides[1].Document)
	return d, nil
}

// broken judges the captures and tells of those that are broken.
func (c *comparison) broken(sides [2]changing.Side, printer *message.Printer) []report.Failure {
	ofOld, ofNew := capturing.Compare(capturing.Version(sides[0]), capturing.Version(sides[1]))
	var all []report.Failure
	for i, f := range []*capturing.Fault{ofOld, ofNew} {
		if f == nil {
			continue
		}
		uri := sides[i].Document.Source.URI
		if !c.quiet {
			c.tell(uri + ": " + c.Text(f.Note))
		}
		all = append(all, report.Failure{URI: uri, Kind: string(f.Kind), Because: printer.Text(f.Note)})
	}
	return all
}

func (s *session) renderDiff(w io.Writer, d *report.Diff, printer *message.Printer, o diffOptions) error {
	switch o.format {
	case "json":
		return render.DiffJSON(w, d)
	case "markdown":
		return render.DiffMarkdown(w, d, printer)
	case "html":
		return render.DiffHTML(w, d, printer)
	}
	return render.DiffText(w, d, printer, render.TextOptions{Width: s.width(o.analyzeOptions), Color: s.colored(o.analyzeOptions), Full: o.full})
}

// verdict returns the fault that d is: a version that could not be compared, or
// a change that was asked to fail on.
func (o diffOptions) verdict(d *report.Diff) error {
	found := map[string]int{"worse": d.Tally.Worse, "substance": d.Tally.Substance, "any": len(d.Changes)}[o.failOn]
	switch {
	case len(d.Failures) > 0:
		return fault{code: ExitSource}
	case found > 0:
		return fault{ExitFailed, message.New("diff.failed."+o.failOn, "n", strconv.Itoa(found))}
	}
	return nil
}
