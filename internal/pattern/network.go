package pattern

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
)

// nodeSet is a set of conditions. The zero value is empty, and cannot be added to.
type nodeSet []uint64

// newNodeSet returns a set that can hold the conditions of p.
func newNodeSet(p *Program) nodeSet { return make(nodeSet, (len(p.nodes)+63)/64) }

// add adds n.
func (s nodeSet) add(n Node) { s[n/64] |= 1 << (n % 64) }

// has reports whether n is in the set.
func (s nodeSet) has(n Node) bool { return s[n/64]>>(n%64)&1 != 0 }

// network says, for each condition, what waits for it: which conditions may
// begin to hold once it does. Most words of most conditions do not stand in a
// given sentence; so the words that do stand are followed upwards, and only what
// they reach is ever evaluated. What needs several parts waits for the rarest of
// them only, and looks at the others when that is there.
type network struct {
	literals []Node  // by Literal: its node
	values   []Node  // what asks for a value of some kind
	holds    effects // what may hold once a condition does, itself included
	wakes    effects // what may hold then if other parts do too
	needs    []Node  // by what needs several parts: those beyond the one it waits for, the rarest first
	first    []int32 // by Node: where in needs its own start
	open     nodeSet // what may hold in every window, for all that is known of its words
}

// effects are what each condition does to a nodeSet. Most have none in most of its
// words.
type effects struct {
	all  []effect // those of the last Node first
	ends []int32  // by Node: where in all its own end; behind the last 0
}

// effect is what a condition adds to a word of a nodeSet.
type effect struct {
	word  int32
	nodes uint64
}

// of returns the effects of n.
func (e *effects) of(n Node) []effect { return e.all[e.ends[n+1]:e.ends[n]] }

// on adds the effects of n to set.
func (e *effects) on(set nodeSet, n Node) {
	for _, f := range e.of(n) {
		set[f.word] |= f.nodes
	}
}

// connect builds the network of the nodes of p, in which children come before
// parents, as far as what is asked depends on them.
func connect(p *Program) network {
	net := network{literals: make([]Node, p.set.Len()), open: newNodeSet(p)}
	net.first = make([]int32, len(p.nodes)+1)
	w := wiring{
		network: &net, nodes: p.nodes, free: newNodeSet(p), asked: newNodeSet(p), several: newNodeSet(p),
		share: make([]float32, len(p.nodes)), parts: make([][]Node, len(p.nodes)), waits: make([][]Node, len(p.nodes)),
	}
	for n := range p.nodes {
		w.expect(Node(n), p.set)
	}
	w.ask(p.asked)
	for n := range p.nodes {
		w.await(Node(n))
		net.first[n+1] = int32(len(net.needs))
	}
	w.lay()
	return net
}

// wiring is a network that is being built.
type wiring struct {
	*network
	nodes   []node
	share   []float32 // by Node: in which share of the sentences it may be expected to hold
	free    nodeSet   // what may hold whatever words a sentence has
	asked   nodeSet   // what the network answers for
	several nodeSet   // what needs several parts
	parts   [][]Node  // by Node: what it needs: one of it if it is a choice, or all of it, the rarest first
	waits   [][]Node  // by Node: what it waits for
}

// expect reckons how often n holds, whose parts were reckoned before.
func (w *wiring) expect(n Node, set *Set) {
	nd := &w.nodes[n]
	w.parts[n] = w.partsOf(nd)
	switch needs := w.parts[n]; {
	case nd.kind == literalNode && w.literals[nd.literal] == 0:
		w.literals[nd.literal] = n
		w.share[n] = commonness(set.literals[nd.literal])
	case nd.kind == valueNode && nd.value != Item:
		w.values = append(w.values, n)
		w.share[n] = commonKinds[nd.value]
	case len(needs) == 0, nd.isChoice() && slices.ContainsFunc(needs, w.free.has):
		w.free.add(n)
	case nd.isChoice():
		for _, part := range needs {
			w.share[n] = min(1, w.share[n]+w.share[part])
		}
	default:
		w.share[n] = w.share[needs[0]]
	}
}

// partsOf returns what is in w.parts of nd; the shares of its parts are known.
func (w *wiring) partsOf(nd *node) []Node {
	if nd.isChoice() {
		return nd.parts()
	}
	var needs []Node
	for _, part := range nd.parts() {
		if !w.free.has(part) {
			needs = append(needs, part)
		}
	}
	slices.SortStableFunc(needs, func(a, b Node) int { return cmp.Compare(w.share[a], w.share[b]) })
	return needs
}

// isChoice reports whether one of the parts is enough for nd to hold.
func (nd *node) isChoice() bool { return nd.kind == anyNode || nd.kind == weighNode }

// parts returns the conditions that must hold, or of which one must, for nd to
// hold. Children of weights below zero help nothing to hold.
func (nd *node) parts() []Node {
	switch nd.kind {
	case exceptNode, withoutNode, affirmedNode:
		return nd.children[:1]
	case weighNode:
		var parts []Node
		for i, child := range nd.children {
			if nd.numbers[i] > 0 {
				parts = append(parts, child)
			}
		}
		return parts
	}
	return nd.children
}

