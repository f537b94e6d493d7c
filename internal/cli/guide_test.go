package cli

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"exitclause/internal/message"
)

var guideCommand = regexp.MustCompile("(?m)(?:^    |`)exitclause ([^`\n]+?)(?:  .*|`|$)")

// TestGuideCommands holds that every command and flag in the guide for rule
// authors exists, and that the guide leaves out none of the rules commands.
func TestGuideCommands(t *testing.T) {
	guide, err := os.ReadFile("../../rules/README.md")
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, m := range guideCommand.FindAllStringSubmatch(string(guide), -1) {
		root := newRootCmd(&session{Printer: message.For("en")})
		cmd, rest, err := root.Find(strings.Fields(m[1]))
		if err != nil || cmd.HasSubCommands() {
			t.Errorf("there is no %s", m[1])
			continue
		}
		named[cmd.CommandPath()] = true
		for _, word := range rest {
			name, long := strings.CutPrefix(word, "--")
			short, dashed := strings.CutPrefix(word, "-")
			if long && cmd.Flag(name) == nil || dashed && !long && cmd.Flags().ShorthandLookup(short) == nil {
				t.Errorf("%s has no flag %s", cmd.CommandPath(), word)
			}
		}
	}
	rules, _, err := newRootCmd(&session{Printer: message.For("en")}).Find([]string{"rules"})
	if err != nil {
		t.Fatal(err)
	}
	for _, cmd := range rules.Commands() {
		if !named[cmd.CommandPath()] {
			t.Errorf("the guide does not name %s", cmd.CommandPath())
		}
	}
}
