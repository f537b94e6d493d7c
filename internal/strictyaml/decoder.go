// Package strictyaml reads YAML files that people write by hand and that must be
// right: an unknown key, a wrong value or a key given twice is an error with its
// place, and all that is wrong is told at once.
package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
)

// Decoder walks the YAML of one file and notes everything that is wrong with
// it. It works on nodes, because only they know their line and column. Its
// methods return what is right all the same, so that one fault hides no other.
// They are told what it is that they read, as Name takes it, for their errors.
type Decoder struct {
	File string  // shown in errors
	Errs *Errors // what is wrong so far
}

// Fail notes what is wrong at n.
func (d *Decoder) Fail(n *yaml.Node, what message.Note) {
	*d.Errs = append(*d.Errs, Error{d.File, max(n.Line, 1), max(n.Column, 1), what})
}

// Failf notes in English what is wrong at n, in a file that the program brings or
// writes itself, and that no user edits.
func (d *Decoder) Failf(n *yaml.Node, format string, args ...any) {
	d.Fail(n, message.Words(fmt.Sprintf(format, args...)))
}

// Name returns how something is called in errors. Its name is the key of a message,
// which has a dot, or a word of the file, which is the same in every language.
func Name(what string) message.Note {
	if strings.Contains(what, ".") {
		return message.New(what)
	}
	return message.Words(what)
}

// Mapping calls the field of each key of n. A key that has no field, or comes
// twice, is an error.
func (d *Decoder) Mapping(n *yaml.Node, what string, fields map[string]func(*yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.Fail(n, notMapping(n).With("what", Name(what)).With("is", Describe(n)))
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		field, ok := fields[key.Value]
		switch {
		case !ok:
			d.Fail(key, message.New("file.key.unknown", "key", strconv.Quote(key.Value), "known", known(fields)).With("what", Name(what)))
		case seen[key.Value]:
			d.Fail(key, message.New("file.key.twice", "key", strconv.Quote(key.Value)).With("what", Name(what)))
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

// Named calls each with every key and value of n, whose keys are free names.
func (d *Decoder) Named(n *yaml.Node, what string, each func(name, value *yaml.Node)) {
	if n.Kind != yaml.MappingNode {
		d.Fail(n, message.New("file.mapping").With("what", Name(what)).With("is", Describe(n)))
		return
	}
	seen := make(map[string]bool)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		if seen[key.Value] {
			d.Fail(key, message.New("file.name.twice", "name", strconv.Quote(key.Value)).With("what", Name(what)))
			continue
		}
		seen[key.Value] = true
		each(key, value)
	}
}

// Items returns the entries of a sequence.
func (d *Decoder) Items(n *yaml.Node, what string) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		d.Fail(n, message.New("file.list").With("what", Name(what)).With("is", Describe(n)))
		return nil
	}
	return n.Content
}

// Text returns the text of a scalar, which must not be blank.
func (d *Decoder) Text(n *yaml.Node, what string) string {
	if n.Kind != yaml.ScalarNode || n.Tag == "!!null" || strings.TrimSpace(n.Value) == "" {
		d.Fail(n, message.New("file.text").With("what", Name(what)).With("is", Describe(n)))
		return ""
	}
	return n.Value
}

// Integer returns the whole number of a scalar, or least if it is none from
// least to most.
func (d *Decoder) Integer(n *yaml.Node, what string, least, most int) int {
	i, err := strconv.Atoi(n.Value)
	if n.Kind != yaml.ScalarNode || err != nil || i < least || i > most {
		d.Fail(n, message.New("file.integer", "least", strconv.Itoa(least), "most", strconv.Itoa(most)).With("what", Name(what)).With("is", Describe(n)))
		return least
	}
	return i
}

// OneOf returns the text of a scalar that must be one of allowed.
func (d *Decoder) OneOf(n *yaml.Node, what string, allowed []string) string {
	s := d.Text(n, what)
	if s != "" && !slices.Contains(allowed, s) {
		d.Fail(n, message.New("file.unknown", "value", strconv.Quote(s), "known", strings.Join(allowed, ", ")).With("what", Name(what)))
		return ""
	}
	return s
}

// Into returns a field that keeps a text.
func (d *Decoder) Into(target *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) { *target = d.Text(n, what) }
}

// IntoOneOf returns a field that keeps one of the allowed texts.
func (d *Decoder) IntoOneOf(target *string, what string, allowed []string) func(*yaml.Node) {
	return func(n *yaml.Node) { *target = d.OneOf(n, what, allowed) }
}

// IntoAllOf returns a field that keeps a list of allowed texts.
func (d *Decoder) IntoAllOf(target *[]string, what string, allowed []string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		for _, item := range d.Items(n, what) {
			if s := d.OneOf(item, what, allowed); s != "" {
				*target = append(*target, s)
			}
		}
	}
}

// Describe names n for an error: what it is, or what it says.
func Describe(n *yaml.Node) message.Note {
	switch {
	case n.Kind == yaml.MappingNode:
		return message.New("file.a.mapping")
	case n.Kind == yaml.SequenceNode:
		return message.New("file.a.list")
	case n.Kind == yaml.AliasNode:
		return message.New("file.a.alias")
	case isNothing(n):
		return message.New("file.a.nothing")
	}
	return message.Words(strconv.Quote(n.Value))
}

func isNothing(n *yaml.Node) bool {
	return n.Kind&(yaml.MappingNode|yaml.SequenceNode|yaml.AliasNode) == 0 && (n.Tag == "!!null" || n.Value == "")
}

// maxDepth bounds the nesting of a file.
const maxDepth = 24

// Parse reads the YAML of one file and returns its root, or nil with the faults
// noted. Another document in it would be read by nobody, so it is a fault. Anchors
// and aliases are refused: an alias of aliases can grow without bound.
func (d *Decoder) Parse(data []byte) *yaml.Node {
	var document yaml.Node
	all := yaml.NewDecoder(bytes.NewReader(data))
	err := all.Decode(&document)
	for err == nil {
		var other yaml.Node
		if err = all.Decode(&other); err == nil && !isNothing(other.Content[0]) {
			d.Fail(other.Content[0], message.New("file.documents"))
			return nil
		}
	}
	if !errors.Is(err, io.EOF) {
		line := yamlErrorLine(err)
		d.Fail(&yaml.Node{Line: line}, invalid(yamlReason(err), lineOf(data, line)))
		return nil
	}
	if document.Kind != yaml.DocumentNode || len(document.Content) != 1 {
		d.Fail(&document, message.New("file.empty"))
		return nil
	}
	if !d.plain(document.Content[0], 0) {
		return nil
	}
	return document.Content[0]
}

// plain reports whether n is free of anchors, aliases and excessive depth.
func (d *Decoder) plain(n *yaml.Node, depth int) bool {
	switch {
	case n.Kind == yaml.AliasNode, n.Anchor != "":
		d.Fail(n, message.New("file.anchor"))
		return false
	case depth > maxDepth:
		d.Fail(n, message.New("file.deep"))
		return false
	}
	for _, child := range n.Content {
		if !d.plain(child, depth+1) {
			return false
		}
	}
	return true
}
