package office

import (
	"bytes"
	"errors"
	"slices"
	"strings"
)

// chapter returns the body of a chapter as HTML. One that is not well-formed is
// read as browsers read HTML.
func (b *epubBook) chapter(part string) (string, error) {
	data, err := b.archive.read(part)
	if err != nil {
		return "", err
	}
	c := epubChapter{book: b, x: newXML(part, data, b.limits.MaxDepth)}
	c.read()
	if c.x.err == nil {
		return c.html.String(), nil
	}
	if e := (*Error)(nil); errors.As(c.x.err, &e) && e.Fault != Damaged {
		return "", e
	}
	return looseChapter(part, data)
}

// looseChapter returns the body of a chapter that is no XML.
func looseChapter(part string, data []byte) (string, error) {
	data, err := decodeXML(data)
	if err != nil {
		return "", damaged(part, err)
	}
	body, err := inner(bytes.NewReader(data))
	return "<section>" + body + "</section>\n", err
}

// epubChapter writes a chapter, which is XML, as HTML.
type epubChapter struct {
	book *epubBook
	x    *xmlReader
	html strings.Builder
}

func (c *epubChapter) read() {
	c.x.root()
	language := c.language()
	c.x.children(func(name string) {
		if name != "body" {
			return
		}
		if own := c.language(); own != "" {
			language = own
		}
		c.html.WriteString("<section")
		c.attribute("lang", language)
		c.html.WriteByte('>')
		c.content()
		c.html.WriteString("</section>\n")
	}, nil)
}

func (c *epubChapter) language() string {
	if l := c.x.attr("xml:lang"); l != "" {
		return l
	}
	return c.x.attr("lang")
}

func (c *epubChapter) content() {
	c.x.children(c.element, func(s string) { escape(&c.html, s) })
}

// element writes an element, unless it holds no text of the book or is of
// another language than HTML.
func (c *epubChapter) element(name string) {
	if strings.ContainsAny(name, ":<>\"'&= /") || slices.Contains(textless, name) {
		return
	}
	for kind := range strings.FieldsSeq(c.x.attr("epub:type")) {
		if kind == "pagebreak" || kind == "noteref" {
			return
		}
	}
	c.html.WriteString("<" + name)
	for _, attr := range kept {
		if value, said := c.x.lookup(attr); said {
			c.attribute(strings.TrimPrefix(attr, "xml:"), value)
		}
	}
	c.style()
	c.html.WriteByte('>')
	if !slices.Contains(childless, name) {
		c.content()
		c.html.WriteString("</" + name + ">")
	}
}

// style writes what the style sheets say of the element, and the element itself.
func (c *epubChapter) style() {
	var style epubStyle
	for class := range strings.FieldsSeq(c.x.attr("class")) {
		s := c.book.styles[class]
		if s.bold != unsaid {
			style.bold = s.bold
		}
		if s.hidden != unsaid {
			style.hidden = s.hidden
		}
	}
	c.attribute("style", style.attribute()+c.x.attr("style"))
}

func (c *epubChapter) attribute(name, value string) {
	if value != "" || name == "hidden" {
		c.html.WriteString(" " + name + `="`)
		escape(&c.html, value)
		c.html.WriteByte('"')
	}
}

var (
	textless = []string{
		"script", "style", "template", "noscript", "iframe", "object", "audio", "video", "canvas", "textarea", "select", "img", "input",
	}
	childless = []string{"br", "hr", "wbr", "col"}
	// kept are the attributes that say anything to the reader of web pages.
	kept = []string{
		"id", "name", "xml:lang", "lang", "hidden", "href", "role", "aria-hidden", "aria-level", "start", "value", "type", "reversed",
		"colspan", "rowspan", "scope",
	}
)
