package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/gold"
	"exitclause/internal/message"
	"exitclause/internal/rule"
)

type rulesAccuracyOptions struct {
	*packOptions
	notes    string // written by hand
	released string // the figures of the last release
	release  bool
	output   string
}

func newRulesAccuracyCmd(s *session, packs *packOptions) *cobra.Command {
	o := rulesAccuracyOptions{packOptions: packs, notes: "rules/accuracy-notes.md", released: "rules/accuracy.json"}
	cmd := &cobra.Command{
		Use:     "accuracy GOLD",
		Short:   s.T("cli.rules.accuracy"),
		Long:    s.T("cli.rules.accuracy.long"),
		Example: "exitclause rules accuracy corpora/gold -o rules/ACCURACY.md",
		Args:    one("GOLD"),
		RunE:    func(cmd *cobra.Command, args []string) error { return s.rulesAccuracy(cmd.Context(), o, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&o.output, "output", "o", "", s.T("cli.flag.to"))
	flags.StringVar(&o.notes, "notes", o.notes, s.T("cli.flag.notes"))
	flags.StringVar(&o.released, "released", o.released, s.T("cli.flag.released"))
	flags.BoolVar(&o.release, "release", false, s.T("cli.flag.release"))
	return cmd
}

// rulesAccuracy writes how accurate the rules are on all labelled text, and
// fails if something fell that the notes do not tell of.
func (s *session) rulesAccuracy(ctx context.Context, o rulesAccuracyOptions, dir string) error {
	a, err := o.measure(ctx, dir)
	if err != nil {
		return err
	}
	notes, err := readIfThere("--notes", o.notes)
	if err != nil {
		return err
	}
	drops, err := o.drops(a, string(notes))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := a.WriteMarkdown(&b, string(notes)); err != nil {
		return err
	}
	if err := s.write(o.output, b.Bytes()); err != nil {
		return err
	}
	for _, d := range drops {
		s.tell(s.T("cli.error.drop", "name", d.Name, "old", fmt.Sprintf("%.3f", d.Old), "new", fmt.Sprintf("%.3f", d.New), "notes", o.notes))
	}
	if len(drops) > 0 {
		return fault{code: ExitFailed}
	}
	if o.release {
		return s.writeReleased(o.released, a)
	}
	return nil
}

func (o rulesAccuracyOptions) measure(ctx context.Context, dir string) (*gold.Accuracy, error) {
	packs, err := o.load()
	if err != nil {
		return nil, err
	}
	// The measurement does not depend on the language of messages.
	a, err := gold.MeasureAll(dir, measured{ctx, analyze.New(packs), message.For("en")}, ruleSet(packs))
	var wrong *gold.Error
	if err != nil && !errors.As(err, &wrong) {
		return nil, unreadable("GOLD", dir, err)
	}
	return a, err
}

// ruleSet counts the rules of packs.
func ruleSet(packs *rule.Packs) gold.RuleSet {
	set := gold.RuleSet{Digest: packs.Digest}
	for _, language := range []string{"en", "zh"} {
		count := func(rules []*rule.Rule) (n int) {
			for _, r := range rules {
				if r.Language == language {
					n++
				}
			}
			return n
		}
		set.Languages = append(set.Languages, gold.RuleCount{
			Language: language, Rules: count(packs.Rules), Exclusions: count(packs.Exclusions),
		})
	}
	return set
}

// readIfThere returns what is in the file name; nothing if there is none.
func readIfThere(flag, name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, unreadable(flag, name, err)
	}
	return data, nil
}

// drops returns what fell since the last release without a word in the notes.
func (o rulesAccuracyOptions) drops(a *gold.Accuracy, notes string) ([]gold.Drop, error) {
	data, err := readIfThere("--released", o.released)
	if err != nil || data == nil {
		return nil, err
	}
	released, err := gold.ParseAccuracy(o.released, data)
	if err != nil {
		return nil, err
	}
	return gold.Untold(a.Drops(released), notes), nil
}

func (s *session) writeReleased(name string, a *gold.Accuracy) error {
	data, err := json.MarshalIndent(a, "", "  ")
	if err != nil {
		return err
	}
	return s.write(name, append(data, '\n'))
}
