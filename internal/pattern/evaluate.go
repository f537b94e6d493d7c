package pattern

import "slices"

func (m *Matcher) evaluate(nd *node, n Node) []Interval {
	switch nd.kind {
	case literalNode:
		return m.literal(nd, n)
	case valueNode:
		return m.values(nd.value, n)
	case anyNode:
		return m.any(nd)
	case allNode:
		return m.all(nd)
	case thenNode:
		return m.then(nd)
	case exceptNode:
		return m.except(nd)
	case withoutNode:
		return m.without(nd)
	case affirmedNode:
		return m.polarity(nd, false)
	case negatedNode:
		return m.polarity(nd, true)
	case insideNode:
		return m.inside(nd)
	case weighNode:
		return m.weigh(nd)
	}
	return nil
}

func (m *Matcher) literal(nd *node, n Node) []Interval {
	c := m.first[nd.literal]
	if c.epoch != m.epoch {
		return nil
	}
	start := len(m.intervals)
	for i := c.first; len(m.intervals)-start < maxIntervals; i = m.next[i] {
		h := m.window[i]
		from, to := int(h.Start), int(h.End)
		if nd.open {
			to = wordEnd(m.text, to)
		}
		m.intervals = append(m.intervals, Interval{from, to, int(h.From), int(h.To), m.single(n, from, to)})
		if i == c.last {
			break
		}
	}
	return m.since(start)
}

// since returns the intervals that were added to the arena behind start. They
// live until the next Reset.
func (m *Matcher) since(start int) []Interval {
	return m.intervals[start:len(m.intervals):len(m.intervals)]
}

// single returns evidence of one piece. It lives until the next Reset.
func (m *Matcher) single(n Node, start, end int) []Evidence {
	m.evidence = append(m.evidence, Evidence{n, start, end})
	last := len(m.evidence) - 1
	return m.evidence[last : last+1 : last+1]
}

// wordEnd returns the end of the Latin word that goes on at offset end, so that
// "retain*" shows the whole of "retained".
func wordEnd(text string, end int) int {
	for end < len(text) && (text[end]|0x20 >= 'a' && text[end]|0x20 <= 'z') {
		end++
	}
	return end
}

func (m *Matcher) any(nd *node) []Interval {
	var first []Interval
	lists := 0
	for _, child := range nd.children {
		if !m.mayHold(child) {
			continue // as nearly all
		}
		if intervals := m.Match(child); len(intervals) > 0 {
			if lists++; lists == 1 {
				first = intervals
			}
		}
	}
	if lists <= 1 {
		return first
	}
	start := len(m.intervals)
	for _, child := range nd.children {
		if m.mayHold(child) {
			m.intervals = append(m.intervals, m.Match(child)...)
		}
	}
	return ordered(m.since(start))
}

// ordered sorts by start, then end, and keeps to the bound.
func ordered(found []Interval) []Interval {
	slices.SortStableFunc(found, func(a, b Interval) int {
		if a.From != b.From {
			return a.From - b.From
		}
		return a.To - b.To
	})
	return found[:min(len(found), maxIntervals)]
}

// all takes every interval of every child as the last one to come, joins it
// with the latest of each other child before it, and keeps what is close enough.
func (m *Matcher) all(nd *node) []Interval {
	if !m.mayAllHold(nd.children) {
		return nil
	}
	for _, child := range nd.children {
		if len(m.Match(child)) == 0 {
			return nil
		}
	}
	m.comings = m.comings[:0]
	for i, child := range nd.children {
		for j := range m.Match(child) {
			m.comings = append(m.comings, coming{i, &m.Match(child)[j]})
		}
	}
	slices.SortStableFunc(m.comings, func(a, b coming) int { return a.To - b.To })
	latest := make([]*Interval, len(nd.children))
	seen := 0
	start := len(m.intervals)
	for _, c := range m.comings {
		if latest[c.child] == nil {
			seen++
		}
		latest[c.child] = c.Interval
		if seen == len(latest) && (nd.within == unlimited || reach(latest) <= nd.within) {
			m.intervals = append(m.intervals, m.join(latest...))
		}
	}
	return ordered(m.since(start))
}

// coming is an interval of one of several children.
type coming struct {
	child int
	*Interval
}

// reach returns how many units the parts span together.
func reach(parts []*Interval) int {
	from, to := parts[0].From, parts[0].To
	for _, p := range parts[1:] {
		from, to = min(from, p.From), max(to, p.To)
	}
	return to - from
}

