package rule

import (
	"strings"

	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/strictyaml"
)

// conditionKeys are the keys of a mapping that make it a condition.
var conditionKeys = []string{"any", "all", "then", "none", "within", "in", "none-within", "affirmed", "negated", "weigh"}

// condition compiles the condition n: a term, a list of which one must hold, or
// a mapping. 0 with an error noted if it is not one.
func (c *compilation) condition(n *yaml.Node) pattern.Node {
	switch n.Kind {
	case yaml.ScalarNode:
		return c.term(n)
	case yaml.SequenceNode:
		return c.anyOf(n)
	case yaml.MappingNode:
		return c.combine(n)
	}
	c.Fail(n, message.New("rule.condition.kind").With("is", strictyaml.Describe(n)))
	return 0
}

func (c *compilation) term(n *yaml.Node) pattern.Node {
	text := c.Text(n, "rule.a.term")
	if text == "" {
		return 0
	}
	if node, known := c.terms[text]; known {
		return node
	}
	node, err := c.compiler.Term(text, languages[c.language], c.resolve)
	if err != nil {
		c.Fail(n, message.Of(err))
		return 0
	}
	if !strings.ContainsAny(text, "$<") { // what those name depends on the file
		c.terms[text] = node
	}
	return node
}

// each compiles every entry of a list, leaving out those in error.
func (c *compilation) each(n *yaml.Node, what string) []pattern.Node {
	items := c.Items(n, what)
	nodes := make([]pattern.Node, 0, len(items))
	for _, item := range items {
		if node := c.condition(item); node != 0 {
			nodes = append(nodes, node)
		}
	}
	if n.Kind == yaml.SequenceNode && len(items) == 0 {
		c.Fail(n, message.New("rule.condition.empty").With("what", strictyaml.Name(what)))
	}
	return nodes
}

func (c *compilation) anyOf(n *yaml.Node) pattern.Node {
	nodes := c.each(n, "rule.a.list")
	if len(nodes) == 0 {
		return 0
	}
	return c.compiler.Any(nodes...)
}

// mapped is a mapping of condition keys: what must hold, and what must not stand.
type mapped struct {
	whole      pattern.Node // 0 if it is in error
	none       []pattern.Node
	noneWithin int // units; 0 is no limit
}

// combine compiles a mapping of condition keys.
func (c *compilation) combine(n *yaml.Node) pattern.Node { return c.except(c.mapping(n, true)) }

// except compiles m, whose none may stand nowhere in the sentence.
func (c *compilation) except(m mapped) pattern.Node {
	if m.whole == 0 || len(m.none) == 0 {
		return m.whole
	}
	return c.compiler.Except(m.whole, m.noneWithin, m.none...)
}

// mapping compiles the condition keys of n. The parts must all hold, within each
// other's reach if within is given. If strict, no other keys are allowed.
func (c *compilation) mapping(n *yaml.Node, strict bool) mapped {
	var m mapped
	var parts []pattern.Node
	var within int
	var then, in *yaml.Node
	add := func(node pattern.Node) {
		if node != 0 {
			parts = append(parts, node)
		}
	}
	fields := map[string]func(*yaml.Node){
		"any":         func(n *yaml.Node) { add(c.anyOf(n)) },
		"all":         func(n *yaml.Node) { parts = append(parts, c.each(n, "all")...) },
		"then":        func(n *yaml.Node) { then = n },
		"none":        func(n *yaml.Node) { m.none = c.each(n, "none") },
		"within":      func(n *yaml.Node) { within = c.Integer(n, "within", 1, 1000) },
		"in":          func(n *yaml.Node) { in = n },
		"none-within": func(n *yaml.Node) { m.noneWithin = c.Integer(n, "none-within", 1, 1000) },
		"affirmed":    func(n *yaml.Node) { add(c.polarity(n, false)) },
		"negated":     func(n *yaml.Node) { add(c.polarity(n, true)) },
		"weigh":       func(n *yaml.Node) { add(c.weigh(n)) },
	}
	c.fields(n, fields, strict)
	if then != nil {
		add(c.then(then, within))
	}
	if len(parts) == 0 {
		c.Fail(n, message.New("rule.condition.nothing"))
		return m
	}
	m.whole = c.compiler.All(within, parts...)
	if in != nil {
		m.whole = c.inside(m.whole, in)
	}
	return m
}

