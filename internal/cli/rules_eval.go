package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/gold"
	"exitclause/internal/source"
)

type rulesEvalOptions struct {
	*packOptions
	labels   string // label map
	baseline string // an earlier result
	format   string
	mistakes int
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
	flags.IntVar(&o.mistakes, "mistakes", 0, s.T("cli.flag.mistakes"))
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
	result, err := o.measure(path, measured{ctx, analyze.New(packs)})
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
	if err := result.WriteMistakes(&b); err != nil {
		return err
	}
	return s.write("", b.Bytes())
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

func (o rulesEvalOptions) measure(path string, a gold.Analyzer) (*gold.Result, error) {
	options := gold.Options{Mistakes: o.mistakes}
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
	return usage("cli.error.file", "argument", argument, "file", name, "reason", cause(err))
}

// measured analyses what gold hands it.
type measured struct {
	ctx      context.Context
	analyzer *analyze.Analyzer
}

// Passage analyses a passage that stands alone.
func (m measured) Passage(headings []string, _, text string) []gold.Finding {
	return m.findings(document.Passage(headings, "", text))
}

// Document analyses a file.
func (m measured) Document(path string) ([]gold.Finding, error) {
	page, err := source.Load(m.ctx, path, source.Options{})
	if err != nil {
		return nil, err
	}
	doc, err := document.Parse(page)
	if err != nil {
		return nil, err
	}
	return m.findings(doc), nil
}

func (m measured) findings(doc *document.Document) []gold.Finding {
	var all []gold.Finding
	for _, f := range m.analyzer.Run(doc) {
		g := gold.Finding{
			Practice: f.Rule.Practice, Quote: doc.Quote(f.Sentence),
			Rule: f.Rule.ID, Durations: f.Values.Durations,
		}
		for _, e := range f.Evidence {
			g.Evidence = append(g.Evidence, document.FoldSpace(doc.Text[e.Start:e.End]))
		}
		all = append(all, g)
	}
	return all
}
