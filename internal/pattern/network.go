package pattern

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
)

// NodeSet is a set of conditions. The zero value is empty, and cannot be added to.
type NodeSet []uint64

// NewNodeSet returns a set that can hold the conditions of p.
func NewNodeSet(p *Program) NodeSet { return make(NodeSet, (len(p.nodes)+63)/64) }

// Add adds n.
func (s NodeSet) Add(n Node) { s[n/64] |= 1 << (n % 64) }

// Has reports whether n is in the set.
func (s NodeSet) Has(n Node) bool { return s[n/64]>>(n%64)&1 != 0 }

// network says, for each condition, what waits for it: which conditions may
// begin to hold once it does. Most words of most conditions do not stand in a
// given sentence; so the words that do stand are followed upwards, and only what
// they reach is ever evaluated. What needs several parts waits for the rarest of
// them only, and looks at the others when that is there.
type network struct {
	literals []Node  // by Literal: its node
	waiting  []Node  // the conditions that wait, those for one another beside each other
	starts   []int32 // by Node: where in waiting those that wait for it start
	several  NodeSet // what needs several parts
	needs    []Node  // by several: the parts beyond the one it waits for, the rarest first
	first    []int32 // by Node: where in needs its own start
	open     NodeSet // what may hold in every window, for all that is known of its words
}

// connect builds the network of the nodes of p, in which children come before
// parents, as far as what is asked depends on them.
func connect(p *Program, asked []Node) network {
	net := network{literals: make([]Node, p.set.Len()), several: NewNodeSet(p), open: NewNodeSet(p)}
	net.first = make([]int32, len(p.nodes)+1)
	w := wiring{network: &net, nodes: p.nodes, common: make([]float32, len(p.nodes)), waits: make([][]Node, len(p.nodes))}
	needed := w.needed(asked)
	for i := range p.nodes {
		n, nd := Node(i), &p.nodes[i]
		if nd.kind == literalNode {
			net.literals[nd.literal] = n
			w.common[n] = commonness(p.set.literals[nd.literal])
		}
		switch {
		case !needed.Has(n), nd.kind == valueNode:
			net.open.Add(n)
		case nd.kind == anyNode, nd.kind == weighNode:
			w.needAny(n, nd)
		default:
			w.needAll(n, nd.parts())
		}
		net.first[n+1] = int32(len(net.needs))
	}
	w.lay()
	return net
}

// parts returns the conditions that must hold, or of which one must, for nd to
// hold.
func (nd *node) parts() []Node {
	if nd.kind == exceptNode || nd.kind == affirmedNode {
		return nd.children[:1]
	}
	return nd.children
}

// needed returns what is asked and all that it depends on.
func (w *wiring) needed(asked []Node) NodeSet {
	needed := make(NodeSet, len(w.open))
	for _, n := range asked {
		needed.Add(n)
	}
	for n, nd := range slices.Backward(w.nodes) {
		if needed.Has(Node(n)) {
			for _, child := range nd.parts() {
				needed.Add(child)
			}
		}
	}
	return needed
}

// wiring is a network that is being built.
type wiring struct {
	*network
	nodes  []node
	common []float32 // by Node: how often it may be expected to hold
	waits  [][]Node  // by Node: what it waits for
}

// commonness estimates how often the words of a literal stand in a text: the
// longer, the more seldom. A Chinese character says as much as three letters.
func commonness(symbols []uint16) float32 {
	letters := float32(0)
	for _, s := range symbols {
		if s < 0x3000 {
			letters++
		} else {
			letters += 3
		}
	}
	return 1 / (letters * letters * letters)
}

// needAny makes n possible once one child is. Children of weights below zero
// help nothing to hold.
func (w *wiring) needAny(n Node, nd *node) {
	for i, child := range nd.children {
		if nd.weights != nil && nd.weights[i] <= 0 {
			continue
		}
		if w.open.Has(child) {
			w.open.Add(n)
		}
		w.common[n] += w.common[child]
		w.waits[n] = append(w.waits[n], child)
	}
}

// needAll makes n possible once all children are.
func (w *wiring) needAll(n Node, children []Node) {
	rarest := Node(0)
	for _, child := range children {
		if !w.open.Has(child) && (rarest == 0 || w.common[child] < w.common[rarest]) {
			rarest = child
		}
	}
	if rarest == 0 {
		if w.nodes[n].kind != literalNode {
			w.open.Add(n)
		}
		return
	}
	w.common[n] = w.common[rarest]
	w.waits[n] = []Node{rarest}
	start := len(w.needs)
	for _, child := range children {
		if child != rarest && !w.open.Has(child) {
			w.needs = append(w.needs, child)
		}
	}
	needs := w.needs[start:]
	if len(needs) > 0 {
		w.several.Add(n)
	}
	slices.SortStableFunc(needs, func(a, b Node) int { return cmp.Compare(w.common[a], w.common[b]) })
}

// lay turns what each condition waits for into what waits for it.
func (w *wiring) lay() {
	w.starts = make([]int32, len(w.nodes)+1)
	for _, children := range w.waits {
		for _, child := range children {
			w.starts[child+1]++
		}
	}
	for i := range w.nodes {
		w.starts[i+1] += w.starts[i]
	}
	next := slices.Clone(w.starts)
	w.waiting = make([]Node, w.starts[len(w.nodes)])
	for n, children := range w.waits {
		for _, child := range children {
			w.waiting[next[child]] = Node(n)
			next[child]++
		}
	}
}

// waitFor returns what waits for n.
func (net *network) waitFor(n Node) []Node { return net.waiting[net.starts[n]:net.starts[n+1]] }

// spread finds what the words of the window, which are in m.woken, let hold.
// Whatever waits for a condition has a higher number, so one sweep reaches all.
func (m *Matcher) spread() {
	net, woken := &m.program.net, m.woken
	for i := range woken {
		for woken[i] != 0 {
			bit := bits.TrailingZeros64(woken[i])
			woken[i] &= woken[i] - 1
			n := Node(i*64 + bit)
			if net.several[i]>>bit&1 != 0 && !m.complete(n) {
				continue
			}
			m.possible[i] |= 1 << bit
			for _, parent := range net.waitFor(n) {
				woken.Add(parent)
			}
		}
	}
}

// complete reports whether the other parts of n are possible in the window too.
func (m *Matcher) complete(n Node) bool {
	net := &m.program.net
	for _, part := range net.needs[net.first[n]:net.first[n+1]] {
		if !m.possible.Has(part) {
			return false
		}
	}
	return true
}

// mayHold reports whether n can hold in the window, judged by the words that
// stand in it.
func (m *Matcher) mayHold(n Node) bool {
	return m.possible == nil || m.possible.Has(n) || m.program.net.open.Has(n)
}

// Possible returns the conditions of wanted that the words of the window let
// hold, as far as words go: all others surely do not hold, save those that ask
// for values only. There are none in a probe.
func (m *Matcher) Possible(wanted NodeSet) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		for i, possible := range m.possible {
			for both := possible & wanted[i]; both != 0; both &= both - 1 {
				if !yield(Node(i*64 + bits.TrailingZeros64(both))) {
					return
				}
			}
		}
	}
}
