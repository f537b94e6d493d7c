package pattern

import "slices"

// bars returns the children of an exceptNode or a withoutNode that must not stand.
func (nd *node) bars() []Node {
	if nd.kind == withoutNode {
		return nd.children[2:]
	}
	return nd.children[1:]
}

func (m *Matcher) except(nd *node) []Interval {
	found := m.Match(nd.children[0])
	for _, none := range nd.bars() {
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
				return nd.tooNear(bar, iv)
			})
		})
	}
	return found
}

// without drops what has one of the bars in its statement.
func (m *Matcher) without(nd *node) []Interval {
	found := m.Match(nd.children[0])
	for _, none := range nd.bars() {
		if len(found) == 0 {
			return nil
		}
		if bars := m.Match(none); len(bars) > 0 {
			found = m.elsewhere(found, bars, m.Match(nd.children[1]))
		}
	}
	return found
}

// elsewhere returns those of found that have a turn between them and each of bars.
func (m *Matcher) elsewhere(found, bars, turns []Interval) []Interval {
	if len(turns) == 0 {
		return nil
	}
	var kept []Interval
	for _, iv := range found {
		if !slices.ContainsFunc(bars, func(bar Interval) bool { return !m.parted(iv, bar, turns) }) {
			kept = append(kept, iv)
		}
	}
	return kept
}

// Bars reports whether n holds in the window in the statement of what counted, or
// anywhere in it if turn, which tells where another begins, is 0.
func (m *Matcher) Bars(n, turn Node, counted []Evidence) bool {
	if !m.Holds(n) {
		return false
	}
	if turn == 0 || len(counted) == 0 {
		return true
	}
	whole := Interval{Start: counted[0].Start, End: counted[0].End}
	for _, e := range counted {
		whole.Start, whole.End = min(whole.Start, e.Start), max(whole.End, e.End)
	}
	return len(m.elsewhere([]Interval{whole}, m.Match(n), m.Match(turn))) == 0
}

// parted reports whether a turn stands between a and b, in the same sentence as
// both: what leads to a list item belongs to every statement of it.
func (m *Matcher) parted(a, b Interval, turns []Interval) bool {
	if a.Start > b.Start {
		a, b = b, a
	}
	if !slices.ContainsFunc(m.spans, func(s [2]int) bool { return s[0] <= a.Start && b.End <= s[1] }) {
		return false
	}
	return slices.ContainsFunc(turns, func(t Interval) bool { return a.End <= t.Start && t.End <= b.Start })
}

// tooNear reports whether bar stands where iv must not have it: so close, or around it.
func (nd *node) tooNear(bar, iv Interval) bool {
	if nd.within == containing {
		return bar.Start <= iv.Start && iv.End <= bar.End
	}
	return max(iv.To, bar.To)-min(iv.From, bar.From) <= nd.within
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
