package cli

import (
	"errors"
	"io/fs"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"exitclause/internal/practice"
	"exitclause/internal/rule"
)

type rulesNewOptions struct {
	*packOptions
	title    string
	practice string // that an exclusion stands against
	output   string
}

func newRulesNewCmd(s *session, packs *packOptions) *cobra.Command {
	o := rulesNewOptions{packOptions: packs}
	cmd := &cobra.Command{
		Use:     "new ID",
		Short:   s.T("cli.rules.new"),
		Long:    s.T("cli.rules.new.long"),
		Example: "exitclause rules new en/closure-right/by-letter --title \"The account is closed by letter\" -o my-rules/en.yaml",
		Args:    one("ID"),
		RunE:    func(_ *cobra.Command, args []string) error { return s.rulesNew(o, args[0]) },
	}
	flags := cmd.Flags()
	flags.StringVar(&o.title, "title", "", s.T("cli.flag.title"))
	flags.StringVarP(&o.output, "output", "o", "", s.T("cli.flag.append"))
	addChoice(cmd, "practice", s.T("cli.flag.against"), choice{value: &o.practice, options: practices()})
	return cmd
}

func practices() []string {
	var all []string
	for _, p := range practice.All() {
		all = append(all, string(p))
	}
	return all
}

// rulesNew writes a rule for its author to fill in.
func (s *session) rulesNew(o rulesNewOptions, id string) error {
	d, err := s.draft(o, id)
	if err != nil {
		return err
	}
	if o.output == "" || o.output == "-" {
		return s.write("", d.File())
	}
	data, err := os.ReadFile(o.output)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		data = d.File()
	case err != nil:
		return unreadable("--output", o.output, err)
	default:
		if data, err = d.AddTo(data); err != nil {
			return unreadable("--output", o.output, err)
		}
	}
	return s.write(o.output, data)
}

// draft returns what is to be filled in.
func (s *session) draft(o rulesNewOptions, id string) (rule.Draft, error) {
	d, err := rule.NewDraft(id)
	if err != nil {
		return d, usage("cli.error.rule.id", "id", id)
	}
	packs, err := o.load()
	if err != nil {
		return d, err
	}
	if r := find(packs, id); r != nil {
		return d, usage("cli.error.rule.known", "id", id, "file", r.File, "line", strconv.Itoa(r.Line))
	}
	switch {
	case d.IsExclusion() && o.practice == "":
		return d, usage("cli.error.rule.against", "id", id)
	case d.IsExclusion():
		d.Practice = practice.Practice(o.practice)
	case o.practice != "" && o.practice != string(d.Practice):
		return d, usage("cli.error.rule.practice", "id", id, "practice", o.practice)
	}
	if d.Title = o.title; d.Title == "" {
		d.Title = s.T("cli.rules.new.title")
	}
	d.Hint, d.Term = s.T("cli.rules.new.hint"), s.T("cli.rules.new.term")
	d.Match, d.Reject = s.T("cli.rules.new.match"), s.T("cli.rules.new.reject")
	return d, nil
}
