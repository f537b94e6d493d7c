package pattern

import "slices"

// automaton finds all words of a list in one pass (Aho and Corasick 1975). Its
// states lie in a double array: from state s the symbol c leads to cell
// cells[s].base+c, if that cell names s as the state it is reached from. The
// root has base 0, so its row is indexed by the symbol itself.
type automaton struct {
	cells   []cell
	starts  []int32  // by symbol, the state that it leads to from the root
	outputs []output // the first is never used, so that 0 means none
}

const (
	root      = 0
	unclaimed = -1 // in cell.from: free
	unreached = -2 // in cell.from: the root's own
)

type cell struct {
	base   int32
	from   int32  // the state this one is reached from
	fail   int32  // the state of the longest proper suffix
	output int32  // the first word that ends here
	heads  uint32 // bit c%32 is set if a symbol c leads on
}

// output is a word that ends at a state.
type output struct {
	literal Literal
	back    uint8 // symbols from its first to its last, breaks at its start not counted
	next    int32 // the next shorter word that ends here as well
}

// step returns the state that symbol c leads to.
func (a *automaton) step(state int32, c uint16) int32 {
	cells := a.cells
	for state != root {
		from := &cells[state]
		if from.heads>>(c%32)&1 != 0 {
			t := from.base + int32(c)
			if uint(t) < uint(len(cells)) && cells[t].from == state {
				return t
			}
		}
		state = from.fail
	}
	return a.starts[c]
}

// newAutomaton compiles words, which are sorted by their symbols. Symbol gap is
// the break.
func newAutomaton(words []word, symbols int, gap uint16) automaton {
	b := automatonBuilder{gap: gap}
	size := symbols
	for _, w := range words {
		size += len(w.symbols)
	}
	b.cells = make([]cell, 0, size)
	b.outputs = make([]output, 1, len(words)+1)
	b.starts = make([]int32, symbols)
	b.queue = make([]branch, 0, size)
	b.grow(1)
	b.cells[root].from = unreached
	b.queue = append(b.queue, branch{state: root, words: words})
	for i := 0; i < len(b.queue); i++ {
		b.expand(b.queue[i])
	}
	return b.automaton
}

// automatonBuilder lays out the states breadth first: the suffixes of a state,
// being shorter, stand before it is reached.
type automatonBuilder struct {
	automaton
	gap   uint16
	queue []branch
	free  int // no cell below is unclaimed
	heads []uint16
}

// branch is a state and the words that lead through it; they share their first
// depth symbols.
type branch struct {
	state int32
	depth int
	words []word
}

// expand places the states behind br.
func (b *automatonBuilder) expand(br branch) {
	words := b.collect(br)
	b.heads = b.heads[:0]
	for i, w := range words {
		if c := w.symbols[br.depth]; i == 0 || c != b.heads[len(b.heads)-1] {
			b.heads = append(b.heads, c)
		}
	}
	if len(b.heads) == 0 {
		return
	}
	base := b.place(br.state)
	b.cells[br.state].base = base
	for _, c := range b.heads {
		b.cells[base+int32(c)].from = br.state
		b.cells[br.state].heads |= 1 << (c % 32)
		if br.state == root {
			b.starts[c] = int32(c)
		}
	}
	for _, c := range b.heads {
		n := 0
		for n < len(words) && words[n].symbols[br.depth] == c {
			n++
		}
		child := base + int32(c)
		b.cells[child].fail = b.suffix(br.state, c)
		b.queue = append(b.queue, branch{child, br.depth + 1, words[:n]})
		words = words[n:]
	}
}

// collect notes the words that end at br, in front of those that end at its
// suffix, and returns the others.
func (b *automatonBuilder) collect(br branch) []word {
	words := br.words
	if br.state == root {
		return words
	}
	next := b.cells[b.cells[br.state].fail].output
	n := 0
	for n < len(words) && len(words[n].symbols) == br.depth {
		n++
	}
	for _, w := range slices.Backward(words[:n]) {
		back := len(w.symbols) - 1
		if w.symbols[0] == b.gap {
			back--
		}
		b.outputs = append(b.outputs, output{w.literal, uint8(back), next})
		next = int32(len(b.outputs) - 1)
	}
	b.cells[br.state].output = next
	return words[n:]
}

// suffix returns the state of the longest proper suffix of state's word and c.
func (b *automatonBuilder) suffix(state int32, c uint16) int32 {
	if state == root {
		return root
	}
	return b.step(b.cells[state].fail, c)
}

// maxTries bounds the search for a gap; behind it the states go to the end.
const maxTries = 4096

// place returns a base at which the cells for b.heads are free.
func (b *automatonBuilder) place(state int32) int32 {
	first, last := int32(b.heads[0]), int32(b.heads[len(b.heads)-1])
	if state == root {
		b.grow(int(last) + 1)
		return 0
	}
	for b.free < len(b.cells) && b.cells[b.free].from != unclaimed {
		b.free++
	}
	at := b.free
	for tries := 0; at < len(b.cells) && !b.fits(int32(at)-first); at++ {
		if tries++; tries == maxTries {
			at = len(b.cells)
			break
		}
	}
	base := int32(at) - first
	b.grow(int(base+last) + 1)
	return base
}

// fits reports whether all of b.heads find free cells, or cells to be, at base.
func (b *automatonBuilder) fits(base int32) bool {
	for _, c := range b.heads {
		if t := int(base) + int(c); t < len(b.cells) && b.cells[t].from != unclaimed {
			return false
		}
	}
	return true
}

// grow makes the array at least n cells long.
func (b *automatonBuilder) grow(n int) {
	old := len(b.cells)
	if n <= old {
		return
	}
	b.cells = slices.Grow(b.cells, n-old)[:n]
	for i := old; i < n; i++ {
		b.cells[i] = cell{from: unclaimed}
	}
}
