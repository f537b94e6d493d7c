package pdf

import (
	"math"
	"slices"
)

// Programs paint a table cell by cell. So where the words side by side on a line
// were not painted one after the other, they stand in two cells, however near; and
// what was painted one after the other, line below line, is of one cell.

// follows reports whether w was painted directly behind before, as far as is known.
func (w word) follows(before word) bool {
	return before.turn == 0 || w.turn == 0 || before.turn <= w.turn && w.turn <= before.turn+1
}

// leaves reports whether w, right of l, was painted later than what follows l:
// perhaps in another cell.
func (l *line) leaves(w word) bool {
	last := l.words[len(l.words)-1]
	return w.turn > last.turn && !w.follows(last) && w.x0-last.x1 > tightLatin*min(w.size, last.size)
}

// inOrder reports whether the words of r were painted from left to right.
func (r *row) inOrder() bool {
	turn := 0
	for _, l := range r.lines {
		for _, w := range l.words {
			if w.turn < turn {
				return false
			}
			turn = w.turn
		}
	}
	return true
}

// ahead returns the gaps of the first row behind row from that has some, if the
// text of row from is the beginning of a cell beside it: one line closely below
// the other, each painted directly behind the one before.
func ahead(rows []row, from int) []gutter {
	const most, close, closest = 40, 1.6, 1.35 // rows; sizes
	last := rows[from].end()
	if last.turn == 0 || len(rows[from].lines) > 1 {
		return nil
	}
	left, widest := rows[from].lines[0].x0, 0.0
	for _, r := range rows[from+1 : min(from+1+most, len(rows))] {
		pause := (r.y - last.y) / last.size
		if pause > close {
			return nil
		}
		n := slices.IndexFunc(r.lines, func(l line) bool { return l.words[0].turn == last.turn+1 })
		if n >= 0 {
			last, widest = r.lines[n].words[len(r.lines[n].words)-1], max(widest, pause)
		}
		if len(r.lines) > 1 && widest > 0 {
			if left < r.lines[1].x0 && widest > closest {
				return nil // a paragraph before the table
			}
			return r.gaps()
		}
	}
	return nil
}

// end returns the last word of r.
func (r row) end() word {
	l := r.lines[len(r.lines)-1]
	return l.words[len(l.words)-1]
}

// piece is what was painted in one go of one column: the text of a cell.
type piece struct {
	column      int
	lines       []line
	top, bottom float64
}

// rowsByOrder returns the rows of the table as the order of painting tells them:
// each goes on from left to right, and the next begins below it with a column
// further left. It reports false where the order is another.
func (g *grid) rowsByOrder() ([][]cell, bool) {
	pieces := g.pieces()
	if pieces == nil {
		return nil, false
	}
	var rows [][]cell
	column, bottom, above := 0, math.Inf(-1), math.Inf(-1)
	for _, p := range pieces {
		if len(rows) == 0 || p.column <= column {
			rows = append(rows, make([]cell, len(g.gutters)+1))
			above = bottom
		}
		if p.top < above {
			return nil, false
		}
		column, bottom = p.column, max(bottom, p.bottom)
		rows[len(rows)-1][p.column] = p.lines
	}
	return rows, true
}

// cellByCell reports whether the order of painting shows g to be a table: again and
// again the text of a cell was painted, line below line, before what stands
// beside it. Rows as long as the parts of text in columns show nothing.
func (g *grid) cellByCell() bool {
	const fewest = 2
	rows, told := g.rowsByOrder()
	if !told || len(g.rows) >= longPart*len(rows) {
		return false
	}
	shown := 0
	for _, cells := range rows {
		filled, high := 0, 0
		for _, c := range cells {
			filled, high = filled+min(len(c), 1), max(high, len(c))
		}
		if filled > 1 && high > 1 {
			shown++
		}
	}
	return shown >= fewest
}

// pieces returns the texts of the cells of g in the order in which they were
// painted, nil if that is not known.
func (g *grid) pieces() []piece {
	var all []piece
	open := make([]int, len(g.gutters)+1) // by column the piece that may go on
	for _, r := range g.rows {
		for _, l := range r.lines {
			c := g.column(l)
			first, last := l.words[0], l.words[len(l.words)-1]
			if first.turn == 0 || last.turn < first.turn {
				return nil
			}
			if n := open[c] - 1; n >= 0 {
				if end := all[n].lines[len(all[n].lines)-1]; l.words[0].follows(end.words[len(end.words)-1]) && !g.parted(end, l) {
					all[n].lines = append(all[n].lines, l)
					all[n].bottom = l.y
					continue
				}
			}
			all = append(all, piece{c, []line{l}, l.y - 0.6*l.size, l.y})
			open[c] = len(all)
		}
	}
	slices.SortStableFunc(all, func(a, b piece) int { return a.lines[0].words[0].turn - b.lines[0].words[0].turn })
	return all
}

// parted reports whether there is room for a border between two lines of a
// column, one below the other: they may be of two rows with nothing beside them.
func (g *grid) parted(a, b line) bool { return b.y-a.y > 2*max(a.size, b.size) }
