package document

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// list reads a list. It is led into by the item around it, else by the block
// before it unless that is a list of another kind, or says all that it has to
// before a list that does not count, from the start.
func (r *markdownReader) list(n *ast.List) {
	if r.typesNumber(n) {
		r.pending = itemLabel(n, n.Start)
		r.blocksOf(n.FirstChild())
		return
	}
	r.lists++
	in := openItem{list: r.lists, lead: r.lead, first: -1}
	if depth := len(r.items); depth > 0 {
		in.lead = r.leadIn(r.items[depth-1])
	} else if in.lead >= 0 && !(n.IsOrdered() && n.Start < 2) && !leavesOpen(r.written(in.lead)) {
		in.lead = -1
	}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.before, in.first, in.label = in.first, -1, ""
		if n.IsOrdered() {
			in.label = itemLabel(n, number)
			number++
		}
		in.first = r.item(c, in)
	}
	r.lead = -1
}

// itemLabel writes number as the items of n have theirs.
func itemLabel(n *ast.List, number int) string { return strconv.Itoa(number) + string(n.Marker) }

// typesNumber reports whether n is no list to the writer, but a paragraph that
// begins with its number: it is alone, goes on from a number elsewhere, and what
// stands below it is not in it.
func (r *markdownReader) typesNumber(n *ast.List) bool {
	if !n.IsOrdered() || n.Start < 2 || len(r.items) > 0 || n.ChildCount() != 1 {
		return false
	}
	body := n.FirstChild().FirstChild()
	return body != nil && body.NextSibling() == nil && (body.Kind() == ast.KindTextBlock || body.Kind() == ast.KindParagraph)
}

// leadIn returns the index of the block that leads into a list in the item in: what
// leads into the item, or the item before that ends in a colon, if in only holds a
// list.
func (r *markdownReader) leadIn(in openItem) int {
	switch {
	case in.first >= 0:
		return in.first
	case in.before >= 0 && EndsInColon(r.written(in.before)):
		return in.before
	default:
		return in.lead
	}
}

// written returns the text of block b.
func (r *markdownReader) written(b int) string {
	return blockText(r.out.text.String(), r.blocks, b)
}

// item reads one item of a list. If it is empty its number waits for the next
// block: captured pages have "1." and its heading in paragraphs of their own. It
// returns the index of the item's first block, -1 if there is none.
func (r *markdownReader) item(n ast.Node, in openItem) int {
	r.items = append(r.items, in)
	r.blocksOf(n)
	first := r.items[len(r.items)-1].first
	r.items = r.items[:len(r.items)-1]
	if first < 0 {
		r.pending = in.label
	}
	return first
}
