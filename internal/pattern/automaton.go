package pattern

// automaton finds all words of a list in one pass (Aho and Corasick 1975). Its
// state is the longest beginning of a word that the text so far ends with.
//
// A symbol is looked for in two places that do not wait for each other: where it
// leads behind the symbol before, which takes no state to know, and where it
// leads from the state, if that has two symbols or more. The second is further,
// or nowhere.
//
// Where a state leads stands in its row of moves, at the symbol. Rows lie in one
// another's gaps, and no two begin at the same place, so a move is the row's own
// if it is for that symbol. Row 0 is empty.
type automaton struct {
	moves   []move
	shorter []int32  // by row of a state: that of its longest suffix of two symbols or more
	starts  []move   // by symbol: where it leads from nothing, as if that led nowhere
	alone   []int32  // by symbol: the row of the state that it is alone
	outputs []output // the first is never used, so that 0 means none
}

// move is where a symbol leads. It is one number because the next move waits for
// it: 16 bits for the symbol, 20 for the first of the outputs, 27 for the row of
// the state that is reached, and the highest if that has a shorter one.
type move uint64

// The largest that a move can tell.
const (
	maxOutput = 1<<20 - 1
	maxRow    = 1<<27 - 1
)

func newMove(symbol uint16, output, row int32, tied bool) move {
	m := move(symbol) | move(output)<<16 | move(row)<<36
	if tied {
		m |= 1 << 63
	}
	return m
}

func (m move) symbol() uint16 { return uint16(m) }
func (m move) output() int32  { return int32(m >> 16 & maxOutput) }
func (m move) row() int       { return int(m >> 36 & maxRow) }
func (m move) tied() bool     { return int64(m) < 0 }

// output is a word that ends at a state.
type output struct {
	literal Literal
	back    uint8 // symbols from its first to its last, breaks at its start not counted
	next    int32 // the next shorter word that ends here as well
}

// step returns where symbol c leads from state, or else behind the symbol before,
// whose row is last.
func (a *automaton) step(state move, last int32, c uint16) move {
	for row := int32(state.row()); row != 0; row = a.shorter[row] {
		if m := a.moves[int(row)+int(c)]; m.symbol() == c {
			return m
		}
	}
	if last != 0 {
		if m := a.moves[int(last)+int(c)]; m.symbol() == c {
			return m
		}
	}
	return a.starts[c]
}

// near sets the path of the n symbols of b to where each leads behind the one
// before; the row of the one before the first is last. It returns that of the
// last one.
func (a *automaton) near(last int32, b *block, n int) int32 {
	moves, starts, alone := a.moves, a.starts, a.alone
	symbols, path := b.symbols[:n], b.path[:n]
	for i, c := range symbols {
		to := starts[c]
		if m := moves[int(last)+int(c)]; m.symbol() == c {
			to = m
		}
		path[i] = to
		last = alone[c]
	}
	return last
}

// far sets the path of the n symbols of b, on which near has been, to where they
// lead from state, and notes at which ones words end, without a branch that no
// processor foresees. It returns the last state and how many ends there are.
func (a *automaton) far(state move, b *block, n int) (move, int) {
	moves, ends := a.moves, 0
	symbols, path := b.symbols[:n], b.path[:n]
	for i, c := range symbols {
		to := moves[state.row()+int(c)]
		if to.symbol() != c {
			to = path[i]
			if state.tied() {
				to = a.shorten(state, c, to)
			}
		}
		path[i] = to
		state = to
		b.ends[ends] = uint8(i)
		if to.output() != 0 {
			ends++
		}
	}
	return state, ends
}

// shorten returns where c leads from the shorter ones of state, or else near.
func (a *automaton) shorten(state move, c uint16, near move) move {
	for row := a.shorter[state.row()]; row != 0; row = a.shorter[row] {
		if m := a.moves[int(row)+int(c)]; m.symbol() == c {
			return m
		}
	}
	return near
}
