package cli

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/render"
)

func newRulesTestCmd(s *session, o *packOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "test",
		Short: s.T("cli.rules.test"),
		Args:  noArguments,
		RunE:  func(*cobra.Command, []string) error { return s.rulesTest(o) },
	}
}

// rulesTest runs the examples of the rules.
func (s *session) rulesTest(o *packOptions) error {
	packs, err := o.load()
	if err != nil {
		return err
	}
	var b bytes.Buffer
	failures := analyze.New(packs).Examples()
	for _, f := range failures {
		fmt.Fprintf(&b, "%s:%d: %s: %s\n    %s\n", f.Rule.File, f.Example.Line, f.Rule.ID, s.example(f), render.Harmless(f.Example.Text))
	}
	n := len(packs.Rules) + len(packs.Exclusions)
	fmt.Fprintln(&b, s.T("cli.rules.test.count", "n", strconv.Itoa(n), "failed", strconv.Itoa(len(failures))))
	if err := s.write("", b.Bytes()); err != nil {
		return err
	}
	if len(failures) > 0 {
		return fault{code: ExitFailed}
	}
	return nil
}

// example says what an example does that it should not.
func (s *session) example(f analyze.ExampleFailure) string {
	switch {
	case f.Instead != "":
		return s.T("cli.rules.test.excluded", "id", f.Instead)
	case f.Want:
		return s.T("cli.rules.test.unmatched")
	}
	return s.T("cli.rules.test.matched")
}
