package bundle

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// writer writes a part of some data as HTML.
type writer struct {
	b    strings.Builder
	open string // the block that is open; "" if none
}

// node writes n and what is below. Headings in it are of the level.
func (w *writer) node(n *node, level int) {
	if n.kind == leaf {
		w.leaf(n, level)
		return
	}
	if e, ok := n.element(); ok {
		w.element(e, level)
		return
	}
	below := level
	if n.title() != "" {
		below = min(level+1, 6)
	}
	for _, child := range n.nodes {
		if child.kind == leaf {
			w.leaf(child, level)
			continue
		}
		w.node(child, below)
	}
}

// titleKeys are the keys under which data has headings.
var titleKeys = []string{"title", "heading", "headline", "header", "subtitle", "question", "sectiontitle", "name", "label"}

// longestTitle is in bytes.
const longestTitle = 200

// isTitle reports whether n is a heading.
func (n *node) isTitle() bool {
	return n.kind == leaf && slices.Contains(titleKeys, strings.ToLower(n.key)) && len(n.text) < longestTitle &&
		strings.TrimSpace(n.text) != "" && !isHTML(n.text) && !isCode(n.text)
}

// leaf writes a string that stands for itself.
func (w *writer) leaf(n *node, level int) {
	text := unescaped(n.text)
	switch {
	case n.isTitle():
		w.block("h"+strconv.Itoa(level), text)
	case n.letters == 0:
	case isHTML(text):
		w.end()
		w.b.WriteString("<div>" + text + "</div>\n")
	default:
		for line := range strings.Lines(text) {
			if line = strings.TrimSpace(line); line != "" {
				w.block("p", line)
			}
		}
	}
}

// block writes text as a block of its own.
func (w *writer) block(tag, text string) {
	w.begin(tag)
	w.inline(text)
	w.end()
}

func (w *writer) begin(tag string) {
	w.end()
	w.open = tag
	w.b.WriteString("<" + tag + ">")
}

func (w *writer) end() {
	if w.open != "" {
		w.b.WriteString("</" + w.open + ">\n")
		w.open = ""
	}
}

func (w *writer) inline(text string) { w.b.WriteString(html.EscapeString(text)) }

// element writes an element of a page with what is in it.
func (w *writer) element(e element, level int) {
	switch {
	case e.tag == "":
		w.run(e, level)
	case isInline(e.tag):
		w.b.WriteString("<" + e.tag + ">")
		w.run(e, level)
		w.b.WriteString("</" + e.tag + ">")
	case e.tag == "br":
		w.b.WriteString("<br>")
	case isContainer(e.tag):
		w.end()
		w.b.WriteString("<" + e.tag + ">")
		w.run(e, level)
		w.end()
		w.b.WriteString("</" + e.tag + ">\n")
	default:
		w.begin(e.tag)
		w.run(e, level)
		w.end()
	}
}

// run writes what is in an element.
func (w *writer) run(e element, level int) {
	for _, n := range e.content {
		if n.kind == leaf {
			if text := unescaped(n.text); isHTML(text) {
				w.b.WriteString(text)
			} else {
				w.inline(text)
			}
			continue
		}
		if inner, ok := n.element(); ok {
			w.element(inner, level)
			continue
		}
		w.run(element{content: n.content()}, level)
	}
}
