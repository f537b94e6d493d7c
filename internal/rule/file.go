package rule

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/strictyaml"
)

// file is one rule file as read, its conditions not yet compiled.
type file struct {
	name       string
	pack       int // which pack it belongs to: 0 is built in
	data       []byte
	errs       Errors // of parsing
	unreadable bool   // it is no YAML, so that nothing is known of it
	language   string
	lists      []*rawList
	rules      []*rawRule
	exclusions []*rawRule
	words      []rawWord
	disable    []*yaml.Node
}

// rawList, rawWord and rawRule are what is loaded, with its YAML: that is several
// times as large, and needed no more once it is compiled.
type rawList struct {
	*List
	node       *yaml.Node
	conditions []*yaml.Node
	used       bool
}

type rawWord struct {
	Word
	node *yaml.Node // the list of terms
}

type rawRule struct {
	*Rule
	node    *yaml.Node
	pack    int
	inForce bool // neither switched off nor replaced
	context map[string]*yaml.Node
}

// Error is something wrong in a rule file.
type Error = strictyaml.Error

// Errors is everything wrong in a set of rule files, in order of place.
type Errors = strictyaml.Errors

// anExclusion is what errors call an exclusion.
const anExclusion = "rule.an.exclusion"

// decoder reads the parts of a rule file.
type decoder struct{ strictyaml.Decoder }

// read fills f from root, its YAML.
func (d *decoder) read(f *file, root *yaml.Node) {
	d.Mapping(root, "rule.a.file", map[string]func(*yaml.Node){
		"language":   func(n *yaml.Node) { f.language = d.OneOf(n, "language", languageNames) },
		"lists":      func(n *yaml.Node) { f.lists = d.lists(n) },
		"rules":      func(n *yaml.Node) { f.rules = d.rules(n, "rule.a.rule") },
		"exclusions": func(n *yaml.Node) { f.exclusions = d.rules(n, anExclusion) },
		"values":     func(n *yaml.Node) { f.words = d.words(n) },
		"disable":    func(n *yaml.Node) { f.disable = d.Items(n, "disable") },
	})
	if f.language == "" && len(f.disable) == 0 {
		d.Fail(root, message.New("rule.language", "known", strings.Join(languageNames, ", ")))
		f.language = languageNames[0]
	}
	for _, r := range slices.Concat(f.rules, f.exclusions) {
		r.Language, r.File = f.language, f.name
		r.data = f.data
		d.checkID(r)
	}
	for i := range f.words {
		f.words[i].Language = f.language
	}
	for _, l := range f.lists {
		l.Language, l.File, l.data = f.language, f.name, f.data
	}
}

func (d *decoder) lists(n *yaml.Node) []*rawList {
	var lists []*rawList
	d.Named(n, "lists", func(name, value *yaml.Node) {
		l := &rawList{List: &List{Name: name.Value, Line: name.Line}, node: name}
		l.conditions = d.list(name.Value, value)
		if !isName(name.Value) {
			d.Fail(name, message.New("rule.list.name"))
		}
		if len(l.conditions) == 0 {
			d.Fail(name, message.New("rule.list.empty", "name", name.Value))
		}
		lists = append(lists, l)
	})
	return lists
}

// list returns the entries of a list that the file names.
func (d *decoder) list(name string, n *yaml.Node) []*yaml.Node {
	if n.Kind != yaml.SequenceNode {
		d.Fail(n, message.New("rule.list.kind", "name", name).With("is", strictyaml.Describe(n)))
		return nil
	}
	return n.Content
}

func isName(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789-") == ""
}

// words reads the terms that tell values: role → value → terms.
func (d *decoder) words(n *yaml.Node) []rawWord {
	var words []rawWord
	d.Named(n, "values", func(role, byValue *yaml.Node) {
		allowed, closed := values[Role(role.Value)]
		if !closed && Role(role.Value) != Law {
			d.Fail(role, message.New("rule.value.role", "role", strconv.Quote(role.Value)))
			return
		}
		d.Named(byValue, role.Value, func(value, terms *yaml.Node) {
			if closed && !slices.Contains(allowed, value.Value) {
				d.Fail(value, message.New("rule.value.unknown", "value", strconv.Quote(value.Value), "role", role.Value, "known", strings.Join(allowed, ", ")))
				return
			}
			words = append(words, rawWord{Word{Value: value.Value, Role: Role(role.Value)}, terms})
		})
	})
	return words
}

func (d *decoder) rules(n *yaml.Node, what string) []*rawRule {
	var rules []*rawRule
	for _, item := range d.Items(n, "rules") {
		if r := d.rule(item, what); r != nil {
			rules = append(rules, r)
		}
	}
	return rules
}

// contextKeys are the keys of a rule that ask for something around the sentence.
var contextKeys = []string{
	"own", "not-own", "under", "not-under", "lead", "not-lead", "before", "not-before", "after", "not-after", "clause", "not-clause",
}

