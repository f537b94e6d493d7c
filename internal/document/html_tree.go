package document

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlTree is a page as the tree builder understands it: its elements and runs
// of text in document order, each element directly before what it holds. The
// last node is none: it ends the page and holds the totals.
type htmlTree struct {
	*htmlCopy
	nodes  []htmlNode
	silent element // of nodes whose attributes say nothing
}

// htmlNode is an element or a run of text.
type htmlNode struct {
	tag    atom.Atom // 0 for a run of text
	run    int       // index in runs; -1 for an element
	end    int       // index of the node behind the last one it holds
	attr   int       // index in elements; -1 if its attributes say nothing
	before measure   // of all that stands before it
}

// measure says how much text there is, and of what kind.
type measure struct {
	prose, links int // bytes of text outside and inside links
	titles       int // h1 and h2 elements
}

func (m measure) minus(n measure) measure {
	return measure{m.prose - n.prose, m.links - n.links, m.titles - n.titles}
}

// parseHTML reads src into a tree. Where it is nested too deeply for the tree
// builder, it is read as a sequence of headings and paragraphs. It fails too where
// too much markup stands in it.
func parseHTML(src string, xml bool) (*htmlTree, error) {
	c := newHTMLCopy(htmlScanner{src: src, xml: xml}, false)
	if c.overfull() {
		return nil, tooMuchMarkup(maxMarkup)
	}
	root, err := html.Parse(bytes.NewReader(c.markup))
	if err != nil {
		c = newHTMLCopy(htmlScanner{src: src, xml: xml}, true)
		if root, err = html.Parse(bytes.NewReader(c.markup)); err != nil {
			return nil, err
		}
	}
	t := &htmlTree{htmlCopy: c, nodes: make([]htmlNode, 0, 2*len(c.runs)+16)}
	t.add(root, &measure{})
	return t, nil
}

// add appends n and what it holds. The tree builder bounds the depth.
func (t *htmlTree) add(n *html.Node, m *measure) {
	if n.Type == html.TextNode {
		t.addRuns(n.Data, m)
		return
	}
	i := len(t.nodes)
	t.nodes = append(t.nodes, htmlNode{tag: n.DataAtom, run: -1, attr: elementNumber(n), before: *m})
	if n.DataAtom == atom.H1 || n.DataAtom == atom.H2 {
		m.titles++
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		t.add(child, m)
	}
	t.nodes[i].end = len(t.nodes)
	if n.Type == html.DocumentNode {
		t.nodes = append(t.nodes, htmlNode{run: -1, end: len(t.nodes) + 1, attr: -1, before: *m})
	}
}

// addRuns appends the runs of text whose numbers are in data.
func (t *htmlTree) addRuns(data string, m *measure) {
	for number := range strings.SplitSeq(strings.TrimSuffix(data, ","), ",") {
		n, err := strconv.Atoi(number)
		if err != nil {
			continue // the page has no text here
		}
		t.nodes = append(t.nodes, htmlNode{run: n, end: len(t.nodes) + 1, attr: -1, before: *m})
		r := &t.runs[n]
		size := shownSize(strings.TrimSpace(t.scan.src[r.Start:r.End]))
		switch {
		case r.lineEnd:
		case r.linked:
			m.links += size
		default:
			m.prose += size
		}
	}
}

// elementNumber returns the index in elements that n was copied with, or -1.
func elementNumber(n *html.Node) int {
	if len(n.Attr) == 0 {
		return -1
	}
	i, err := strconv.Atoi(n.Attr[0].Val)
	if err != nil {
		return -1
	}
	return i
}

// measure returns how much text node i holds.
func (t *htmlTree) measure(i int) measure {
	return t.nodes[t.nodes[i].end].before.minus(t.nodes[i].before)
}

// total returns how much text the page holds.
func (t *htmlTree) total() measure { return t.nodes[len(t.nodes)-1].before }

// element returns what the attributes of node i say. It is not to be changed.
func (t *htmlTree) element(i int) *element {
	if a := t.nodes[i].attr; a >= 0 {
		return &t.elements[a]
	}
	return &t.silent
}

// firstText returns the source at the start of the text that node i holds: the
// first run in it, without the white space before it.
func (t *htmlTree) firstText(i int) string {
	for j := i; j < t.nodes[i].end; j++ {
		if r := t.nodes[j].run; r >= 0 && !t.runs[r].lineEnd {
			return strings.TrimSpace(t.scan.src[t.runs[r].Start:t.runs[r].End])
		}
	}
	return ""
}
