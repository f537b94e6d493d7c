package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

func newManCmd(s *session) *cobra.Command {
	return &cobra.Command{
		Use:     "man",
		Short:   s.T("cli.man"),
		Example: "exitclause man > exitclause.1",
		Args:    noArguments,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return s.write("", []byte(s.man(cmd.Root())))
		},
	}
}

// man returns the manual page of the whole program, made from its commands.
func (s *session) man(root *cobra.Command) string {
	var b strings.Builder
	fmt.Fprintf(&b, ".TH EXITCLAUSE 1\n")
	fmt.Fprintf(&b, ".SH %s\nexitclause \\- %s\n", roff(s.T("cli.man.name")), roff(root.Short))
	fmt.Fprintf(&b, ".SH %s\n.B exitclause\n%s\n", roff(s.T("cli.man.synopsis")), roff("COMMAND [FLAGS]"))
	fmt.Fprintf(&b, ".SH %s\n", roff(s.T("cli.man.commands")))
	s.manCommands(&b, root)
	fmt.Fprintf(&b, ".SH %s\n", roff(s.T("cli.man.common")))
	manRows(&b, s.flagRows(root.PersistentFlags()))
	fmt.Fprintf(&b, ".SH %s\n", roff(s.T("cli.man.exit")))
	manRows(&b, s.exitRows())
	fmt.Fprintf(&b, ".SH %s\n", roff(s.T("cli.man.environment")))
	manRows(&b, []row{
		{"LC_ALL, LC_MESSAGES, LANG", s.T("cli.man.env.lang")},
		{"NO_COLOR", s.T("cli.man.env.color")},
		{"EXITCLAUSE_STORE", s.T("store.man.env")},
	})
	return b.String()
}

func (s *session) exitRows() []row {
	return []row{
		{fmt.Sprint(ExitDone), s.T("cli.exit.done")},
		{fmt.Sprint(ExitFailed), s.T("cli.exit.failed")},
		{fmt.Sprint(ExitUsage), s.T("cli.exit.usage")},
		{fmt.Sprint(ExitSource), s.T("cli.exit.source")},
	}
}

// manCommands writes the commands below cmd that do something.
func (s *session) manCommands(b *strings.Builder, cmd *cobra.Command) {
	for _, c := range cmd.Commands() {
		if !c.IsAvailableCommand() {
			continue
		}
		if c.HasSubCommands() {
			s.manCommands(b, c)
			continue
		}
		fmt.Fprintf(b, ".SS %s\n%s\n", roff(c.UseLine()), roff(c.Short))
		if c.Long != "" {
			fmt.Fprintf(b, ".PP\n%s\n", roff(c.Long))
		}
		manRows(b, s.flagRows(c.NonInheritedFlags()))
		if c.Example != "" {
			fmt.Fprintf(b, ".PP\n.EX\n%s\n.EE\n", roff(c.Example))
		}
	}
}

func manRows(b *strings.Builder, rows []row) {
	for _, r := range rows {
		fmt.Fprintf(b, ".TP\n.B %s\n%s\n", roff(strings.TrimSpace(r.head)), roff(r.text))
	}
}

// roff escapes text for a line of its own.
func roff(text string) string {
	text = strings.NewReplacer(`\`, `\e`, "-", `\-`, "\n.", "\n\\&.", "\n'", "\n\\&'").Replace(text)
	if strings.HasPrefix(text, ".") || strings.HasPrefix(text, "'") {
		text = `\&` + text
	}
	return text
}
