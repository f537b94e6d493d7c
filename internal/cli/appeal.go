package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
)

type appealOptions struct {
	analyzeOptions
	file    string // the case
	stage   string
	example bool
}

func newAppealCmd(s *session) *cobra.Command {
	o := appealOptions{analyzeOptions: newAnalyzeOptions()}
	o.apart = true
	cmd := &cobra.Command{
		Use:     "appeal --case FILE SOURCE...",
		Short:   s.T("cli.appeal"),
		Long:    s.T("cli.appeal.long"),
		Example: "exitclause appeal --new > case.yaml\nexitclause appeal --case case.yaml privacy.html terms.html",
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.example {
				return s.exampleCase(cmd, args)
			}
			return s.appeal(cmd, o, args)
		},
	}
	o.add(s, cmd, "text", "json", "markdown", "html")
	o.addKind(s, cmd)
	addChoice(cmd, "stage", s.T("cli.flag.stage"), choice{value: &o.stage, options: appeal.Stages()})
	flags := cmd.Flags()
	flags.StringVar(&o.file, "case", "", s.T("cli.flag.case"))
	flags.BoolVar(&o.example, "new", false, s.T("cli.flag.new"))
	return cmd
}

// exampleCase writes a case file for the user to fill in.
func (s *session) exampleCase(cmd *cobra.Command, args []string) error {
	if err := noArguments(cmd, args); err != nil {
		return err
	}
	return s.write("", appeal.Example(s.Language()))
}

func (s *session) appeal(cmd *cobra.Command, o appealOptions, args []string) error {
	if o.file == "" {
		return usage("cli.error.case.missing")
	}
	if err := errors.Join(some("SOURCE")(cmd, args), o.check()); err != nil {
		return err
	}
	if o.isOutput(o.file) {
		return replaced(o.file)
	}
	c, err := s.readCase(o.file)
	if err != nil {
		return err
	}
	r, printer, err := s.letter(cmd.Context(), o, c, args)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.renderLetter(&b, r, printer, o.analyzeOptions); err != nil {
		return err
	}
	if err := s.write(o.output, b.Bytes()); err != nil {
		return err
	}
	if len(r.Failures) > 0 {
		return fault{code: ExitSource}
	}
	return nil
}

func (s *session) readCase(name string) (*appeal.Case, error) {
	var data []byte
	var err error
	if name == "-" {
		data, err = io.ReadAll(io.LimitReader(s.Stdin, appeal.MaxCaseBytes+1))
	} else {
		data, err = os.ReadFile(name)
	}
	if err != nil {
		return nil, usage("cli.error.file", "argument", "--case", "file", name, "reason", cause(err))
	}
	return appeal.ReadCase(name, data, law.DateOf(s.Now()))
}

// letter reads the documents and returns their report with the letter of c.
func (s *session) letter(ctx context.Context, o appealOptions, c *appeal.Case, args []string) (*report.Report, *message.Printer, error) {
	analyzer, statutes, err := o.packs.analyzer()
	if err != nil {
		return nil, nil, err
	}
	asked, err := o.requests(args, o.service)
	if err != nil {
		return nil, nil, err
	}
	all, err := s.read(ctx, o.analyzeOptions, analyzer, asked)
	if err != nil {
		return nil, nil, err
	}
	inputs := all.inputs
	s.tellUnsaved(inputs)
	printer := message.For(s.reportLanguage(inputs))
	in := c.Situation()
	r := assemble(analyzer.Packs(), statutes, in, all, printer)
	if err := checkSources(r, inputs, printer); err != nil {
		return nil, nil, err
	}
	if o.format == "html" {
		analyze.AddBodies(r, inputs)
	}
	if len(inputs) == 0 {
		return r, printer, nil
	}
	earlier, err := s.earlier(ctx, o, c, analyzer, inputs)
	if err != nil {
		return nil, nil, err
	}
	appeal.AddVersions(r, earlier, c.Account.Opened, analyzer, printer)
	warnings, err := appeal.Write(r, statutes, in, c, appeal.Stage(o.stage), printer)
	for _, note := range warnings {
		s.warn(note)
	}
	return r, printer, err
}

func (s *session) renderLetter(w io.Writer, r *report.Report, printer *message.Printer, o analyzeOptions) error {
	switch o.format {
	case "json":
		return render.JSON(w, r)
	case "markdown":
		return render.LetterMarkdown(w, r, printer)
	case "html":
		return render.HTML(w, r, printer)
	}
	return render.LetterText(w, r, printer, render.TextOptions{Width: s.width(o), Color: s.colored(o)})
}
