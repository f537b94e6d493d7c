package document

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// tableCell is an open cell of a data table.
type tableCell struct {
	first int    // index of its first block
	heads []Span // as in block
}

// htmlTable is a table of data: what each row and column holds is said by its
// headings.
type htmlTable struct {
	rows    []tableRow
	columns []tableColumn
	headed  bool // columns have headings
	keyed   bool // the first cell of a row is its heading
	numbers bool // it only lays out numbered paragraphs: rows are a number and a text
}

type tableRow struct {
	cells []int // nodes
	head  bool  // of headings only
}

// tableColumn is what is known of a column while the rows are read.
type tableColumn struct {
	heading Span
	above   Span // of the cell that reaches down from an earlier row
	left    int  // how many more rows it reaches into
}

func (r *htmlReader) readTable(i int, s setting) {
	s.list = nil
	t, ok := r.dataTable(i)
	if !ok {
		r.readInside(i, s)
		return
	}
	next := 0
	for child := i + 1; child < r.nodes[i].end; child++ {
		switch n := &r.nodes[child]; n.tag {
		case atom.Caption:
			r.read(child, s)
			child = n.end - 1
		case atom.Tr:
			if !r.dropped(child, s.place) {
				r.readRow(t, &t.rows[next], s)
			} else {
				r.pass(child)
			}
			next++
			child = n.end - 1
		}
	}
}

// dataTable returns the table at node i, or false if the table only lays out
// the page: said so by its role, of one column, or holding what no cell of data
// holds.
func (r *htmlReader) dataTable(i int) (*htmlTable, bool) {
	if r.element(i).marks&markLayout != 0 {
		return nil, false
	}
	t := &htmlTable{}
	width := 0
	for j := i + 1; j < r.nodes[i].end; j++ {
		switch r.nodes[j].tag {
		case atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
			return nil, false
		case atom.Tr:
			t.rows = append(t.rows, r.tableRow(j))
			width = max(width, len(t.rows[len(t.rows)-1].cells))
		}
	}
	if width < 2 {
		return nil, false
	}
	if t.numbers = r.numbersRows(t); t.numbers {
		return t, true
	}
	t.headed = t.rows[0].head || r.looksLikeHead(t)
	t.rows[0].head = t.headed
	t.keyed = t.headed || r.looksKeyed(t)
	return t, true
}

// tableRow returns the row at node i.
func (r *htmlReader) tableRow(i int) tableRow {
	row := tableRow{head: true}
	for child := i + 1; child < r.nodes[i].end; child = r.nodes[child].end {
		switch r.nodes[child].tag {
		case atom.Th:
			row.cells = append(row.cells, child)
		case atom.Td:
			row.cells = append(row.cells, child)
			row.head = false
		}
	}
	row.head = len(row.cells) > 0 && (row.head || r.inHead(i))
	return row
}

func (r *htmlReader) inHead(row int) bool {
	return row > 0 && r.nodes[row-1].tag == atom.Thead
}

// A heading is a few words.
const maxHeadRunes = 60

// looksLikeHead reports whether the first row of t is headings though it is not
// marked up so: all of it is short and, unlike the rest, bold, or the cells
// below are far longer.
func (r *htmlReader) looksLikeHead(t *htmlTable) bool {
	if len(t.rows) < 2 {
		return false
	}
	allBold, size, below := true, 0, 0
	for _, c := range t.rows[0].cells {
		text := r.plainText(c)
		if text == "" && c != t.rows[0].cells[0] || utf8.RuneCountInString(text) > maxHeadRunes || endsSentence(text) {
			return false
		}
		size += len(text)
		allBold = allBold && r.boldNode(c)
	}
	belowBold := true
	for _, c := range t.rows[1].cells {
		below += r.measure(c).prose + r.measure(c).links
		belowBold = belowBold && r.boldNode(c)
	}
	return allBold && !belowBold || below > 3*size
}

