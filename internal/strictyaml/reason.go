package strictyaml

import (
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
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

// invalid says that the file is not YAML, for a reason in the words of yaml.v3,
// and what is to be done about it in line, where that is known: those words say
// what was looked for, not what somebody did.
func invalid(reason, line string) message.Note {
	hint := ""
	switch {
	case reason == badTab, reason == badStart && strings.Contains(leading(line), "\t"):
		hint = "file.hint.tab"
	case reason == badStart, reason == badAnchor:
		hint = "file.hint.sign"
	case reason == badColon:
		hint = "file.hint.colon"
	default:
		return message.New("file.yaml", "reason", reason)
	}
	return message.New("file.yaml.hint", "reason", reason).With("hint", message.New(hint))
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

// notMapping says that n is no mapping and, if it is a key and a value that YAML
// reads as one text, what is wrong with them.
func notMapping(n *yaml.Node) message.Note {
	if n.Kind != yaml.ScalarNode || n.Style != 0 || !strings.ContainsAny(n.Value, ":：") {
		return message.New("file.mapping")
	}
	return message.New("file.mapping.colon")
}
