package document

import (
	"strconv"

	"github.com/yuin/goldmark/ast"
)

// list reads a list. It is led into by the item around it, else by the block
// before it unless that is a list of another kind.
func (r *markdownReader) list(n *ast.List) {
	r.lists++
	in := openItem{list: r.lists, lead: r.lead}
	if depth := len(r.items); depth > 0 {
		in.lead = r.items[depth-1].first
	}
	number := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.first, in.label = -1, ""
		if n.IsOrdered() {
			in.label = strconv.Itoa(number) + string(n.Marker)
			number++
		}
		r.item(c, in)
	}
	r.lead = -1
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
