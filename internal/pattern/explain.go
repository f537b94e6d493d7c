package pattern

import (
	"slices"
	"strings"
)

// Gap is why a condition does not hold in a window.
type Gap struct {
	Why  Why
	Node Node // the part that is missing, stands in the way, or does not fit
}

// Why is the reason of a Gap.
type Why uint8

// The reasons.
const (
	Missing  Why = iota // the part does not stand in the window
	Barred              // the part stands in the window and must not
	Apart               // all parts stand in the window, but too far apart or in another order
	Negation            // the part stands under a negation, or under none, where it should not
	Light               // the weights do not reach the threshold
)

// Explain returns why n does not hold in the window: what would have to be
// otherwise. It returns nil if n holds.
func (m *Matcher) Explain(n Node) []Gap {
	if m.Holds(n) {
		return nil
	}
	nd := &m.program.nodes[n]
	switch nd.kind {
	case anyNode:
		return m.explainAny(nd, n)
	case allNode, thenNode:
		return m.explainParts(nd, n)
	case exceptNode, withoutNode:
		return m.explainExcept(nd)
	case affirmedNode, negatedNode:
		if gaps := m.Explain(nd.children[0]); gaps != nil {
			return gaps
		}
		return []Gap{{Negation, n}}
	case insideNode:
		return m.explainInside(nd, n)
	case weighNode:
		return []Gap{{Light, n}}
	}
	return []Gap{{Missing, n}}
}

// explainAny speaks of the alternative that lacks least, if part of one stands
// in the window.
func (m *Matcher) explainAny(nd *node, n Node) []Gap {
	var least []Gap
	for _, child := range nd.children {
		if len(m.Partial(child)) == 0 {
			continue
		}
		if gaps := m.Explain(child); least == nil || len(gaps) < len(least) {
			least = gaps
		}
	}
	if least == nil {
		return []Gap{{Missing, n}}
	}
	return least
}

func (m *Matcher) explainParts(nd *node, n Node) []Gap {
	if m.program.names[n] != "" && len(m.Partial(n)) == 0 {
		return []Gap{{Missing, n}}
	}
	var gaps []Gap
	for _, child := range nd.children {
		gaps = append(gaps, m.Explain(child)...)
	}
	if gaps == nil {
		gaps = []Gap{{Apart, n}}
	}
	return gaps
}

func (m *Matcher) explainExcept(nd *node) []Gap {
	if gaps := m.Explain(nd.children[0]); gaps != nil {
		return gaps
	}
	var gaps []Gap
	for _, none := range nd.bars() {
		if m.Holds(none) && !(nd.kind == withoutNode && m.harmless(nd, none)) {
			gaps = append(gaps, Gap{Barred, none})
		}
	}
	return gaps
}

// harmless reports whether none, which stands in the sentence, bars nothing of nd,
// a withoutNode.
func (m *Matcher) harmless(nd *node, none Node) bool {
	found := m.Match(nd.children[0])
	return len(m.elsewhere(found, m.Match(none), m.Match(nd.children[1]))) == len(found)
}

func (m *Matcher) explainInside(nd *node, n Node) []Gap {
	for _, child := range nd.children {
		if gaps := m.Explain(child); gaps != nil {
			return gaps
		}
	}
	return []Gap{{Apart, n}}
}

// Partial returns the words of the window that count towards n, or would if n
// held, in order of place; of a part that stands there several times, the first.
func (m *Matcher) Partial(n Node) []Evidence {
	evidence := m.partial(n, nil)
	slices.SortStableFunc(evidence, func(a, b Evidence) int { return a.Start - b.Start })
	return slices.Compact(evidence)
}

func (m *Matcher) partial(n Node, evidence []Evidence) []Evidence {
	if found := m.Match(n); len(found) > 0 {
		return append(evidence, found[0].Evidence...)
	}
	nd := &m.program.nodes[n]
	parts := nd.children
	switch nd.kind {
	case exceptNode, withoutNode, affirmedNode, negatedNode:
		parts = parts[:1]
	}
	for i, child := range parts {
		if nd.kind != weighNode || nd.numbers[i] > 0 {
			evidence = m.partial(child, evidence)
		}
	}
	return evidence
}

// Parts returns how many conditions n asks for at once.
func (p *Program) Parts(n Node) int {
	nd := &p.nodes[n]
	switch nd.kind {
	case allNode, thenNode:
		return len(nd.children)
	case exceptNode, withoutNode, insideNode:
		return p.Parts(nd.children[0])
	}
	return 1
}

// describedLength is after how many bytes a list of conditions is cut.
const describedLength = 60

// Describe returns the condition as the rule author wrote it; of many
// alternatives, the first few.
func (p *Program) Describe(n Node) string {
	nd := &p.nodes[n]
	if name := p.names[n]; name != "" {
		return name
	}
	children := nd.children
	switch {
	case nd.kind == affirmedNode || nd.kind == negatedNode:
		return nodeNames[nd.kind] + " " + p.Describe(children[0])
	case nd.kind == exceptNode, nd.kind == withoutNode:
		return p.Describe(children[0]) + " none " + p.list(nd.bars())
	case nd.kind == insideNode:
		return p.Describe(children[0]) + " in " + p.Describe(children[1])
	}
	return nodeNames[nd.kind] + p.list(children)
}

func (p *Program) list(children []Node) string {
	var b strings.Builder
	for i, child := range children {
		if i > 0 {
			b.WriteString(", ")
		}
		if b.Len() > describedLength {
			b.WriteString("…")
			break
		}
		b.WriteString(p.Describe(child))
	}
	return "[" + b.String() + "]"
}

// nodeNames are the words of rule files. A list needs none: one of it holds.
var nodeNames = map[nodeKind]string{
	allNode: "all ", thenNode: "then ", affirmedNode: "affirmed", negatedNode: "negated", weighNode: "weigh ",
}

// IsValue reports whether n asks for a value, such as a length of time, and not
// for words.
func (p *Program) IsValue(n Node) bool { return p.nodes[n].kind == valueNode }
