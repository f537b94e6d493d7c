package document

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlCopy is a page reduced to what the tree builder needs to know. The tree
// that x/net builds knows nothing of places, so the copy has no text at all:
// a number, which is an index into runs, stands for each run of text, and one
// in an attribute for each element with attributes that matter. The number
// comes back from the tree, and with it the exact place of every run. As
// nothing of the page is copied, nothing of it can pass for a number, and most
// of the page never reaches the tree builder.
type htmlCopy struct {
	scan     htmlScanner
	attrs    attrReader
	markup   []byte
	runs     []textRun
	elements []element
	copied   int            // elements, with attributes that matter or without
	marks    map[int]string // of the runs that are marks of notes, the ids that they link to
	mails    map[int]string // of the runs that link to e-mail addresses, these
	info     pageInfo

	blank    Span     // white space seen since the last run
	inlines  []inline // open inline elements, outermost first
	bold     int      // how many of them are bold
	linked   int      // how many of them are links
	pre      int      // open elements that keep line feeds
	inSelect bool
	unmarked bool // no element makes a block or breaks a line: plain text that passes for HTML

	// flat copies have headings and paragraphs only, never nested: the way out
	// where the nesting is deeper than the tree builder goes.
	flat     bool
	flatOpen string // the one element that is open; "" if none
}

// textRun is a run of text without markup in it, or a line break element.
type textRun struct {
	Span         // of the source
	blank   Span // of the source: white space before it that is not part of any run
	literal bool // entities in it are not decoded
	lineEnd bool // a line break element
	bold    bool
	linked  bool
}

// inline is an open element that makes no block.
type inline struct {
	tag          atom.Atom
	copied       bool // as a span
	bold, linked bool
	target       string // id that it links to
	mail         string // e-mail address that it links to
	start        int    // of what it holds, in the source
}

// maxInlines bounds how many open inline elements are kept in mind.
const maxInlines = 64

// newHTMLCopy makes the copy of what scan reads, up to too much markup.
func newHTMLCopy(scan htmlScanner, flat bool) *htmlCopy {
	c := &htmlCopy{scan: scan, flat: flat, unmarked: true}
	c.markup = append(make([]byte, 0, len(scan.src)/8+64), "<!DOCTYPE html><body>"...)
	for !c.overfull() && c.scan.next() {
		switch c.scan.kind {
		case textToken:
			c.text()
		case startTag:
			c.start()
		case endTag:
			c.end()
		}
	}
	return c
}

// overfull reports whether so much is copied that the page is no document.
func (c *htmlCopy) overfull() bool { return len(c.runs)+c.copied > maxMarkup }

func (c *htmlCopy) text() {
	s := &c.scan
	text := s.src[s.start:s.end]
	size := len(strings.Trim(text, " \n\t\r\f"))
	switch {
	case c.inSelect:
	case size > 0 || c.pre > 0:
		c.info.textBytes += size
		if c.linked > 0 && size <= maxMark {
			c.mark(text)
		}
		if c.linked > 0 {
			c.mail()
		}
		c.run(textRun{literal: s.literal})
	case c.blank.Len() == 0:
		c.blank = Span{s.start, s.end}
	}
}

// maxMailLink bounds how far behind its start tag a link to an e-mail address
// reaches, in bytes: one that is never closed links all of the page.
const maxMailLink = 250

// mail notes that the run to come links to an e-mail address, if it does.
func (c *htmlCopy) mail() {
	for _, in := range c.inlines {
		if in.mail == "" || c.scan.end-in.start > maxMailLink {
			continue
		}
		if c.mails == nil {
			c.mails = map[int]string{}
		}
		c.mails[len(c.runs)] = in.mail
	}
}

// run adds the token just read to runs and its number to the copy.
func (c *htmlCopy) run(r textRun) {
	r.Span = Span{c.scan.start, c.scan.end}
	r.blank, c.blank = c.blank, Span{}
	r.bold, r.linked = c.bold > 0, c.linked > 0
	c.markup = strconv.AppendInt(c.markup, int64(len(c.runs)), 10)
	c.markup = append(c.markup, ',')
	c.runs = append(c.runs, r)
}

