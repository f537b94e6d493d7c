package cli

import (
	"bytes"

	"github.com/spf13/cobra"
)

func newCompletionCmd(s *session) *cobra.Command {
	shells := []string{"bash", "zsh", "fish", "powershell"}
	return &cobra.Command{
		Use:       "completion bash|zsh|fish|powershell",
		Short:     s.T("cli.completion"),
		Long:      s.T("cli.completion.long"),
		Example:   "exitclause completion bash > /etc/bash_completion.d/exitclause",
		ValidArgs: shells,
		Args:      oneOf("SHELL", shells),
		RunE: func(cmd *cobra.Command, args []string) error {
			script, err := completion(cmd.Root(), args[0])
			if err != nil {
				return err
			}
			return s.write("", script)
		},
	}
}

func completion(root *cobra.Command, shell string) ([]byte, error) {
	var b bytes.Buffer
	var err error
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&b, true)
	case "zsh":
		err = root.GenZshCompletion(&b)
	case "fish":
		err = root.GenFishCompletion(&b, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&b)
	}
	return b.Bytes(), err
}
