package pdf

import (
	"math"
	"slices"
	"strings"
)

// refine looks for gutters that no row alone shows to be one, because they are
// hardly wider than a space, and cuts the rows at all of them.
func (g *grid) refine() {
	for _, free := range g.free() {
		overlaps := slices.ContainsFunc(g.gutters, func(c gutter) bool { return free.x0 < c.x1 && c.x0 < free.x1 })
		if !overlaps && g.aligned(free) {
			g.gutters = append(g.gutters, free)
		}
	}
	g.addEdges()
	slices.SortFunc(g.gutters, func(a, b gutter) int { return compare(a.x0, b.x0) })
	g.joinBullets()
	for i, r := range g.rows {
		g.rows[i] = g.cut(r)
	}
}

// joinBullets drops the gutters between bullets and what they stand before.
func (g *grid) joinBullets() {
	text := make([]bool, len(g.gutters)+1) // which columns have any
	for _, r := range g.rows {
		for _, l := range r.lines {
			for _, w := range l.words {
				c := g.column(line{x0: w.x0})
				text[c] = text[c] || strings.Trim(w.text, bullets) != ""
			}
		}
	}
	for c := len(g.gutters) - 1; c >= 0; c-- {
		if !text[c] {
			g.gutters = slices.Delete(g.gutters, c, c+1)
		}
	}
}

// free returns the ranges between the leftmost and the rightmost word of g that
// no word reaches into.
func (g *grid) free() []gutter {
	var words []word
	for _, r := range g.rows {
		for _, l := range r.lines {
			words = append(words, l.words...)
		}
	}
	slices.SortFunc(words, func(a, b word) int { return compare(a.x0, b.x0) })
	var all []gutter
	right := words[0].x1
	for _, w := range words {
		if w.x0-right >= leastGutter*min(w.size, usualSize) {
			all = append(all, gutter{right, w.x0})
		}
		right = max(right, w.x1)
	}
	return all
}

// aligned reports whether the text right of a range begins at its edge in most
// rows that have text on both sides.
func (g *grid) aligned(c gutter) bool {
	const fewest, tolerance = 3, 1.0 // rows; points
	both, flush := 0, 0
	for _, r := range g.rows {
		before, after := false, math.Inf(1)
		for _, l := range r.lines {
			for _, w := range l.words {
				before = before || w.x1 <= c.x0
				if w.x0 >= c.x1 {
					after = min(after, w.x0)
				}
			}
		}
		if before && !math.IsInf(after, 1) {
			both++
			if after < c.x1+tolerance {
				flush++
			}
		}
	}
	return flush >= fewest && 10*flush >= 7*both
}

// cut cuts the lines of r at the gutters.
func (g *grid) cut(r row) row {
	var all []line
	for _, l := range r.lines {
		for _, w := range l.words {
			n := len(all)
			if n == 0 || g.column(line{x0: w.x0}) != g.column(all[n-1]) {
				all = append(all, line{x0: w.x0, page: l.page})
				n++
			}
			all[n-1].add(w)
		}
	}
	for i := range all {
		all[i].measure()
	}
	return row{all, r.y}
}
