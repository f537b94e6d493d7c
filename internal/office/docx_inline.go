package office

import "strings"

// inlines reads what stands in a paragraph, or in a part of one.
func (r *docxReader) inlines() { r.x.children(r.inline, nil) }

func (r *docxReader) inline(name string) {
	switch name {
	case "w:r":
		r.run()
	case "w:hyperlink":
		r.hyperlink()
	case "w:fldSimple":
		r.simpleField()
	case "w:ins", "w:moveTo":
		r.left[warnTracked]++
		r.inlines()
	case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:dir", "w:bdo":
		r.inlines()
	case "w:del", "w:moveFrom":
		r.left[warnTracked]++
	case "m:oMath", "m:oMathPara":
		r.x.all(func(name string) {
			if name == "m:t" {
				r.write(r.x.text(), &docxText{})
			}
		})
	case "w:subDoc":
		r.left[warnElsewhere]++
	case "mc:AlternateContent":
		r.alternate(r.inline)
	}
}

func (r *docxReader) hyperlink() {
	target := ""
	if id := r.x.attr("r:id"); id != "" {
		target = r.links[id].target
	}
	p := r.para
	p.refers = p.refers || r.x.attr("w:anchor") != ""
	if target != "" && r.shows() {
		p.text.link(target)
		r.inlines()
		p.text.unlink()
		return
	}
	r.inlines()
}

func (r *docxReader) run() {
	var set docxText
	r.x.children(func(name string) {
		if name == "w:rPr" {
			set = readDocxText(r.x)
			return
		}
		r.piece(name, &set)
	}, nil)
}

// piece reads one of the things that a run is made of.
func (r *docxReader) piece(name string, set *docxText) {
	switch name {
	case "w:t":
		r.write(r.x.text(), set)
	case "w:tab", "w:ptab":
		r.write("\t", set)
	case "w:br", "w:cr":
		if r.shows() && !r.hidden(set) {
			r.para.text.lineBreak()
		}
	case "w:noBreakHyphen":
		r.write("\u2011", set)
	case "w:sym":
		r.write(symbols(r.x.attr("w:font"), string(rune(r.x.hexadecimal("w:char")))), set)
	case "w:fldChar":
		r.fieldChar()
	case "w:instrText":
		r.instruct(r.x.text())
	case "w:footnoteReference", "w:endnoteReference":
		if r.shows() && !r.hidden(set) {
			r.note(name)
		}
	case "w:drawing", "w:pict", "w:object":
		if r.shows() && !r.hidden(set) {
			r.drawing()
		}
	case "w:ruby":
		r.ruby()
	case "mc:AlternateContent":
		r.alternate(func(name string) { r.piece(name, set) })
	}
}

// ruby reads text with its pronunciation above it, which is left out.
func (r *docxReader) ruby() {
	r.x.children(func(name string) {
		if name == "w:rubyBase" {
			r.inlines()
		}
	}, nil)
}

func (r *docxReader) hidden(set *docxText) bool {
	return r.styles.isHidden(r.para.format.style, set)
}

// write adds s, set as set says, to the paragraph.
func (r *docxReader) write(s string, set *docxText) {
	if s == "" || !r.shows() {
		return
	}
	if r.hidden(set) {
		if strings.TrimSpace(s) != "" {
			r.left[warnHidden]++
		}
		return
	}
	r.said++
	r.para.text.text(symbols(set.font, s), r.styles.isBold(r.para.format.style, set))
}

// drawing reads the text boxes in a drawing. They stand behind the paragraph.
func (r *docxReader) drawing() { r.x.children(r.shape, nil) }

func (r *docxReader) shape(name string) {
	switch name {
	case "w:txbxContent":
		r.para.beside.WriteString(r.aside(newDocxStory(), r.blocks))
	case "mc:AlternateContent":
		r.alternate(r.shape)
	default:
		r.x.children(r.shape, nil)
	}
}
