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
	in := openItem{list: r.lists, lead: r.lead}
	if depth := len(r.items); depth > 0 {
		in.lead = r.items[depth-1].first
	} else if in.lead >= 0 && !(n.IsOrdered() && n.Start < 2) && !r.announces(in.lead) {
		in.lead = -1
	}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.first, in.label = -1, ""
		if n.IsOrdered() {
			in.label = itemLabel(n, number)
			number++
		}
		r.item(c, in)
	}
	r.lead = -1
}

// announces reports whether block b leaves something to be said behind it.
func (r *markdownReader) announces(b int) bool {
	text := r.out.text.String()[r.blocks[b].span.Start:r.blocks[b].span.End]
	return !endsStatement(text) || pointsBelow(text)
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

// item reads one item of a list. If it is empty its number waits for the next
// block: captured pages have "1." and its heading in paragraphs of their own.
func (r *markdownReader) item(n ast.Node, in openItem) {
	r.items = append(r.items, in)
	r.blocksOf(n)
	empty := r.items[len(r.items)-1].first < 0
	r.items = r.items[:len(r.items)-1]
	if empty {
		r.pending = in.label
	}
}
