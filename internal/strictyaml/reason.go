package strictyaml

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// yamlErrorLine returns the line that yaml.v3 means in "yaml: line 3: …", or 1. Its
// parser counts lines from 0, and its scanner from 1.
func yamlErrorLine(yamlErr error) int {
	_, rest, ok := strings.Cut(yamlErr.Error(), "line ")
	if !ok {
		return 1
	}
	number, _, _ := strings.Cut(rest, ":")
	line, err := strconv.Atoi(number)
	if err != nil {
		return 1
	}
	if reason := yamlReason(yamlErr); strings.HasPrefix(reason, "did not find expected ") && reason != badAnchor { // says the parser
		line++
	}
	return line
}

func yamlReason(err error) string {
	reason := strings.TrimPrefix(err.Error(), "yaml: ")
	if strings.HasPrefix(reason, "line ") {
		_, reason, _ = strings.Cut(reason, ": ")
	}
	return reason
}

// What yaml.v3 says of mistakes that are often made, in its words.
const (
	badAnchor = "did not find expected alphabetic or numeric character"
	badStart  = "found character that cannot start any token"
	badTab    = "found a tab character that violates indentation"
	badColon  = "mapping values are not allowed in this context"
)

// withHint adds to a reason what is to be done about it in line, where that is
// known: YAML's own words say what it looked for, not what somebody did.
func withHint(reason, line string) string {
	hint := ""
	switch {
	case reason == badTab, reason == badStart && strings.Contains(leading(line), "\t"):
		hint = "indent with spaces, not with tabs"
	case reason == badStart, reason == badAnchor:
		hint = "a text that begins with a sign such as *, &, %, @ or ` needs quotes"
	case reason == badColon:
		hint = "a text with a colon and a space in it needs quotes, and what belongs together the same indent"
	default:
		return reason
	}
	return reason + "; " + hint
}

// leading returns the white space that line begins with.
func leading(line string) string { return line[:len(line)-len(strings.TrimLeft(line, " \t"))] }

// lineOf returns a line of data, which are counted from 1, or "".
func lineOf(data []byte, line int) string {
	n := 0
	for text := range strings.Lines(string(data)) {
		if n++; n == line {
			return text
		}
	}
	return ""
}

// tightColon says what is wrong with a key and a value that YAML reads as one
// text, if n is that.
func tightColon(n *yaml.Node) string {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || !strings.ContainsAny(n.Value, ":：") {
		return ""
	}
	return "; after a key there is a plain colon and a space"
}
