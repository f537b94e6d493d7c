package pdf

import "slices"

// fewestOrdered is the least number of lines of a column that the order of
// painting alone shows to be one.
const fewestOrdered = 3

// beginApart is how many sizes the first lines of two columns are apart at most,
// if nothing else tells that they are columns.
const beginApart = 1.0

// columnsByOrder returns what stands left and right of a gutter of g if all on the
// left was painted before all on the right, as text in columns is and the rows
// of a table are not, nil if there is no such gutter. What may as well be the two
// cells of a single row must fill its columns.
func (g *grid) columnsByOrder() [][]row {
	for _, c := range g.gutters {
		half := grid{rows: g.rows, gutters: []gutter{c}}
		if !half.paintedInTurn() {
			continue
		}
		left, right := half.byColumn(g.rows)[0], half.byColumn(g.rows)[1]
		if min(len(left), len(right)) < fewestOrdered {
			continue
		}
		if half.severalPieces() || fills(left) && fills(right) {
			return [][]row{left, right}
		}
	}
	return nil
}

// interleaved returns the gap between row from and the next, if each is the line
// of a column, and not at the height of the other: one was not painted behind the
// other, and stands beside it. They are no further apart than so many sizes.
func interleaved(rows []row, from int, most float64) []gutter {
	if from+1 >= len(rows) || len(rows[from].lines) > 1 || len(rows[from+1].lines) > 1 {
		return nil
	}
	left, right := rows[from].lines[0], rows[from+1].lines[0]
	if right.words[0].follows(rows[from].end()) || right.y-left.y > most*max(left.size, right.size) {
		return nil
	}
	if left.x0 > right.x0 {
		left, right = right, left
	}
	if right.x0-left.x1 < leastGutter*min(left.size, usualSize) {
		return nil
	}
	return []gutter{{left.x1, right.x0}}
}

// apartColumns returns the columns that begin with row from though the first lines
// of two are further apart than those of a table, as behind a gap in one of them:
// two columns full of text.
func apartColumns(rows []row, from int) *grid {
	const most = 1.6 // sizes
	g := gridAt(rows, from, interleaved(rows, from, most), 2)
	if g == nil || len(g.gutters) > 1 {
		return nil
	}
	columns := g.columnsByOrder()
	if len(columns) == 0 || slices.ContainsFunc(columns, func(c []row) bool { return !fills(c) || !flows(c) }) {
		return nil
	}
	return g
}

// paintedInTurn reports whether the first column of g was painted before the
// second, as far as is known.
func (g *grid) paintedInTurn() bool {
	last, first := 0, 0
	for _, r := range g.rows {
		for _, l := range r.lines {
			for _, w := range l.words {
				switch {
				case w.turn == 0:
					return false
				case g.column(line{x0: w.x0}) == 0:
					last = max(last, w.turn)
				case first == 0 || w.turn < first:
					first = w.turn
				}
			}
		}
	}
	return last > 0 && last < first
}

// severalPieces reports whether both columns of g hold more than the text of one
// cell.
func (g *grid) severalPieces() bool {
	count := make([]int, len(g.gutters)+1)
	for _, p := range g.pieces() {
		count[p.column]++
	}
	for _, n := range count {
		if n < 2 {
			return false
		}
	}
	return true
}
