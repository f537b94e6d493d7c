package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// noArguments refuses arguments.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("cli.error.argument.extra", "value", args[0], "command", cmd.CommandPath())
	}
	return nil
}

// some asks for at least one argument, called name.
func some(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return usage("cli.error.argument.missing", "name", name, "command", cmd.CommandPath())
		}
		return nil
	}
}

// one asks for exactly one argument, called name.
func one(name string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return noArguments(cmd, args[1:])
		}
		return some(name)(cmd, args)
	}
}

// oneOf asks for exactly one argument, called name, out of options.
func oneOf(name string, options []string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := one(name)(cmd, args); err != nil {
			return err
		}
		if !slices.Contains(options, args[0]) {
			return usage("cli.error.argument.choice", "value", args[0], "options", strings.Join(options, ", "))
		}
		return nil
	}
}

// atMostOne takes one argument or none.
func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return noArguments(cmd, args[1:])
	}
	return nil
}
