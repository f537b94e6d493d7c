package rule

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
	"exitclause/internal/practice"
)

// Draft is a rule or exclusion that its author has yet to fill in. It loads, but
// its example to match fails until that is done, as Term does not stand in Match.
type Draft struct {
	ID       string // LANGUAGE/PRACTICE/NAME, or LANGUAGE/exclude/NAME
	Practice practice.Practice
	Title    string
	Hint     string // what to do next, as a comment
	Term     string // in the place of the condition
	Match    string // in the place of the examples
	Reject   string
}

// NewDraft returns a draft of the rule id, without texts. The practice of an
// exclusion is not told by its id; it stays empty.
func NewDraft(id string) (Draft, error) {
	parts := strings.Split(id, "/")
	if len(parts) != 3 || !slices.Contains(languageNames, parts[0]) || !isName(parts[2]) {
		return Draft{}, fmt.Errorf("id %q is not LANGUAGE/PRACTICE/NAME", id)
	}
	p := practice.Practice(parts[1])
	switch {
	case parts[1] == "exclude":
		p = ""
	case !p.Known():
		return Draft{}, fmt.Errorf("id %q has an unknown practice %q", id, p)
	}
	return Draft{ID: id, Practice: p}, nil
}

// IsExclusion reports whether d is a draft of an exclusion.
func (d Draft) IsExclusion() bool { return strings.Contains(d.ID, "/exclude/") }

// Language returns the language of the terms.
func (d Draft) Language() string { return d.ID[:strings.IndexByte(d.ID, '/')] }

// list returns the key of the list that d belongs in.
func (d Draft) list() string {
	if d.IsExclusion() {
		return "exclusions"
	}
	return "rules"
}

// YAML returns d as an entry of rules or exclusions, indented by so many spaces.
func (d Draft) YAML(indent int) string {
	subject := "practice: " + string(d.Practice)
	if d.IsExclusion() {
		subject = "practices: [" + string(d.Practice) + "]"
	}
	lines := []string{
		"- id: " + d.ID,
		"  " + subject,
		"  title: " + quoted(d.Title),
		"  # " + d.Hint,
		"  any: [" + quoted(d.Term) + "]",
		"  examples:",
		"    match:",
		"      - " + quoted(d.Match),
		"    reject:",
		"      - " + quoted(d.Reject),
	}
	margin := strings.Repeat(" ", indent)
	return margin + strings.Join(lines, "\n"+margin) + "\n"
}

// quoted writes s as a YAML string, which a JSON string is.
func quoted(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""` // no string fails
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// File returns d as a rule file of its own.
func (d Draft) File() []byte {
	return []byte("language: " + d.Language() + "\n" + d.list() + ":\n" + d.YAML(2))
}

// AddTo returns the rule file data with d behind the other entries of its list.
func (d Draft) AddTo(data []byte) ([]byte, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, message.New("rule.draft.none").Err()
	}
	lines := bytes.SplitAfter(append(bytes.TrimRight(data, "\n"), '\n'), []byte("\n"))
	lines = lines[:len(lines)-1] // what is behind the last line feed
	end, indent := len(lines), 2
	keys, head := doc.Content[0].Content, d.list()+":\n"
	for i := 0; i+1 < len(keys); i += 2 {
		switch key, value := keys[i], keys[i+1]; key.Value {
		case "language":
			if value.Value != d.Language() {
				return nil, message.New("rule.draft.language", "language", value.Value).Err()
			}
		case d.list():
			if value.Kind != yaml.SequenceNode || value.Style == yaml.FlowStyle || len(value.Content) == 0 {
				return nil, message.New("rule.draft.list", "list", key.Value).Err()
			}
			head, indent = "", value.Content[0].Column-len("- ")-1
			if i+2 < len(keys) {
				end = lastWithText(lines, keys[i+2].Line-1)
			}
		}
	}
	entry := [][]byte{[]byte(head + d.YAML(indent))}
	return bytes.Join(slices.Insert(lines, end, entry...), nil), nil
}

// lastWithText returns the end of the last of lines before the given one that is
// neither blank nor a comment at the margin.
func lastWithText(lines [][]byte, end int) int {
	for end > 0 {
		line := bytes.TrimRight(lines[end-1], "\r\n ")
		if len(line) > 0 && line[0] != '#' {
			break
		}
		end--
	}
	return end
}
