package pdf

import (
	"math"
	"slices"
)

// gutter is a range of x without text between two columns.
type gutter struct{ x0, x1 float64 }

// gaps returns the ranges between the lines of r. Lines that stand one upon the
// other have none between them.
func (r row) gaps() []gutter {
	var all []gutter
	for i := 1; i < len(r.lines); i++ {
		if g := (gutter{r.lines[i-1].x1, r.lines[i].x0}); g.x0 < g.x1 {
			all = append(all, g)
		}
	}
	return all
}

// leastGutter is the least width of a gutter, in sizes: wider than a space.
const leastGutter = 0.35

// leastFlush is that where text begins right at the edge, as in a column.
const leastFlush = 0.08

// overlap is how far, in points, a cell that is full to its edge may reach into the
// next.
const overlap = 0.6

// flush reports whether two places are the same but for rounding.
func flush(apart float64) bool { return -0.6 < apart && apart < 0.6 }

// narrow returns the ranges that the words of r leave of gutters.
func (r row) narrow(gutters []gutter) []gutter {
	least := leastGutter * min(r.lines[0].size, usualSize)
	var left []gutter
	keep := func(x0, x1 float64) {
		// Words without a width leave the same range again and again.
		if g := (gutter{x0, x1}); len(left) == 0 || left[len(left)-1] != g {
			left = append(left, g)
		}
	}
	for _, g := range gutters {
		r.leave(g, least, keep)
	}
	return left
}

// leave tells keep each range that the words of r leave of g, no two of which
// overlap.
func (r row) leave(g gutter, least float64, keep func(x0, x1 float64)) {
	at := g.x0
	for i, l := range r.lines {
		for j, w := range l.words {
			free := min(w.x0, g.x1)
			first := j == 0 && i > 0 // behind a gap, be it only one in the order of painting
			switch {
			case free-at >= least || flush(w.x0-g.x1) && free-at >= leastFlush*w.size ||
				first && free >= at || at == g.x0 && free == g.x1:
				keep(at, free)
			case flush(w.x0-g.x1) && l.parts(j) && free > at-overlap:
				keep(min(at, free), free)
				return
			}
			at = max(at, w.x1)
		}
	}
	if g.x1-at >= least || at == g.x0 {
		keep(at, g.x1)
	}
}

// parts reports whether word i of l is of another element of the document than
// the one before, as the file or the order of painting tells.
func (l line) parts(i int) bool {
	return l.words[i].begins || i > 0 && !l.words[i].follows(l.words[i-1])
}

// onBothSides reports whether one of the gutters has text on both sides.
func (r row) onBothSides(gutters []gutter) bool {
	first, last := r.lines[0].words[0], r.lines[len(r.lines)-1]
	return slices.ContainsFunc(gutters, func(g gutter) bool { return first.x0 < g.x0 && last.x1 > g.x1 })
}

// atHeight returns row i with what stands beside it, from row from on: the lines of
// a cell in the middle of its height stand between those of the next.
func atHeight(rows []row, i, from int) row {
	r := rows[i]
	if i > from && r.beside(rows[i-1]) {
		r = r.with(rows[i-1])
	}
	if i+1 < len(rows) && r.beside(rows[i+1]) {
		r = r.with(rows[i+1])
	}
	return r
}

// beside reports whether other stands left or right of r, no whole line higher or
// lower.
func (r row) beside(other row) bool {
	const most = 0.8 // sizes
	return math.Abs(other.y-r.y) <= most*min(r.lines[0].size, usualSize) &&
		(other.end().x1 <= r.lines[0].x0 || r.end().x1 <= other.lines[0].x0)
}

// with returns r and what stands beside it, from left to right.
func (r row) with(other row) row {
	if other.lines[0].x0 < r.lines[0].x0 {
		r, other = other, r
	}
	return row{slices.Concat(r.lines, other.lines), r.y}
}
