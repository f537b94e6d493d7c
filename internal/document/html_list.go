package document

import (
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// htmlList is an open list.
type htmlList struct {
	id, depth, lead int  // as in block
	system          byte // of the numbers, as in listStyle
	next, step      int  // number of the next item, and from there to the one after
	last            *listItem
}

// listItem is an open item of a list.
type listItem struct {
	list  *htmlList
	label string
	begun bool // it has a block
	// titled says that a heading stands in the item. The list then numbers
	// sections, and what follows the heading is text of the section.
	titled bool
	last   int // index of its last block, itself not in a list inside it; -1 if none
	before int // the same of the item before it
}

// place makes b, which becomes the block at index, part of the item.
func (it *listItem) place(b *block, index int) {
	if it.titled || b.kind == term {
		return
	}
	if b.kind == heading {
		it.titled = true
	} else {
		b.kind, b.level, b.lead = item, it.list.depth, it.list.lead
		b.continues = it.begun
	}
	b.list = it.list.id
	if !it.begun {
		b.label = it.label
	}
	it.begun, it.last = true, index
}

func (r *htmlReader) readList(i int, s setting) {
	r.lists++
	l := &htmlList{id: r.lists, depth: 1, lead: r.leadIn(i, s), step: 1}
	if s.item != nil && !s.item.titled {
		l.depth = s.item.list.depth + 1
	}
	r.number(l, i)
	s.list, s.term = l, false
	for child := i + 1; child < r.nodes[i].end; child = r.nodes[child].end {
		inside := s
		if r.nodes[child].tag != atom.Li && l.last != nil {
			inside.item = l.last // a list in a list, without an item around it
		}
		r.read(child, inside)
	}
}

// leadIn returns the index of the block that leads into the list at node i. A
// paragraph that is at its end, and says nothing of what is below, leads into none
// but one that counts from the start: its steps. Below an item that says all it has
// to, stands what the item is led in by as well. Of an item that only holds a list,
// it is what leads into the item.
func (r *htmlReader) leadIn(i int, s setting) int {
	if s.item != nil && !s.item.titled {
		last := s.item.last
		if last < 0 {
			return r.leadToEmpty(s.item)
		}
		if r.nodes[i].tag != atom.Ol && !r.announces(last) && len(r.text(last)) >= shortestStatement {
			return r.blocks[last].lead
		}
		return last
	}
	last := len(r.blocks) - 1
	if last < 0 || s.cell != nil && last < s.cell.first {
		return -1
	}
	b := &r.blocks[last]
	if (b.kind == paragraph || s.cell != nil && b.kind == cell) && (r.nodes[i].tag == atom.Ol && r.element(i).list.number < 2 || r.announces(last)) {
		return last
	}
	return -1
}

// leadToEmpty returns the index of the block that leads into the item, which has no
// text of its own: the item before if that ends in a colon, else what leads into the
// list.
func (r *htmlReader) leadToEmpty(it *listItem) int {
	if it.before >= 0 && EndsInColon(r.text(it.before)) {
		return it.before
	}
	return it.list.lead
}

// shortestStatement is how many bytes an item has at least that states something,
// some eight English words or 15 Chinese characters: a shorter one may be a title, in
// spite of its full stop.
const shortestStatement = 45

// announces reports whether block b leaves something to be said behind it.
func (r *htmlReader) announces(b int) bool {
	return leavesOpen(r.text(b))
}

// leavesOpen reports whether a statement leaves something to be said behind it.
func leavesOpen(text string) bool { return !endsStatement(text) || pointsBelow(text) }

// text returns the text of block b.
func (r *htmlReader) text(b int) string {
	return blockText(r.out.text.String(), r.blocks, b)
}

// endsStatement reports whether s ends with a full stop.
func endsStatement(s string) bool {
	return strings.ContainsRune(".。", lastRune(strings.TrimRightFunc(s, closer)))
}

// pointsBelow reports whether s, a paragraph, speaks of what stands below it.
func pointsBelow(s string) bool {
	s = strings.ToLower(s)
	for _, w := range [...]string{"below", "follow", "these ", "such as", "以下", "下列", "如下", "下述", "这些", "這些"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// number tells how the list at node i is numbered.
func (r *htmlReader) number(l *htmlList, i int) {
	e := r.element(i)
	l.system, l.next = e.list.system, 1
	if l.system == 0 {
		l.system = '-'
		if r.nodes[i].tag == atom.Ol {
			l.system = '1'
		}
	}
	items, typed := r.countItems(i)
	if 2*typed > items {
		l.system = '-'
	}
	if e.marks&markReversed != 0 {
		l.next, l.step = items, -1
	}
	if e.list.numbered {
		l.next = e.list.number
	}
}

// countItems counts the items of the list at node i, and those that begin with
// a number in their text.
func (r *htmlReader) countItems(i int) (items, typed int) {
	for child := i + 1; child < r.nodes[i].end; child = r.nodes[child].end {
		if r.nodes[child].tag != atom.Li {
			continue
		}
		items++
		if l := readLabel(r.firstText(child)); l.firm() {
			typed++
		}
	}
	return items, typed
}

func (r *htmlReader) readItem(i int, s setting) {
	if l := s.list; l != nil {
		s.item = l.open(r.element(i).list)
	}
	s.list = nil
	r.readInside(i, s)
}

// open opens the next item of l.
func (l *htmlList) open(style listStyle) *listItem {
	if style.numbered {
		l.next = style.number
	}
	system := l.system
	if style.system != 0 && system != '-' {
		system = style.system
	}
	before := -1
	if l.last != nil {
		before = l.last.last
	}
	l.last = &listItem{list: l, label: listLabel(system, l.next), last: -1, before: before}
	l.next += l.step
	return l.last
}

// listLabel returns number n as a browser shows it before an item.
func listLabel(system byte, n int) string {
	digits := strconv.Itoa(n)
	switch {
	case system == '-':
		return ""
	case (system == 'a' || system == 'A') && n > 0:
		digits = alphabetic(n)
	case (system == 'i' || system == 'I') && 0 < n && n < 4000:
		digits = roman(n)
	}
	if system == 'A' || system == 'I' {
		digits = strings.ToUpper(digits)
	}
	return digits + "."
}

// alphabetic writes n > 0 as a, b, …, z, aa, ab, …
func alphabetic(n int) string {
	var s []byte
	for ; n > 0; n = (n - 1) / 26 {
		s = append([]byte{byte('a' + (n-1)%26)}, s...)
	}
	return string(s)
}

// roman writes 0 < n < 4000 in Roman numerals, lower case.
func roman(n int) string {
	values := [...]int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1}
	numerals := [...]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}
	var s strings.Builder
	for i, v := range values {
		for ; n >= v; n -= v {
			s.WriteString(numerals[i])
		}
	}
	return s.String()
}
