package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"exitclause/internal/practice"
	"exitclause/internal/report"
	"exitclause/internal/rule"
)

func newRulesCmd(s *session) *cobra.Command {
	o := new(packOptions)
	cmd := &cobra.Command{
		Use:   "rules COMMAND",
		Short: s.T("cli.rules"),
		Args:  noSuchCommand,
		RunE:  help,
	}
	o.add(s, cmd.PersistentFlags())
	cmd.AddCommand(newRulesListCmd(s, o), newRulesShowCmd(s, o), newRulesTestCmd(s, o),
		newRulesLintCmd(s, o), newRulesNewCmd(s, o), newRulesEvalCmd(s, o),
		newRulesAccuracyCmd(s, o), newRulesSchemaCmd(s))
	return cmd
}

type rulesListOptions struct {
	*packOptions
	practice string
	language string
	format   string
}

func newRulesListCmd(s *session, packs *packOptions) *cobra.Command {
	o := rulesListOptions{packOptions: packs, format: "text"}
	cmd := &cobra.Command{
		Use:   "list",
		Short: s.T("cli.rules.list"),
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return s.rulesList(o) },
	}
	addChoice(cmd, "format", s.T("cli.flag.format"), choice{value: &o.format, options: []string{"text", "json"}})
	addChoice(cmd, "practice", s.T("cli.flag.practice"), choice{value: &o.practice, options: practices()})
	addChoice(cmd, "language", s.T("cli.flag.language"), choice{value: &o.language, options: []string{"en", "zh"}})
	return cmd
}

// listedRule is a rule as rules list --format json shows it.
type listedRule struct {
	ID       string            `json:"id"`
	Practice practice.Practice `json:"practice"`
	Language string            `json:"language"`
	Title    string            `json:"title"`
	Kind     string            `json:"kind,omitempty"`
	File     string            `json:"file"`
	Line     int               `json:"line"`
}

func (s *session) rulesList(o rulesListOptions) error {
	packs, err := o.load()
	if err != nil {
		return err
	}
	listed := []listedRule{}
	for _, r := range packs.Rules {
		if o.practice != "" && o.practice != string(r.Practice) || o.language != "" && o.language != r.Language {
			continue
		}
		listed = append(listed, listedRule{r.ID, r.Practice, r.Language, r.Title, r.Kind, r.File, r.Line})
	}
	if o.format == "json" {
		return s.writeJSON(listed)
	}
	var b bytes.Buffer
	for _, r := range listed {
		fmt.Fprintf(&b, "%s\n    %s\n    %s:%d\n", r.ID, r.Title, r.File, r.Line)
	}
	fmt.Fprintln(&b, s.T("cli.rules.list.count", "n", strconv.Itoa(len(listed))))
	return s.write("", b.Bytes())
}

func (s *session) writeJSON(v any) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	return s.write("", b.Bytes())
}

func newRulesSchemaCmd(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "schema",
		Short:   s.T("cli.rules.schema"),
		Example: "exitclause rules schema > rules.schema.json\nexitclause rules schema --report > report.schema.json",
		Args:    noArguments,
	}
	others := []struct {
		flag, text string
		schema     func() []byte
		wanted     bool
	}{
		{flag: "report", text: "cli.flag.report", schema: report.JSONSchema},
		{flag: "diff", text: "diff.flag.schema", schema: report.DiffJSONSchema},
		{flag: "comparison", text: "compare.flag.schema", schema: report.ComparisonJSONSchema},
		{flag: "snapshots", text: "store.flag.snapshots", schema: report.SnapshotsJSONSchema},
		{flag: "verification", text: "store.flag.verification", schema: report.VerificationJSONSchema},
	}
	for i := range others {
		cmd.Flags().BoolVar(&others[i].wanted, others[i].flag, false, s.T(others[i].text))
	}
	cmd.RunE = func(*cobra.Command, []string) error {
		schema, flag := rule.JSONSchema, ""
		for _, other := range others {
			if !other.wanted {
				continue
			}
			if flag != "" {
				return usage("cli.error.flag.together", "flag", "--"+flag, "other", "--"+other.flag)
			}
			schema, flag = other.schema, other.flag
		}
		return s.write("", schema())
	}
	return cmd
}