func (d *decoder) rule(n *yaml.Node, what string) *rawRule {
	r := &rawRule{Rule: new(Rule), node: n, context: make(map[string]*yaml.Node)}
	r.Line, r.Scope = n.Line, Sentence
	practiceNames := names(practice.All())
	var one string
	var many []string
	fields := map[string]func(*yaml.Node){
		"id":       d.Into(&r.ID, "id"),
		"title":    d.Into(&r.Title, "title"),
		"note":     d.Into(&r.Note, "note"),
		"kind":     d.IntoOneOf(&r.Kind, "kind", documentKinds),
		"scope":    func(n *yaml.Node) { r.Scope = Scope(d.OneOf(n, "scope", []string{"sentence", "clause", "section"})) },
		"values":   func(n *yaml.Node) { r.Values = d.fixedValues(n) },
		"examples": func(n *yaml.Node) { r.Examples = d.examples(n) },
	}
	if what == anExclusion {
		fields["practices"] = d.IntoAllOf(&many, "file.practice", practiceNames)
	} else {
		fields["practice"] = d.IntoOneOf(&one, "file.practice", practiceNames)
	}
	for _, key := range contextKeys {
		fields[key] = func(n *yaml.Node) { r.context[key] = n }
	}
	for _, key := range conditionKeys {
		fields[key] = func(*yaml.Node) {} // read when the condition is compiled
	}
	d.Mapping(n, what, fields)
	if n.Kind != yaml.MappingNode {
		return nil
	}
	r.Practice = practice.Practice(one)
	for _, p := range many {
		r.Practices = append(r.Practices, practice.Practice(p))
	}
	d.complete(r, what)
	return r
}

func names(practices []practice.Practice) []string {
	out := make([]string, len(practices))
	for i, p := range practices {
		out[i] = string(p)
	}
	return out
}

// complete notes what a rule lacks.
func (d *decoder) complete(r *rawRule, what string) {
	if r.ID == "" {
		d.Fail(r.node, message.New("rule.needs.id").With("what", strictyaml.Name(what)))
	}
	switch {
	case what == anExclusion && len(r.Practices) == 0:
		d.Fail(r.node, message.New("rule.needs.practices"))
	case what != anExclusion && r.Practice == "":
		d.Fail(r.node, message.New("rule.needs.practice"))
	}
	if r.Title == "" {
		d.Fail(r.node, message.New("rule.needs.title").With("what", strictyaml.Name(what)))
	}
	if len(r.Examples.Match) == 0 || len(r.Examples.Reject) == 0 {
		d.Fail(r.node, message.New("rule.needs.examples").With("what", strictyaml.Name(what)))
	}
}

// checkID holds ids to LANGUAGE/PRACTICE/NAME, or LANGUAGE/exclude/NAME.
func (d *decoder) checkID(r *rawRule) {
	if r.ID == "" || r.Practice == "" && len(r.Practices) == 0 {
		return
	}
	middle := string(r.Practice)
	if len(r.Practices) > 0 {
		middle = "exclude"
	}
	prefix := r.Language + "/" + middle + "/"
	if name, ok := strings.CutPrefix(r.ID, prefix); !ok || !isName(name) {
		d.Fail(r.node, message.New("rule.id", "id", strconv.Quote(r.ID), "prefix", prefix))
	}
}

func (d *decoder) fixedValues(n *yaml.Node) Values {
	var v Values
	d.Mapping(n, "values", map[string]func(*yaml.Node){
		"data":     d.IntoAllOf(&v.Data, "rule.data", values[Data]),
		"purposes": d.IntoAllOf(&v.Purposes, "rule.purpose", values[Purpose]),
		"laws": func(n *yaml.Node) {
			for _, item := range d.Items(n, "laws") {
				v.Laws = append(v.Laws, d.Text(item, "rule.law"))
			}
		},
	})
	return v
}

func (d *decoder) examples(n *yaml.Node) Examples {
	var e Examples
	d.Mapping(n, "examples", map[string]func(*yaml.Node){
		"match":  func(n *yaml.Node) { e.Match = d.exampleList(n) },
		"reject": func(n *yaml.Node) { e.Reject = d.exampleList(n) },
	})
	return e
}

func (d *decoder) exampleList(n *yaml.Node) []Example {
	var list []Example
	for _, item := range d.Items(n, "examples") {
		e := Example{Line: item.Line}
		if item.Kind == yaml.ScalarNode {
			e.Text = d.Text(item, "rule.an.example")
		} else {
			d.Mapping(item, "rule.an.example", map[string]func(*yaml.Node){
				"text":   d.Into(&e.Text, "text"),
				"under":  d.Into(&e.Under, "under"),
				"lead":   d.Into(&e.Lead, "lead"),
				"before": d.Into(&e.Before, "before"),
				"after":  d.Into(&e.After, "after"),
				"kind":   d.IntoOneOf(&e.Kind, "kind", documentKinds),
			})
		}
		list = append(list, e)
	}
	return list
}
