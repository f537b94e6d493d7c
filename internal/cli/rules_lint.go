package cli

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/render"
	"exitclause/internal/rule"
)

func newRulesLintCmd(s *session, o *packOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "lint",
		Short: s.T("cli.rules.lint"),
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return s.rulesLint(o) },
	}
}

// rulesLint lists what is needless in the rules, in order of place.
func (s *session) rulesLint(o *packOptions) error {
	packs, err := o.load()
	if err != nil {
		return err
	}
	issues := slices.Concat(packs.Lint(), analyze.New(packs).Lint())
	slices.SortStableFunc(issues, func(a, b rule.Error) int {
		return cmp.Or(cmp.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
	})
	var b bytes.Buffer
	for _, issue := range issues {
		fmt.Fprintln(&b, render.Harmless(issue.In(s.Printer)))
	}
	fmt.Fprintln(&b, s.T("cli.rules.lint.count", "n", strconv.Itoa(len(issues))))
	if err := s.write("", b.Bytes()); err != nil {
		return err
	}
	if len(issues) > 0 {
		return fault{code: ExitFailed}
	}
	return nil
}
