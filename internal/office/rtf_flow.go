package office

import (
	"slices"
	"strings"
	"unicode"
)

// rtfOutput is a flow of text: the body, a note, a text box.
type rtfOutput struct {
	flow   *flow
	open   *paragraph  // the one being written; nil before its first text
	tables []*rtfTable // around the place, outermost first
	note   *rtfNote    // which it is; nil if it is none
}

// para returns the paragraph that text is to be added to.
func (o *rtfOutput) para() *paragraph {
	if o.open == nil {
		o.open = &paragraph{}
	}
	return o.open
}

// at returns the flow inside so many tables. It ends deeper ones, and begins
// those that are missing.
func (o *rtfOutput) at(tables int) *flow {
	for len(o.tables) > tables {
		n := len(o.tables)
		html := o.tables[n-1].close()
		o.tables = o.tables[:n-1]
		o.at(n - 1).raw(html)
	}
	for len(o.tables) < tables {
		o.tables = append(o.tables, newRTFTable())
	}
	if tables == 0 {
		return o.flow
	}
	return o.tables[tables-1].flow
}

// close ends the flow and returns its HTML.
func (o *rtfOutput) close() string {
	if o.open != nil {
		o.at(0).add(o.open)
		o.open = nil
	}
	return o.at(0).close()
}

// beginAside begins what stands apart from the text around it.
func (r *rtfReader) beginAside() {
	r.state.to = toText
	r.state.outer = r.out
	r.state.paragraph = rtfFormat{outline: -1}
	r.state.field, r.state.linked = nil, false
	r.out = &rtfOutput{flow: &flow{}}
}

// endAside puts it behind the paragraph that it hangs on, unless that is hidden.
func (r *rtfReader) endAside(outer *rtfOutput) {
	if r.out.open != nil {
		r.endParagraph()
	}
	html, note := r.out.close(), r.out.note
	r.out = outer
	if !r.state.hidden && !r.state.deleted {
		outer.para().note(r.mark(note), html)
	}
}

// breaks takes in a word that ends a line, paragraph, cell or row, or describes
// a row.
func (r *rtfReader) breaks(name string, n int, yes bool) {
	switch name {
	case "par", "sect":
		if r.state.deleted && name == "par" {
			r.left[warnTracked]++
			return // so that the paragraph goes on in the next
		}
		r.endParagraph()
	case "line", "page", "column":
		if !r.state.hidden && r.out.open != nil {
			r.out.open.text.lineBreak()
		}
	case "cell", "nestcell":
		r.endCell(name == "nestcell")
	case "row", "nestrow":
		r.endRow(name == "nestrow")
	default:
		r.describe(name, n, yes)
	}
}

// endParagraph puts the open paragraph on the page.
func (r *rtfReader) endParagraph() {
	format := &r.state.paragraph
	flow := r.out.at(format.tables)
	p := r.out.open
	r.out.open = nil
	if p == nil || r.inContents(format) {
		return
	}
	p.list, p.depth = format.list, format.level
	p.number = strings.TrimSpace(p.number)
	if p.number != "" && !numbers(strings.Trim(p.number, "•·o▪◦§●○■□◆➢✓")) {
		p.number, p.bullet = "", true
	}
	p.item = r.ambiguous(format, p.number)
	p.level, p.title = r.level(format)
	flow.add(p)
}

// ambiguous reports whether a number looks like those of a level above it in its
// list, so that only its place there tells one from the other: 1. in 1.
func (r *rtfReader) ambiguous(format *rtfFormat, number string) bool {
	if number == "" {
		return false
	}
	if len(r.shapes) >= maxDefinitions {
		clear(r.shapes)
	}
	shapes := r.shapes[format.list]
	own := shape(number)
	found := slices.Contains(shapes[:format.level], own)
	shapes[format.level] = own
	r.shapes[format.list] = shapes
	return found
}

// shape returns number with its digits and letters made alike.
func shape(number string) string {
	var last rune
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			r = '1'
		case unicode.IsUpper(r):
			r = 'A'
		case unicode.IsLower(r):
			r = 'a'
		}
		if r == last {
			return -1
		}
		last = r
		return r
	}, number)
}

// level returns the level of a paragraph as a heading, 0 if it is none, and
// whether it is the title.
func (r *rtfReader) level(format *rtfFormat) (level int, title bool) {
	style := r.styles[format.style]
	outline := format.outline
	if outline < 0 && style.outlined {
		outline = style.outline
	}
	switch {
	case slices.Contains(titleNames, style.name):
		return 1, true
	case outline > 8:
		return 0, false
	case outline >= 0:
		return outline + 1, false
	}
	return namedLevel(style.name), false
}

// inContents reports whether a paragraph is of a table of contents.
func (r *rtfReader) inContents(format *rtfFormat) bool {
	f := r.state.field
	return f != nil && f.kind == "TOC" || namesContents(r.styles[format.style].name)
}

// rtfField is a field.
type rtfField struct {
	instruction string
	kind        string
	shown       bool // it showed something
}

// endField shows what a formula says that showed nothing.
func (r *rtfReader) endField(f *rtfField) {
	if field := (docxField{instruction: f.instruction}); !f.shown && field.word() == "EQ" {
		r.write(overlaid(f.instruction))
	}
}

// openResult begins what a field showed last.
func (r *rtfReader) openResult() {
	f := r.state.field
	if f == nil {
		return
	}
	field := docxField{instruction: f.instruction}
	if f.kind = field.word(); f.kind == "HYPERLINK" && r.state.to == toText && !r.state.hidden {
		r.state.linked = true
		r.out.para().text.link(field.address())
	}
}