// looksKeyed reports whether the first cell of every row is its heading: a few
// words before a longer text.
func (r *htmlReader) looksKeyed(t *htmlTable) bool {
	keys, values := 0, 0
	for _, row := range t.rows {
		if len(row.cells) < 2 {
			continue
		}
		text := r.plainText(row.cells[0])
		if utf8.RuneCountInString(text) > maxHeadRunes || endsSentence(text) {
			return false
		}
		keys += len(text)
		values += r.measure(row.cells[1]).prose
	}
	return values > 3*keys
}

// plainText returns the source text of node i, without its tags.
func (r *htmlReader) plainText(i int) string {
	var s strings.Builder
	for j := i; j < r.nodes[i].end; j++ {
		if run := r.nodes[j].run; run >= 0 {
			s.WriteString(r.scan.src[r.runs[run].Start:r.runs[run].End])
		}
		if s.Len() > 8*maxHeadRunes {
			break
		}
	}
	return strings.TrimSpace(s.String())
}

// boldNode reports whether all text in node i is bold.
func (r *htmlReader) boldNode(i int) bool {
	for j := i; j < r.nodes[i].end; j++ {
		if run := r.nodes[j].run; run >= 0 && !r.runs[run].bold && !r.runs[run].lineEnd {
			return r.element(i).marks&markBold != 0
		}
	}
	return true
}

func (r *htmlReader) readRow(t *htmlTable, row *tableRow, s setting) {
	r.flush()
	if t.numbers {
		r.readNumberedRow(row, s)
		return
	}
	var key Span
	column := 0
	for _, node := range row.cells {
		column = t.skipReaching(column, &key)
		e := r.element(node)
		width := max(1, e.columns)
		var heads []Span
		if !row.head {
			heads = t.headings(column, width, key)
		}
		span := r.readCell(node, heads, s)
		if e.marks&markRowHeading != 0 || !row.head && column == 0 && (t.keyed || r.nodes[node].tag == atom.Th) {
			key = r.rowKey(span)
		}
		t.reach(column, width, e.rows, span, row.head)
		column += width
	}
	t.skipReaching(column, &key)
}

// headings returns the headings of a cell: of its column, unless it takes up
// several, and of its row.
func (t *htmlTable) headings(column, width int, key Span) []Span {
	var heads []Span
	if width == 1 && column < len(t.columns) && t.columns[column].heading.Len() > 0 {
		heads = append(heads, t.columns[column].heading)
	}
	if key.Len() > 0 {
		heads = append(heads, key)
	}
	return heads
}

// readCell reads the cell at node and returns the text it holds.
func (r *htmlReader) readCell(node int, heads []Span, s setting) Span {
	c := &tableCell{first: len(r.blocks), heads: heads}
	s.cell, s.item = c, nil
	r.read(node, s)
	if c.first == len(r.blocks) {
		return Span{}
	}
	return Span{r.blocks[c.first].span.Start, r.blocks[len(r.blocks)-1].span.End}
}

// rowKey returns span if it can be the heading of a row.
func (r *htmlReader) rowKey(span Span) Span {
	if utf8.RuneCountInString(r.out.text.String()[span.Start:span.End]) > 2*maxHeadRunes {
		return Span{}
	}
	return span
}

// skipReaching returns the first column from the given one on that no cell of
// an earlier row reaches into. Where one is passed in the first column, it is
// the row's key.
func (t *htmlTable) skipReaching(column int, key *Span) int {
	for ; column < len(t.columns) && t.columns[column].left > 0; column++ {
		t.columns[column].left--
		if column == 0 && t.keyed {
			*key = t.columns[0].above
		}
	}
	return column
}

// reach notes a cell that takes up columns, and perhaps rows below.
func (t *htmlTable) reach(column, width, rows int, span Span, head bool) {
	if rows == allRows {
		rows = len(t.rows)
	}
	end := min(column+width, maxColumns)
	t.columns = append(t.columns, make([]tableColumn, max(0, end-len(t.columns)))...)
	for i := column; i < end; i++ {
		c := &t.columns[i]
		c.above, c.left = span, max(0, rows-1)
		if head && span.Len() > 0 {
			c.heading = span
		}
	}
}
