// Package bundle finds the text of a document in the data of a program: in JSON
// that a page is built from, in the scripts of a page, in JavaScript. Such data
// holds the text as HTML, as a tree of parts, as calls that build the page, or
// as bare strings, among much that is no text.
package bundle

import (
	"strings"

	"golang.org/x/net/html"
)

// Text is the text that some data holds.
type Text struct {
	Text    string // HTML if the data had a structure, else the string as it stood there
	Title   string // what stood beside it as its title; "" if nothing
	Letters int    // how much text for people it has; a Chinese character counts as three
}

// Find returns the text in data, which is JSON or JavaScript. Without any it is
// empty.
func Find(data string) Text {
	p := parser{src: data}
	return chosen(p.all())
}

// InPage returns the text in the scripts of an HTML page.
func InPage(page string) Text {
	var root node
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return chosen(&root)
		case html.StartTagToken:
			name, _ := z.TagName()
			if string(name) != "script" || z.Next() != html.TextToken {
				continue
			}
			p := parser{src: string(z.Text())}
			root.nodes = append(root.nodes, p.all())
		}
	}
}

// chosen returns the text of the part of root that is a document.
func chosen(root *node) Text {
	root.weigh()
	core, around := root.core()
	switch {
	case core.letters == 0:
		return Text{}
	case core.kind == leaf:
		return Text{unescaped(core.text), around.title(), core.letters}
	}
	w := writer{}
	w.node(core, 2)
	w.end()
	text := Text{Text: w.b.String(), Letters: core.letters}
	if core.title() == "" {
		text.Title = around.title()
	}
	return text
}

// title returns the heading that an object has for its text, or "".
func (n *node) title() string {
	if n == nil || n.kind != object {
		return ""
	}
	for _, child := range n.nodes {
		if child.isTitle() {
			return child.text
		}
	}
	return ""
}
