package office

// odtTable is a table while it is read.
type odtTable struct {
	table
	*odtReader
	head bool // the place is among the rows of headings
}

func (r *odtReader) table() {
	t := odtTable{odtReader: r}
	t.read()
	if len(t.rows) > 0 {
		r.flow.raw(t.html())
	}
}

func (t *odtTable) read() { t.x.children(t.part, nil) }

// part reads what a table holds.
func (t *odtTable) part(name string) {
	switch name {
	case "table:table-header-rows":
		t.head = true
		t.read()
		t.head = false
	case "table:table-rows", "table:table-row-group":
		t.read()
	case "table:table-row":
		t.row()
	}
}

// row reads a row, unless it is hidden. One that is said to be repeated is empty.
func (t *odtTable) row() {
	if v := t.x.attr("table:visibility"); v == "collapse" || v == "filter" {
		t.left[warnHidden]++
		return
	}
	t.rows = append(t.rows, tableRow{head: t.head})
	t.x.children(func(name string) {
		if name != "table:table-cell" {
			return
		}
		c := tableCell{columns: t.x.number("table:number-columns-spanned", 1), rows: t.x.number("table:number-rows-spanned", 1)}
		c.html = t.aside(t.blocks)
		t.put(c)
	}, nil)
}
