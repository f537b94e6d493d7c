package document

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// markdownCell is a cell as read.
type markdownCell struct {
	span Span
	bold bool
}

// table reads a table: each cell that is not empty is a block that knows the
// heads of its column and row. Converters write an empty head over a table that
// has none; then a first row all in bold is the head.
func (r *markdownReader) table(n *extast.Table) {
	var heads []Span
	headless := true
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		_, head := row.(*extast.TableHeader)
		cells := r.row(row, heads)
		if head || headless && allBold(cells) {
			heads = heads[:0:0]
			for _, c := range cells {
				heads = append(heads, c.span)
			}
			headless = head && emptyRow(cells)
			continue
		}
		headless = false
	}
}

// row reads one row under the column heads.
func (r *markdownReader) row(n ast.Node, heads []Span) []markdownCell {
	var cells []markdownCell
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		b := block{kind: cell}
		if i := len(cells); i < len(heads) && heads[i].Len() > 0 {
			b.heads = append(b.heads, heads[i])
		}
		if len(cells) > 0 && cells[0].span.Len() > 0 && len(heads) > 0 {
			b.heads = append(b.heads, cells[0].span)
		}
		r.begin()
		r.inlines(c)
		span := r.end(b)
		cells = append(cells, markdownCell{span, r.inline.bold && !r.inline.plain})
	}
	return cells
}

// allBold reports whether every cell that is not empty is bold, and one is.
func allBold(cells []markdownCell) bool {
	any := false
	for _, c := range cells {
		if c.span.Len() > 0 && !c.bold {
			return false
		}
		any = any || c.bold
	}
	return any
}

func emptyRow(cells []markdownCell) bool {
	for _, c := range cells {
		if c.span.Len() > 0 {
			return false
		}
	}
	return true
}
