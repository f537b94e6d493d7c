package office

import (
	"strconv"
	"strings"
)

// paragraph is a paragraph on its way onto the page.
type paragraph struct {
	level  int    // of the heading, from 1; 0 if it is none
	title  bool   // a heading above all others
	number string // as it is shown before the text; "" if there is none
	bullet bool   // a mark without number is shown before the text
	nested bool   // its number tells only together with those around it
	depth  int    // in the list, from 0
	text   inline
	beside strings.Builder // HTML of what hangs on it: notes, text boxes
}

// count gives p the number at a level that c has counted it at.
func (p *paragraph) count(c *counter, at int) {
	l := &c.levels[at]
	p.depth, p.bullet = at, l.bullet
	if !l.bullet && !l.hidden {
		p.number, p.nested = c.number(at), c.ambiguous(at)
	}
}

// flow is a sequence of paragraphs and tables: the body, a cell, a note.
type flow struct {
	html   strings.Builder
	lists  []int // depths of the open items, outermost first
	titled bool  // there has been a title, under which all headings stand
}

// add puts p at the end of f. A paragraph that shows nothing leaves no trace,
// unless by its number.
func (f *flow) add(p *paragraph) {
	text := p.text.close()
	switch {
	case !p.text.shown && p.number == "":
		f.html.WriteString(p.beside.String())
		return
	case p.level > 0:
		f.heading(p, text)
	case p.bullet || p.nested:
		f.item(p, text)
	default:
		f.leave(-1)
		f.html.WriteString("<p>")
		f.writeNumbered(p, text)
		f.html.WriteString("</p>")
	}
	f.html.WriteString(p.beside.String())
	f.html.WriteByte('\n')
}

func (f *flow) writeNumbered(p *paragraph, text string) {
	if p.number != "" {
		escape(&f.html, p.number)
		f.html.WriteByte(' ')
	}
	f.html.WriteString(text)
}

func (f *flow) heading(p *paragraph, text string) {
	f.leave(-1)
	level := p.level
	if f.titled && !p.title {
		level++
	}
	f.titled = f.titled || p.title
	tag := "h" + strconv.Itoa(min(level, 6))
	f.html.WriteString("<" + tag + ">")
	f.writeNumbered(p, text)
	f.html.WriteString("</" + tag + ">")
}

// item adds p to a list. The item stays open for what is deeper.
func (f *flow) item(p *paragraph, text string) {
	f.leave(p.depth)
	if n := len(f.lists); n > 0 && f.lists[n-1] == p.depth {
		f.html.WriteString("</li><li>")
	} else {
		f.lists = append(f.lists, p.depth)
		f.html.WriteString("<ul><li>")
	}
	f.html.WriteString("<p>")
	f.writeNumbered(p, text)
	f.html.WriteString("</p>")
}

// leave ends the items that are deeper than depth.
func (f *flow) leave(depth int) {
	for n := len(f.lists); n > 0 && f.lists[n-1] > depth; n-- {
		f.lists = f.lists[:n-1]
		f.html.WriteString("</li></ul>")
	}
}

// table adds a table, or anything else that ends what is open.
func (f *flow) raw(html string) {
	f.leave(-1)
	f.html.WriteString(html)
	f.html.WriteByte('\n')
}

// close returns the HTML.
func (f *flow) close() string {
	f.leave(-1)
	return f.html.String()
}

// page returns body as a whole page.
func page(title, body string) string {
	var b strings.Builder
	b.Grow(len(body) + len(title) + 100)
	b.WriteString(`<!DOCTYPE html><html><head><meta charset="utf-8">`)
	if title = strings.TrimSpace(title); title != "" {
		b.WriteString("<title>")
		escape(&b, title)
		b.WriteString("</title>")
	}
	b.WriteString("</head><body>\n")
	b.WriteString(body)
	b.WriteString("</body></html>\n")
	return b.String()
}
