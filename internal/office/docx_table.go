package office

// docxTable is a table while it is read.
type docxTable struct {
	table
	*docxReader
	headed bool // by its style the first row is of headings
}

func (t *docxTable) read() { t.x.children(t.part, nil) }

// part reads what a table holds.
func (t *docxTable) part(name string) {
	switch name {
	case "w:tblPr":
		t.properties()
	case "w:tr":
		t.row()
	case "w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo":
		t.read()
	case "mc:AlternateContent":
		t.alternate(t.part)
	}
}

func (t *docxTable) properties() {
	style, first := "", false
	t.x.children(func(name string) {
		switch name {
		case "w:tblStyle":
			style = t.x.attr("w:val")
		case "w:tblLook":
			const firstRow = 0x20
			v := t.x.attr("w:firstRow")
			first = v == "1" || v == "true" || v == "" && t.x.hexadecimal("w:val")&firstRow != 0
		}
	}, nil)
	if first {
		t.headed, _ = find(&t.styles, style, false, func(s *docxStyle) bool { return s.headed })
	}
}

// row reads a row, unless it is deleted or hidden.
func (t *docxTable) row() {
	t.rows = append(t.rows, tableRow{head: t.headed && len(t.rows) == 0})
	gone := "" // the warning that says why the row is not shown
	t.x.children(func(name string) {
		if name == "w:trPr" {
			gone = t.rowProperties()
			return
		}
		if gone == "" {
			t.cellOr(name)
		}
	}, nil)
	if gone != "" {
		t.left[gone]++
		t.rows = t.rows[:len(t.rows)-1]
	}
}

func (t *docxTable) rowProperties() (gone string) {
	row := &t.rows[len(t.rows)-1]
	t.x.children(func(name string) {
		switch name {
		case "w:tblHeader":
			row.head = readToggle(t.x) == on
		case "w:gridBefore":
			if n := t.x.number("w:val", 0); n > 0 {
				t.put(tableCell{columns: n})
			}
		case "w:hidden":
			if readToggle(t.x) == on {
				gone = warnHidden
			}
		case "w:del":
			gone = warnTracked
		}
	}, nil)
	return gone
}

// cellOr reads a cell, or what stands around one.
func (t *docxTable) cellOr(name string) {
	switch name {
	case "w:tc":
		t.cell()
	case "w:sdt", "w:sdtContent", "w:customXml":
		t.x.children(t.cellOr, nil)
	case "mc:AlternateContent":
		t.alternate(t.cellOr)
	}
}

func (t *docxTable) cell() {
	c := tableCell{columns: 1}
	joined, deleted := false, false
	c.html = t.aside(t.story, func() {
		t.x.children(func(name string) {
			if name == "w:tcPr" {
				joined, deleted = t.cellProperties(&c)
				return
			}
			if !deleted {
				t.block(name)
			}
		}, nil)
	})
	row := &t.rows[len(t.rows)-1]
	switch n := len(row.cells); {
	case deleted:
		t.left[warnTracked]++
	case joined && n > 0:
		row.cells[n-1].columns += c.columns
	default:
		t.put(c)
	}
}

// cellProperties reports whether the cell is joined to the one before it, and
// whether it is deleted.
func (t *docxTable) cellProperties(c *tableCell) (joined, deleted bool) {
	t.x.children(func(name string) {
		switch name {
		case "w:gridSpan":
			c.columns = t.x.number("w:val", 1)
		case "w:vMerge":
			c.merged = t.x.attr("w:val") != "restart"
		case "w:hMerge":
			joined = t.x.attr("w:val") != "restart"
		case "w:cellDel":
			deleted = true
		}
	}, nil)
	return joined, deleted
}
