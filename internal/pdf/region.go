package pdf

import (
	"slices"
)

// region is a part of a page that is read in one go: running text, or a table.
type region struct {
	lines []line   // of running text, in the order of reading
	table [][]cell // rows, all of the same number of cells; nil if it is running text
	page  int      // from 0
	edges []gutter // between the columns of the table
}

// cell is the lines of one cell of a table, from top to bottom.
type cell []line

// split puts rows into regions in the order of reading: columns one after the
// other, the rows of a table together. A table at the end of the page before may
// go on at the beginning; those are its gutters.
func split(rows []row, before []gutter) []region {
	var all []region
	for from := 0; from < len(rows); {
		gutters := rows[from].gaps()
		if len(gutters) == 0 {
			gutters = ahead(rows, from)
		}
		if len(gutters) == 0 {
			gutters = interleaved(rows, from, beginApart)
		}
		g := gridAt(rows, from, gutters, 2)
		if from == 0 && g == nil && len(before) > 0 {
			g = gridAt(rows, from, before, 1)
		}
		if g == nil {
			g = apartColumns(rows, from)
		}
		if g == nil {
			all = appendText(all, rows[from])
			from++
			continue
		}
		if columns := g.columns(); columns != nil {
			for _, column := range columns {
				all = append(all, split(column, nil)...)
			}
		} else {
			all = append(all, g.table())
		}
		from += len(g.rows)
	}
	return all
}

// appendText adds a row as running text, to the last region if that is such.
func appendText(all []region, r row) []region {
	if n := len(all); n == 0 || all[n-1].table != nil || all[n-1].edges != nil {
		all = append(all, region{page: r.lines[0].page})
	}
	r.whole()
	last := &all[len(all)-1]
	last.lines = append(last.lines, r.lines...)
	return all
}

// grid is rows that the same gutters run through.
type grid struct {
	rows    []row
	gutters []gutter
}

// gridAt returns the grid that begins with row from and has these gutters or less,
// nil if there is none: if not so many rows have text on both sides of one.
func gridAt(rows []row, from int, gutters []gutter, least int) *grid {
	if len(gutters) == 0 {
		return nil
	}
	end, shared := from, 0
	last, paired := end, false
	for ; end < len(rows); end++ {
		left := atHeight(rows, end, from).narrow(gutters)
		both := rows[end].onBothSides(left)
		paired = !both && !paired && end > from && rows[end].beside(rows[end-1]) && rows[end].with(rows[end-1]).onBothSides(left)
		both = both || paired
		if len(left) == 0 || !both && end > from && rows[end].y-rows[end-1].y > apart*rows[end].lines[0].size {
			break
		}
		if both {
			shared++
			last = end + 1
		}
		gutters = left
	}
	g := &grid{rows[from:end], gutters}
	if len(gutters) == 0 || g.columnsByOrder() == nil { // the lines of text in columns may be far apart
		if shared < least {
			return nil
		}
		g.rows = rows[from:trailing(rows, last, end)]
	}
	if !g.untilSpanned() {
		return nil
	}
	g.settle()
	if len(g.gutters) == 0 {
		return nil
	}
	if g.refine(); len(g.gutters) == 0 {
		return nil // they stood between bullets and their text
	}
	return g
}

// apart is the most sizes between two base lines of one table or column.
const apart = 4.0

// trailing returns the end of the rows that, though on one side of the gutters
// only, go on with the grid's last full row: they follow as closely as the lines
// of a cell do.
func trailing(rows []row, last, end int) int {
	const close = 1.6 // sizes between the base lines of a cell
	for last < end && rows[last].y-rows[last-1].y < close*rows[last].lines[0].size {
		last++
	}
	return last
}

// settle drops the gutters that separate nothing: no text right of one stands
// beside text left of it, before the next gutters.
func (g *grid) settle() {
	for i := 0; i < len(g.gutters); {
		if g.separates(i) {
			i++
			continue
		}
		g.gutters = slices.Delete(g.gutters, i, i+1)
	}
}

// separates reports whether the columns at both sides of gutter i have lines at
// nearly the same height.
func (g *grid) separates(i int) bool {
	const beside = 0.9 // sizes; cells are not always set at the same height
	var left, right []word
	for _, r := range g.rows {
		for _, l := range r.lines {
			for _, w := range l.words {
				switch g.column(line{x0: w.x0}) {
				case i:
					left = append(left, w)
				case i + 1:
					right = append(right, w)
				}
			}
		}
	}
	at := 0
	for _, w := range right {
		for at < len(left) && left[at].y < w.y-beside*w.size {
			at++
		}
		if at < len(left) && left[at].y < w.y+beside*w.size {
			return true
		}
	}
	return false
}

// column returns the number of the column, from 0, that l stands in.
func (g *grid) column(l line) int {
	n := 0
	for n < len(g.gutters) && g.gutters[n].x1 <= l.x0+0.1 {
		n++
	}
	return n
}
