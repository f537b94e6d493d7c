package pattern

import (
	"cmp"
	"slices"
)

// automatonBuilder finds the states breadth first: the suffixes of a state,
// being shorter, are known before it is reached.
type automatonBuilder struct {
	automaton
	gap    uint16 // the break
	words  []word
	states []state // the first is that of nothing
	edges  []edge
	taken  []bool // by place in moves: whether a row begins there
	free   int    // where the search for gaps begins
}

// state is a beginning of words.
type state struct {
	depth           uint8 // symbols
	words, wordsEnd int32 // those that begin like it
	edges, edgesEnd int32 // its row, in the order of the symbols
	suffix          int32 // the state of its longest proper suffix
	output          int32 // the first word that ends here
	row             int32
}

// edge is a move to be: 16 bits for the symbol, the others for the state that it
// leads to.
type edge uint64

func newEdge(symbol uint16, to int) edge { return edge(symbol) | edge(to)<<16 }
func (e edge) symbol() uint16            { return uint16(e) }
func (e edge) to() int32                 { return int32(e >> 16) }

// newAutomaton compiles words, which are sorted by their symbols. Symbol gap is
// the break.
func newAutomaton(words []word, symbols int, gap uint16) automaton {
	n := countStates(words)
	b := automatonBuilder{
		gap:    gap,
		words:  words,
		states: make([]state, 1, n),
		edges:  make([]edge, 0, n),
	}
	b.outputs = make([]output, 1, len(words)+1)
	b.states[0].wordsEnd = int32(len(words))
	for s := 0; s < len(b.states); s++ {
		b.collect(int32(s))
		b.expand(int32(s))
	}
	b.layOut(symbols)
	return b.automaton
}

// countStates returns how many beginnings words have, the empty one included.
func countStates(words []word) int {
	n := 1
	var last []uint16
	for _, w := range words {
		n += len(w.symbols)
		for i, c := range w.symbols {
			if i == len(last) || c != last[i] {
				break
			}
			n--
		}
		last = w.symbols
	}
	return n
}

// collect notes the words that end at state s, in front of those that end at its
// suffix, and leaves the others.
func (b *automatonBuilder) collect(s int32) {
	st := &b.states[s]
	st.output = b.states[st.suffix].output
	end := st.words
	for end < st.wordsEnd && len(b.words[end].symbols) == int(st.depth) {
		end++
	}
	for _, w := range slices.Backward(b.words[st.words:end]) {
		back := st.depth - 1
		if w.symbols[0] == b.gap {
			back--
		}
		b.outputs = append(b.outputs, output{w.literal, back, st.output})
		st.output = int32(len(b.outputs) - 1)
	}
	st.words = end
}

// expand adds the states that state s leads to.
func (b *automatonBuilder) expand(s int32) {
	st := b.states[s]
	b.states[s].edges = int32(len(b.edges))
	for words := st.words; words < st.wordsEnd; {
		child := b.child(st.depth, words, st.wordsEnd)
		c := b.words[words].symbols[st.depth]
		if st.depth > 0 {
			child.suffix = b.lead(st.suffix, c)
		}
		b.edges = append(b.edges, newEdge(c, len(b.states)))
		b.states = append(b.states, child)
		words = child.wordsEnd
	}
	b.states[s].edgesEnd = int32(len(b.edges))
}

// child returns the state behind one of so many symbols for the first of
// b.words[words:end].
func (b *automatonBuilder) child(depth uint8, words, end int32) state {
	last := words
	for last < end && b.words[last].symbols[depth] == b.words[words].symbols[depth] {
		last++
	}
	return state{depth: depth + 1, words: words, wordsEnd: last}
}

// lead returns the state that c leads to from state s, or else from its suffixes.
func (b *automatonBuilder) lead(s int32, c uint16) int32 {
	for {
		edges := b.edgesOf(&b.states[s])
		i, ok := slices.BinarySearchFunc(edges, c, func(e edge, c uint16) int { return cmp.Compare(e.symbol(), c) })
		switch {
		case ok:
			return edges[i].to()
		case s == 0:
			return 0
		}
		s = b.states[s].suffix
	}
}

func (b *automatonBuilder) edgesOf(st *state) []edge { return b.edges[st.edges:st.edgesEnd] }

// layOut finds places for the rows and writes the moves.
func (b *automatonBuilder) layOut(symbols int) {
	room := len(b.edges)*5/4 + 2*symbols
	b.moves, b.taken, b.shorter = make([]move, 1, room), make([]bool, 1, room), make([]int32, 1, room)
	for s := range b.states[1:] {
		st := &b.states[1+s]
		if suffix := &b.states[st.suffix]; suffix.depth > 1 {
			st.row = suffix.row // all that st has if it leads nowhere itself
		}
		if edges := b.edgesOf(st); len(edges) > 0 {
			shorter := st.row
			st.row = b.place(edges)
			b.shorter[st.row] = shorter
		}
	}
	b.grow(len(b.moves) + symbols) // so that any row may be asked for any symbol
	for i, m := range b.moves {
		if m != 0 {
			b.moves[i] = b.move(edge(m))
		}
	}
	b.starts, b.alone = make([]move, symbols), make([]int32, symbols)
	for _, e := range b.edgesOf(&b.states[0]) {
		to := &b.states[e.to()]
		b.starts[e.symbol()] = newMove(e.symbol(), to.output, 0, false)
		b.alone[e.symbol()] = to.row
	}
}

// maxTries bounds the search for gaps; behind it the rows go to the end.
const maxTries = 4096

// place puts edges in moves, for the time being, and returns where their row
// begins.
func (b *automatonBuilder) place(edges []edge) int32 {
	first, last := int(edges[0].symbol()), int(edges[len(edges)-1].symbol())
	for b.free < len(b.moves) && b.moves[b.free] != 0 {
		b.free++
	}
	at := max(b.free, first+1)
	for tries := 1; !b.fits(at-first, edges); tries++ {
		if at++; tries == maxTries {
			at = max(at, len(b.moves))
		}
	}
	b.free = max(b.free, at-hopeless)
	row := at - first
	b.grow(row + last + 1)
	b.taken[row] = true
	for _, e := range edges {
		b.moves[row+int(e.symbol())] = move(e)
	}
	return int32(row)
}

// hopeless is how far behind a row gaps are no longer looked for: the few that are
// left would be tried in vain for most rows to come.
const hopeless = 16

// fits reports whether a row can begin at row.
func (b *automatonBuilder) fits(row int, edges []edge) bool {
	if row < len(b.taken) && b.taken[row] {
		return false
	}
	for _, e := range edges {
		if t := row + int(e.symbol()); t < len(b.moves) && b.moves[t] != 0 {
			return false
		}
	}
	return true
}

// grow makes the moves at least n.
func (b *automatonBuilder) grow(n int) {
	if old := len(b.moves); n > old {
		b.moves = slices.Grow(b.moves, n-old)[:n]
		b.taken = slices.Grow(b.taken, n-old)[:n]
		b.shorter = slices.Grow(b.shorter, n-old)[:n]
	}
}

// move returns what e becomes once all rows have their places.
func (b *automatonBuilder) move(e edge) move {
	to := &b.states[e.to()]
	return newMove(e.symbol(), to.output, to.row, b.shorter[to.row] != 0)
}
