package pattern

import (
	"math"
	"slices"
	"unicode/utf8"
)

// Set is a compiled list of literals. It does not change, and may be used by
// several goroutines at once.
type Set struct {
	alphabet  *alphabet // numbered as the automaton is
	automaton automaton
	literals  [][]uint16 // by number, in code units
}

// Len returns the number of literals.
func (s *Set) Len() int { return len(s.literals) }

// Literal returns the folded form of l, with its hyphens.
func (s *Set) Literal(l Literal) string { return render(s.literals[l]) }

// maxText is how many bytes of a text are scanned at most: so many that a Hit
// can tell its place.
const maxText = math.MaxInt32

// Scan appends all occurrences of all literals in text to hits, overlapping ones
// included, ordered by End, then Start, then Literal. It takes time linear in
// the length of text and the number of hits, and allocates for hits only.
func (s *Set) Scan(text string, hits []Hit) []Hit { return s.scan(text, 0, len(text), hits) }

// scan is Scan for text[start:end], read as if nothing stood around it.
func (s *Set) scan(text string, start, end int, hits []Hit) []Hit {
	end = min(end, maxText)
	start = min(start, end)
	sc := scan{
		set:    s,
		folder: folder{alphabet: s.alphabet, text: text[start:end]},
		base:   int32(start),
		hits:   hits,
		old:    len(hits),
	}
	for {
		sc.chinese()
		sc.latin()
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
	base   int32 // where in the whole text it begins
	hits   []Hit
	old    int // hits[:old] are the caller's

	state  move
	last   int32      // the row of the last symbol
	places [256]place // where the last symbols begin: more than any literal has
	at     uint8      // the index of the next symbol's
	block  block
}

// block is a piece of a text that is read before the automaton follows it. That
// is faster than both at once, as neither waits for the other.
type block struct {
	symbols [blockLen]uint16
	path    [blockLen]move  // by symbol: where it leads
	ends    [blockLen]uint8 // the symbols at which words end
}

// blockLen is so many symbols that the places of a block leave those of any
// literal that ends in it.
const blockLen = 256 - maxSymbols - 1

// place is where something stands: in bytes in the lower half, in units in the
// upper.
type place uint64

func newPlace(byte, unit int) place { return place(uint32(byte)) | place(unit)<<32 }

func (p place) byte() int32 { return int32(p) }
func (p place) unit() int32 { return int32(p >> 32) }

// read takes the symbol c, which the folder has just read.
func (sc *scan) read(c uint16) {
	a, f := &sc.set.automaton, &sc.folder
	sc.state, sc.last = a.step(sc.state, sc.last, c), a.alone[c]
	sc.places[sc.at] = newPlace(f.start, f.unit)
	if sc.state.output() != 0 {
		sc.emitOne(sc.state, newPlace(f.end, f.units))
	}
	sc.at++
}

// chinese reads the Chinese characters and punctuation that come next. It does
// no more than folder.next and read do, but most of a Chinese text passes here.
func (sc *scan) chinese() {
	if sc.folder.word == insideWord || sc.folder.low != 0 {
		return
	}
	for n := blockLen; n == blockLen; {
		if n = sc.characters(); n > 0 {
			sc.follow(n)
		}
	}
}

// characters reads a block of what comes next, with the place where it ends behind
// those of its symbols, and returns how many they are. The last three bytes of a
// text are left to folder.next.
func (sc *scan) characters() int {
	f, symbols, basic := &sc.folder, &sc.block.symbols, &sc.folder.alphabet.basic
	at, n := newPlace(f.at, f.units), 0
	for rest := f.text[f.at:]; n < blockLen && len(rest) > 3; rest = rest[3:] {
		v := uint32(rest[0]) | uint32(rest[1])<<8 | uint32(rest[2])<<16 | uint32(rest[3])<<24 // one load of four
		l := basic[threeBytes(v)]
		if l < classHan || l >= classWord { // as what is no character is
			break
		}
		symbols[n] = l.symbol()
		sc.places[sc.at+uint8(n)] = at
		at += 3 + place(l&classHan)<<16 // one unit, or for punctuation none
		n++
	}
	if n > 0 {
		sc.places[sc.at+uint8(n)] = at
		f.at, f.units, f.word = int(at.byte()), int(at.unit()), outsideWord
	}
	return n
}

// follow lets the automaton follow the n symbols of the block, and adds the hits.
func (sc *scan) follow(n int) {
	a, b := &sc.set.automaton, &sc.block
	sc.last = a.near(sc.last, b, n)
	state, ends := a.far(sc.state, b, n)
	sc.state = state
	sc.emit(ends)
	sc.at += uint8(n)
}

// latin reads the ASCII words that come next, the first of which has begun. Like
// chinese, it does no more than folder.next and read do.
func (sc *scan) latin() {
	f := &sc.folder
	if f.word != insideWord || f.low != 0 || f.queue != "" {
		return
	}
	for sc.letters(); sc.space(); sc.letters() {
	}
}

// letters reads the ASCII letters and digits that come next within a word.
func (sc *scan) letters() {
	a, f, basic := &sc.set.automaton, &sc.folder, &sc.folder.alphabet.basic
	text, at, next, state, last := f.text, f.at, sc.at, sc.state, sc.last
	unit := newPlace(0, f.unit)
	for at < len(text) && text[at] < utf8.RuneSelf {
		l := basic[text[at]]
		if l.class() != classWord {
			break
		}
		state, last = a.step(state, last, l.symbol()), a.alone[l.symbol()]
		sc.places[next] = unit + place(at)
		at++
		if state.output() != 0 {
			sc.at = next
			sc.emitOne(state, newPlace(at, f.units))
		}
		next++
	}
	if at > f.at {
		f.at, f.start, f.end = at, at-1, at
		sc.at, sc.state, sc.last = next, state, last
	}
}

// space reads a space if it parts two ASCII words, and begins the second.
func (sc *scan) space() bool {
	f := &sc.folder
	if f.at+1 >= len(f.text) || f.text[f.at] != ' ' {
		return false
	}
	if next := f.text[f.at+1]; next >= utf8.RuneSelf || f.alphabet.basic[next].class() != classWord {
		return false
	}
	sc.read(f.alphabet.gap)
	f.at++
	f.unit = f.units
	f.units++
	return true
}

// emitOne adds the hits of a block of one symbol, which leads to state and has its
// end at end.
func (sc *scan) emitOne(state move, end place) {
	sc.places[sc.at+1] = end
	sc.block.path[0], sc.block.ends[0] = state, 0
	sc.emit(1)
}

// emit adds the hits at so many ends of the block. It writes field by field: the
// processor waits for what is written in small pieces and read again in a large
// one.
func (sc *scan) emit(ends int) {
	outputs, b, hits := sc.set.automaton.outputs, &sc.block, sc.hits
	for _, i := range b.ends[:ends] {
		last := sc.at + i
		end := sc.places[last+1]
		for o := b.path[i].output(); o != 0; {
			out := &outputs[o]
			o = out.next
			start := sc.places[last-out.back]
			n := len(hits)
			hits = append(hits, Hit{})
			h := &hits[n]
			h.Literal = out.literal
			h.Start, h.End = sc.base+start.byte(), sc.base+end.byte()
			h.From, h.To = start.unit(), end.unit()
			if n > sc.old && hits[n-1].End >= h.End && !before(&hits[n-1], h) {
				hits = settle(hits, sc.old)
			}
		}
	}
	sc.hits = hits
}

// settle puts the last hit in its place behind hits[:old], and drops it if it
// stands there already: what one character folds to may hold a word twice.
func settle(hits []Hit, old int) []Hit {
	last := len(hits) - 1
	h := hits[last]
	hits = hits[:last]
	i := last
	for i > old && before(&h, &hits[i-1]) {
		i--
	}
	if i == old || hits[i-1] != h {
		hits = slices.Insert(hits, i, h)
	}
	return hits
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
