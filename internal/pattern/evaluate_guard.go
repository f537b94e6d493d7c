package pattern

import "slices"

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
				return nd.bars(bar, iv)
			})
		})
	}
	return found
}

// bars reports whether bar stands where iv must not have it: so close, or around it.
func (nd *node) bars(bar, iv Interval) bool {
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
