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

	state  int32
	places [256]place // of the last symbols: more than any literal has
	last   uint8      // the index of the last symbol's
}

// place is where a symbol of the text stands.
type place struct{ start, unit int32 }

// read takes the symbol c, which the folder has just read.
func (sc *scan) read(c uint16) {
	a, f := &sc.set.automaton, &sc.folder
	if sc.state = a.step(sc.state, c); sc.state == root {
		return
	}
	sc.last++
	sc.places[sc.last] = place{int32(f.start), int32(f.unit)}
	if o := a.cells[sc.state].output; o != 0 {
		sc.emit(o, f.end, f.units)
	}
}

// chinese reads the Chinese characters and punctuation that come next. It does
// no more than folder.next and read do, but most of a Chinese text passes here.
func (sc *scan) chinese() {
	a, f := &sc.set.automaton, &sc.folder
	if f.word == insideWord || f.low != 0 {
		return
	}
	rest, units, state, last := f.text[f.at:], f.units, sc.state, sc.last
	for len(rest) >= 3 {
		l := f.alphabet.basic[threeBytes(rest[0], rest[1], rest[2])]
		class := l.class()
		if class != classHan && class != classMark {
			break
		}
		start := len(f.text) - len(rest)
		state = a.step(state, l.symbol())
		last++
		sc.places[last] = place{int32(start), int32(units)}
		if class == classHan {
			units++
		}
		rest = rest[3:]
		if o := a.cells[state].output; o != 0 {
			sc.last = last
			sc.emit(o, start+3, units)
		}
	}
	if at := len(f.text) - len(rest); at > f.at {
		f.at, f.units, f.word = at, units, outsideWord
		sc.state, sc.last = state, last
	}
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
	a, f := &sc.set.automaton, &sc.folder
	text, at, state, last := f.text, f.at, sc.state, sc.last
	for at < len(text) && text[at] < utf8.RuneSelf {
		l := f.alphabet.basic[text[at]]
		if l.class() != classWord {
			break
		}
		at++
		if state = a.step(state, l.symbol()); state == root {
			continue // as in most words that no literal begins like
		}
		last++
		sc.places[last] = place{int32(at - 1), int32(f.unit)}
		if o := a.cells[state].output; o != 0 {
			sc.last = last
			sc.emit(o, at, f.units)
		}
	}
	if at > f.at {
		f.at, f.start, f.end = at, at-1, at
		sc.state, sc.last = state, last
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

// emit adds a hit for o and each shorter word that ends here as well. It writes
// field by field: the processor waits for what is written in small pieces and
// read again in a large one.
func (sc *scan) emit(o int32, end, units int) {
	outputs := sc.set.automaton.outputs
	for o != 0 {
		out := &outputs[o]
		first := &sc.places[sc.last-out.back]
		n := len(sc.hits)
		sc.hits = append(sc.hits, Hit{})
		h := &sc.hits[n]
		h.Literal = out.literal
		h.Start, h.End = sc.base+first.start, sc.base+int32(end)
		h.From, h.To = first.unit, int32(units)
		if n > sc.old && !before(&sc.hits[n-1], h) {
			sc.settle()
		}
		o = out.next
	}
}

// settle puts the last hit in its place, and drops it if it stands there already:
// what one character folds to may hold a word twice.
func (sc *scan) settle() {
	last := len(sc.hits) - 1
	h := sc.hits[last]
	sc.hits = sc.hits[:last]
	i := last
	for i > sc.old && before(&h, &sc.hits[i-1]) {
		i--
	}
	if i == sc.old || sc.hits[i-1] != h {
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
