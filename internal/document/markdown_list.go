package document

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// list reads a list: the runs that it is made of, each as a list of its own.
func (r *markdownReader) list(n *ast.List) {
	for _, run := range r.runs(n) {
		if r.typesNumber(n, run) {
			r.pending = itemLabel(n, run[0].number)
			r.blocksOf(run[0].item)
		} else {
			r.run(n, run)
		}
	}
}

// countedItem is an item of a list with its number, if the list counts.
type countedItem struct {
	item   ast.Node
	number int
}

// runs returns the items of n in runs. CommonMark makes one list of all items that
// follow one another, and counts from the first: 11., 1., 2., 12. are four of one
// list. But who types numbers that go on and begin anew means them. Only numbers
// that are repeated (1., 1., 1.) are left to the list to count.
func (r *markdownReader) runs(n *ast.List) [][]countedItem {
	var counted []countedItem
	var all [][]countedItem
	repeats := false
	expected := n.Start
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		counted = append(counted, countedItem{c, n.Start + len(counted)})
		typed := r.typed(c)
		switch {
		case typed == 0 || len(all) == 0:
			typed = expected
		case typed == expected-1:
			repeats = true
		}
		if len(all) == 0 || typed < expected || typed > expected+maxGap {
			all = append(all, nil)
		}
		last := &all[len(all)-1]
		*last = append(*last, countedItem{c, typed})
		expected = typed + 1
	}
	if !n.IsOrdered() || repeats {
		return [][]countedItem{counted}
	}
	return all
}

// run reads items that follow one another. They are led into by the item around
// them, else by the block before unless that is a list of another kind, or says all
// that it has to before a list that does not count, from the start.
func (r *markdownReader) run(n *ast.List, items []countedItem) {
	r.lists++
	in := openItem{list: r.lists, lead: r.lead, first: -1}
	if depth := len(r.items); depth > 0 {
		in.lead = r.leadIn(r.items[depth-1])
	} else if last := len(r.blocks) - 1; !n.IsOrdered() && last >= 0 && r.blocks[last].kind == item && EndsInColon(r.written(last)) {
		in.lead = last // "2. These are:", with what it leads into not indented
	} else if in.lead >= 0 && !(n.IsOrdered() && items[0].number < 2) && !leavesOpen(r.written(in.lead)) {
		in.lead = -1
	}
	for _, i := range items {
		in.before, in.first, in.label = in.first, -1, ""
		if n.IsOrdered() {
			in.label = itemLabel(n, i.number)
		}
		in.first = r.item(i.item, in)
	}
	r.lead = -1
}

// itemLabel writes number as the items of n have theirs.
func itemLabel(n *ast.List, number int) string { return strconv.Itoa(number) + string(n.Marker) }

// typesNumber reports whether items of n are no list to the writer, but a paragraph
// that begins with its number: it is alone, goes on from a number elsewhere, and
// what stands below it is not in it.
func (r *markdownReader) typesNumber(n *ast.List, items []countedItem) bool {
	return n.IsOrdered() && len(items) == 1 && items[0].number >= 2 && len(r.items) == 0 && holdsLine(items[0].item)
}

// holdsLine reports whether a list item holds one piece of text and no more.
func holdsLine(n ast.Node) bool {
	body := n.FirstChild()
	return body != nil && body.NextSibling() == nil && (body.Kind() == ast.KindTextBlock || body.Kind() == ast.KindParagraph)
}

// maxMarker bounds how many bytes stand before the text of a list item on its line.
const maxMarker = 64

// typed returns the number that the writer gave a list item, 0 if there is none to
// be seen.
func (r *markdownReader) typed(n ast.Node) int {
	body := n.FirstChild()
	if body == nil || body.Type() != ast.TypeBlock || body.Lines().Len() == 0 {
		return 0
	}
	start := body.Lines().At(0).Start
	before := strings.TrimRight(string(r.source[max(0, start-maxMarker):start]), " \t")
	before = before[strings.LastIndexByte(before, '\n')+1:]
	number, _ := strconv.Atoi(strings.TrimLeft(strings.TrimRight(before, ".)"), " \t"))
	return number
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
