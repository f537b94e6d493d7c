package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// decoder walks the YAML of one file and notes everything that is wrong with
// it. It works on nodes, because only they know their line and column.
type decoder struct {
	file string
	errs *Errors
}

func (d *decoder) fail(n *yaml.Node, format string, args ...any) {
	*d.errs = append(*d.errs, Error{d.file, max(n.Line, 1), max(n.Column, 1), fmt.Sprintf(format, args...)})
}

// mapping calls the field of each key of n. A key that has no field, or comes
// twice, is an error.
func (d *decoder) mapping(n *yaml.Node, what string, fields map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, "%s must be a mapping, not %s", what, describe(n))
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, ok := fields[key.Value]
		switch {
		case !ok:
			d.fail(key, "unknown key %q in %s; known are %s", key.Value, what, known(fields))
		case seen[key.Value]:
			d.fail(key, "key %q comes twice in %s", key.Value, what)
		default:
			field(value)
		}
		seen[key.Value] = true
	}
}

func known(fields map[string]func(*yaml.Node)) string {
	names := make([]string, 0, len(fields))
	for name := range fields {
		names = append(names, name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// named calls each with every key and value of n, whose keys are free names.
func (d *decoder) named(n *yaml.Node, what string, each func(name, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.fail(n, "%s must be a mapping, not %s", what, describe(n))
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] {
			d.fail(key, "%q comes twice in %s", key.Value, what)
			continue
		}
		seen[key.Value] = true
		each(key, value)
	}
}

// items returns the entries of a sequence.
func (d *decoder) items(n *yaml.Node, what string) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		d.fail(n, "%s must be a list, not %s", what, describe(n))
		return nil
	}
	return n.Content
}

// text returns the text of a scalar.
func (d *decoder) text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
		d.fail(n, "%s must be a text, not %s", what, describe(n))
		return ""
	}
	return n.Value
}

func (d *decoder) integer(n *yaml.Node, what string, least, most int) int {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || i < least || i > most {
		d.fail(n, "%s must be a whole number from %d to %d, not %s", what, least, most, describe(n))
		return least
	}
	return i
}

// oneOf returns the text of a scalar that must be one of allowed.
func (d *decoder) oneOf(n *yaml.Node, what string, allowed []string) string {
	s := d.text(n, what)
	if s != "" && !slices.Contains(allowed, s) {
		d.fail(n, "unknown %s %q; known are %s", what, s, strings.Join(allowed, ", "))
		return ""
	}
	return s
}

// into returns a field that keeps a text.
func (d *decoder) into(target *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) { *target = d.text(n, what) }
}

// intoOneOf returns a field that keeps one of the allowed texts.
func (d *decoder) intoOneOf(target *string, what string, allowed []string) func(*yaml.Node) {
	return func(n *yaml.Node) { *target = d.oneOf(n, what, allowed) }
}

// intoAllOf returns a field that keeps a list of allowed texts.
func (d *decoder) intoAllOf(target *[]string, what string, allowed []string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		for _, item := range d.items(n, what) {
			if s := d.oneOf(item, what, allowed); s != "" {
				*target = append(*target, s)
			}
		}
	}
}

func describe(n *yaml.Node) string {
	switch n.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	}
	if n.Tag == "!!null" || n.Value == "" {
		return "nothing"
	}
	return strconv.Quote(n.Value)
}

// maxDepth bounds the nesting of a rule file.
const maxDepth = 24

// parse reads the YAML of one file. Anchors and aliases are refused: rule files
// have lists for that, and an alias of aliases can grow without bound.
func (d *decoder) parse(data []byte) *yaml.Node {
	var document yaml.Node
	if err := yaml.Unmarshal(data, &document); err != nil {
		d.fail(&yaml.Node{Line: yamlErrorLine(err)}, "this is not valid YAML: %s", yamlReason(err))
		return nil
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		d.fail(&document, "the file is empty")
		return nil
	}
	if !d.plain(document.Content[0], 0) {
		return nil
	}
	return document.Content[0]
}

// plain reports whether n is free of anchors, aliases and excessive depth.
func (d *decoder) plain(n *yaml.Node, depth int) bool {
	switch {
	case n.Kind == yaml.AliasNode, n.Anchor != "":
		d.fail(n, "anchors and aliases are not allowed; use a list")
		return false
	case depth > maxDepth:
		d.fail(n, "nested too deep")
		return false
	}
	for _, child := range n.Content {
		if !d.plain(child, depth+1) {
			return false
		}
	}
	return true
}

// yamlErrorLine returns the line that yaml.v3 names in "yaml: line 3: …", or 1.
func yamlErrorLine(err error) int {
	_, rest, ok := strings.Cut(err.Error(), "line ")
	if !ok {
		return 1
	}
	number, _, _ := strings.Cut(rest, ":")
	line, err := strconv.Atoi(number)
	if err != nil {
		return 1
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
