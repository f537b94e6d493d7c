package pattern

import (
	"encoding/binary"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Node is a condition that was compiled into a Program. Equal conditions are
// one Node, so that what a hundred rules ask for is looked up once a sentence.
// The zero Node is no condition.
type Node int32

type nodeKind uint8

const (
	noNode nodeKind = iota
	literalNode
	valueNode    // a Kind
	anyNode      // one of the children
	allNode      // all children, in any order
	thenNode     // all children, in order, with gaps
	exceptNode   // the first child, where none of the others stands
	withoutNode  // the same with a turn as second child: none of the others in the same statement
	affirmedNode // the first child, not under a negation (the second child)
	negatedNode  // the first child, under a negation (the second child)
	insideNode   // the second child, where the first stands inside of it
	weighNode    // children whose weights add up
)

const (
	unlimited  = -1 // a gap or distance without bound
	containing = -2 // except: not the distance counts, but whether one stands in the other
)

// node is as small as it can be, for a program has ten thousand.
type node struct {
	kind     nodeKind
	open     bool // literal: any ending
	value    Kind
	literal  Literal
	within   int // units the whole may span, or unlimited; weigh: the threshold
	children []Node
	numbers  []int // then: units allowed before each child; weigh: the weight of each
}

// Program is a set of compiled conditions with the automaton that feeds them.
// It is immutable and safe for concurrent use.
type Program struct {
	nodes []node
	names []string // by Node: as the author wrote it; "" to describe it by its children
	asked []Node
	set   *Set
	net   network
}

// newProgram builds the automaton and the network for nodes whose literals b has.
func newProgram(nodes []node, names []string, b *Builder, asked []Node) *Program {
	p := &Program{nodes: nodes, names: names, asked: asked, set: b.Build()}
	p.net = connect(p)
	return p
}

// Scan appends all hits in text to hits, in order.
func (p *Program) Scan(text string, hits []Hit) []Hit { return p.set.Scan(text, hits) }

// ScanPart appends all hits in text[start:end], read as if nothing stood around it,
// to hits, in order.
func (p *Program) ScanPart(text string, start, end int, hits []Hit) []Hit {
	return p.set.scan(text, start, end, hits)
}

// Compiler collects conditions. The zero value is not usable; see NewCompiler.
type Compiler struct {
	builder Builder
	nodes   []node
	names   []string // by Node
	known   map[string]Node
	phrases map[phrase]Node
	key     []byte // scratch
}

// phrase is a literal as an author wrote it.
type phrase struct {
	text string
	open Open
}

// usualNodes is for how many conditions there is room from the start.
const usualNodes = 7 << 10

// NewCompiler returns an empty compiler.
func NewCompiler() *Compiler {
	return &Compiler{
		nodes:   make([]node, 1, usualNodes),
		names:   make([]string, 1, usualNodes),
		known:   make(map[string]Node, usualNodes),
		phrases: make(map[phrase]Node, usualNodes/2),
	}
}

// Program builds the automaton and returns the finished program, made for asking
// in every window for what is in asked; anything else may be asked too. The
// compiler must not be used afterwards.
func (c *Compiler) Program(asked ...Node) *Program {
	return newProgram(c.nodes, c.names, &c.builder, asked)
}

// add returns the node equal to n, which is new and bears the name, or is known.
func (c *Compiler) add(n node, name string) Node {
	key := n.key(c.key[:0])
	c.key = key
	if id, ok := c.known[string(key)]; ok {
		return id
	}
	id := Node(len(c.nodes))
	c.nodes, c.names = append(c.nodes, n), append(c.names, name)
	c.known[string(key)] = id
	return id
}

// key appends what makes nd the condition it is; equal conditions have equal keys.
func (nd *node) key(b []byte) []byte {
	b = append(b, byte(nd.kind), byte(nd.value))
	b = binary.AppendVarint(b, int64(nd.literal))
	b = strconv.AppendBool(b, nd.open)
	b = binary.AppendVarint(b, int64(nd.within))
	for _, child := range nd.children {
		b = binary.AppendVarint(b, int64(child))
	}
	b = append(b, ';')
	for _, number := range nd.numbers {
		b = binary.AppendVarint(b, int64(number))
	}
	return b
}

// Resolver finds the node of a word list by its name, or of the names of
// statutes by "<law>". It reports an error if there is none.
type Resolver func(name string) (Node, error)

// Term compiles a term; see parseTerm for how terms are written. gap is what
// "…" spans when it has no number of its own.
func (c *Compiler) Term(term string, gap int, resolve Resolver) (Node, error) {
	if isPhrase(term) { // most are
		return c.phrase(term, phrase{text: term})
	}
	elements, err := parseTerm(term)
	if err != nil {
		return 0, err
	}
	return c.elements(term, elements, gap, resolve)
}

func (c *Compiler) elements(term string, elements []element, gap int, resolve Resolver) (Node, error) {
	if len(elements) == 1 {
		return c.element(term, elements[0], gap, resolve)
	}
	n := node{kind: thenNode, within: unlimited}
	for i, e := range elements {
		child, err := c.element(term, e, gap, resolve)
		if err != nil {
			return 0, err
		}
		if e.gap < 0 {
			e.gap = gap
		}
		if i == 0 {
			e.gap = unlimited
		}
		n.children = append(n.children, child)
		n.numbers = append(n.numbers, e.gap)
	}
	return c.add(n, term), nil
}

func (c *Compiler) element(term string, e element, gap int, resolve Resolver) (Node, error) {
	switch e.kind {
	case listElement:
		return resolve(e.text)
	case kindElement:
		if e.text == lawKind {
			return resolve("<law>")
		}
		return c.add(node{kind: valueNode, value: kinds[e.text]}, "<"+e.text+">"), nil
	case choiceElement:
		return c.choice(term, e, gap, resolve)
	}
	return c.phrase(term, phrase{e.text, e.open})
}

func (c *Compiler) phrase(term string, p phrase) (Node, error) {
	if n, known := c.phrases[p]; known {
		return n, nil
	}
	literal, err := c.builder.Add(p.text, p.open)
	if err != nil {
		return 0, fmt.Errorf("term %q: %w", term, err)
	}
	open, text := false, p.text
	if p.open&OpenEnd != 0 {
		open = text[len(text)-1] < utf8.RuneSelf // behind a Chinese character every end is open
		text += "*"
	}
	n := c.add(node{kind: literalNode, literal: literal, open: open}, text)
	c.phrases[p] = n
	return n, nil
}

func (c *Compiler) choice(term string, e element, gap int, resolve Resolver) (Node, error) {
	var children []Node
	for _, alternative := range e.choice {
		child, err := c.elements(term, alternative, gap, resolve)
		if err != nil {
			return 0, err
		}
		children = append(children, child)
	}
	return c.Any(children...), nil
}

// Any returns a condition that holds where one of the children does.
func (c *Compiler) Any(children ...Node) Node {
	if len(children) == 1 {
		return children[0]
	}
	return c.add(node{kind: anyNode, children: children}, "")
}

// All returns a condition that holds where all children do, in any order. The
// whole may span at most within units; 0 is no limit.
func (c *Compiler) All(within int, children ...Node) Node {
	if len(children) == 1 && within == 0 {
		return children[0]
	}
	return c.add(node{kind: allNode, children: children, within: limit(within)}, "")
}

// Then returns a condition that holds where all children follow each other in
// order. The whole may span at most within units; 0 is no limit.
func (c *Compiler) Then(within int, children ...Node) Node {
	gaps := make([]int, len(children))
	for i := range gaps {
		gaps[i] = unlimited
	}
	return c.add(node{kind: thenNode, children: children, numbers: gaps, within: limit(within)}, "")
}

// Except returns a condition that holds where n does and none of the others
// stands: anywhere in the sentence, or within so many units of n.
func (c *Compiler) Except(n Node, within int, none ...Node) Node {
	children := append([]Node{n}, none...)
	return c.add(node{kind: exceptNode, children: children, within: limit(within)}, "")
}

// Without returns a condition that holds where n does and none of the others
// stands in the same statement of the sentence. What is said on either side of a
// turn ("…, but …") is two statements.
func (c *Compiler) Without(n, turn Node, none ...Node) Node {
	return c.add(node{kind: withoutNode, children: append([]Node{n, turn}, none...)}, "")
}

// Outside returns a condition that holds where n does and is no part of a place,
// such as a word that is not in the address of a page.
func (c *Compiler) Outside(n, place Node) Node {
	return c.add(node{kind: exceptNode, children: []Node{n, place}, within: containing}, "")
}

// Affirmed returns a condition that holds where n does and no negation bears on it.
func (c *Compiler) Affirmed(n, negation Node) Node {
	return c.add(node{kind: affirmedNode, children: []Node{n, negation}}, "")
}

// Negated returns a condition that holds where n does and a negation bears on it.
func (c *Compiler) Negated(n, negation Node) Node {
	return c.add(node{kind: negatedNode, children: []Node{n, negation}}, "")
}

// Inside returns a condition that holds where place does and n stands inside of
// it, such as a word in the name of a statute.
func (c *Compiler) Inside(n, place Node) Node {
	return c.add(node{kind: insideNode, children: []Node{n, place}}, "")
}

// Weigh returns a condition that holds in a sentence where the weights of the
// children that stand in it add up to threshold or more.
func (c *Compiler) Weigh(threshold int, children []Node, weights []int) Node {
	return c.add(node{kind: weighNode, children: children, numbers: weights, within: threshold}, "")
}

// limit turns "0 is no limit" of rule files into the form of nodes.
func limit(within int) int {
	if within == 0 {
		return unlimited
	}
	return within
}

// Name gives n the text under which explanations show it, e.g. "$keep".
func (c *Compiler) Name(n Node, text string) { c.names[n] = text }

// Len returns the number of conditions: every Node of p is less than it.
func (p *Program) Len() int { return len(p.nodes) }

// NeedsWords reports whether n, which is among what the program was made to ask,
// can hold only where words that it names stand, or signs of values. A condition
// on the item alone may hold anywhere.
func (p *Program) NeedsWords(n Node) bool { return !p.net.open.has(n) }
