package office

import (
	"slices"
	"strconv"
	"strings"
)

// paragraph is a paragraph on its way onto the page.
type paragraph struct {
	level  int    // of the heading, from 1; 0 if it is none
	title  bool   // a heading above all others
	number string // as it is shown before the text; "" if there is none
	bullet bool   // a mark without number is shown before the text
	item   bool   // it is written as an item of a list, not as a clause with a number
	list   any    // which list it is in; nil if in none
	depth  int    // in the list, from 0
	text   inline
	lost   bool            // it has text that is not shown, and with all of it goes the number
	beside strings.Builder // HTML of what hangs on it: notes, text boxes
}

// note hangs a footnote on p, that is shown with mark, or with one that is not
// known.
func (p *paragraph) note(mark, html string) {
	if mark == "" {
		p.beside.WriteString(html)
		return
	}
	p.beside.WriteString(`<div role="doc-footnote" aria-label="`)
	escape(&p.beside, mark)
	p.beside.WriteString(`">`)
	p.beside.WriteString(html)
	p.beside.WriteString("</div>")
}

// flow is a sequence of paragraphs and tables: the body, a cell, a note.
type flow struct {
	html   strings.Builder
	items  []openItem // outermost first
	titled bool       // there has been a title, under which all headings stand
	leads  bool       // the paragraph before ends with a colon
}

// openItem is an item of a list that has not ended, as something deeper may come.
type openItem struct {
	list  any
	depth int
}

// add puts p at the end of f. A paragraph that shows nothing leaves no trace,
// unless by its number.
func (f *flow) add(p *paragraph) {
	text := p.text.close()
	switch {
	case !p.text.shown && (p.number == "" || p.lost):
		f.html.WriteString(p.beside.String())
		return
	case p.level > 0:
		f.heading(p, text)
	case p.bullet || p.item:
		f.item(p, text)
	default:
		f.leave(0)
		f.html.WriteString("<p>")
		f.writeNumbered(p, text)
		f.html.WriteString("</p>")
	}
	f.html.WriteString(p.beside.String())
	f.html.WriteByte('\n')
	f.leads = p.text.last == ':' || p.text.last == '：'
}

func (f *flow) writeNumbered(p *paragraph, text string) {
	if p.number != "" {
		escape(&f.html, p.number)
		f.html.WriteByte(' ')
	}
	f.html.WriteString(text)
}

func (f *flow) heading(p *paragraph, text string) {
	f.leave(0)
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
	if f.inside(p) {
		f.html.WriteString("</li><li>")
	} else {
		f.items = append(f.items, openItem{p.list, p.depth})
		f.html.WriteString("<ul><li>")
	}
	f.html.WriteString("<p>")
	f.writeNumbered(p, text)
	f.html.WriteString("</p>")
}

// inside ends the items that p does not stand in, and reports whether the
// innermost that is left is the one before it in its list. An item of another
// list stands in one that leads to it.
func (f *flow) inside(p *paragraph) bool {
	begun := slices.ContainsFunc(f.items, func(i openItem) bool { return i.list == p.list })
	for n := len(f.items); n > 0; n-- {
		switch top := f.items[n-1]; {
		case top.list == p.list && top.depth == p.depth:
			return true
		case top.list == p.list && top.depth < p.depth, top.list != p.list && !begun && f.leads:
			return false
		}
		f.leave(n - 1)
	}
	return false
}

// leave ends all open items but the outermost n.
func (f *flow) leave(n int) {
	for ; len(f.items) > n; f.items = f.items[:len(f.items)-1] {
		f.html.WriteString("</li></ul>")
	}
}

// raw adds HTML that ends what is open.
func (f *flow) raw(html string) {
	f.leave(0)
	f.leads = false
	f.html.WriteString(html)
	f.html.WriteByte('\n')
}

// close returns the HTML.
func (f *flow) close() string {
	f.leave(0)
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
