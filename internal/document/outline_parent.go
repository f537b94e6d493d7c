package document

// parent returns the open node whose number l repeats: 4 or Article 4 for 4.2.
func (o *outliner) parent(l *label) *node {
	if l.count < 2 {
		return nil
	}
	for n := o.top; n != o.root; n = n.parent {
		if l.under(&n.label) {
			return n
		}
	}
	return nil
}

// restarted returns the open node that block i begins a new sequence beside, nil if
// it begins one below.
func (o *outliner) restarted(i int, isHeading bool) *node {
	l := &o.labels[i]
	for n := o.top; n != o.root; n = n.parent {
		if n.label.count == 0 || !l.similarStyle(&n.label) {
			continue
		}
		switch {
		case isHeading && n.section != nil:
			inner := n.level > 0 && (o.tagLevel(i) == 0 || o.tagLevel(i) > n.level)
			if n == o.top && len(n.section.Clauses) == 0 || inner || o.interrupts(i, n) {
				return nil
			}
			return n
		case isHeading:
			return n
		case n.section != nil:
			return nil
		case n == o.top && n.clause != nil && leads(o.text[n.clause.Span.Start:n.clause.Span.End]):
			return nil
		}
		return n
	}
	return nil
}

// maxInterruption bounds how many blocks ahead a sequence is looked for that goes on.
const maxInterruption = 1000

// interrupts reports whether the headings that heading i begins to count end before
// the sequence of n goes on: they have its level, but stand inside n.
func (o *outliner) interrupts(i int, n *node) bool {
	if n.level == 0 || n.level != o.tagLevel(i) {
		return false
	}
	last := &o.labels[i]
	for j := i + 1; j < min(len(o.blocks), i+maxInterruption); j++ {
		l := &o.labels[j]
		switch {
		case o.tagLevel(j) != n.level || !l.similarStyle(&n.label):
		case l.follows(last):
			last = l
		default:
			return l.follows(&n.label)
		}
	}
	return false
}

// parentOfHeading returns the node that heading i opens a level under, by its
// tag, its unit, or the kind of heading it is.
func (o *outliner) parentOfHeading(i int) *node {
	l, level := &o.labels[i], o.tagLevel(i)
	switch {
	case o.title(i):
		return o.root
	case l.count > 0 && l.form.word():
		return o.above(func(n *node) bool {
			return n.title || l.within(&n.label) || n.under(level) || level == 0 && n.level > 0
		})
	case level > 0:
		return o.above(func(n *node) bool {
			numbered := l.count > 0 && n.section != nil && n.label.count > 0 && !o.outranks(l, n)
			return n.title || n.under(level) || numbered && (n.level == 0 || n.level == level)
		})
	case l.count > 0:
		return o.above(func(n *node) bool { return n.title || n.level > 0 || n.label.count > 0 && !o.outranks(l, n) })
	}
	beside := o.countedAgain(i)
	return o.above(func(n *node) bool {
		if beside != nil {
			if n == beside {
				beside = nil
			}
			return false
		}
		return n.section != nil && (n.title || n.level > 0 || n.label.count > 0)
	})
}

// countedAgain returns the open section whose number the text right under heading
// i begins again, in Chinese numerals: none counts both a section and what is in
// it by them, so the heading stands beside the section.
func (o *outliner) countedAgain(i int) *node {
	first := o.firstNumber(i)
	if first < 0 || o.labels[first].numeral != han || o.labels[first].last() != 1 {
		return nil
	}
	for j := i + 1; j < first; j++ {
		if o.blocks[j].bold || o.blocks[j].kind == heading {
			return nil
		}
	}
	for n := o.top; n != o.root; n = n.parent {
		if n.section != nil && n.label.count > 0 && n.label.last() > 1 && o.labels[first].sameStyle(&n.label) {
			return n
		}
	}
	return nil
}

// within reports whether l, a number with a unit, can stand inside m: a chapter
// in a part, an article in either or in a 一、.
func (l *label) within(m *label) bool {
	if m.count == 0 {
		return false
	}
	return m.form.word() && m.form < l.form || l.form >= articleWord && m.outermost() && m.form != l.form && !m.form.word()
}

// under reports whether n is a heading that a heading of the given level stands under.
func (n *node) under(level int) bool { return n.level > 0 && n.level < level }

// outranks reports whether a 一、 stands where n would be inside it: pages nest
// everything in 一、, and it in nothing but chapters.
func (o *outliner) outranks(l *label, n *node) bool {
	return l.numeral == han && l.form == listed && !n.label.form.word()
}

// parentOfClause returns the node that the numbered clause i opens a level
// under, when it continues no sequence.
func (o *outliner) parentOfClause(i int) *node {
	l := &o.labels[i]
	if l.form.word() {
		n := o.parentOfHeading(i)
		if !sentence(o.textOf(i)) {
			return n // a line of a table of contents
		}
		return o.behindFront(i, n)
	}
	if l.count > 1 || l.last() > 1 {
		return o.above(func(n *node) bool { return n.section != nil })
	}
	return o.above(func(n *node) bool { return n.section != nil || !o.outranks(l, n) })
}

// parentOfItem returns the node that item i opens a section under: beside the heading
// before it, if each is alone in a list.
func (o *outliner) parentOfItem(i int) *node {
	for n := o.top; n != o.root && n.section != nil && n.level == 0 && n.label.count == 0; n = n.parent {
		if n.list == 0 && n.nesting == o.blocks[i].level {
			return n.parent
		}
	}
	return o.top
}

// above returns the innermost open node for which keep holds, else the root.
func (o *outliner) above(keep func(*node) bool) *node {
	n := o.top
	for n != o.root && !keep(n) {
		n = n.parent
	}
	return n
}

// tagLevel returns the level of the heading tag of block i, 0 if it has none.
func (o *outliner) tagLevel(i int) int {
	if o.blocks[i].kind == heading {
		return o.blocks[i].level
	}
	return 0
}
