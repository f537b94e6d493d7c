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
	case affirmedNode:
		return m.polarity(nd, false)
	case negatedNode:
		return m.polarity(nd, true)
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
	var found []Interval
	for i := c.first; i >= 0 && len(found) < maxIntervals; i = m.next[i] {
		h := m.window[i]
		start, end := int(h.Start), int(h.End)
		if nd.open {
			end = wordEnd(m.text, end)
		}
		found = append(found, Interval{start, end, int(h.From), int(h.To), m.single(n, start, end)})
	}
	return found
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
	var found []Interval
	lists := 0
	for _, child := range nd.children {
		intervals := m.Match(child)
		switch {
		case len(intervals) == 0:
			continue
		case lists == 0:
			found = intervals[:len(intervals):len(intervals)]
		default:
			found = append(found, intervals...)
		}
		lists++
	}
	if lists > 1 {
		found = ordered(found)
	}
	return found
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
	type event struct {
		child int
		Interval
	}
	var events []event
	for i, child := range nd.children {
		intervals := m.Match(child)
		if len(intervals) == 0 {
			return nil
		}
		for _, iv := range intervals {
			events = append(events, event{i, iv})
		}
	}
	slices.SortStableFunc(events, func(a, b event) int { return a.To - b.To })
	latest := make([]*Interval, len(nd.children))
	seen := 0
	var found []Interval
	for i := range events {
		e := &events[i]
		if latest[e.child] == nil {
			seen++
		}
		latest[e.child] = &e.Interval
		if seen < len(latest) {
			continue
		}
		if whole := joinAll(latest); nd.within == unlimited || whole.To-whole.From <= nd.within {
			found = append(found, whole)
		}
	}
	return ordered(found)
}

func joinAll(parts []*Interval) Interval {
	whole := *parts[0]
	for _, p := range parts[1:] {
		whole = join(whole, *p)
	}
	return whole
}

// join returns the hull of a and b with the evidence of both.
func join(a, b Interval) Interval {
	evidence := make([]Evidence, 0, len(a.Evidence)+len(b.Evidence))
	evidence = append(append(evidence, a.Evidence...), b.Evidence...)
	return Interval{min(a.Start, b.Start), max(a.End, b.End), min(a.From, b.From), max(a.To, b.To), evidence}
}

// then extends each partial match by the next child's intervals; of several
// partial matches that an interval could extend, the shortest is kept.
func (m *Matcher) then(nd *node) []Interval {
	partial := m.Match(nd.children[0])
	for i, child := range nd.children[1:] {
		if len(partial) == 0 {
			return nil
		}
		partial = follow(partial, m.Match(child), nd.gaps[i+1])
	}
	if nd.within == unlimited {
		return partial
	}
	var found []Interval
	for _, iv := range partial {
		if iv.To-iv.From <= nd.within {
			found = append(found, iv)
		}
	}
	return found
}

func follow(partial, following []Interval, gap int) []Interval {
	var found []Interval
	for _, next := range following {
		best := -1
		for i, iv := range partial {
			distance := next.From - iv.To
			if distance < 0 || next.Start < iv.End || gap != unlimited && distance > gap {
				continue
			}
			if best < 0 || iv.From >= partial[best].From {
				best = i
			}
		}
		if best >= 0 {
			found = append(found, join(partial[best], next))
		}
	}
	return ordered(found)
}

func (m *Matcher) except(nd *node) []Interval {
	found := m.Match(nd.children[0])
	for _, none := range nd.children[1:] {
		if len(found) == 0 {
			return nil
		}
		bars := m.Match(none)
		if len(bars) == 0 {
			continue
		}
		if nd.within == unlimited {
			return nil
		}
		found = slices.DeleteFunc(slices.Clone(found), func(iv Interval) bool {
			return slices.ContainsFunc(bars, func(bar Interval) bool {
				return max(iv.To, bar.To)-min(iv.From, bar.From) <= nd.within
			})
		})
	}
	return found
}

// polarity keeps the intervals that a negation bears on, or those that none does.
func (m *Matcher) polarity(nd *node, negated bool) []Interval {
	found := m.Match(nd.children[0])
	if len(found) == 0 {
		return nil
	}
	negations := m.Match(nd.children[1])
	if len(negations) == 0 && !negated {
		return found
	}
	var kept []Interval
	for _, iv := range found {
		if m.underNegation(iv, negations) == negated {
			kept = append(kept, iv)
		}
	}
	return kept
}

// underNegation reports whether a negation stands before iv in the same part of
// the sentence, close enough to bear on it.
func (m *Matcher) underNegation(iv Interval, negations []Interval) bool {
	for _, n := range negations {
		distance := iv.From - n.To
		if distance >= 0 && distance <= negationReach && n.End <= iv.Start && !breaks(m.text[n.End:iv.Start]) {
			return true
		}
	}
	return false
}

// breaks reports whether s has a mark that ends a part of a sentence.
func breaks(s string) bool {
	for _, r := range s {
		switch r {
		case ',', ';', ':', '.', '，', '；', '：', '。', '、', '(', '（':
			return true
		}
	}
	return false
}

func (m *Matcher) weigh(nd *node) []Interval {
	sum := 0
	var whole *Interval
	for i, child := range nd.children {
		intervals := m.Match(child)
		if len(intervals) == 0 {
			continue
		}
		sum += nd.weights[i]
		if nd.weights[i] <= 0 {
			continue
		}
		hull := intervals[len(intervals)-1]
		if whole != nil {
			hull = join(*whole, hull)
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
	if m.find == nil {
		return nil
	}
	var found []Interval
	for _, span := range m.spans {
		m.find(kind, m.text, span[0], span[1], func(start, end int) {
			if len(found) < maxIntervals {
				from, to := m.units(start, end)
				found = append(found, Interval{start, end, from, to, m.single(n, start, end)})
			}
		})
	}
	return found
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
