package office

import "strings"

// odtText is how text is set at a place.
type odtText struct{ bold, hidden toggle }

// inlines reads what stands in a paragraph.
func (r *odtReader) inlines() {
	set := odtText{
		bold:   findODT(r.odtFile, "paragraph", r.para.style, (*odtStyle).isBold),
		hidden: off, // that of a paragraph hides it as a whole
	}
	r.run(set)
}

// run reads the rest of the element just begun, whose text is set as set says.
func (r *odtReader) run(set odtText) {
	r.x.children(func(name string) { r.inline(name, set) }, func(s string) { r.write(s, set) })
}

func (r *odtReader) inline(name string, set odtText) {
	switch name {
	case "text:span":
		r.span(set)
	case "text:a":
		r.link(set)
	case "text:s":
		r.write(" ", set)
	case "text:tab":
		r.write("\t", set)
	case "text:line-break":
		if set.hidden != on {
			r.para.text.lineBreak()
		}
	case "text:note":
		r.note(set)
	case "text:ruby":
		r.ruby(set)
	case "text:hidden-text":
		r.hideable(set)
	case "text:hidden-paragraph":
		r.para.hidden = r.para.hidden || r.x.attr("text:is-hidden") == "true"
	case "text:page-number", "text:page-count", "text:page-continuation", "text:page-variable-get",
		"text:number", "text:tracked-changes", "text:script", "office:annotation":
	default:
		if strings.HasPrefix(name, "text:") || strings.HasPrefix(name, "field:") || strings.HasPrefix(name, "presentation:") {
			r.run(set) // fields show what they showed last
		} else if set.hidden != on {
			r.shape(name)
		}
	}
}

func (r *odtReader) span(set odtText) {
	style := r.x.attr("text:style-name")
	if b := findODT(r.odtFile, "text", style, (*odtStyle).isBold); b != unsaid {
		set.bold = b
	}
	if h := findODT(r.odtFile, "text", style, (*odtStyle).isHidden); h != unsaid {
		set.hidden = h
	}
	r.run(set)
}

func (r *odtReader) link(set odtText) {
	p := r.para
	if set.hidden != on {
		p.text.link(r.x.attr("xlink:href"))
	}
	r.run(set)
	p.text.unlink()
}

// hideable reads text that a condition hides or shows.
func (r *odtReader) hideable(set odtText) {
	if r.x.attr("text:is-hidden") == "true" {
		r.left[warnHidden]++
		return
	}
	r.run(set)
}

func (r *odtReader) write(s string, set odtText) {
	if set.hidden == on {
		if strings.TrimSpace(s) != "" {
			r.left[warnHidden]++
			r.para.lost = true
		}
		return
	}
	r.para.text.text(symbols("", s), set.bold == on)
}

// note puts a note behind the paragraph. Its mark in the text is left out, as
// in a quotation.
func (r *odtReader) note(set odtText) {
	p, mark := r.para, ""
	r.x.children(func(name string) {
		switch {
		case name == "text:note-citation":
			mark = strings.TrimSpace(r.x.text())
		case name == "text:note-body" && set.hidden != on:
			p.note(mark, r.aside(r.blocks))
		}
	}, nil)
}

// ruby reads text with its pronunciation above it, which is left out.
func (r *odtReader) ruby(set odtText) {
	r.x.children(func(name string) {
		if name == "text:ruby-base" {
			r.run(set)
		}
	}, nil)
}

// shape reads the text in a drawing. In a paragraph it stands behind that.
func (r *odtReader) shape(name string) {
	switch name {
	case "draw:frame", "draw:g", "draw:a":
		r.x.children(r.shape, nil)
	case "draw:text-box", "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:circle", "draw:polygon", "draw:path",
		"draw:line", "draw:connector", "draw:caption", "draw:regular-polygon", "draw:polyline":
		html := r.aside(r.blocks)
		if r.para == nil {
			r.flow.html.WriteString(html)
			return
		}
		r.para.beside.WriteString(html)
	}
}
