package pdf

import (
	"math"
	"slices"
	"sort"
)

// edges returns where columns of g begin, from left to right: where at least so
// many lines begin, and one of them was painted directly behind what stands lower,
// so that it begins a cell.
func (g *grid) edges() []float64 {
	const fewest, tolerance = 3, 1.0 // lines; points
	var starts []lineStart
	ends := g.lineEnds()
	for _, r := range g.rows {
		for _, l := range r.lines {
			first := l.words[0]
			before, known := ends[first.turn-1]
			starts = append(starts, lineStart{l.x0, known && before.y > l.y+0.3*l.size && before.x0 < l.x0})
		}
	}
	slices.SortFunc(starts, func(a, b lineStart) int { return compare(a.x, b.x) })
	var all []float64
	for from := 0; from < len(starts); {
		to, tops := from, 0
		for ; to < len(starts) && starts[to].x < starts[from].x+tolerance; to++ {
			if starts[to].top {
				tops++
			}
		}
		if to-from >= fewest && tops > 0 {
			all = append(all, starts[from].x)
		}
		from = to
	}
	return all
}

// lineStart is where a line begins, and whether it begins a cell.
type lineStart struct {
	x   float64
	top bool
}

// lineEnds returns the last words of the lines of g by their turns.
func (g *grid) lineEnds() map[int]word {
	all := map[int]word{}
	for _, r := range g.rows {
		for _, l := range r.lines {
			all[l.words[len(l.words)-1].turn] = l.words[len(l.words)-1]
		}
	}
	delete(all, 0)
	return all
}

// untilSpanned ends g before the first row with a line that runs on over the edge
// of a column, as the title of a part of a table does, or before a row of a table
// with other columns. It reports false if nothing is left of g.
func (g *grid) untilSpanned() bool {
	first := g.spanned(g.edges())
	if first < 0 {
		return true
	}
	n := sort.Search(len(g.rows), func(n int) bool {
		part := grid{rows: g.rows[:n+1]}
		return part.spanned(part.edges()) >= 0
	})
	if part := (grid{rows: g.rows[:n]}); len(part.edges()) == 0 {
		n = first // above the columns
	}
	g.rows = g.rows[:n]
	return n > 0
}

// spanned returns the first row of g in which a line of one column runs on over
// the edge of the next, -1 if none does. What begins near an edge is set in the
// middle of its column.
func (g *grid) spanned(edges []float64) int {
	if len(edges) == 0 {
		return -1
	}
	first, _ := extent(g.rows)
	return slices.IndexFunc(g.rows, func(r row) bool {
		before := first
		for _, x := range edges {
			if slices.ContainsFunc(r.lines, func(l line) bool { return l.x0 < (before+x)/2 && l.spans(x) }) {
				return true
			}
			before = x
		}
		return false
	})
}

// spans reports whether l runs on over x: none of its words begins there, or one
// does by chance, a space like the others before it.
func (l line) spans(x float64) bool {
	const tolerance = 1.0 // points
	if l.x0 > x-tolerance || l.x1 < x+tolerance {
		return false
	}
	i := slices.IndexFunc(l.words, func(w word) bool { return math.Abs(w.x0-x) < tolerance })
	return i <= 0 || l.words[i].follows(l.words[i-1]) && l.evenAt(i)
}

// evenAt reports whether the space before word i of l is as wide as another.
func (l line) evenAt(i int) bool {
	const little = 0.05 // sizes
	space := func(i int) float64 { return l.words[i].x0 - l.words[i-1].x1 }
	for j := 1; j < len(l.words); j++ {
		if j != i && math.Abs(space(i)-space(j)) < little*l.size {
			return true
		}
	}
	return false
}

// addEdges adds a gutter before each edge that has none.
func (g *grid) addEdges() {
	for _, x := range g.edges() {
		near := slices.ContainsFunc(g.gutters, func(c gutter) bool { return c.x0 < x+1 && x-1 < c.x1 })
		if !near {
			g.gutters = append(g.gutters, gutter{g.before(x), x})
		}
	}
}

// before returns how far the text left of x goes.
func (g *grid) before(x float64) float64 {
	right := math.Inf(-1)
	for _, r := range g.rows {
		for _, l := range r.lines {
			for _, w := range l.words {
				if w.x0 < x-1 {
					right = max(right, w.x1)
				}
			}
		}
	}
	return min(right, x)
}