// ask notes what is asked and all that its answer depends on.
func (w *wiring) ask(asked []Node) {
	for _, n := range asked {
		if !w.free.has(n) {
			w.asked.add(n)
		}
	}
	for n := range slices.Backward(w.nodes) {
		if w.asked.has(Node(n)) {
			for _, part := range w.parts[n] {
				w.asked.add(part)
			}
		}
	}
}

// await makes n possible once what it needs is. Whether a literal or a value stands
// in a window is always asked; of what else is not asked nothing is known.
func (w *wiring) await(n Node) {
	nd := &w.nodes[n]
	switch needs := w.parts[n]; {
	case w.free.has(n), len(needs) > 0 && !w.asked.has(n):
		w.open.add(n)
	case nd.isChoice():
		w.waits[n] = needs
	case len(needs) > 0:
		w.waits[n] = needs[:1]
		if w.needs = append(w.needs, needs[1:]...); len(needs) > 1 {
			w.several.add(n)
		}
	}
}

// lay turns what each condition waits for into what each lets hold, the latter
// first: whatever waits for a condition has a higher number.
func (w *wiring) lay() {
	waiting, firsts := w.waiting()
	w.holds, w.wakes = newEffects(len(w.nodes)), newEffects(len(w.nodes))
	holds, wakes := make(nodeSet, len(w.open)), make(nodeSet, len(w.open)) // of one condition
	for n := range slices.Backward(w.nodes) {
		holds.add(Node(n))
		last := Node(n)
		for _, parent := range waiting[firsts[n]:firsts[n+1]] {
			last = max(last, w.pass(holds, wakes, parent))
		}
		w.holds.note(Node(n), last, holds)
		w.wakes.note(Node(n), last, wakes)
	}
}

func newEffects(nodes int) effects {
	return effects{all: make([]effect, 0, nodes), ends: make([]int32, nodes+1)}
}

// note moves what n does out of set, in which it lies in the words of n to last. The
// conditions come last to first.
func (e *effects) note(n, last Node, set nodeSet) {
	for word := n / 64; word <= last/64; word++ {
		if set[word] != 0 {
			e.all = append(e.all, effect{int32(word), set[word]})
			set[word] = 0
		}
	}
	e.ends[n] = int32(len(e.all))
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

// pass adds to holds and wakes what follows from a condition that parent waits for,
// and returns the last that it added, or one in the same word.
func (w *wiring) pass(holds, wakes nodeSet, parent Node) Node {
	if w.several.has(parent) {
		wakes.add(parent)
		return parent
	}
	w.holds.on(holds, parent)
	w.wakes.on(wakes, parent)
	last := parent
	for _, e := range []*effects{&w.holds, &w.wakes} {
		if all := e.of(parent); len(all) > 0 {
			last = max(last, Node(all[len(all)-1].word)*64)
		}
	}
	return last
}

// rouseValues notes what the values let hold that the window may have.
func (m *Matcher) rouseValues() {
	kinds := ^Kinds(0)
	if m.find.Kinds != nil {
		kinds = 0
		for _, span := range m.spans {
			kinds |= m.find.Kinds(m.text, span[0], span[1])
		}
	}
	for _, n := range m.program.net.values {
		if kinds.Has(m.program.nodes[n].value) {
			m.rouse(n)
		}
	}
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
	m.program.net.holds.on(m.possible, n)
	m.program.net.wakes.on(m.woken, n)
}

// complete reports whether the other parts of n, which needs several, are
// possible in the window too.
func (m *Matcher) complete(n Node) bool {
	net := &m.program.net
	for _, part := range net.needs[net.first[n]:net.first[n+1]] {
		if !m.possible.has(part) {
			return false
		}
	}
	return true
}

// mayHold reports whether n can hold in the window, judged by the words that
// stand in it.
func (m *Matcher) mayHold(n Node) bool {
	return m.possible == nil || m.possible.has(n)
}

// mayAllHold reports whether each of nodes can hold in the window.
func (m *Matcher) mayAllHold(nodes []Node) bool {
	for _, n := range nodes {
		if !m.mayHold(n) {
			return false
		}
	}
	return true
}

// Choice is some conditions, to be asked after together.
type Choice struct {
	words []Node   // those of a nodeSet that are not empty
	nodes []uint64 // what is in these
}

// ChoiceOf returns the choice of all.
func ChoiceOf(all iter.Seq[Node]) Choice {
	var c Choice
	for _, n := range slices.Sorted(all) {
		if word := n / 64; len(c.words) == 0 || c.words[len(c.words)-1] != word {
			c.words, c.nodes = append(c.words, word), append(c.nodes, 0)
		}
		c.nodes[len(c.nodes)-1] |= 1 << (n % 64)
	}
	return c
}

// Possible returns the conditions of wanted that may hold in the window, as far as
// its words go: all others surely do not. There are none in a probe.
func (m *Matcher) Possible(wanted Choice) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		if m.possible == nil {
			return
		}
		for i, word := range wanted.words {
			for both := m.possible[word] & wanted.nodes[i]; both != 0; both &= both - 1 {
				if !yield(word*64 + Node(bits.TrailingZeros64(both))) {
					return
				}
			}
		}
	}
}
