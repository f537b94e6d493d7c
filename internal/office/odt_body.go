package office

// odtReader reads the body of a document, or one flow of text in it.
type odtReader struct {
	*odtFile
	x      *xmlReader
	flow   *flow
	para   *odtParagraph        // the one around the place; nil between paragraphs
	lists  []*odtOpenList       // around the place, outermost first
	counts map[string]*odtCount // lists by id
	last   *odtCount            // the list that began last
	heads  counter              // of headings
}

// odtParagraph is a paragraph while it is read.
type odtParagraph struct {
	paragraph
	style  string
	hidden bool
}

func newODTReader(f *odtFile, x *xmlReader) *odtReader {
	return &odtReader{odtFile: f, x: x, flow: &flow{}, counts: map[string]*odtCount{}, heads: counter{everySkip: true}}
}

// blocks reads the paragraphs, lists and tables in the element just begun.
func (r *odtReader) blocks() { r.x.children(r.block, nil) }

func (r *odtReader) block(name string) {
	switch name {
	case "text:p", "text:h":
		r.paragraph(name == "text:h")
	case "text:list":
		r.list()
	case "table:table":
		r.table()
	case "text:section":
		r.section()
	case "office:text", "text:numbered-paragraph", "text:index-body":
		r.blocks()
	case "text:tracked-changes":
		r.changes()
	default:
		r.shape(name)
	}
}

// section reads a section. What is hidden is still counted.
func (r *odtReader) section() {
	if d := r.x.attr("text:display"); d != "none" && !(d == "condition" && r.x.attr("text:is-hidden") == "true") {
		r.blocks()
		return
	}
	r.left[warnHidden]++
	r.aside(r.blocks)
}

// changes counts the changes that nobody has accepted yet. The text has what is
// inserted, and what is deleted stands here alone.
func (r *odtReader) changes() {
	r.x.children(func(name string) {
		if name == "text:changed-region" {
			r.left[warnTracked]++
		}
	}, nil)
}

// aside reads with read what stands apart from the text around it, and returns
// its HTML.
func (r *odtReader) aside(read func()) string {
	para, outer, lists := r.para, r.flow, r.lists
	r.para, r.flow, r.lists = nil, &flow{}, nil
	read()
	html := r.flow.close()
	r.para, r.flow, r.lists = para, outer, lists
	return html
}

// paragraph reads a paragraph or heading.
func (r *odtReader) paragraph(heading bool) {
	p := &odtParagraph{style: r.x.attr("text:style-name")}
	p.level = findODT(r.odtFile, "paragraph", p.style, (*odtStyle).level)
	if heading {
		p.level = max(1, r.x.number("text:outline-level", 1))
	}
	p.hidden = findODT(r.odtFile, "paragraph", p.style, (*odtStyle).isHidden) == on
	switch {
	case len(r.lists) > 0:
		r.number(&p.paragraph)
	case p.level > 0 && r.x.attr("text:is-list-header") != "true":
		r.numberHeading(p)
	}
	outer := r.para
	r.para = p
	r.inlines()
	r.para = outer
	r.add(p)
}

// numberHeading gives p the number that headings of its level have, unless its
// style names a list instead, or none.
func (r *odtReader) numberHeading(p *odtParagraph) {
	if r.outline == nil || findODT(r.odtFile, "paragraph", p.style, (*odtStyle).isListed) != unsaid {
		return
	}
	at := min(p.level, listLevels) - 1
	value := asBefore
	if r.x.attr("text:restart-numbering") == "true" {
		value = r.x.number("text:start-value", r.outline.levels[at].start)
	}
	r.heads.levels = r.outline.levels
	r.heads.step(at, value)
	if p.number = r.heads.number(at); !numbers(p.number) {
		p.number = ""
	}
}

// add puts a paragraph that has ended on the page.
func (r *odtReader) add(p *odtParagraph) {
	if p.hidden {
		if p.text.shown {
			r.left[warnHidden]++
		}
		return
	}
	if p.level == 0 && r.titled(p.style) {
		p.level, p.title = 1, true
	}
	r.x.spend(len(p.number))
	r.flow.add(&p.paragraph)
}
