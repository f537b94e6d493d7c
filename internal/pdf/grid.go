package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// longPart is the least number of lines that a part of text in columns has on
// average between the gaps that run through all of them. The cells of a table
// are shorter.
const longPart = 5

// columns returns the parts of g in the order of reading if it is text set in
// columns, nil if it is a table. The order of painting tells it, else text fills
// its columns. Where the gaps between its paragraphs stand side by side, as those
// of a text and its translation do, it is read part by part, else each column as a
// whole.
func (g *grid) columns() [][]row {
	if columns := g.columnsByOrder(); columns != nil {
		return columns
	}
	if g.cellByCell() {
		return nil
	}
	byColumn := g.byColumn(g.rows)
	breaks, step := 0, math.Inf(1)
	for _, column := range byColumn {
		if !fills(column) || !flows(column) {
			return nil
		}
		breaks = max(breaks, len(paragraphGaps(column, closest(column))))
		step = min(step, closest(column))
	}
	aligned := paragraphGaps(g.rows, step) // the lines of the columns may stand at different heights
	if len(g.rows) < longPart*(len(aligned)+1) {
		return nil
	}
	if breaks < 3 || 4*len(aligned) < 3*breaks {
		return byColumn
	}
	var parts [][]row
	for i, from := range append([]int{0}, aligned...) {
		to := len(g.rows)
		if i < len(aligned) {
			to = aligned[i]
		}
		parts = append(parts, g.byColumn(g.rows[from:to])...)
	}
	return slices.DeleteFunc(parts, func(p []row) bool { return len(p) == 0 })
}

// flows reports whether many lines of a column go on in the next, as those of a
// table do not.
func flows(column []row) bool {
	n := 0
	for i := 1; i < len(column); i++ {
		if before, next := column[i-1].lines[0], column[i].lines[0]; wraps(before, next) || pauses(before, next) {
			n++
		}
	}
	return 5*n >= 2*len(column)
}

// pauses reports whether l ends with a comma, behind which next goes on.
func pauses(l, next line) bool {
	last, _ := utf8.DecodeLastRuneInString(l.text())
	return strings.ContainsRune(",，、", last) && marker(next.text()) == 0
}

// byColumn returns what each column has of rows.
func (g *grid) byColumn(rows []row) [][]row {
	all := make([][]row, len(g.gutters)+1)
	for _, r := range rows {
		for _, l := range r.lines {
			c := g.column(l)
			if n := len(all[c]); n > 0 && all[c][n-1].y == r.y {
				all[c][n-1].lines = append(all[c][n-1].lines, l)
				continue
			}
			all[c] = append(all[c], row{lines: []line{l}, y: r.y})
		}
	}
	return all
}

// fills reports whether a column is of some length and most of its lines are
// about as long as it is wide.
func fills(column []row) bool {
	const fewest = 6 // lines
	if len(column) < fewest {
		return false
	}
	left, right := extent(column)
	full := 0
	for _, r := range column {
		if r.lines[len(r.lines)-1].x1 > left+0.8*(right-left) {
			full++
		}
	}
	return 2*full > len(column) && right-left > 10*column[0].lines[0].size
}

// extent returns the left and right end of the text in rows.
func extent(rows []row) (left, right float64) {
	left, right = rows[0].lines[0].x0, rows[0].lines[0].x1
	for _, r := range rows {
		for _, l := range r.lines {
			left, right = min(left, l.x0), max(right, l.x1)
		}
	}
	return left, right
}

// paragraphGaps returns the rows before which the gap is wider than inside a
// paragraph, whose lines are a step apart.
func paragraphGaps(rows []row, step float64) []int {
	var all []int
	for i := 1; i < len(rows); i++ {
		if rows[i].y-rows[i-1].y > 1.2*step {
			all = append(all, i)
		}
	}
	return all
}

// closest returns the usual distance between the base lines of rows that follow
// each other closely: the lower quartile.
func closest(rows []row) float64 {
	var steps []float64
	for i := 1; i < len(rows); i++ {
		steps = append(steps, rows[i].y-rows[i-1].y)
	}
	if len(steps) == 0 {
		return 0
	}
	slices.Sort(steps)
	return steps[len(steps)/4]
}

// bands cuts the rows of g where a gap wider than between the lines of a cell
// runs through all columns.
func (g *grid) bands() [][]row {
	inside, several := g.leading()
	var all [][]row
	bottom := 0.0
	for i, r := range g.rows {
		top, size := r.y-0.8*r.lines[0].size, r.lines[0].size
		switch gap := top - bottom; {
		case i == 0:
			all = append(all, nil)
		case gap < -0.1*size: // cells set at different heights
		case !several && r.lines[0].x0 < g.gutters[0].x0:
			all = append(all, nil) // the first column begins anew
		case several && gap > inside+0.12*size:
			all = append(all, nil)
		}
		last := len(all) - 1
		all[last] = append(all[last], r)
		bottom = max(bottom, r.y+0.2*size)
	}
	return all
}

// leading returns the white space between two lines of one cell, and whether
// there are such: rows that follow each other closely in every column are rows
// of the table, each a single line high.
func (g *grid) leading() (space float64, several bool) {
	var gaps []float64
	ends := make([]float64, len(g.gutters)+1)
	for _, r := range g.rows {
		for _, l := range r.lines {
			c := g.column(l)
			if ends[c] > 0 {
				gaps = append(gaps, l.y-0.8*l.size-ends[c])
			}
			ends[c] = l.y + 0.2*l.size
		}
	}
	if len(gaps) == 0 {
		return 0, false
	}
	least := slices.Min(gaps)
	return least, slices.Max(gaps) > least+0.15*g.rows[0].lines[0].size && !g.singleLines(least)
}

// singleLines reports whether most rows that follow at the distance of the lines
// of a cell have, like the row before, text in all columns.
func (g *grid) singleLines(space float64) bool {
	close, whole := 0, 0
	for i := 1; i < len(g.rows); i++ {
		a, b := g.rows[i-1], g.rows[i]
		if b.y-0.8*b.lines[0].size-(a.y+0.2*a.lines[0].size) > space+0.12*b.lines[0].size {
			continue
		}
		close++
		if len(a.lines) > len(g.gutters) && len(b.lines) > len(g.gutters) {
			whole++
		}
	}
	return 2*whole > close
}

// table returns g as a table.
func (g *grid) table() region {
	t := region{page: g.rows[0].lines[0].page, edges: g.gutters}
	if rows, told := g.rowsByOrder(); told {
		t.table = rows
		return t
	}
	for _, band := range g.bands() {
		cells := make([]cell, len(g.gutters)+1)
		for _, r := range band {
			for _, l := range r.lines {
				c := g.column(l)
				cells[c] = append(cells[c], l)
			}
		}
		t.table = append(t.table, cells)
	}
	return t
}
