package cli

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"

	"github.com/spf13/cobra"

	"exitclause/internal/check"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/strictyaml"
)

// configFile is the configuration that check reads if none is named.
const configFile = "exitclause.yaml"

type checkOptions struct {
	analyzeOptions
	config  string
	failOn  string
	summary string // file to append a summary to
	schema  string // to print instead
	update  bool
	example bool
}

func newCheckCmd(s *session) *cobra.Command {
	o := checkOptions{
		analyzeOptions: newAnalyzeOptions(),
		config:         configFile,
	}
	cmd := &cobra.Command{
		Use:     "check [CONFIG]",
		Short:   s.T("check.command"),
		Long:    s.T("check.command.long"),
		Example: "exitclause check --new > exitclause.yaml\nexitclause check --update-baseline\nexitclause check --format sarif -o exitclause.sarif",
		Args:    atMostOne,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				o.config = args[0]
			}
			return s.runCheck(cmd.Context(), o)
		},
	}
	o.add(s, cmd, checkFormats...)
	addChoice(cmd, "fail-on", s.T("check.flag.fail-on"), choice{value: &o.failOn, options: check.FailOns()})
	addChoice(cmd, "schema", s.T("check.flag.schema"), choice{value: &o.schema, options: []string{"config", "output", "baseline"}})
	flags := cmd.Flags()
	flags.BoolVar(&o.update, "update-baseline", false, s.T("check.flag.update"))
	flags.BoolVar(&o.example, "new", false, s.T("check.flag.new"))
	flags.StringVar(&o.summary, "summary", "", s.T("check.flag.summary"))
	flags.BoolVarP(&o.full, "verbose", "v", false, s.T("cli.flag.verbose"))
	return cmd
}

func (s *session) runCheck(ctx context.Context, o checkOptions) error {
	switch {
	case o.example:
		return s.write("", check.Example(s.Language()))
	case o.schema != "":
		return s.write("", checkSchemas[o.schema]())
	}
	if err := o.check(); err != nil {
		return err
	}
	config, err := s.readConfig(o)
	if err != nil {
		return err
	}
	baseline, err := s.readBaseline(config, o.update)
	if err != nil {
		return err
	}
	if err := o.spare(config); err != nil {
		return err
	}
	packs, err := o.packs.load()
	if err != nil {
		return err
	}
	r := s.newChecks(o, config, baseline, packs)
	all, err := r.all(ctx)
	if err != nil {
		return err
	}
	if o.update {
		return s.updateBaseline(r, all)
	}
	return s.tellCheck(o, r.checker.Report(all), r.checker.Printer)
}

var checkSchemas = map[string]func() []byte{
	"config": check.ConfigSchema, "output": report.CheckJSONSchema, "baseline": report.BaselineJSONSchema,
}

// newChecks prepares the check of everything that config names.
func (s *session) newChecks(o checkOptions, config *check.Config, baseline *report.Baseline, packs *rule.Packs) *checks {
	return newChecks(s, o, packs, check.New(check.Checker{
		Config:   config,
		Baseline: baseline,
		Accepts:  o.update,
		Tool:     report.Tool{Name: "exitclause", Version: version(), Rules: packs.Digest},
		Today:    law.DateOf(s.Now()),
		Printer:  message.For(s.checkLanguage(baseline)),
	}))
}

// checkLanguage returns the language for a check: what was asked for, else the
// language of the environment, else that of the first document known.
func (s *session) checkLanguage(baseline *report.Baseline) string {
	lang := s.reportLanguage(nil)
	if lang == "" && baseline != nil && len(baseline.Documents) > 0 {
		return baseline.Documents[0].Language
	}
	return lang
}

// readConfig reads the configuration, with what the flags change in it.
func (s *session) readConfig(o checkOptions) (*check.Config, error) {
	data, err := s.readUpTo(o.config, check.MaxConfigBytes+1)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, usage("check.error.config", "file", o.config)
	}
	if err != nil {
		return nil, usage("cli.error.file", "argument", "CONFIG", "file", o.config, "reason", cause(err))
	}
	config, err := check.ReadConfig(o.config, data)
	if o.failOn != "" {
		config.FailOn = check.FailOn(o.failOn)
	}
	return config, err
}

// spare refuses to write the report over the configuration or the baseline.
func (o checkOptions) spare(config *check.Config) error {
	for _, file := range []string{config.File, beside(config.File, config.Baseline)} {
		if o.isOutput(file) {
			return replaced(file)
		}
	}
	return nil
}

// readBaseline reads the baseline that config names; nil if it names none. When
// the baseline is to be written, it need not be there yet, and need not be right.
func (s *session) readBaseline(config *check.Config, update bool) (*report.Baseline, error) {
	if config.Baseline == "" {
		if update {
			return nil, usage("check.error.no-baseline", "file", config.File)
		}
		return nil, nil
	}
	name := beside(config.File, config.Baseline)
	data, err := s.readUpTo(name, check.MaxBaselineBytes+1)
	switch {
	case errors.Is(err, fs.ErrNotExist) && update:
		return &report.Baseline{}, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, usage("check.error.baseline-missing", "file", name)
	case err != nil:
		return nil, usage("cli.error.file", "argument", "baseline", "file", name, "reason", cause(err))
	}
	s.allowMemory(len(data) + roomForChecks)
	baseline, err := check.ReadBaseline(name, data)
	if err != nil && update && !check.WasBaseline(data) {
		return nil, usage("check.error.not-baseline", "file", name, "config", config.File)
	}
	var faults strictyaml.Errors
	if errors.As(err, &faults) && update { // it is about to be made anew
		s.tellAll(faults)
		return &report.Baseline{}, nil
	}
	return baseline, err
}

// roomForChecks counts as so many bytes of documents: several are read at once.
const roomForChecks = 12 << 20

// beside returns the path of name, which a file gives relative to its folder.
func beside(file, name string) string {
	if filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(filepath.Dir(file), filepath.FromSlash(name))
}
