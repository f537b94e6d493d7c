package pdf

import (
	"math"
	"strings"
)

// lister finds the lists: what begins with a bullet, and what begins with a
// number of its own or, below a lead-in that ends with a colon, with nothing,
// and stands further in than the paragraph before. Many bullets are drawn and
// not written.
type lister struct {
	open []edge // the lists around the next block
	lead *block // the last paragraph outside lists; nil behind a heading
	last *block
}

// edge is where the items of a list begin.
type edge struct {
	x0   float64 // with the number
	text float64 // behind it
	bare bool    // there is none
	// style is how the numbers of the list are written, e.g. "(a)"; the bullet
	// if there are bullets.
	style string
	// number is what the last number may be, read in every way it can be.
	number []int
}

// findLists gives blocks their place in lists.
func findLists(blocks []block) {
	var r lister
	for i := range blocks {
		b := &blocks[i]
		if b.table != nil || b.level > 0 || b.boldHeading() {
			r = lister{}
			continue
		}
		r.place(b)
		r.last = b
	}
}

func (r *lister) place(b *block) {
	at, size := b.edge(), b.lines[0].size
	r.shut(at, size)
	bullet := b.bullet() > 0
	numbered := bullet || !at.bare && simpleMarker(b.lines[0].text())
	switch {
	case len(r.open) > 0 && r.top().same(at, size):
		switch inset := r.lead != nil && at.x0 > r.lead.left()+little*size; {
		case r.top().style == at.style, inset && numbered:
			b.item = true
			r.open[len(r.open)-1].number = at.number
		case !inset || !at.bare:
			r.open = nil
		}
	case len(r.open) > 0 && (numbered || at.bare && r.last.leads() && at.x0 > r.last.lines[0].x0+further*size):
		b.item = true
		r.enter(at)
	case len(r.open) > 0: // a further paragraph of the item
	case bullet, r.lead != nil && numbered && r.inside(at, size), r.lead.leads() && at.bare && at.x0 > r.lead.lines[0].x0+further*size:
		b.item = true
		r.enter(at)
	}
	if b.depth = len(r.open); b.depth == 0 {
		r.lead = b
	}
}

// enter begins a list, unless it is in more than anybody writes.
func (r *lister) enter(at edge) {
	const deepest = 20
	if len(r.open) < deepest {
		r.open = append(r.open, at)
	}
}

// shut ends the lists that a block with this edge stands outside of.
func (r *lister) shut(at edge, size float64) {
	for i := len(r.open) - 1; i >= 0; i-- {
		if r.open[i].beside(at, size) {
			r.open = r.open[:i+1]
			return
		}
	}
	for len(r.open) > 0 && !r.top().same(at, size) && at.x0 < r.top().x0 {
		r.open = r.open[:len(r.open)-1]
	}
}

// boldHeading reports whether b looks like a heading: a short line, all bold.
func (b *block) boldHeading() bool {
	if len(b.lines) > 1 || b.bullet() > 0 || !b.lines[0].bold() {
		return false
	}
	text := b.lines[0].text()
	return len(text) < 100 && !endsSentence(text)
}

// Distances in sizes that show that one thing stands further in than another.
const (
	further = 1.2
	little  = 0.4
)

func (r *lister) top() edge { return r.open[len(r.open)-1] }

// inside reports whether a numbered block stands further in than the lead-in.
func (r *lister) inside(at edge, size float64) bool {
	lead := r.lead.left()
	return at.x0 > lead+little*size || at.text > at.x0+1 && at.text > lead+further*size && at.x0 > lead
}

// left returns where the lines of b begin; the first may be indented.
func (b *block) left() float64 {
	left := b.lines[0].x0
	if len(b.lines) > 1 {
		left = min(left, b.lines[1].x0)
	}
	return left
}

// same reports whether a block with this edge is of the same list. Where text is
// centred, that shows in the numbers alone.
func (e edge) same(at edge, size float64) bool {
	return e.beside(at, size) || e.style == at.style && follows(e.number, at.number)
}

// beside reports whether the block begins where the items of the list do: the
// numbers, or what stands behind them.
func (e edge) beside(at edge, size float64) bool {
	return math.Abs(e.x0-at.x0) <= little*size || !e.bare && !at.bare && math.Abs(e.text-at.text) <= little*size/2
}

// edge returns where b begins.
func (b *block) edge() edge {
	l := b.lines[0]
	text := l.text()
	n := marker(text)
	e := edge{x0: l.x0, text: l.x0, bare: n == 0, style: markerStyle(text[:n]), number: ordinals(text[:n])}
	if len(l.words) > 1 && standsAlone(l.words[0].text) {
		e.text = l.words[1].x0
	}
	return e
}

// bullet returns the length of the bullet that b begins with, 0 if there is none.
func (b *block) bullet() int {
	text := b.lines[0].text()
	if size := bulletOf(text); len(text) > size {
		return size
	}
	return 0
}

// leads reports whether b, which may be nil, leads into a list.
func (b *block) leads() bool {
	if b == nil {
		return false
	}
	text := b.lines[len(b.lines)-1].text()
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// announces reports whether b leads into what follows, in words that say so.
func (b *block) announces() bool {
	if !b.leads() {
		return false
	}
	text := b.lines[len(b.lines)-1].text()
	for _, w := range [...]string{"以下", "如下", "下列", "the following"} {
		if strings.Contains(text, w) {
			return true
		}
	}
	return false
}

// simpleMarker reports whether s begins with a number of one part, as the items
// of lists have, and not with that of a section or an article.
func simpleMarker(s string) bool {
	n := marker(s)
	return n > 0 && !strings.HasPrefix(s, "第") && !strings.Contains(strings.TrimRight(s[:n], ".．"), ".")
}