// fields calls the fields that n has; if strict, it must have no other keys.
func (c *compilation) fields(n *yaml.Node, fields map[string]func(*yaml.Node), strict bool) {
	if strict {
		c.Mapping(n, "rule.a.condition", fields)
		return
	}
	c.only(n, fields)
}

// inside compiles what in asks of whole; 0 with an error noted if it is in error.
func (c *compilation) inside(whole pattern.Node, in *yaml.Node) pattern.Node {
	place := c.condition(in)
	if place == 0 {
		return 0
	}
	return c.compiler.Inside(whole, place)
}

// only calls the fields that n has, whatever other keys it has.
func (c *compilation) only(n *yaml.Node, fields map[string]func(*yaml.Node)) {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if field, ok := fields[n.Content[i].Value]; ok {
			field(n.Content[i+1])
		}
	}
}

func (c *compilation) then(n *yaml.Node, within int) pattern.Node {
	nodes := c.each(n, "then")
	if len(nodes) < 2 {
		c.Fail(n, message.New("rule.condition.then"))
		return 0
	}
	return c.compiler.Then(within, nodes...)
}

func (c *compilation) polarity(n *yaml.Node, negated bool) pattern.Node {
	node := c.condition(n)
	negation, err := c.resolve("negation")
	if err != nil {
		c.Fail(n, message.New("rule.condition.negation"))
		return 0
	}
	if node == 0 {
		return 0
	}
	if negated {
		return c.compiler.Negated(node, negation)
	}
	return c.compiler.Affirmed(node, negation)
}

func (c *compilation) weigh(n *yaml.Node) pattern.Node {
	threshold := 0
	var nodes []pattern.Node
	var weights []int
	c.Mapping(n, "weigh", map[string]func(*yaml.Node){
		"threshold": func(n *yaml.Node) { threshold = c.Integer(n, "threshold", 1, 1000) },
		"evidence": func(n *yaml.Node) {
			for _, item := range c.Items(n, "evidence") {
				weight, node := c.evidence(item)
				if node != 0 {
					nodes, weights = append(nodes, node), append(weights, weight)
				}
			}
		},
	})
	if threshold == 0 || len(nodes) == 0 {
		c.Fail(n, message.New("rule.condition.weigh"))
		return 0
	}
	return c.compiler.Weigh(threshold, nodes, weights)
}

func (c *compilation) evidence(n *yaml.Node) (weight int, node pattern.Node) {
	c.Mapping(n, "evidence", map[string]func(*yaml.Node){
		"weight": func(n *yaml.Node) { weight = c.Integer(n, "weight", -100, 100) },
		"of":     func(n *yaml.Node) { node = c.condition(n) },
	})
	if weight == 0 || node == 0 {
		c.Fail(n, message.New("rule.condition.evidence"))
		return 0, 0
	}
	return weight, node
}

// misnamed returns the error about a list that a term names.
func misnamed(key, name string) error { return message.New(key, "name", name).Err() }

// resolve finds a word list: in the file, else among those common to the
// language in the same pack, else in the packs before it.
func (c *compilation) resolve(name string) (pattern.Node, error) {
	if name == "<law>" {
		return c.laws()
	}
	l := c.find(name)
	if l == nil {
		return 0, misnamed("rule.list.none", name)
	}
	l.used = true
	if node, ok := c.resolved[l]; ok {
		if node == 0 {
			return 0, misnamed("rule.list.loop", name)
		}
		return node, nil
	}
	c.resolved[l] = 0
	inner := *c
	inner.Decoder.File, inner.file = l.File, c.fileOf[l]
	var nodes []pattern.Node
	for _, condition := range l.conditions {
		if node := inner.condition(condition); node != 0 {
			nodes = append(nodes, node)
		}
	}
	if len(nodes) == 0 {
		return 0, misnamed("rule.list.faulty", name)
	}
	node := c.compiler.Any(nodes...)
	c.compiler.Name(node, "$"+name)
	c.resolved[l] = node
	return node, nil
}
