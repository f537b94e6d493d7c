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
	literals []Node   // by Literal: its node
	effects  []effect // what the conditions let hold, those of one beside each other
	starts   []int32  // by Node: where in effects its own start
	ends     []int32  // by Node: and end
	needs    []Node   // by what needs several parts: those beyond the one it waits for, the rarest first
	first    []int32  // by Node: where in needs its own start
	open     NodeSet  // what may hold in every window, for all that is known of its words
}

// effect is some of what a condition lets hold: what lies in one word of a NodeSet.
type effect struct {
	word  int32
	holds uint64 // what may hold once it does, itself included
	wakes uint64 // what needs other parts too
}

// connect builds the network of the nodes of p, in which children come before
// parents, as far as what is asked depends on them.
func connect(p *Program, asked []Node) network {
	net := network{literals: make([]Node, p.set.Len()), open: NewNodeSet(p)}
	net.first = make([]int32, len(p.nodes)+1)
	w := wiring{
		network: &net, nodes: p.nodes, several: NewNodeSet(p),
		common: make([]float32, len(p.nodes)), waits: make([][]Node, len(p.nodes)),
	}
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
	nodes   []node
	several NodeSet   // what needs several parts
	common  []float32 // by Node: how often it may be expected to hold
	waits   [][]Node  // by Node: what it waits for
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

// lay turns what each condition waits for into what each lets hold, the latter
// first: whatever waits for a condition has a higher number.
func (w *wiring) lay() {
	waiting, firsts := w.waiting()
	w.effects = make([]effect, 0, 2*len(w.nodes))
	w.starts, w.ends = make([]int32, len(w.nodes)), make([]int32, len(w.nodes))
	all := make([]effect, len(w.open)) // by word
	for n := range slices.Backward(w.nodes) {
		w.starts[n] = int32(len(w.effects))
		all[n/64].holds |= 1 << (n % 64)
		first, last := n/64, n/64
		for _, parent := range waiting[firsts[n]:firsts[n+1]] {
			last = max(last, w.effectsOf(all, parent))
		}
		for word := first; word <= last; word++ {
			if r := &all[word]; r.holds|r.wakes != 0 {
				w.effects = append(w.effects, effect{int32(word), r.holds, r.wakes})
				*r = effect{}
			}
		}
		w.ends[n] = int32(len(w.effects))
	}
}

// waiting returns what waits for each condition, one behind the other, and where
// that of each starts.
func (w *wiring) waiting() (all []Node, firsts []int32) {
	firsts = make([]int32, len(w.nodes)+1)
	for _, children := range w.waits {
		for _, child := range children {
			firsts[child+1]++
		}
	}
	for i := range w.nodes {
		firsts[i+1] += firsts[i]
	}
	next := slices.Clone(firsts)
	all = make([]Node, firsts[len(w.nodes)])
	for n, children := range w.waits {
		for _, child := range children {
			all[next[child]] = Node(n)
			next[child]++
		}
	}
	return all, firsts
}

// effectsOf adds parent, which waits for a condition, to what that lets hold, and
// what follows from it, and returns the last word that it changed.
func (w *wiring) effectsOf(all []effect, parent Node) int {
	if w.several.Has(parent) {
		all[parent/64].wakes |= 1 << (parent % 64)
		return int(parent / 64)
	}
	last := 0
	for _, r := range w.effects[w.starts[parent]:w.ends[parent]] {
		all[r.word].holds |= r.holds
		all[r.word].wakes |= r.wakes
		last = int(r.word)
	}
	return last
}

// spread finds what the words of the window, which have been roused, let hold.
// Whatever waits for a condition has a higher number, so one sweep reaches all.
func (m *Matcher) spread() {
	woken := m.woken
	for i := range woken {
		for woken[i] != 0 {
			n := Node(i*64 + bits.TrailingZeros64(woken[i]))
			woken[i] &= woken[i] - 1
			if m.complete(n) {
				m.rouse(n)
			}
		}
	}
}

// rouse notes what n lets hold, itself included.
func (m *Matcher) rouse(n Node) {
	net := &m.program.net
	for _, r := range net.effects[net.starts[n]:net.ends[n]] {
		m.possible[r.word] |= r.holds
		m.woken[r.word] |= r.wakes
	}
}

// complete reports whether the other parts of n, which needs several, are
// possible in the window too.
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