func (c *htmlCopy) start() {
	s := &c.scan
	c.inSelect = c.inSelect && partOfSelect(s.tag)
	if s.empty && holdsText(s.tag) {
		c.open()
		c.end()
		return
	}
	switch s.tag {
	case atom.Meta:
		c.info.meta(s.attrs)
	case atom.Link:
		c.info.link(s.attrs)
	case atom.Html, atom.Body:
		c.page()
	case atom.Title:
		setIfEmpty(&c.info.title, FoldSpace(html.UnescapeString(s.content())))
	case atom.Script:
		c.info.scriptBytes += len(s.content())
	case atom.Style, atom.Noscript, atom.Iframe, atom.Noembed, atom.Noframes, atom.Textarea:
		s.content()
	case atom.Svg, atom.Math, atom.Canvas, atom.Audio, atom.Video, atom.Object:
		s.jump()
	case atom.Rp, atom.Rt, atom.Rtc:
		s.annotation()
	case atom.Template:
		c.template()
	case atom.Select:
		c.inSelect = true
	case atom.Br:
		if !c.inSelect {
			c.unmarked = false
			c.run(textRun{lineEnd: true})
		}
	case atom.Head, atom.Img, atom.Input, atom.Option, atom.Optgroup, atom.Wbr, atom.Col, atom.Colgroup,
		atom.Base, atom.Source, atom.Track, atom.Param, atom.Area, atom.Embed, atom.Frame, atom.Frameset:
	default:
		c.open()
	}
}

// holdsText reports whether a browser may show what an element holds, so that an
// empty one is more than nothing.
func holdsText(tag atom.Atom) bool {
	switch tag {
	case atom.Html, atom.Head, atom.Body, atom.Meta, atom.Link, atom.Br, atom.Img, atom.Input, atom.Wbr, atom.Col, atom.Base, atom.Source,
		atom.Track, atom.Param, atom.Area, atom.Embed, atom.Frame, atom.Script, atom.Style, atom.Title:
		return false
	}
	return true
}

// page takes in <html> and <body>. Neither is copied: the tree builder makes
// them itself, and what a script would unhide cannot hide the whole page.
func (c *htmlCopy) page() {
	e := c.attrs.read(c.scan.tag, c.scan.attrs)
	setIfEmpty(&c.info.language, e.language)
	c.info.bodyBegun = c.info.bodyBegun || c.scan.tag == atom.Body
}

// template skips a template, unless it is a shadow root that the page declares:
// that is shown.
func (c *htmlCopy) template() {
	if attrValueOf(c.scan.attrs, "shadowrootmode") == "" {
		c.scan.jump()
	}
}

// open copies an element that may hold text.
func (c *htmlCopy) open() {
	tag := c.scan.tag
	e := c.attrs.read(tag, c.scan.attrs)
	if tag == atom.Time {
		setIfEmpty(&c.info.updated, html.UnescapeString(attrValueOf(c.scan.attrs, "datetime")))
	}
	name := blockName(tag)
	if name == "" {
		c.openInline(tag, e)
		return
	}
	if keepsLines(tag) {
		c.pre++
	}
	if alwaysEnds(tag) {
		c.info.open++
	}
	c.unmarked = false
	c.copyStart(name, e)
}

// openInline copies an inline element, as a span, if it says anything that the
// runs in it cannot say for themselves.
func (c *htmlCopy) openInline(tag atom.Atom, e element) {
	if tag == atom.Button {
		e.marks |= markButton
	}
	if tag == atom.A {
		c.closeInline(atom.A) // links do not nest
		e.marks &^= markTitle // what a link is called says what it leads to
	}
	heavy := e.marks&markBold != 0 || (tag == atom.B || tag == atom.Strong) && e.marks&markLightened == 0
	in := inline{tag: tag, start: c.scan.end, bold: heavy, linked: tag == atom.A && e.marks&markLinked != 0}
	if in.linked {
		in.target, in.mail = linkedNote(c.scan.attrs), linkedMail(c.scan.attrs)
	}
	e.marks &^= markBold | markLightened | markLinked
	if in.copied = e != (element{}); in.copied && !c.flat {
		c.copyStart("span", e)
	}
	if len(c.inlines) == maxInlines {
		c.forget(0)
	}
	c.inlines = append(c.inlines, in)
	c.bold += count(in.bold)
	c.linked += count(in.linked)
}

