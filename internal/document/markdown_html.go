package document

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// html reads the HTML in n and in the pieces of HTML right behind it, as one,
// and returns the last of them: the format ends a piece at a blank line, but its
// tags go on.
func (r *markdownReader) html(n *ast.HTMLBlock) ast.Node {
	last := n
	for {
		next, ok := last.NextSibling().(*ast.HTMLBlock)
		if !ok {
			break
		}
		last = next
	}
	start, src := r.htmlSource(n, last)
	var piece textBuilder
	blocks, _, err := readHTML(src, &piece)
	if err != nil && r.err == nil {
		r.err = err
	}
	r.insert(blocks, &piece, start)
	return last
}

// htmlSource returns the source from n to last, and where it begins. What is not
// HTML in it, such as the marks of a quotation, is made spaces.
func (r *markdownReader) htmlSource(n, last *ast.HTMLBlock) (start int, src string) {
	start = -1
	var buf bytes.Buffer
	add := func(from, to int) {
		if from >= to {
			return
		}
		if start < 0 {
			start = from
		}
		for gap := from - start - buf.Len(); gap > 0; gap-- {
			buf.WriteByte(' ')
		}
		buf.Write(r.source[from:to])
	}
	for {
		for i := range n.Lines().Len() {
			add(n.Lines().At(i).Start, n.Lines().At(i).Stop)
		}
		if n.HasClosure() {
			add(n.ClosureLine.Start, n.ClosureLine.Stop)
		}
		if n == last {
			return max(start, 0), buf.String()
		}
		n = n.NextSibling().(*ast.HTMLBlock)
	}
}

// insert adds blocks read from a piece of source that begins at start.
func (r *markdownReader) insert(blocks []block, piece *textBuilder, start int) {
	text, first := r.out.len(), len(r.blocks)
	for _, g := range piece.origin {
		g.text += text
		g.source += start
		r.out.origin.add(g)
	}
	for _, l := range piece.links {
		l.Span = shifted(l.Span, text)
		r.out.links = append(r.out.links, l)
	}
	r.out.text.WriteString(piece.text.String())
	lists := r.lists
	for _, b := range blocks {
		b.span = shifted(b.span, text)
		b.heads = append([]Span(nil), b.heads...)
		for i := range b.heads {
			b.heads[i] = shifted(b.heads[i], text)
		}
		if b.list > 0 {
			b.list += lists
			r.lists = max(r.lists, b.list)
		}
		if b.lead >= 0 {
			b.lead += first
		}
		r.blocks = append(r.blocks, b)
	}
	if len(blocks) > 0 {
		r.lead = len(r.blocks) - 1
	}
}

func shifted(s Span, by int) Span { return Span{s.Start + by, s.End + by} }

// rawHTML reads a tag or comment within a paragraph.
func (r *markdownReader) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	first := n.Segments.At(0)
	name, end := tagName(r.source[first.Start:first.Stop])
	switch {
	case r.inline.hidden != "":
		if end && (name == r.inline.hidden || name == "ruby") {
			r.inline.hidden = ""
		}
	case name == "script" || name == "style" || name == "template" || name == "noscript" || name == "rt" || name == "rp":
		if !end {
			r.inline.hidden = name
		}
	case name == "b" || name == "strong":
		if end {
			r.inline.strong = max(0, r.inline.strong-1)
		} else {
			r.inline.strong++
		}
	case name == "a":
		r.closeLink()
		if !end {
			r.inline.mail, r.inline.linked = linkedMail(tagAttrs(first.Value(r.source))), r.out.len()
		}
	case breaksText(name):
		r.lineBreak(first.Start, "\n")
	}
}

// tagName returns the name of the tag that s is, in lower case, and whether it
// is an end tag; "" if s is no tag.
func tagName(s []byte) (name string, end bool) {
	s = bytes.TrimPrefix(s, []byte("<"))
	s, end = bytes.CutPrefix(s, []byte("/"))
	n := bytes.IndexAny(s, " \t\r\n/>")
	if n < 0 {
		n = len(s)
	}
	return strings.ToLower(string(s[:n])), end
}

// tagAttrs returns the attributes of the start tag that s is.
func tagAttrs(s []byte) []htmlAttr {
	scan := htmlScanner{src: string(s)}
	if !scan.next() {
		return nil
	}
	return scan.attrs
}

// closeLink ends the link to an e-mail address that a tag opened, if any.
func (r *markdownReader) closeLink() {
	r.out.linked(r.inline.linked, r.inline.mail)
	r.inline.mail = ""
}

// breaksText reports whether the tag ends the line.
func breaksText(name string) bool {
	switch name {
	case "br", "p", "div", "hr", "li", "ul", "ol", "tr", "td", "th", "table", "h1", "h2", "h3", "h4", "h5", "h6", "section":
		return true
	}
	return false
}
