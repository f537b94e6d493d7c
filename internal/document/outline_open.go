package document

import "slices"

// open makes n, under parent, the innermost node.
func (o *outliner) open(i int, parent, n *node) {
	for parent.depth >= maxDepth {
		parent = parent.parent
	}
	n.parent, n.depth, n.paragraph = parent, parent.depth+1, parent.paragraphs
	n.label = o.labels[i]
	o.top, o.nodes[i] = n, n
	o.term = nil
	if n.list == 0 {
		o.closed = nil
	}
}

// openSection makes block i a heading under parent.
func (o *outliner) openSection(i int, parent *node) {
	b := &o.blocks[i]
	s := &Section{Heading: b.span, Anchor: b.anchor, Title: FoldSpace(o.text[b.span.Start:b.span.End])}
	if b.label != "" {
		s.Title = b.label + " " + s.Title
	}
	n := &node{section: s}
	switch {
	case b.kind == heading:
		n.level = b.level
	case b.kind == item && !b.continues:
		if n.nesting = b.level; o.holdsText(i) {
			n.list = b.list // it ends with the item
		}
	}
	n.title = parent == o.root && o.labels[i].count == 0 && o.title(i)
	o.open(i, parent, n)
	o.attachSection(s, n.parent.nearestSection())
}

func (o *outliner) attachSection(s, parent *Section) {
	s.Parent = parent
	if parent == nil {
		o.sections = append(o.sections, s)
	} else {
		parent.Sections = append(parent.Sections, s)
	}
}

// openClause makes block i a clause that opens a level of its own under parent.
func (o *outliner) openClause(i int, parent *node, led bool) {
	b := &o.blocks[i]
	n := &node{led: led}
	if b.kind == item && !b.continues {
		n.list, n.nesting = b.list, b.level
	}
	o.open(i, parent, n)
	n.clause = o.addClause(i)
	place := placing{node: n, own: true}
	n.paragraphs, n.unnumbered = 1, 1
	if n.label.count == 0 {
		scope := n.parent.scope()
		scope.unnumbered++
		place.ordinal = scope.unnumbered
	}
	o.places = append(o.places, place)
}

// addParagraph makes block i a clause of the innermost node that a block of
// its kind leaves open.
func (o *outliner) addParagraph(i int) {
	b := &o.blocks[i]
	if b.kind != cell || b.continues {
		o.leaveItems(o.inside(i), o.root)
		o.closeRuns()
	}
	scope := o.top.scope()
	scope.unnumbered++
	place := placing{node: o.top, ordinal: scope.unnumbered}
	if b.kind == paragraph || b.continues {
		o.top.paragraphs++
		place.paragraph = o.top.paragraphs
	}
	o.addClause(i)
	o.places = append(o.places, place)
}

// inside returns the depth from which on block i is in no item: one more than
// that of the item it goes on in.
func (o *outliner) inside(i int) int {
	if o.blocks[i].continues {
		return o.blocks[i].level + 1
	}
	return 0
}

// addClause appends block i as a clause of the innermost section.
func (o *outliner) addClause(i int) *Clause {
	b := &o.blocks[i]
	c := &Clause{Span: o.body(i), Heads: b.heads, Anchor: b.anchor, Section: o.section()}
	if b.lead >= 0 && !(b.continues && o.top.section != nil) {
		c.Lead = o.clauseOf(b.lead)
	}
	if b.runIn > c.Span.Start {
		c.Title = Span{c.Span.Start, b.runIn}
	}
	o.define(i, c)
	c.Section.Clauses = append(c.Section.Clauses, c)
	o.clauses = append(o.clauses, c)
	return c
}

// clauseOf returns the clause that block i became, or nil if it is a heading.
func (o *outliner) clauseOf(i int) *Clause {
	at, found := slices.BinarySearchFunc(o.clauses, o.body(i).Start, func(c *Clause, start int) int { return c.Span.Start - start })
	if !found {
		return nil
	}
	return o.clauses[at]
}

// body returns the span of block i without the number typed at its start.
func (o *outliner) body(i int) Span {
	s := o.blocks[i].span
	if o.blocks[i].label == "" && o.labels[i].count > 0 && s.Start+o.labels[i].end < s.End {
		s.Start += o.labels[i].end
	}
	return s
}

// section returns the section that a clause now belongs to. Where no heading is
// open that is an untitled one.
func (o *outliner) section() *Section {
	if s := o.top.nearestSection(); s != nil {
		return s
	}
	if n := len(o.sections); n > 0 && o.sections[n-1].Title == "" && (o.outer != nil || o.sections[n-1] != o.note) {
		return o.sections[n-1]
	}
	s := &Section{}
	o.sections = append(o.sections, s)
	return s
}

func (n *node) nearestSection() *Section {
	for ; n != nil; n = n.parent {
		if n.section != nil {
			return n.section
		}
	}
	return nil
}

// scope returns the node whose number a clause under n is cited by: the nearest
// one that has a number or a heading.
func (n *node) scope() *node {
	for n.parent != nil && n.label.count == 0 && n.section == nil {
		n = n.parent
	}
	return n
}
