package document

import "strings"

// outline turns the blocks of a text into sections and clauses. Every block
// with text becomes one heading or one or more clauses, in order.
//
// The outline is a path of open nodes, from the outermost section to the
// innermost clause. A number that continues the sequence of an open node
// becomes its sibling and closes what is below; any other number opens a level
// under the innermost node. Headings by tag close what their level closes.
func outline(text string, blocks []block) ([]*Section, []*Clause) {
	pieces := splitBlocks(text, blocks)
	o := outliner{
		text:   text,
		blocks: pieces,
		labels: readLabels(text, pieces),
		nodes:  make([]*node, len(pieces)),
		lists:  make(map[int]*node),
	}
	o.root = &node{}
	o.top = o.root
	for i := range o.blocks {
		o.place(i)
	}
	o.number()
	markPointers(text, o.sections, o.clauses)
	return o.sections, o.clauses
}

// node is one level of the outline: a section, or a clause that has a number or
// is an item of a list.
type node struct {
	parent  *node
	depth   int
	label   label
	section *Section // nil for a clause
	clause  *Clause  // nil for a section
	level   int      // of the heading tag; 0 for a heading that is none by tag, and for clauses
	title   bool     // the title of one of several documents in one file
	list    int      // the list of the item that it is, 0 if none
	nesting int      // depth of that list, also of one that a heading is alone in
	led     bool     // begun by a lead-in, so that it ends with the next plain paragraph
	lead    *Clause
	headed  bool   // a number before it in its sequence is a heading
	again   bool   // a section whose number or title one under another heading has as well
	prefix  string // what number begins with, once composed
	done    bool

	paragraphs int // plain paragraphs directly under the node so far, with its own text if it is a clause
	unnumbered int // clauses under the node that have no number of their own, likewise
	paragraph  int // the paragraphs of parent when this node was opened
}

// maxDepth bounds the path of open nodes. What nests deeper is put at this depth.
const maxDepth = 24

// outliner is the state of one run over the blocks.
type outliner struct {
	text   string
	blocks []block
	labels []label
	nodes  []*node // the node that each block opened or went to

	root, top *node
	lists     map[int]*node // by list, what its items are under
	closed    *node         // the innermost node that plain paragraphs since have closed; nil if none
	sections  []*Section
	clauses   []*Clause
	places    []placing // of each clause
	term      *Clause   // the clause before, if it is a term being defined
	outer     *node     // what is innermost in the text that a footnote interrupts; nil outside footnotes
	note      *Section  // of the last footnote

	lastHeading map[string]int // by text, the last heading by tag; nil until asked for
	lastLevel   map[int]Span   // by level, the last heading by tag of it or one above, once asked for
	textEnd     int            // the first annex, or how many blocks there are; 0 until asked for
	lastFirst   map[form]int   // by form, the last number one in the outermost style; nil until asked for
}

// placing is where a clause stands: what its number is composed from.
type placing struct {
	node      *node
	paragraph int  // among the plain paragraphs of node; 0 if it is none
	ordinal   int  // among the unnumbered clauses of node; 0 if node numbers it
	own       bool // node was opened by this clause
}

// place puts block i into the outline.
func (o *outliner) place(i int) {
	b := &o.blocks[i]
	if b.note == "" && !b.continues {
		o.closeNote()
	}
	switch {
	case b.span.Len() <= 0:
	case b.note != "":
		o.openNote(i)
	case o.labels[i].count > 0 && o.placeNumbered(i):
	case o.title(i), b.kind == heading && !o.running(i):
		o.openSection(i, o.parentOfHeading(i))
	case b.kind == item && o.headsItem(i):
		o.closeLists(i)
		o.openSection(i, o.parentOfItem(i))
	case b.kind == item && !b.continues:
		o.closeLists(i)
		o.openClause(i, o.top, b.lead >= 0)
	case b.kind == paragraph && (o.boldTitle(i) || o.titledLine(i) || o.bracketedLine(i)):
		o.openSection(i, o.parentOfHeading(i))
	default:
		o.addParagraph(i)
	}
	if o.nodes[i] == nil {
		o.nodes[i] = o.top
	}
}

