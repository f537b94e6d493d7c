package office

import "strings"

// docxReader reads one part, or one flow of text in it.
type docxReader struct {
	*docxFile
	x      *xmlReader
	story  *docxStory
	flow   *flow
	para   *docxParagraph // the one around the place; nil between paragraphs
	carry  *docxParagraph // one whose end is deleted, so that it goes on in the next
	fields []docxField    // around the place, outermost first
	said   int            // how often text was added, anywhere
}

// docxParagraph is a paragraph while it is read.
type docxParagraph struct {
	paragraph
	format docxFormat
	refers bool // to a place in the document, as an entry in a table of contents
}

// blocks reads the paragraphs and tables in the element just begun.
func (r *docxReader) blocks() { r.x.children(r.block, nil) }

func (r *docxReader) block(name string) {
	switch name {
	case "w:p":
		r.paragraph()
	case "w:tbl":
		r.table()
	case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo":
		r.blocks()
	case "w:del", "w:moveFrom":
		r.left[warnTracked]++
	case "w:altChunk":
		r.chunk()
	case "mc:AlternateContent":
		r.alternate(r.block)
	}
}

// alternate reads the first of several versions of the same that says anything.
func (r *docxReader) alternate(read func(name string)) {
	before := r.said
	r.x.children(func(name string) {
		if (name == "mc:Choice" || name == "mc:Fallback") && r.said == before {
			r.x.children(read, nil)
		}
	}, nil)
}

func (r *docxReader) paragraph() {
	p := r.carry
	if p == nil {
		p = &docxParagraph{}
	}
	p.format = newDocxFormat()
	p.format.style = r.styles.standard
	inContents := r.inContents()
	outer := r.para
	r.para, r.carry = p, nil
	r.x.children(func(name string) {
		if name == "w:pPr" {
			r.properties(p)
			return
		}
		r.inline(name)
	}, nil)
	r.para = outer
	r.dropInstructions()
	if inContents = inContents || r.inContents(); inContents && p.refers {
		return
	}
	switch {
	case p.format.deleted:
		r.left[warnTracked]++
		r.carry = p
	case p.format.capital:
		r.carry = p
	default:
		r.add(p)
	}
}

func (r *docxReader) properties(p *docxParagraph) {
	p.format = readDocxFormat(r.x)
	if p.format.style == "" {
		p.format.style = r.styles.standard
	}
}

// add puts a paragraph that has ended on the page.
func (r *docxReader) add(p *docxParagraph) {
	if r.styles.inContents(&p.format) {
		return
	}
	hidden := r.styles.isHidden(p.format.style, &p.format.mark)
	if p.text.shown || !hidden {
		r.number(&p.paragraph, &p.format)
	}
	switch {
	case r.styles.titled(&p.format):
		p.level, p.title = 1, true
	default:
		p.level = r.styles.heading(&p.format)
	}
	r.x.spend(len(p.number))
	r.flow.add(&p.paragraph)
}

// close ends the flow and returns its HTML.
func (r *docxReader) close() string {
	if r.carry != nil {
		r.add(r.carry)
		r.carry = nil
	}
	return r.flow.close()
}

// aside reads with read what stands apart from the text around it, and returns
// its HTML.
func (r *docxReader) aside(story *docxStory, read func()) string {
	inner := docxReader{docxFile: r.docxFile, x: r.x, story: story, flow: &flow{}}
	outer := *r
	*r = inner
	read()
	html := r.close()
	outer.said += r.said
	*r = outer
	return html
}

// table reads a table.
func (r *docxReader) table() {
	if r.carry != nil {
		r.add(r.carry)
		r.carry = nil
	}
	t := docxTable{docxReader: r}
	t.read()
	if len(t.rows) > 0 {
		r.flow.raw(t.html())
	}
}

// chunk reads a document of another format that stands in the place of the
// element just begun.
func (r *docxReader) chunk() {
	l := r.links[r.x.attr("r:id")]
	html, err := r.embedded(l)
	if err != nil && r.x.err == nil {
		r.x.err = err
	}
	if strings.TrimSpace(html) == "" {
		return
	}
	r.said++
	r.flow.raw(html)
}
