package office

import "slices"

// maxRTFTables is how deep tables nest.
const maxRTFTables = 32

// rtfTable is a table while it is read. RTF has no grid: each row says where its
// cells end.
type rtfTable struct {
	flow  *flow // of the open cell
	cells []string
	rows  []rtfRow
	row   rtfRowFormat
}

// rtfRowFormat describes a row.
type rtfRowFormat struct {
	head  bool
	cells []rtfCellFormat
	next  rtfCellFormat // of the cell whose end comes next
}

type rtfCellFormat struct {
	end    int  // distance from the margin
	joined bool // it belongs to the cell on its left
	merged bool // it belongs to the cell above
}

type rtfRow struct {
	rtfRowFormat
	html []string
}

func newRTFTable() *rtfTable { return &rtfTable{flow: &flow{}} }

// inner returns the table that a cell or row ends in.
func (r *rtfReader) inner(nested bool) *rtfTable {
	depth := 1
	if nested {
		depth = max(2, r.state.paragraph.tables, len(r.out.tables))
	}
	depth = min(depth, maxRTFTables)
	r.out.at(depth)
	return r.out.tables[depth-1]
}

func (r *rtfReader) endCell(nested bool) {
	depth := 1
	if nested {
		depth = max(2, r.state.paragraph.tables)
	}
	r.state.paragraph.tables = min(depth, maxRTFTables)
	r.endParagraph()
	t := r.out.tables[r.state.paragraph.tables-1]
	if len(t.cells) < maxColumns {
		t.cells = append(t.cells, t.flow.close())
	}
	t.flow = &flow{}
}

func (r *rtfReader) endRow(nested bool) {
	t := r.inner(nested)
	t.rows = append(t.rows, rtfRow{t.row, t.cells})
	t.cells = nil
}

// describe takes in a word that describes a row.
func (r *rtfReader) describe(name string, n int, yes bool) {
	if !slices.Contains([]string{"trowd", "trhdr", "clvmgf", "clvmrg", "clmgf", "clmrg", "cellx"}, name) {
		return
	}
	t := r.describedTable()
	switch name {
	case "trowd":
		t.row = rtfRowFormat{}
	case "trhdr":
		t.row.head = yes
	case "clvmrg":
		t.row.next.merged = true
	case "clmrg":
		t.row.next.joined = true
	case "cellx":
		t.row.next.end = n
		if len(t.row.cells) < maxColumns {
			t.row.cells = append(t.row.cells, t.row.next)
		}
		t.row.next = rtfCellFormat{}
	}
}

// describedTable returns the table whose row is described: the innermost.
func (r *rtfReader) describedTable() *rtfTable {
	if len(r.out.tables) == 0 {
		r.out.at(1)
	}
	return r.out.tables[len(r.out.tables)-1]
}

// close returns the table as HTML.
func (t *rtfTable) close() string {
	if rest := t.flow.close(); rest != "" {
		t.cells = append(t.cells, rest)
	}
	if len(t.cells) > 0 {
		t.rows = append(t.rows, rtfRow{t.row, t.cells})
	}
	if len(t.rows) == 0 {
		return ""
	}
	grid := t.grid()
	var out table
	for _, row := range t.rows {
		out.rows = append(out.rows, tableRow{head: row.head})
		row.put(&out, grid)
	}
	return out.html()
}

// tolerance is how far apart ends may be that are meant to be the same, in
// twentieths of a point.
const tolerance = 30

// grid returns where columns end.
func (t *rtfTable) grid() []int {
	var ends []int
	for _, row := range t.rows {
		for _, c := range row.cells {
			ends = append(ends, c.end)
		}
	}
	slices.Sort(ends)
	return slices.CompactFunc(ends, func(a, b int) bool { return max(a-b, b-a) <= tolerance })
}

// put adds the row to a table.
func (row *rtfRow) put(t *table, grid []int) {
	from := 0
	for i, html := range row.html {
		c := tableCell{columns: 1, html: html}
		if i < len(row.cells) {
			f := row.cells[i]
			to, _ := slices.BinarySearch(grid, f.end-tolerance)
			c.columns, c.merged = max(1, to+1-from), f.merged
			from = max(from+1, to+1)
			if cells := t.rows[len(t.rows)-1].cells; f.joined && len(cells) > 0 {
				cells[len(cells)-1].columns += c.columns
				continue
			}
		}
		t.put(c)
	}
}