// placeNumbered puts a block with a number into the outline. It reports false
// if the number is none after all.
func (o *outliner) placeNumbered(i int) bool {
	b := &o.blocks[i]
	o.chooseNumeral(i)
	l := &o.labels[i]
	if o.counts(i) {
		o.closeLists(i)
		o.openClause(i, o.top, b.lead >= 0)
		return true
	}
	if (b.kind != item || b.continues || !o.holdsText(i) && o.headsItem(i)) && !o.goesOnInItem(i) {
		o.leaveItems(o.inside(i), o.root)
	}
	sibling := o.sibling(i)
	parent := o.parent(l)
	if l.weak && (sibling == nil && parent == nil && b.kind != heading && !b.bold || contactLine(o.textOf(i))) {
		o.labels[i] = label{}
		return false
	}
	isHeading := o.heads(i, sibling)
	begins := sibling == nil && parent == nil
	if begins {
		sibling = o.restarted(i, isHeading)
	}
	switch {
	case sibling != nil:
		parent = sibling.parent
	case parent == nil && isHeading:
		parent = o.parentOfHeading(i)
	case parent == nil:
		parent = o.parentOfClause(i)
	}
	if isHeading {
		if begins {
			parent = o.behindFront(i, parent)
		}
		o.openSection(i, parent)
		return true
	}
	o.openNumberedClause(i, parent, sibling)
	return true
}

// counts reports whether the number of block i is its place in a list of the
// page, so that the list says where it belongs.
func (o *outliner) counts(i int) bool {
	b, l := &o.blocks[i], &o.labels[i]
	if b.kind != item || b.continues || o.headsItem(i) {
		return false
	}
	return b.label != "" || l.count == 1 && !l.form.word()
}

// openNumberedClause opens a clause with a typed number. A lead-in just before
// a new level leads all of it.
func (o *outliner) openNumberedClause(i int, parent, sibling *node) {
	var lead *Clause
	led, listed := false, o.blocks[i].lead >= 0
	switch {
	case listed && !o.blocks[i].continues:
	case sibling != nil && sibling.clause != nil && o.labels[i].last() != 1:
		lead, led = sibling.lead, sibling.led && sibling.paragraphs == 1
	default:
		lead, led = o.leadIn(parent)
	}
	o.openClause(i, parent, led && !listed) // an item of a list is led into by that
	o.top.headed = sibling != nil && (sibling.headed || sibling.section != nil)
	if lead != nil {
		o.top.lead, o.top.clause.Lead = lead, lead
	}
}

// leadIn returns the clause that leads into a level opening under parent: the
// clause just before, or that of parent. A heading can lead too, but is no clause.
func (o *outliner) leadIn(parent *node) (*Clause, bool) {
	if n := len(o.clauses); n > 0 {
		last := o.clauses[n-1]
		if o.nodeOfLast() == parent && leads(o.text[last.Span.Start:last.Span.End]) {
			return last, true
		}
	}
	if parent.clause != nil && leads(o.text[parent.clause.Span.Start:parent.clause.Span.End]) {
		return parent.clause, true
	}
	if parent.section != nil {
		return nil, leads(parent.section.Title)
	}
	return nil, false
}

func (o *outliner) nodeOfLast() *node { return o.places[len(o.places)-1].node }

// leads reports whether a clause ends as one that leads into a list.
func leads(s string) bool {
	s = strings.TrimRight(s, " \n")
	if EndsInColon(s) {
		return true
	}
	tail := s[max(0, len(s)-36):]
	for _, w := range [...]string{"以下", "如下", "下列", "the following"} {
		if strings.Contains(tail, w) {
			return true
		}
	}
	return openWords[s[strings.LastIndexByte(s, ' ')+1:]] || announces(s)
}

// announces reports whether the last sentence of a clause speaks of what comes
// below it, though it ends in other words: 有下列情形之一的，平台有权终止服务。
func announces(s string) bool {
	s = strings.TrimRight(s, "。；")
	s = s[strings.LastIndex(s, "。")+1:]
	for _, w := range [...]string{"下列", "如下", "以下情", "以下事", "以下任", "以下原因", "以下行", "以下条件", "以下條件"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// openWords end no sentence, so a clause that ends in one goes on in a list: "We
// may decline closure while".
var openWords = map[string]bool{
	"and": true, "are": true, "because": true, "by": true, "from": true, "if": true, "include": true, "includes": true,
	"including": true, "is": true, "may": true, "must": true, "not": true, "or": true, "shall": true, "that": true,
	"to": true, "unless": true, "until": true, "when": true, "where": true, "whether": true, "while": true, "will": true, "with": true,
}