func (c *htmlCopy) end() {
	tag := c.scan.tag
	switch {
	case c.inSelect:
		c.inSelect = tag != atom.Select
	case tag == atom.Body || tag == atom.Html:
		c.info.bodyEnded = true
	case blockName(tag) == "":
		c.closeInline(tag)
	default:
		if keepsLines(tag) {
			c.pre = max(0, c.pre-1)
		}
		if alwaysEnds(tag) {
			c.info.open = max(0, c.info.open-1)
		}
		c.copyEnd(blockName(tag))
	}
}

// closeInline closes the innermost open inline element called tag, if any.
func (c *htmlCopy) closeInline(tag atom.Atom) {
	for i := len(c.inlines) - 1; i >= 0; i-- {
		if c.inlines[i].tag != tag {
			continue
		}
		if c.inlines[i].copied && !c.flat {
			c.copyEnd("span")
		}
		c.forget(i)
		return
	}
}

func (c *htmlCopy) forget(i int) {
	c.bold -= count(c.inlines[i].bold)
	c.linked -= count(c.inlines[i].linked)
	c.inlines = append(c.inlines[:i], c.inlines[i+1:]...)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c *htmlCopy) copyStart(name string, e element) {
	if c.flat {
		c.copyFlat(name)
		return
	}
	c.copied++
	c.markup = append(append(c.markup, '<'), name...)
	if e != (element{}) {
		c.markup = append(c.markup, " i="...)
		c.markup = strconv.AppendInt(c.markup, int64(len(c.elements)), 10)
		c.elements = append(c.elements, e)
	}
	c.markup = append(c.markup, '>')
}

func (c *htmlCopy) copyEnd(name string) {
	if c.flat {
		c.copyFlat("p")
		return
	}
	c.markup = append(append(append(c.markup, "</"...), name...), '>')
}

// copyFlat closes what is open and opens a heading or a paragraph.
func (c *htmlCopy) copyFlat(name string) {
	if headingLevel(atom.Lookup([]byte(name))) == 0 {
		name = "p"
	}
	if c.flatOpen == "p" && name == "p" && c.markup[len(c.markup)-1] == '>' {
		return // nothing in it yet
	}
	if c.flatOpen != "" {
		c.markup = append(append(append(c.markup, "</"...), c.flatOpen...), '>')
	}
	c.flatOpen = name
	c.markup = append(append(append(c.markup, '<'), name...), '>')
}

// blockName returns the name under which a block element is copied, or "" for
// an element that makes no block.
func blockName(tag atom.Atom) string {
	switch tag {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Caption, atom.Dd, atom.Details, atom.Dialog,
		atom.Div, atom.Dl, atom.Dt, atom.Figcaption, atom.Figure, atom.Footer, atom.H1, atom.H2, atom.H3, atom.H4,
		atom.H5, atom.H6, atom.Header, atom.Hr, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section,
		atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return tag.String()
	case atom.Dir, atom.Menu:
		return "ul"
	case atom.Listing, atom.Plaintext, atom.Xmp:
		return "pre"
	case atom.Center, atom.Fieldset, atom.Hgroup, atom.Legend, atom.Marquee:
		return "div"
	}
	return ""
}

// alwaysEnds reports whether tag is one of the elements that pages are built of
// whose end tag may not be left out.
func alwaysEnds(tag atom.Atom) bool {
	switch tag {
	case atom.Div, atom.Section, atom.Article, atom.Main, atom.Table, atom.Ul, atom.Ol:
		return true
	}
	return false
}

func keepsLines(tag atom.Atom) bool {
	return tag == atom.Pre || tag == atom.Listing || tag == atom.Xmp || tag == atom.Plaintext
}

// partOfSelect reports whether tag can be inside a choice; any other start tag
// shows that the choice was never closed.
func partOfSelect(tag atom.Atom) bool {
	switch tag {
	case atom.Option, atom.Optgroup, atom.Hr, atom.Script, atom.Template, atom.Span, atom.Font, atom.B, atom.I, atom.Br:
		return true
	}
	return false
}

// headingLevel returns 1 to 6 for a heading element, else 0.
func headingLevel(tag atom.Atom) int {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return int(tag.String()[1] - '0')
	}
	return 0
}
