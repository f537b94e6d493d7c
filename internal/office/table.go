package office

import (
	"slices"
	"strconv"
	"strings"
)

// table is a table in the making.
type table struct{ rows []tableRow }

type tableRow struct {
	cells []tableCell
	head  bool
}

// tableCell is a cell as the grid has it.
type tableCell struct {
	column  int  // from 0
	columns int  // how many it takes up
	rows    int  // likewise
	merged  bool // it belongs to the cell above it
	html    string
}

// Bounds on what a cell can claim to take up.
const (
	maxColumns = 1000
	maxRows    = 10_000
)

// put adds a cell to the last row.
func (t *table) put(c tableCell) {
	row := &t.rows[len(t.rows)-1]
	if n := len(row.cells); n > 0 {
		last := &row.cells[n-1]
		c.column = last.column + last.columns
	}
	c.columns = max(1, min(c.columns, maxColumns))
	c.rows = max(1, min(c.rows, maxRows))
	row.cells = append(row.cells, c)
}

// merge adds up the cells that belong to one above. A cell that says so below
// none stands for itself.
func (t *table) merge() {
	var above map[int]*tableCell // the cells that the row above shows, by column
	for i := range t.rows {
		row := &t.rows[i]
		if !slices.ContainsFunc(row.cells, func(c tableCell) bool { return c.merged }) {
			above = nil
			continue
		}
		if above == nil && i > 0 {
			above = byColumn(t.rows[i-1].cells)
		}
		here := byColumn(row.cells)
		for j := range row.cells {
			c := &row.cells[j]
			from := above[c.column]
			if c.merged = c.merged && from != nil && from.columns == c.columns; c.merged {
				from.rows++
				here[c.column] = from
			}
		}
		above = here
	}
}

func byColumn(cells []tableCell) map[int]*tableCell {
	m := make(map[int]*tableCell, len(cells))
	for i := range cells {
		m[cells[i].column] = &cells[i]
	}
	return m
}

// html returns the table. Its first rows that say that they are of headings are.
func (t *table) html() string {
	t.merge()
	var b strings.Builder
	b.WriteString("<table>")
	heads := t.heads()
	for i := range t.rows {
		t.rows[i].head = i < heads
		t.rows[i].write(&b)
	}
	b.WriteString("</table>")
	return b.String()
}

// heads returns how many of the first rows are of headings. Where all say so,
// which makes no sense, it is the first alone.
func (t *table) heads() int {
	n := 0
	for n < len(t.rows) && t.rows[n].head {
		n++
	}
	if n == len(t.rows) {
		return min(n, 1)
	}
	return n
}

func (r *tableRow) write(b *strings.Builder) {
	tag := "td"
	if r.head {
		tag = "th"
	}
	b.WriteString("<tr>")
	for i := range r.cells {
		if c := &r.cells[i]; !c.merged {
			b.WriteString("<" + tag)
			span(b, "colspan", c.columns)
			span(b, "rowspan", c.rows)
			b.WriteString(">" + c.html + "</" + tag + ">")
		}
	}
	b.WriteString("</tr>\n")
}

func span(b *strings.Builder, name string, n int) {
	if n > 1 {
		b.WriteString(" " + name + `="` + strconv.Itoa(n) + `"`)
	}
}
