package pattern

// Interval is where a condition holds: a range of the text, in bytes and in
// units of its window, and the words that made it hold.
type Interval struct {
	Start, End int // bytes in the text
	From, To   int // units, counted as in the hits of the first part of the window
	Evidence   []Evidence
}

// Evidence is one word, phrase or value that counted.
type Evidence struct {
	Node       Node
	Start, End int // bytes in the text
}

// maxIntervals bounds what a condition keeps in one window, so that a hostile
// sentence of a million keywords costs no more than a long one.
const maxIntervals = 48

// negationReach is how many units may stand between a negation and what it negates.
const negationReach = 5

// Finder finds values.
type Finder struct {
	// Find finds the values of a kind in text[start:end] and reports the byte range
	// of each, in order.
	Find func(kind Kind, text string, start, end int, report func(start, end int))
	// Kinds returns of which kinds values may stand in text[start:end]; of the others
	// there surely is none. It is asked of every window, so that it should cost little.
	// Nil means all kinds.
	Kinds func(text string, start, end int) Kinds
}

// Matcher evaluates the conditions of a program in one window after another. It
// is not safe for concurrent use.
type Matcher struct {
	program *Program
	find    Finder
	text    string
	window  []Hit
	spans   [][2]int // the byte ranges the window is made of
	epoch   uint32
	memo    []memo       // by Node
	results [][]Interval // of the nodes evaluated since the last Reset
	first   []chain      // by literal: its first and last hit in the window
	next    []int32      // by hit: the next one of the same literal, if it is not the last

	woken    nodeSet // what may have become possible if its other parts are; nil in a probe
	possible nodeSet // what may hold in the window, for all that is known of its words; nil in a probe

	// What intervals are made of; it lives until the next Reset.
	intervals []Interval
	evidence  []Evidence
	comings   []coming // scratch
}

// memo says where the result of a node is, if it was evaluated in this epoch. It
// is small because one look at it is most of what asking again costs.
type memo struct {
	epoch uint32
	at    int32 // in results
}

type chain struct {
	epoch       uint32
	first, last int32
}

// NewMatcher returns a matcher for p, for windows in which much is asked. The zero
// find will do if no values are needed.
func NewMatcher(p *Program, find Finder) *Matcher {
	m := NewProbe(p, find)
	m.woken, m.possible = newNodeSet(p), newNodeSet(p)
	return m
}

// NewProbe returns a matcher for windows in which only one condition or two are
// asked. It does not work out what the words of a window let hold.
func NewProbe(p *Program, find Finder) *Matcher {
	return &Matcher{
		program: p,
		find:    find,
		memo:    make([]memo, len(p.nodes)),
		first:   make([]chain, p.set.Len()),
	}
}

// Part is a stretch of text and the hits in it, in the order of Scan.
type Part struct {
	Start, End int // bytes in the text
	Hits       []Hit
}

// Reset sets the window to the given parts of text, read one after the other: a
// list item behind its lead-in, a cell behind its headings.
func (m *Matcher) Reset(text string, parts ...Part) {
	m.epoch++
	m.text, m.window, m.spans = text, m.window[:0], m.spans[:0]
	m.intervals, m.evidence, m.results = m.intervals[:0], m.evidence[:0], m.results[:0]
	copy(m.possible, m.program.net.open)
	for _, part := range parts {
		m.spans = append(m.spans, [2]int{part.Start, part.End})
		m.add(part.Hits)
	}
	if m.woken != nil {
		m.rouseValues()
		m.spread()
	}
}

// add puts hits behind those of the parts before, a unit further on.
func (m *Matcher) add(hits []Hit) {
	first := len(m.window)
	m.window = append(m.window, hits...)
	if first > 0 && len(hits) > 0 {
		shift := behind(m.window[:first]) + 1 - firstUnit(hits)
		for i := first; i < len(m.window); i++ {
			m.window[i].From += shift
			m.window[i].To += shift
		}
	}
	for len(m.next) < len(m.window) {
		m.next = append(m.next, 0)
	}
	for i := range hits {
		m.link(int32(first+i), hits[i].Literal)
	}
}

// firstUnit returns the smallest From of hits, which are in order of their ends.
func firstUnit(hits []Hit) int32 {
	first := hits[0].From
	for i := range hits {
		first = min(first, hits[i].From)
	}
	return first
}

// behind returns the largest To of hits.
func behind(hits []Hit) int32 {
	end := hits[0].To
	for i := range hits {
		end = max(end, hits[i].To)
	}
	return end
}

// link notes that hit i of the window is of literal l.
func (m *Matcher) link(i int32, l Literal) {
	if c := &m.first[l]; c.epoch == m.epoch {
		m.next[c.last] = i
		c.last = i
	} else {
		*c = chain{m.epoch, i, i}
		if m.woken != nil {
			m.rouse(m.program.net.literals[l])
		}
	}
}

// Match returns where n holds in the window, in order of the start. The result
// is valid until the next Reset.
func (m *Matcher) Match(n Node) []Interval {
	if !m.mayHold(n) {
		return nil
	}
	if known := m.memo[n]; known.epoch == m.epoch {
		return m.results[known.at]
	}
	intervals := m.evaluate(&m.program.nodes[n], n)
	m.memo[n] = memo{m.epoch, int32(len(m.results))}
	m.results = append(m.results, intervals)
	return intervals
}

// Holds reports whether n holds anywhere in the window.
func (m *Matcher) Holds(n Node) bool { return len(m.Match(n)) > 0 }
