package source

import (
	"strings"

	"golang.org/x/net/html"

	"exitclause/internal/bundle"
	"exitclause/internal/message"
)

// An HTML file is not always the page itself: it may be the browser's view of
// another page's source, or a page whose text is all in its scripts.

// lookInside replaces the text of an HTML page by the one that it only holds.
func (p *Page) lookInside() {
	if p.TextType != "text/html" {
		return
	}
	if source := viewedSource(p.Text); source != "" {
		p.show(extraction{text: source, textType: "text/html", warnings: []message.Note{message.New("archive.view-source")}})
	}
	if hasText(p.Text) {
		return
	}
	if found := bundle.InPage(p.Text); found.Letters >= enoughInScripts {
		p.showBundle(found)
	}
}

// enoughInScripts is how many letters of text the scripts of a page must hold
// for it to be the document: what is said of cookies has fewer.
const enoughInScripts = 1200

// showBundle makes the text that was found in data the text of p, unless it is
// no policy and no agreement, and reports which.
func (p *Page) showBundle(found bundle.Text) bool {
	if found.Letters == 0 || !promisingText(found.Text) {
		return false
	}
	textType, f := textFormat(found.Text)
	if f != nil {
		return false
	}
	if p.Title == "" {
		p.Title = found.Title
	}
	if p.Title == "" && p.TextType == "text/html" {
		p.Title = titleOf(p.Text)
	}
	p.show(extraction{text: found.Text, textType: textType, warnings: []message.Note{message.New("archive.script")}})
	return true
}

// isJavaScript reports whether text begins like a program.
func isJavaScript(text string) bool {
	text = strings.TrimSpace(head(text, 512))
	for _, start := range []string{
		`"use strict"`, "'use strict'", "(function", "!function", "(()=>", "(() =>", "(self", "window.", "self.", "globalThis.",
		"var ", "let ", "const ", "export ", "import ", "module.exports", "define(", "webpackJsonp",
	} {
		if strings.HasPrefix(text, start) {
			return strings.ContainsAny(text, "=({")
		}
	}
	return false
}

// viewHead is how far into the view of a source its first line stands, in bytes.
const viewHead = 16 << 10

// viewedSource returns the page whose source an HTML page shows, as browsers
// save what they show of it, or "".
func viewedSource(page string) string {
	if !showsSource(head(page, viewHead)) {
		return ""
	}
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return ""
	}
	v := sourceViewer{}
	v.read(root, false)
	source := v.lines.String()
	if source == "" {
		source = v.pre.String()
	}
	if tag, _ := firstTag(source); tag == "" || tag == "svg" {
		return ""
	}
	return source
}

// showsSource reports whether page looks like the view of a source: Chromium
// numbers the lines in a table, Firefox names the body, and either shows a text
// file in one element.
func showsSource(page string) bool {
	if strings.Contains(page, `class="line-content"`) || strings.Contains(page, `id="viewsource"`) {
		return true
	}
	_, pre, found := strings.Cut(page, "<pre")
	if !found {
		return false
	}
	pre = strings.ToLower(head(pre, 1024))
	return containsAny(pre, []string{"&lt;!doctype html", "&lt;html", "&lt;?xml"})
}

// sourceViewer gathers the source that a page shows.
type sourceViewer struct {
	lines, pre strings.Builder
}

// read reads n. The depth of a parsed page is bounded.
func (v *sourceViewer) read(n *html.Node, shown bool) {
	if n.Type == html.TextNode && shown {
		v.pre.WriteString(n.Data)
		return
	}
	for _, a := range n.Attr {
		if n.Data == "td" && a.Key == "class" && a.Val == "line-content" {
			v.line(n)
			return
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		v.read(child, shown || n.Data == "pre")
	}
}

func (v *sourceViewer) line(n *html.Node) {
	inner := sourceViewer{}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		inner.read(child, true)
	}
	v.lines.WriteString(strings.TrimSuffix(inner.pre.String(), "\n") + "\n")
}
