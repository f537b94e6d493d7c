package document

// sibling returns the open node whose sequence block i continues, nil if there
// is none.
func (o *outliner) sibling(i int) *node {
	l := &o.labels[i]
	if l.form.word() {
		return o.sameUnit(l)
	}
	skipping, level := o.skipping(i), o.tagLevel(i)
	for _, same := range []func(l, m *label) bool{(*label).sameStyle, (*label).similarStyle} {
		n := o.following(i, same)
		if n != nil && skipping != nil && level > 0 && n.level != level && skipping.level == level {
			return skipping // 3. on the level of 1. does not go on from 2. on a lower one
		}
		if n != nil {
			return n
		}
	}
	switch {
	case skipping != nil:
		return skipping
	case level == 0:
		if n := o.untold(l); n != nil {
			return n
		}
	}
	return o.resumed(l)
}

// untold returns the outermost open node that repeats the number before l, of a
// section whose own line was not read as one: 4.2, for 5.
func (o *outliner) untold(l *label) *node {
	var found *node
	for n := o.top; n != o.root; n = n.parent {
		m := &n.label
		if m.form == compound && m.numeral == l.numeral && m.count > l.count && l.last() == int(m.values[l.count-1])+1 && samePrefix(l, m, l.count-1) {
			found = n
		}
	}
	return found
}

// resumed returns the closed node that l goes on from, when plain paragraphs
// alone have come since. They belong to that node then.
func (o *outliner) resumed(l *label) *node {
	for n := o.closed; n != nil && !o.isOpen(n); n = n.parent {
		if n.list == 0 && l.goesOnFrom(&n.label) {
			o.take(n)
			return n
		}
	}
	return nil
}

// take gives n the plain paragraphs since n was opened.
func (o *outliner) take(n *node) {
	from := o.top
	first := len(o.places)
	for first > 0 && o.places[first-1].node == from && !o.places[first-1].own {
		first--
	}
	for i := first; i < len(o.places); i++ {
		p := &o.places[i]
		if p.paragraph > 0 {
			from.paragraphs--
			n.paragraphs++
			p.paragraph = n.paragraphs
		}
		from.scope().unnumbered--
		n.unnumbered++
		p.node, p.ordinal = n, n.unnumbered
	}
}

// sameUnit returns the innermost open node that counts the same unit: articles
// follow articles whatever their numbers.
func (o *outliner) sameUnit(l *label) *node {
	for n := o.top; n != o.root; n = n.parent {
		if n.label.count > 0 && n.label.form == l.form && n.label.count == l.count {
			return n
		}
	}
	return nil
}

// following returns the innermost open node that l comes next after, one of the
// same heading level first.
func (o *outliner) following(i int, same func(l, m *label) bool) *node {
	l, level := &o.labels[i], o.tagLevel(i)
	var found *node
	for n := o.top; n != o.root; n = n.parent {
		if n.label.count == 0 || !same(l, &n.label) || !l.follows(&n.label) {
			continue
		}
		if n.level == level {
			return n
		}
		if found == nil {
			found = n
		}
	}
	return found
}

// maxGap is how many numbers a page may skip ("[reserved]", a clause removed)
// without beginning another sequence. Headings of one level may skip any.
const maxGap = 3

// skipping returns the innermost open node of the style of block i whose number is a
// little below that of i, one of the same heading level first.
func (o *outliner) skipping(i int) *node {
	l, level := &o.labels[i], o.tagLevel(i)
	var found *node
	for n := o.top; n != o.root; n = n.parent {
		if n.label.count == 0 || !l.similarStyle(&n.label) || !samePrefix(l, &n.label, l.count-1) {
			continue
		}
		gap, alike := l.last()-n.label.last(), n.level == level
		if gap <= 1 || gap > 1+maxGap && l.count == 1 && !(alike && level > 0) {
			continue
		}
		if alike {
			return n
		}
		if found == nil {
			found = n
		}
	}
	return found
}

func (o *outliner) isOpen(n *node) bool {
	return o.above(func(m *node) bool { return m == n }) == n
}
