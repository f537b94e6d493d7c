package pattern

import "slices"

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

// Scan appends all occurrences of all literals in text to hits, overlapping ones
// included, ordered by End, then Start, then Literal. It takes time linear in
// the length of text and the number of hits, and allocates for hits only.
func (s *Set) Scan(text string, hits []Hit) []Hit {
	sc := scan{
		set:    s,
		folder: folder{alphabet: s.alphabet, text: text},
		hits:   hits,
		old:    len(hits),
	}
	for {
		sc.chinese()
		c := sc.folder.next()
		if c == symbolEnd {
			return sc.hits
		}
		sc.read(c)
	}
}

// scan is one run of a Set over a text.
type scan struct {
	set    *Set
	folder folder
	hits   []Hit
	old    int // hits[:old] are the caller's

	state  int32
	places [256]place // of the last symbols: more than any literal has
	last   uint8      // the index of the last symbol's
}

// place is where a symbol of the text stands.
type place struct{ start, unit int }

// read takes the symbol c, which the folder has just read.
func (sc *scan) read(c uint16) {
	a, f := &sc.set.automaton, &sc.folder
	if sc.state = a.step(sc.state, c); sc.state == root {
		return
	}
	sc.last++
	sc.places[sc.last] = place{f.start, f.unit}
	if o := a.cells[sc.state].output; o != 0 {
		sc.emit(o, f.end, f.units)
	}
}

// chinese reads the Chinese characters that come next, if plain ones do. It does
// no more than folder.next and read do, but most of a Chinese text passes here.
func (sc *scan) chinese() {
	a, f := &sc.set.automaton, &sc.folder
	if f.word == insideWord || f.low != 0 {
		return
	}
	text, state := f.text, sc.state
	begin := f.at
	for f.at+2 < len(text) {
		l := f.alphabet.basic[threeBytes(text[f.at], text[f.at+1], text[f.at+2])]
		if l.class() != classHan {
			break
		}
		start, unit := f.at, f.units
		f.at += 3
		f.units++
		if state = a.step(state, l.symbol()); state == root {
			continue
		}
		sc.last++
		sc.places[sc.last] = place{start, unit}
		if o := a.cells[state].output; o != 0 {
			sc.emit(o, f.at, f.units)
		}
	}
	if f.at > begin {
		sc.state, f.word = state, outsideWord
	}
}

// emit adds a hit for o and each shorter word that ends here as well.
func (sc *scan) emit(o int32, end, units int) {
	outputs := sc.set.automaton.outputs
	for o != 0 {
		out := &outputs[o]
		first := sc.places[sc.last-out.back]
		sc.add(Hit{out.literal, first.start, end, first.unit, units})
		o = out.next
	}
}

// add keeps the hits ordered, and each one once: what one character folds to may
// hold a word twice.
func (sc *scan) add(h Hit) {
	i := len(sc.hits)
	for i > sc.old && before(&h, &sc.hits[i-1]) {
		i--
	}
	switch {
	case i > sc.old && sc.hits[i-1] == h:
	case i == len(sc.hits):
		sc.hits = append(sc.hits, h)
	default:
		sc.hits = slices.Insert(sc.hits, i, h)
	}
}

func before(a, b *Hit) bool {
	if a.End != b.End {
		return a.End < b.End
	}
	if a.Start != b.Start {
		return a.Start < b.Start
	}
	return a.Literal < b.Literal
}
