package cli

import (
	"context"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"exitclause/internal/compare"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
)

func newCompareCmd(s *session) *cobra.Command {
	o := newAnalyzeOptions()
	o.apart = true
	cmd := &cobra.Command{
		Use:     "compare SOURCE...",
		Short:   s.T("compare.command"),
		Long:    s.T("compare.command.long"),
		Example: "exitclause compare larkfin-privacy.html larkfin=larkfin-terms.html other=other.html\nexitclause compare --format csv -o services.csv policies/",
		Args:    some("SOURCE"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.compare(cmd.Context(), o, args) },
	}
	o.add(s, cmd, "text", "json", "markdown", "html", "csv")
	flags := cmd.Flags()
	flags.BoolVarP(&o.full, "verbose", "v", false, s.T("compare.flag.verbose"))
	return cmd
}

func (s *session) compare(ctx context.Context, o analyzeOptions, args []string) error {
	if err := o.check(); err != nil {
		return err
	}
	analyzer, statutes, err := o.packs.analyzer()
	if err != nil {
		return err
	}
	asked, err := o.services(args)
	if err != nil {
		return err
	}
	all, err := s.read(ctx, o, analyzer, asked)
	if err != nil {
		return err
	}
	printer := message.For(s.reportLanguage(all.inputs))
	c := compare.Services(assemble(analyzer.Packs(), statutes, law.Situation{}, all, printer))
	if len(c.Services) == 1 && len(all.failures) == 0 {
		return usage("compare.error.one", "name", c.Services[0].Name)
	}
	if err := s.stream(o.output, func(w io.Writer) error { return s.renderComparison(w, c, printer, o) }); err != nil {
		return err
	}
	if len(all.failures) > 0 {
		return fault{code: ExitSource}
	}
	return nil
}

// services returns what is to be read for sources, each of which may be given with
// the service that it is of.
func (o analyzeOptions) services(args []string) ([]request, error) {
	var all []request
	for _, arg := range args {
		service, uri := named(arg)
		more, err := o.requests([]string{uri}, service)
		if err != nil {
			return nil, err
		}
		all = append(all, more...)
	}
	return all, nil
}

// named cuts NAME=SOURCE in two. A file of that very name, and an address with
// "=" in it, is a source without a name.
func named(arg string) (name, uri string) {
	name, uri, found := strings.Cut(arg, "=")
	if !found || name == "" || uri == "" || strings.ContainsAny(name, `/\:`) {
		return "", arg
	}
	if _, err := os.Stat(arg); err == nil {
		return "", arg
	}
	return name, uri
}

func (s *session) renderComparison(w io.Writer, c *report.Comparison, printer *message.Printer, o analyzeOptions) error {
	switch o.format {
	case "json":
		return render.ComparisonJSON(w, c)
	case "markdown":
		return render.ComparisonMarkdown(w, c, printer)
	case "html":
		return render.ComparisonHTML(w, c, printer)
	case "csv":
		return render.ComparisonCSV(w, c)
	}
	return render.ComparisonText(w, c, printer, render.TextOptions{Width: s.width(o), Color: s.colored(o), Full: o.full})
}
