package cli

import (
	"github.com/spf13/cobra"

	"exitclause/internal/message"
)

func newRootCmd(s *session) *cobra.Command {
	cmd := &cobra.Command{
		Use:               "exitclause COMMAND",
		Short:             s.T("cli.root"),
		Args:              noSuchCommand,
		RunE:              help,
		SilenceErrors:     true,
		SilenceUsage:      true,
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
	}
	lang := choice{value: &s.lang, options: message.Languages(), match: message.Match}
	flags := cmd.PersistentFlags()
	flags.Var(&lang, "lang", s.T("cli.flag.lang"))
	flags.BoolVarP(&s.quiet, "quiet", "q", false, s.T("cli.flag.quiet"))
	flags.BoolP("help", "h", false, s.T("cli.flag.help"))
	cmd.SetOut(s.Stdout)
	cmd.SetErr(s.Stderr)
	cmd.SetFlagErrorFunc(flagError)
	cmd.SetHelpFunc(s.help)
	cmd.SetHelpCommand(newHelpCmd(s))
	cmd.AddCommand(newAnalyzeCmd(s), newAppealCmd(s), newCompareCmd(s), newCheckCmd(s), newDiffCmd(s), newSnapshotCmd(s), newRulesCmd(s), newVersionCmd(s), newCompletionCmd(s), newManCmd(s))
	return cmd
}

// help shows what a command that only gathers others has to offer.
func help(cmd *cobra.Command, _ []string) error { return cmd.Help() }

// noSuchCommand refuses arguments of a command that only gathers others.
func noSuchCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if cmd.SuggestionsMinimumDistance == 0 {
		cmd.SuggestionsMinimumDistance = 2
	}
	if like := cmd.SuggestionsFor(args[0]); len(like) > 0 {
		return usage("cli.error.command.like", "name", args[0], "like", like[0], "command", cmd.CommandPath())
	}
	return usage("cli.error.command", "name", args[0], "command", cmd.CommandPath())
}
