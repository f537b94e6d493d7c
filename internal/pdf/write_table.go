package pdf

import "math"

// table writes a table. Its first row is the heading if it alone is bold, and
// so are the first cells.
func (w *writer) table(b block) {
	w.out.WriteString("<table>\n")
	head := boldRow(b.table[0])
	for _, cells := range b.table[1:] {
		head = head && !boldRow(cells)
	}
	side := boldSide(b.table)
	for i, cells := range b.table {
		w.out.WriteString("<tr>")
		for j, c := range cells {
			tag := "td"
			if i == 0 && head || j == 0 && side && i > 0 {
				tag = "th"
			}
			w.cell(tag, c)
		}
		w.out.WriteString("</tr>\n")
	}
	w.out.WriteString("</table>\n")
}

// boldRow reports whether all text of a row is bold.
func boldRow(cells []cell) bool {
	some := false
	for _, c := range cells {
		for _, l := range c {
			if !l.bold() {
				return false
			}
			some = true
		}
	}
	return some
}

// boldSide reports whether the first cell of every row is bold and no row all is,
// but for the first.
func boldSide(rows [][]cell) bool {
	for i, cells := range rows {
		if i > 0 && (!boldRow(cells[:1]) || boldRow(cells)) {
			return false
		}
	}
	return len(rows) > 1
}

// cell writes one cell, its paragraphs apart.
func (w *writer) cell(tag string, c cell) {
	var spans [][]span
	step := c.step()
	for from := 0; from < len(c); {
		to := from + 1
		for to < len(c) && c.goesOnAt(to, step) {
			to++
		}
		spans = append(spans, w.words.flow(c[from:to]))
		from = to
	}
	if len(spans) == 1 {
		w.turnTo(spans[0])
	}
	w.out.WriteString("<" + tag + ">")
	for _, s := range spans {
		if len(spans) > 1 {
			w.element("p", s)
			continue
		}
		w.spans(s)
	}
	w.out.WriteString("</" + tag + ">")
}

// goesOnAt reports whether line i goes on with the one before; step is the
// distance of the lines of a paragraph.
func (c cell) goesOnAt(i int, step float64) bool {
	last, next := c[i-1], c[i]
	if last.page != next.page {
		return true
	}
	return marker(next.text()) == 0 && next.y-last.y < step+0.3*last.size
}

// step returns the least distance between two base lines of c.
func (c cell) step() float64 {
	least := math.Inf(1)
	for i := 1; i < len(c); i++ {
		if apart := c[i].y - c[i-1].y; c[i].page == c[i-1].page && apart > 0 {
			least = min(least, apart)
		}
	}
	return least
}
