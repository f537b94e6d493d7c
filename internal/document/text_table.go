package document

import (
	"strings"
	"unicode/utf8"
)

// textTable is a table in plain text as pandoc writes it: a line of column heads,
// a line of dashes under each of them, and rows, each a line, up to a blank one.
type textTable struct {
	columns []Span // of the dashes, in columns of a terminal
	heads   []Span // of the column heads, once they are written; empty where there is none
	row     int    // that is being written
	side    Span   // its first cell; empty if there is none
}

// textCell is the place of a cell.
type textCell struct {
	in          *textTable
	row, column int // from 0, which is the heads
}

// splitTables returns lines with one line for each cell where they are of a table
// beyond doubt: the space between the dashes is free in all of them.
func splitTables(src string, lines []line) []line {
	var all []line
	from := 0 // the first line that is not in all
	for i := 1; i+1 < len(lines); i++ {
		runs := dashes(src, &lines[i])
		if len(runs) < 2 || lines[i].afterGap || !lines[i-1].afterGap || i-1 < from {
			continue
		}
		end := i + 1
		for end < len(lines) && !lines[end].afterGap {
			end++
		}
		cells := cellsOf(src, lines[i-1:end], runs)
		if cells == nil {
			continue
		}
		all = append(append(all, lines[from:i-1]...), cells...)
		from, i = end, end
	}
	if from == 0 {
		return lines
	}
	return append(all, lines[from:]...)
}

// dashes returns where the runs of dashes are that l consists of, nil if it has
// anything else.
func dashes(src string, l *line) []Span {
	const fewest = 2
	body := src[l.span.Start:l.span.End]
	if !strings.HasPrefix(body, "--") || strings.Trim(body, "- ") != "" {
		return nil
	}
	var all []Span
	for at := 0; at < len(body); {
		n := len(body[at:]) - len(strings.TrimLeft(body[at:], "-"))
		if n < fewest {
			return nil
		}
		all = append(all, Span{l.indent + at, l.indent + at + n})
		at += n
		at += len(body[at:]) - len(strings.TrimLeft(body[at:], " "))
	}
	return all
}

// cellsOf returns the cells of the table with these lines, the heads and the
// dashes before the rows, each a line; nil if it is none.
func cellsOf(src string, lines []line, runs []Span) []line {
	if len(lines) < 3 {
		return nil
	}
	t := &textTable{columns: runs, heads: make([]Span, len(runs))}
	var all []line
	for i := range lines {
		if i == 1 {
			continue
		}
		cuts := t.cuts(src, &lines[i])
		if cuts == nil || i > 1 && (cuts[0].Len() == 0 || dashes(src, &lines[i]) != nil) {
			return nil
		}
		for c, cut := range cuts {
			l := readLine(src, cut.Start, cut.End)
			if l.text == "" {
				continue
			}
			l.afterGap, l.cell = i == 0 && c == 0, &textCell{t, max(i-1, 0), c}
			all = append(all, l)
		}
	}
	return all
}

// cuts returns the part of the source in each column of the line that l is of, nil
// if its text does not keep to the columns.
func (t *textTable) cuts(src string, l *line) []Span {
	start := 1 + strings.LastIndexAny(src[:l.span.Start], "\n\r")
	cuts := make([]Span, len(t.columns))
	for c := range cuts {
		cuts[c] = Span{l.span.End, l.span.End}
	}
	column, at := 0, 0
	for i := start; i < l.span.End; {
		r, size := utf8.DecodeRuneInString(src[i:l.span.End])
		for column < len(cuts) && at >= t.columns[column].End {
			column++
		}
		if !blankRune(r) {
			if column == len(cuts) || at < t.columns[column].Start {
				return nil
			}
			if cuts[column].Start == l.span.End {
				cuts[column].Start = i
			}
			cuts[column].End = i + size
		}
		at += columns(src[i : i+size])
		i += size
	}
	return cuts
}

// fill makes b, whose text is written, the cell at c.
func (c *textCell) fill(b *block) {
	t := c.in
	b.kind = cell
	if c.row == 0 {
		t.heads[c.column] = b.span
		return
	}
	if c.row != t.row {
		t.row, t.side = c.row, Span{}
	}
	if t.heads[c.column].Len() > 0 {
		b.heads = append(b.heads, t.heads[c.column])
	}
	switch {
	case c.column == 0:
		t.side = b.span
	case t.side.Len() > 0:
		b.heads = append(b.heads, t.side)
	}
}
