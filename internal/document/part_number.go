package document

import "slices"

// numbered is the number of a heading, or of an article without one.
type numbered struct {
	at    int // offset
	label label
}

// number collects the numbers that documents are counted by.
func (p *parter) number() {
	for i := range p.headings {
		if h := &p.headings[i]; h.label.count == 1 && h.label.form != partWord && h.label.form != annexWord {
			p.numbers = append(p.numbers, numbered{h.Heading.Start, h.label})
		}
	}
	for _, c := range p.Clauses {
		if l := readLabel(c.Number); l.count == 1 && l.form == articleWord {
			p.numbers = append(p.numbers, numbered{c.Span.Start, l})
		}
	}
	slices.SortStableFunc(p.numbers, func(a, b numbered) int { return a.at - b.at })
}

// between returns the numbers between two offsets.
func (p *parter) between(start, end int) []numbered {
	find := func(at int) int {
		n, _ := slices.BinarySearchFunc(p.numbers, at, func(n numbered, at int) int { return n.at - at })
		return n
	}
	return p.numbers[find(start):find(max(start, end))]
}

// sequence is a run of numbers that count from 1.
type sequence struct {
	first  label
	length int
}

// sequenceOf returns the first sequence among numbers that is longer than one,
// in the style of like if that is not nil.
func sequenceOf(numbers []numbered, like *label) sequence {
	var all []sequence // of different styles
	for i := range numbers {
		l := &numbers[i].label
		if like != nil && !l.similarStyle(like) {
			continue
		}
		n := slices.IndexFunc(all, func(s sequence) bool { return s.first.similarStyle(l) })
		switch {
		case n < 0 && l.last() == 1:
			all = append(all, sequence{*l, 1})
		case n >= 0 && l.last() == all[n].length+1:
			all[n].length++
		}
	}
	if n := slices.IndexFunc(all, func(s sequence) bool { return s.length > 1 }); n >= 0 {
		return all[n]
	}
	return sequence{}
}

// beginsAgain reports whether own, the numbers below c, begin again those of the
// document before, and these do not go on behind.
func (p *parter) beginsAgain(own sequence, c, before *candidate) bool {
	old := sequenceOf(p.between(p.offset(before.at), p.offset(c.at)), &own.first)
	if own.length < minSections || old.length < minSections {
		return false
	}
	last := 0
	for _, n := range p.between(p.offset(c.at), len(p.Text)) {
		if !n.label.similarStyle(&own.first) {
			continue
		}
		if n.label.last() == old.length+1 && last != old.length {
			return false
		}
		last = n.label.last()
	}
	return true
}
