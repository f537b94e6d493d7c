package gold

import (
	"fmt"
	"slices"
	"strings"

	"exitclause/internal/practice"

	"gopkg.in/yaml.v3"
)

// Label is a label of a gold file and the practices that answer for it.
type Label struct {
	Name      string
	Practices []practice.Practice
}

// Labels are the labels of one gold file, in the order of the map.
type Labels []Label

// Practices returns the labels of a file whose labels are practices.
func Practices() Labels {
	labels := make(Labels, 0, len(practice.All()))
	for _, p := range practice.All() {
		labels = append(labels, Label{string(p), []practice.Practice{p}})
	}
	return labels
}

func (l Labels) names() []string {
	names := make([]string, len(l))
	for i, label := range l {
		names[i] = label.Name
	}
	return names
}

// answers reports whether one of findings has a practice that answers for l, and
// which is the first.
func (l Label) answers(findings []Finding) (Finding, bool) {
	i := slices.IndexFunc(findings, func(f Finding) bool { return slices.Contains(l.Practices, f.Practice) })
	if i < 0 {
		return Finding{}, false
	}
	return findings[i], true
}

// ParseLabels reads from data, the label map in the file name, what it says of
// the gold file with the given base name (without ".jsonl"):
//
//	base:
//	  Label: [practice, practice]
func ParseLabels(name string, data []byte, base string) (Labels, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, &Error{File: name, Reason: err.Error()}
	}
	if len(doc.Content) == 0 {
		return nil, &Error{File: name, Reason: "the label map is empty"}
	}
	m := mapping{file: name}
	var labels Labels
	var bases []string
	m.each(doc.Content[0], func(key, value *yaml.Node) {
		parsed := m.labels(value)
		bases = append(bases, key.Value)
		if key.Value == base {
			labels = parsed
		}
	})
	if m.err == nil && !slices.Contains(bases, base) {
		m.fail(doc.Content[0], "no labels for %q; there are some for %s", base, strings.Join(bases, ", "))
	}
	if m.err != nil {
		return nil, m.err
	}
	return labels, nil
}

// mapping walks a label map and keeps the first thing wrong with it.
type mapping struct {
	file string
	err  error
}

func (m *mapping) fail(n *yaml.Node, format string, args ...any) {
	if m.err == nil {
		m.err = &Error{m.file, max(n.Line, 1), fmt.Sprintf(format, args...)}
	}
}

// each calls f with every key and value of n.
func (m *mapping) each(n *yaml.Node, f func(key, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		m.fail(n, "expected a mapping")
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i]
		if seen[key.Value] {
			m.fail(key, "key %q comes twice", key.Value)
		}
		seen[key.Value] = true
		f(key, n.Content[i+1])
	}
}

func (m *mapping) labels(n *yaml.Node) Labels {
	var labels Labels
	m.each(n, func(key, value *yaml.Node) {
		labels = append(labels, Label{key.Value, m.practices(value)})
	})
	return labels
}

func (m *mapping) practices(n *yaml.Node) []practice.Practice {
	if n.Kind != yaml.SequenceNode || len(n.Content) == 0 {
		m.fail(n, "expected a list of practices")
		return nil
	}
	var practices []practice.Practice
	for _, item := range n.Content {
		p := practice.Practice(item.Value)
		if item.Kind != yaml.ScalarNode || !p.Known() {
			m.fail(item, "unknown practice %q", item.Value)
		}
		practices = append(practices, p)
	}
	return practices
}
