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
		if n.label.count > 0 && n.list == 0 && l.sameStyle(&n.label) && l.follows(&n.label) {
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

// interrupts reports whether the headings that heading i begins to count end before
// the sequence of n goes on: they have its level, but stand inside n.
func (o *outliner) interrupts(i int, n *node) bool {
	if n.level == 0 || n.level != o.tagLevel(i) {
		return false
	}
	last := &o.labels[i]
	for j := i + 1; j < len(o.blocks); j++ {
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
		return o.parentOfHeading(i)
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

// closeLists closes what item i is not inside of: the items of its own list and
// of deeper ones, and, unless it is in an outer item, what stands below its
// lead-in.
func (o *outliner) closeLists(i int) {
	b := &o.blocks[i]
	leader := o.root
	if b.lead >= 0 && o.nodes[b.lead] != nil && o.isOpen(o.nodes[b.lead]) {
		leader = o.nodes[b.lead]
	}
	o.leaveItems(b.level, leader)
	if leader != o.root && !o.insideItem(leader) {
		o.top = leader
	}
	switch parent := o.lists[b.list]; {
	case parent == nil:
		o.lists[b.list] = o.top
	case o.isOpen(parent):
		o.top = parent // also from below a heading in the item before
	}
}

// leaveItems closes the open items of lists as deep as level or deeper, and all
// inside them, but not what is around the node outer.
func (o *outliner) leaveItems(level int, outer *node) {
	for n := o.top; n != outer; n = n.parent {
		if n.list != 0 && n.nesting >= level {
			o.top = n.parent
		}
	}
}

// insideItem reports whether an item of a list is open below outer.
func (o *outliner) insideItem(outer *node) bool {
	for n := o.top; n != outer; n = n.parent {
		if n.list != 0 {
			return true
		}
	}
	return false
}

func (o *outliner) isOpen(n *node) bool {
	return o.above(func(m *node) bool { return m == n }) == n
}

// closeRuns closes runs that a lead-in began, within the innermost item: a plain
// paragraph stands beside the lead-in.
func (o *outliner) closeRuns() {
	if o.top.led && o.top.clause != nil && o.top.list == 0 {
		o.closed = o.top
	}
	for o.top.list == 0 && o.top.led && o.top.clause != nil {
		o.top = o.top.parent
	}
}

// neighbourhood is how many blocks to look ahead for a number that decides.
const neighbourhood = 64

// chooseNumeral decides whether a lone i, v or x is a letter or a Roman numeral:
// by the sequence it continues, else by the next number of its form.
func (o *outliner) chooseNumeral(i int) {
	roman, ok := o.labels[i].roman()
	if !ok {
		return
	}
	letter := o.labels[i]
	wantsRoman, wantsLetter := o.continues(&roman), o.continues(&letter)
	if wantsRoman != wantsLetter && roman.last() > 1 {
		if wantsRoman {
			o.labels[i] = roman
		}
		return
	}
	if o.nextIs(i, roman) || !wantsLetter && !o.nextIs(i, letter) {
		o.labels[i] = roman
	}
}

// continues reports whether l is the next number of an open sequence.
func (o *outliner) continues(l *label) bool {
	for n := o.top; n != o.root; n = n.parent {
		if n.label.count > 0 && l.sameStyle(&n.label) && l.follows(&n.label) {
			return true
		}
	}
	return false
}

// nextIs reports whether the number after l comes before long, before any other
// of its form.
func (o *outliner) nextIs(i int, l label) bool {
	for j := i + 1; j < len(o.labels) && j <= i+neighbourhood; j++ {
		m := &o.labels[j]
		if m.count == 1 && m.form == l.form && m.numeral != arabic && m.numeral != han {
			if m.numeral == l.numeral && m.follows(&l) {
				return true
			}
			r, ok := m.roman()
			return ok && r.numeral == l.numeral && r.follows(&l)
		}
	}
	return false
}
