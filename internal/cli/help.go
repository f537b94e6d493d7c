package cli

import (
	"fmt"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func newHelpCmd(s *session) *cobra.Command {
	return &cobra.Command{
		Use:    "help [COMMAND]",
		Short:  s.T("cli.help"),
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, rest, err := cmd.Root().Find(args)
			if err != nil || len(rest) > 0 {
				return noSuchCommand(cmd.Root(), args)
			}
			return found.Help()
		},
	}
}

// help writes the help of cmd to standard output.
func (s *session) help(cmd *cobra.Command, _ []string) {
	var b strings.Builder
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(&b, "%s\n\n%s\n  %s\n", text, s.T("cli.help.usage"), cmd.UseLine())
	if cmd.Example != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", s.T("cli.help.examples"), indented(cmd.Example))
	}
	table(&b, s.T("cli.help.commands"), commandRows(cmd))
	table(&b, s.T("cli.help.flags"), s.flagRows(cmd.NonInheritedFlags()))
	table(&b, s.T("cli.help.common"), s.flagRows(cmd.InheritedFlags()))
	s.unhelped = s.write("", []byte(b.String()))
}

func indented(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// row is a line of a table: what to type, and what it does.
type row struct{ head, text string }

func commandRows(cmd *cobra.Command) []row {
	var rows []row
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() {
			rows = append(rows, row{c.Name(), c.Short})
		}
	}
	return rows
}

func (s *session) flagRows(flags *pflag.FlagSet) []row {
	var rows []row
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			rows = append(rows, s.flagRow(f))
		}
	})
	return rows
}

func (s *session) flagRow(f *pflag.Flag) row {
	name, text := pflag.UnquoteUsage(f)
	if c, ok := f.Value.(*choice); ok {
		name = strings.Join(c.options, "|")
	}
	head := "    --" + f.Name
	if f.Shorthand != "" {
		head = "-" + f.Shorthand + ", --" + f.Name
	}
	if name != "" {
		head += " " + name
	}
	if f.DefValue != "" && f.DefValue != "false" && f.DefValue != "0" && f.DefValue != "[]" {
		text = s.T("cli.help.default", "text", text, "value", f.DefValue)
	}
	return row{head, text}
}

// widest is how wide the left column of a table may be before its text moves to
// the next line.
const widest = 30

func table(b *strings.Builder, title string, rows []row) {
	if len(rows) == 0 {
		return
	}
	width := 0
	for _, r := range rows {
		if w := displaywidth.String(r.head); w <= widest {
			width = max(width, w)
		}
	}
	fmt.Fprintf(b, "\n%s\n", title)
	for _, r := range rows {
		gap := width - displaywidth.String(r.head)
		if gap < 0 {
			fmt.Fprintf(b, "  %s\n", r.head)
			r.head, gap = "", width
		}
		fmt.Fprintf(b, "  %s%s  %s\n", r.head, strings.Repeat(" ", gap), r.text)
	}
}
