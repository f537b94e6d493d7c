package cli

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// choice is a flag that takes one of a few names.
type choice struct {
	value   *string
	options []string
	match   func(string) (string, bool) // which option another name stands for; may be nil
}

func (c *choice) String() string { return *c.value }

// Type names what the flag takes, for messages.
func (c *choice) Type() string { return "choice" }

// Set takes one of the options.
func (c *choice) Set(name string) error {
	option, ok := name, slices.Contains(c.options, name)
	if !ok && c.match != nil {
		option, ok = c.match(name)
	}
	if !ok {
		return fmt.Errorf("not one of %s", c.list())
	}
	*c.value = option
	return nil
}

func (c *choice) list() string { return strings.Join(c.options, ", ") }

// complete offers the options to a shell.
func (c *choice) complete(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return c.options, cobra.ShellCompDirectiveNoFileComp
}

// size is a flag that takes a number of bytes.
type size int64

// units are the endings of a size, longest first.
var units = []struct {
	ending string
	bytes  int64
}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"kB", 1e3}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1}, {"", 1}}

// String writes the size in the largest unit that divides it.
func (s *size) String() string {
	for _, i := range []int{2, 1, 0} {
		if n := int64(*s); n > 0 && n%units[i].bytes == 0 {
			return strconv.FormatInt(n/units[i].bytes, 10) + units[i].ending
		}
	}
	return strconv.FormatInt(int64(*s), 10)
}

// Type names what the flag takes, for messages.
func (s *size) Type() string { return "size" }

// Set takes a number with or without a unit.
func (s *size) Set(text string) error {
	for _, u := range units {
		number, found := strings.CutSuffix(text, u.ending)
		if !found {
			continue
		}
		n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
		if err != nil {
			return err
		}
		if n <= 0 || n > math.MaxInt64/u.bytes {
			return errors.New("out of range")
		}
		*s = size(n * u.bytes)
		return nil
	}
	return nil
}

// flagError says what is wrong with a flag and what was expected.
func flagError(cmd *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &invalid):
		return invalidValue(invalid)
	case errors.As(err, &missing):
		return usage("cli.error.flag.value", "flag", "--"+missing.GetFlag().Name)
	case errors.As(err, &unknown):
		return usage("cli.error.flag.unknown", "flag", dashes(unknown), "command", cmd.CommandPath())
	}
	return usage("cli.error.flag", "reason", err.Error(), "command", cmd.CommandPath())
}

func dashes(e *pflag.NotExistError) string {
	if e.GetSpecifiedShortnames() != "" {
		return "-" + e.GetSpecifiedName()
	}
	return "--" + e.GetSpecifiedName()
}

func invalidValue(e *pflag.InvalidValueError) error {
	flag := e.GetFlag()
	pairs := []string{"flag", "--" + flag.Name, "value", e.GetValue()}
	if c, ok := flag.Value.(*choice); ok {
		return usage("cli.error.flag.choice", append(pairs, "options", c.list())...)
	}
	return usage("cli.error.flag."+flag.Value.Type(), pairs...)
}
