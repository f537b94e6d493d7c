package cli

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"exitclause/internal/analyze"
	"exitclause/internal/practice"
	"exitclause/internal/render"
	"exitclause/internal/rule"
)

func newRulesShowCmd(s *session, o *packOptions) *cobra.Command {
	return &cobra.Command{
		Use:   "show ID...",
		Short: s.T("cli.rules.show"),
		Args:  some("ID"),
		RunE:  func(_ *cobra.Command, ids []string) error { return s.rulesShow(o, ids) },
	}
}

func (s *session) rulesShow(o *packOptions, ids []string) error {
	packs, err := o.load()
	if err != nil {
		return err
	}
	a := analyze.New(packs)
	var b bytes.Buffer
	for i, id := range ids {
		r := find(packs, id)
		if r == nil {
			return usage("cli.error.rule", "id", id)
		}
		if i > 0 {
			b.WriteByte('\n')
		}
		s.show(&b, a, r)
	}
	return s.write("", b.Bytes())
}

func find(packs *rule.Packs, id string) *rule.Rule {
	all := slices.Concat(packs.Rules, packs.Exclusions)
	i := slices.IndexFunc(all, func(r *rule.Rule) bool { return r.ID == id })
	if i < 0 {
		return nil
	}
	return all[i]
}

// show writes where a rule stands, what it finds, the rule as written, the lists
// it uses, and what its examples do. All but rule and lists are YAML comments.
func (s *session) show(b *bytes.Buffer, a *analyze.Analyzer, r *rule.Rule) {
	fmt.Fprintf(b, "# %s:%d\n", r.File, r.Line)
	practices := r.Practices
	if r.Practice != "" {
		practices = []practice.Practice{r.Practice}
	}
	for _, p := range practices {
		fmt.Fprintf(b, "# %s: %s\n", s.T("practice."+string(p)+".title"), s.T("practice."+string(p)+".about"))
	}
	writeYAML(b, r.YAML())
	for _, l := range a.Packs().ListsOf(r) {
		fmt.Fprintf(b, "\n# $%s: %s:%d\n", l.Name, l.File, l.Line)
		writeYAML(b, l.YAML())
	}
	s.showExamples(b, a, r)
}

// writeYAML writes lines cut from a rule file, which may hold anything, as they
// are indented.
func writeYAML(b *bytes.Buffer, yaml string) {
	for line := range strings.Lines(yaml) {
		bare := strings.TrimLeft(line, " ")
		fmt.Fprintf(b, "%*s%s\n", len(line)-len(bare), "", render.Harmless(strings.TrimRight(bare, "\r\n")))
	}
}

func (s *session) showExamples(b *bytes.Buffer, a *analyze.Analyzer, r *rule.Rule) {
	failures := a.ExamplesOf(r)
	n := len(r.Examples.Match) + len(r.Examples.Reject)
	fmt.Fprintf(b, "\n# %s\n", s.T("cli.rules.show.examples", "n", strconv.Itoa(n), "failed", strconv.Itoa(len(failures))))
	for _, f := range failures {
		fmt.Fprintf(b, "# %s:%d: %s: %s\n", r.File, f.Example.Line, s.example(f), render.Harmless(f.Example.Text))
	}
}
