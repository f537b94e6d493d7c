package cli

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/gold"
	"exitclause/internal/message"
	"exitclause/internal/rule"
)

type rulesEvalOptions struct {
	*packOptions
	labels   string // label map
	baseline string // an earlier result
	format   string
	errors   bool // list mistakes
	mistakes int  // of each cause at most; 0 is all
	ablate   bool
}

func newRulesEvalCmd(s *session, packs *packOptions) *cobra.Command {
	o := rulesEvalOptions{packOptions: packs, format: "text"}
	cmd := &cobra.Command{
		Use:   "eval GOLD",
		Short: s.T("cli.rules.eval"),
		Long:  s.T("cli.rules.eval.long"),
		Args:  one("GOLD"),
		RunE:  func(cmd *cobra.Command, args []string) error { return s.rulesEval(cmd.Context(), o, args[0]) },
	}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json"}})
	flags := cmd.Flags()
	flags.StringVar(&o.labels, "map", "", s.T("cli.flag.map"))
	flags.StringVar(&o.baseline, "baseline", "", s.T("cli.flag.baseline"))
	flags.BoolVar(&o.errors, "errors", false, s.T("cli.flag.errors"))
	flags.IntVar(&o.mistakes, "mistakes", 0, s.T("cli.flag.mistakes"))
	flags.BoolVar(&o.ablate, "ablate", false, s.T("cli.flag.ablate"))
	return cmd
}

func (s *session) rulesEval(ctx context.Context, o rulesEvalOptions, path string) error {
	packs, err := o.load()
	if err != nil {
		return err
	}
	old, err := o.readBaseline()
	if err != nil {
		return err
	}
	a := measured{ctx, analyze.New(packs), s.Printer}
	result, err := o.measure(path, a, o.options(packs))
	if err != nil {
		return err
	}
	if o.format == "json" {
		return s.writeJSON(result)
	}
	var b bytes.Buffer
	if err := result.WriteText(&b, old); err != nil {
		return err
	}
	if err := errors.Join(result.WriteMistakes(&b), result.WriteAblation(&b)); err != nil {
		return err
	}
	return s.write("", b.Bytes())
}

func (o rulesEvalOptions) options(packs *rule.Packs) gold.Options {
	options := gold.Options{Mistakes: o.mistakes}
	if o.errors && o.mistakes == 0 {
		options.Mistakes = math.MaxInt
	}
	if o.ablate {
		for _, r := range slices.Concat(packs.Rules, packs.Exclusions) {
			options.Ablate = append(options.Ablate, r.ID)
		}
	}
	return options
}

// readBaseline returns the earlier result to compare with, or nil if none was
// named.
func (o rulesEvalOptions) readBaseline() (*gold.Result, error) {
	if o.baseline == "" {
		return nil, nil
	}
	data, err := readConfig("--baseline", o.baseline)
	if err != nil {
		return nil, err
	}
	return gold.ParseResult(o.baseline, data)
}

func (o rulesEvalOptions) measure(path string, a gold.Analyzer, options gold.Options) (*gold.Result, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, unreadable("GOLD", path, err)
	}
	if info.IsDir() {
		return gold.Folder(path, a, options)
	}
	labels, err := o.readLabels(strings.TrimSuffix(filepath.Base(path), ".jsonl"))
	if err != nil {
		return nil, err
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable("GOLD", path, err)
	}
	defer f.Close()
	return gold.Rows(f, path, labels, a, options)
}

// readLabels returns the labels of the gold file called base: its practices, if
// no map was named.
func (o rulesEvalOptions) readLabels(base string) (gold.Labels, error) {
	if o.labels == "" {
		return gold.Practices(), nil
	}
	data, err := readConfig("--map", o.labels)
	if err != nil {
		return nil, err
	}
	return gold.ParseLabels(o.labels, data, base)
}

func readConfig(flag, name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, unreadable(flag, name, err)
	}
	return data, nil
}

// unreadable says that a file named on the command line could not be read.
func unreadable(argument, name string, err error) error {
	reason := message.Of(err)
	if reason.Words != "" {
		reason.Words = cause(err)
	}
	return fault{ExitUsage, message.New("cli.error.file", "argument", argument, "file", name).With("reason", reason)}
}
