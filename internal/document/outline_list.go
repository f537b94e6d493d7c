package document

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

// goesOnInItem reports whether paragraph i, which stands outside the lists of the page,
// belongs to their last item: its number begins what the item leads into, or goes on
// from one that does. Who writes Markdown by hand seldom indents "(1) …" below "2. …:".
func (o *outliner) goesOnInItem(i int) bool {
	l := &o.labels[i]
	if o.blocks[i].kind != paragraph || l.weak {
		return false
	}
	for n := o.top; n != o.root && n.section == nil; n = n.parent {
		switch {
		case n.list != 0:
			return n == o.top && l.last() == 1 && !l.similarStyle(&n.label) && o.leadsAsLast(n)
		case l.goesOnFrom(&n.label):
			return n.inItem(o.root)
		}
	}
	return false
}

// leadsAsLast reports whether n has the last clause so far, and that leads into a list.
func (o *outliner) leadsAsLast(n *node) bool {
	last := o.clauses[len(o.clauses)-1]
	return o.nodeOfLast() == n && leads(o.text[last.Span.Start:last.Span.End])
}

// insideItem reports whether an item of a list is open below outer.
func (o *outliner) insideItem(outer *node) bool { return o.top.inItem(outer) }

// inItem reports whether n is an item of a list, or stands in one, below outer.
func (n *node) inItem(outer *node) bool {
	for ; n != outer; n = n.parent {
		if n.list != 0 {
			return true
		}
	}
	return false
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
