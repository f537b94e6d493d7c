package document

// readDoubled takes away the number that a list generates, or a word processor
// writes, before a number that stands in the text: "6. 第二十六条", "1. (1) any
// order". Authors number their clauses by hand inside a list whose own numbers the
// page hides, and every copy of it shows both. One such block may be the first
// of an inner list; two, one counting on from the other, are not.
func readDoubled(text string, blocks []block) {
	last := map[style]*doubled{} // an inner list comes between
	for i := range blocks {
		d := readDouble(text, blocks, i)
		if d == nil {
			continue
		}
		is := style{d.inner.form, d.inner.numeral, d.inner.count}
		if before := last[is]; before != nil && d.follows(before) {
			before.dropOuter(blocks)
			d.dropOuter(blocks)
		}
		last[is] = d
	}
}

// style is what the numbers of one sequence have in common.
type style struct {
	form    form
	numeral numeral
	count   int
}

// doubled is a block with two numbers.
type doubled struct {
	block        int
	typed        int // bytes of the outer number in the text; 0 if it is generated
	outer, inner label
	dropped      bool
}

// readDouble returns the two numbers that block i begins with, if it does and they
// can be numbers of one thing: the same, or the inner a 第X条.
func readDouble(text string, blocks []block, i int) *doubled {
	b := &blocks[i]
	if b.kind == cell || b.kind == term || b.note != "" || b.span.Len() <= 0 {
		return nil
	}
	d, s := &doubled{block: i}, text[b.span.Start:b.span.End]
	if b.label != "" {
		d.outer = readLabel(b.label)
	} else {
		d.outer = readLabel(s)
		d.typed = d.outer.end
	}
	if d.outer.count == 0 || d.outer.form.word() || d.typed >= len(s) {
		return nil
	}
	d.inner = readLabel(s[d.typed:])
	if d.inner.count == 0 || d.inner.weak || d.inner.form == bare || d.inner.end == len(s)-d.typed ||
		!d.inner.article() && !d.inner.equals(&d.outer) {
		return nil
	}
	return d
}

// follows reports whether both numbers of d are the ones after those of before.
func (d *doubled) follows(before *doubled) bool {
	return d.outer.sameStyle(&before.outer) && d.inner.sameStyle(&before.inner) && d.inner.follows(&before.inner) && d.outer.follows(&before.outer)
}

// dropOuter leaves the block of d with the inner number.
func (d *doubled) dropOuter(blocks []block) {
	if d.dropped {
		return
	}
	d.dropped = true
	b := &blocks[d.block]
	b.label = ""
	b.span.Start += d.typed
}

// article reports whether l is of a 第X条.
func (l *label) article() bool { return l.form == articleWord && l.numeral == han }

// equals reports whether l and m are the same number in the same sort of digits,
// whatever is around them.
func (l *label) equals(m *label) bool {
	return l.count == m.count && l.numeral == m.numeral && samePrefix(l, m, l.count) && !l.form.word()
}