// join returns the hull of the parts with the evidence of all.
func (m *Matcher) join(parts ...*Interval) Interval {
	whole := *parts[0]
	start := len(m.evidence)
	for _, p := range parts {
		whole.Start, whole.End = min(whole.Start, p.Start), max(whole.End, p.End)
		whole.From, whole.To = min(whole.From, p.From), max(whole.To, p.To)
		m.evidence = append(m.evidence, p.Evidence...)
	}
	whole.Evidence = m.evidence[start:len(m.evidence):len(m.evidence)]
	return whole
}

// then extends each partial match by the next child's intervals; of several
// partial matches that an interval could extend, the shortest is kept.
func (m *Matcher) then(nd *node) []Interval {
	if !m.mayAllHold(nd.children) {
		return nil
	}
	partial := m.Match(nd.children[0])
	for i, child := range nd.children[1:] {
		if len(partial) == 0 {
			return nil
		}
		partial = m.follow(partial, m.Match(child), nd.numbers[i+1])
	}
	if nd.within == unlimited {
		return partial
	}
	start := len(m.intervals)
	for _, iv := range partial {
		if iv.To-iv.From <= nd.within {
			m.intervals = append(m.intervals, iv)
		}
	}
	return m.since(start)
}

func (m *Matcher) follow(partial, following []Interval, gap int) []Interval {
	start := len(m.intervals)
	for k := range following {
		next, best := &following[k], -1
		for i := range partial {
			iv := &partial[i]
			distance := next.From - iv.To
			if distance < 0 || next.Start < iv.End || gap != unlimited && distance > gap {
				continue
			}
			if best < 0 || iv.From >= partial[best].From {
				best = i
			}
		}
		if best >= 0 {
			m.intervals = append(m.intervals, m.join(&partial[best], next))
		}
	}
	return ordered(m.since(start))
}

// inside asks for the places only where the words stand that are to be in them.
func (m *Matcher) inside(nd *node) []Interval {
	found := m.Match(nd.children[0])
	if len(found) == 0 {
		return nil
	}
	var kept []Interval
	for _, place := range m.Match(nd.children[1]) {
		holds := func(iv Interval) bool { return place.Start <= iv.Start && iv.End <= place.End }
		if slices.ContainsFunc(found, holds) {
			kept = append(kept, place)
		}
	}
	return kept
}

func (m *Matcher) weigh(nd *node) []Interval {
	sum := 0
	var whole *Interval
	for i, child := range nd.children {
		intervals := m.Match(child)
		if len(intervals) == 0 {
			continue
		}
		sum += nd.numbers[i]
		if nd.numbers[i] <= 0 {
			continue
		}
		hull := intervals[len(intervals)-1]
		if whole != nil {
			hull = m.join(whole, &hull)
		}
		whole = &hull
	}
	if whole == nil || sum < nd.within {
		return nil
	}
	return []Interval{*whole}
}

// values asks the finder, and places what it finds among the units of the hits.
func (m *Matcher) values(kind Kind, n Node) []Interval {
	if kind == Item {
		return m.item(n)
	}
	if m.find.Find == nil {
		return nil
	}
	first := len(m.intervals)
	for _, span := range m.spans {
		m.find.Find(kind, m.text, span[0], span[1], func(start, end int) {
			if len(m.intervals)-first < maxIntervals {
				from, to := m.units(start, end)
				m.intervals = append(m.intervals, Interval{start, end, from, to, m.single(n, start, end)})
			}
		})
	}
	return m.since(first)
}

// item returns the last part of the window, behind all else: the sentence that
// is read, whatever its words.
func (m *Matcher) item(n Node) []Interval {
	if len(m.spans) == 0 {
		return nil
	}
	span := m.spans[len(m.spans)-1]
	from, to := m.units(span[0], span[1])
	return []Interval{{span[0], span[1], from, to, m.single(n, span[0], span[1])}}
}

// units returns the unit range of text[start:end], reckoned from the hit that
// stands nearest in the same part of the window.
func (m *Matcher) units(start, end int) (from, to int) {
	part := m.partStart(start)
	var before, after *Hit
	behind := 0 // the units of the parts before
	for i := range m.window {
		h := &m.window[i]
		switch at := int(h.Start); {
		case at < part:
			behind = max(behind, int(h.To)+1)
		case at <= start:
			if before == nil || h.Start > before.Start {
				before = h
			}
		case after == nil || h.Start < after.Start:
			after = h
		}
	}
	switch {
	case before != nil:
		from = int(before.From) + Units(m.text[before.Start:start])
	case after != nil:
		from = int(after.From) - Units(m.text[start:after.Start])
	default:
		from = behind
	}
	return from, from + Units(m.text[start:end])
}

// partStart returns the start of the part of the window that offset is in.
func (m *Matcher) partStart(offset int) int {
	for _, span := range m.spans {
		if span[0] <= offset && offset <= span[1] {
			return span[0]
		}
	}
	return offset
}
