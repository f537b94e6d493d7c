package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// numbersRows reports whether t only lays out numbered paragraphs: what its rows
// hold is a number or bullet alone in its cell and one text, or a text that goes
// on without.
func (r *htmlReader) numbersRows(t *htmlTable) bool {
	found := false
	for i := range t.rows {
		switch filled := r.filled(&t.rows[i]); {
		case len(filled) < 2:
		case len(filled) == 2 && !t.rows[i].head && r.numberCell(filled[0]):
			found = true
		default:
			return false
		}
	}
	return found
}

// filled returns the cells of row that hold text.
func (r *htmlReader) filled(row *tableRow) []int {
	var cells []int
	for _, c := range row.cells {
		if m := r.measure(c); m.prose+m.links > 0 && html.UnescapeString(r.plainText(c)) != "\u00a0" {
			cells = append(cells, c)
		}
	}
	return cells
}

// maxNumberCell bounds what may be the number of a row, in bytes of source.
const maxNumberCell = 40

// numberCell reports whether cell i holds a number or a bullet and nothing else.
func (r *htmlReader) numberCell(i int) bool {
	text := r.plainText(i)
	if len(text) > maxNumberCell {
		return false
	}
	text = strings.TrimSpace(html.UnescapeString(text))
	l := readLabel(text)
	return l.firm() && l.end >= len(text) || utf8.RuneCountInString(text) == 1 && bullet(text+" .") > 0
}

// readNumberedRow reads a row that is a paragraph and its number as one block.
func (r *htmlReader) readNumberedRow(row *tableRow, s setting) {
	cells := r.filled(row)
	if len(cells) == 2 {
		for j := cells[0]; j < r.nodes[cells[0]].end; j++ {
			if run := r.nodes[j].run; run >= 0 && !r.runs[run].lineEnd {
				r.readRun(run, s)
			}
		}
		r.held = r.open
		cells = cells[1:]
	}
	for _, c := range cells {
		r.read(c, s)
	}
	r.held = false
	r.flush()
}
