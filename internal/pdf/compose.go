package pdf

import (
	"context"
	"math"
	"slices"
	"strings"
)

// compose turns the words of all pages into blocks in the order of reading. When
// ctx ends, some are missing.
func compose(ctx context.Context, p pages) []block {
	p.fold()
	p.dropFixed()
	p.weighBold()
	rows := make([][]row, len(p.sheets))
	for i, s := range p.sheets {
		if ctx.Err() == nil {
			rows[i] = rowsOf(s.lines(i))
		}
	}
	dropFurniture(rows)
	var regions []region
	for _, on := range rows {
		if ctx.Err() != nil {
			return nil
		}
		var before []gutter
		if n := len(regions); n > 0 {
			before = regions[n-1].edges
		}
		regions = append(regions, split(on, before)...)
	}
	set := survey(regions)
	var blocks []block
	for _, r := range regions {
		for i, b := range set.paragraphs(r) {
			if n := len(blocks); i == 0 && n > 0 && blocks[n-1].take(b) {
				continue
			}
			blocks = append(blocks, b)
		}
	}
	set.findHeadings(blocks)
	findLists(blocks)
	return blocks
}

// weighBold takes bold as plain where most of the text is: then it tells nothing.
func (p pages) weighBold() {
	bold, all := 0, 0
	for _, s := range p.sheets {
		for _, w := range s.words {
			all += len(w.text)
			if w.bold {
				bold += len(w.text)
			}
		}
	}
	if 5*bold < 3*all {
		return
	}
	for _, s := range p.sheets {
		for i := range s.words {
			s.words[i].bold = false
		}
	}
}

// take adds more, which begins the next column or page, to b if it goes on there,
// and reports whether it did.
func (b *block) take(more block) bool {
	switch {
	case b.table != nil && more.table != nil:
		return b.takeRows(more)
	case b.table != nil || more.table != nil:
		return false
	}
	last, next := b.lines[len(b.lines)-1], more.lines[0]
	before, after := last.text(), next.text()
	alike := math.Abs(last.size-next.size) < 0.08*last.size && (last.bold() == next.bold() || len(b.lines) > 1)
	full, flush := !endsShort(last, next, b.within.right), math.Abs(next.x0-b.left()) < little*next.size
	switch {
	case !alike || marker(after) > 0 || b.outside(next):
		return false
	case endsSentence(before):
		if !full || !flush || len(b.lines) < 2 {
			return false
		}
	case !full && !lowerStart(after):
		return false
	}
	b.lines = append(b.lines, more.lines...)
	b.within = more.within
	return true
}

// outside reports whether next, on another page, stands further out than the
// item of a list that b is.
func (b *block) outside(next line) bool {
	first := b.lines[0]
	return next.page != first.page && marker(first.text()) > 0 && next.x0 < b.left()-little*next.size
}

// takeRows adds the rows of a table that goes on on the next page, without the
// heading that is said again there.
func (b *block) takeRows(more block) bool {
	if len(b.edges) != len(more.edges) || b.lastPage() == more.lastPage() {
		return false
	}
	for i := range b.edges {
		if b.edges[i].x1 < more.edges[i].x0 || more.edges[i].x1 < b.edges[i].x0 {
			return false
		}
	}
	rows := more.table
	if slices.EqualFunc(b.table[0], rows[0], func(x, y cell) bool { return x.text() == y.text() }) {
		rows = rows[1:]
	}
	if len(rows) > 0 && len(rows[0][0]) == 0 { // the page ends within a row
		last := b.table[len(b.table)-1]
		for i, c := range rows[0] {
			last[i] = append(last[i], c...)
		}
		rows = rows[1:]
	}
	b.table = append(b.table, rows...)
	return true
}

// lastPage returns the page, from 0, that b ends on.
func (b *block) lastPage() int {
	page := 0
	for _, cells := range b.table {
		for _, c := range cells {
			for _, l := range c {
				page = max(page, l.page)
			}
		}
	}
	for _, l := range b.lines {
		page = max(page, l.page)
	}
	return page
}

func (c cell) text() string {
	var parts []string
	for _, l := range c {
		parts = append(parts, l.text())
	}
	return strings.Join(parts, " ")
}

// findHeadings gives a level to every short block in larger type than the body.
// What says that something follows is text for all that, and so is the entry of a
// list, unless it is the title.
func (t typesetting) findHeadings(blocks []block) {
	const larger, longest, levels = 1.12, 200, 6 // times; bytes; of HTML
	var sizes []float64
	isHeading := func(b block) bool {
		if b.table != nil || len(b.lines) > 4 || b.announces() {
			return false
		}
		n := 0
		for _, l := range b.lines {
			n += len(l.text())
			if l.smallest() < larger*t.body {
				return false
			}
		}
		return n <= longest
	}
	for _, b := range blocks {
		if isHeading(b) && !slices.Contains(sizes, half(b.lines[0].size)) {
			sizes = append(sizes, half(b.lines[0].size))
		}
	}
	slices.Sort(sizes)
	slices.Reverse(sizes)
	for i, b := range blocks {
		if !isHeading(b) {
			continue
		}
		if level := slices.Index(sizes, half(b.lines[0].size)) + 1; level == 1 || b.bullet() == 0 {
			blocks[i].level = min(level, levels)
		}
	}
}
