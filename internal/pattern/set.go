package pattern

// Set is a compiled list of literals. It does not change, and may be used by
// several goroutines at once.
type Set struct {
	alphabet  *alphabet // numbered as the automaton is
	automaton automaton
	folded    []string
}

// Len returns the number of literals.
func (s *Set) Len() int { return len(s.folded) }

// Literal returns the folded form of l, with its hyphens.
func (s *Set) Literal(l Literal) string { return s.folded[l] }

// place is where a symbol of the text stands.
type place struct{ start, unit int }

// Scan appends all occurrences of all literals in text to hits, overlapping ones
// included, ordered by End, then Start, then Literal. It takes time linear in
// the length of text and the number of hits, and allocates for hits only.
func (s *Set) Scan(text string, hits []Hit) []Hit {
	f := folder{alphabet: s.alphabet, text: text}
	var places [256]place // of the last symbols: more than any literal has
	var n uint8
	old := len(hits)
	state := int32(root)
	for c := f.next(); c != symbolEnd; c = f.next() {
		if state = s.automaton.step(state, c); state == root {
			continue
		}
		n++
		places[n] = place{f.start, f.unit}
		for o := s.automaton.cells[state].output; o != 0; o = s.automaton.outputs[o].next {
			out := &s.automaton.outputs[o]
			first := places[n-out.back]
			hits = insert(hits, old, Hit{out.literal, first.start, f.end, first.unit, f.units})
		}
	}
	return hits
}

// insert adds h to hits[old:], which are ordered, and nearly always just appends.
func insert(hits []Hit, old int, h Hit) []Hit {
	i := len(hits)
	for i > old && before(h, hits[i-1]) {
		i--
	}
	if i > old && hits[i-1] == h {
		return hits
	}
	hits = append(hits, h)
	if i == len(hits)-1 {
		return hits
	}
	copy(hits[i+1:], hits[i:])
	hits[i] = h
	return hits
}

func before(a, b Hit) bool {
	if a.End != b.End {
		return a.End < b.End
	}
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.Literal < b.Literal
}
