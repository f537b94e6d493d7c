package office

// readDocxFormat reads a w:pPr.
func readDocxFormat(x *xmlReader) docxFormat {
	f := newDocxFormat()
	x.children(func(name string) {
		switch name {
		case "w:pStyle":
			f.style = x.attr("w:val")
		case "w:outlineLvl":
			f.outline = x.number("w:val", -1)
		case "w:numPr":
			f.readList(x)
		case "w:framePr":
			f.capital = x.attr("w:dropCap") != "" && x.attr("w:dropCap") != "none"
		case "w:rPr":
			f.readMark(x)
		}
	}, nil)
	return f
}

func (f *docxFormat) readList(x *xmlReader) {
	x.children(func(name string) {
		switch name {
		case "w:numId":
			f.list = x.number("w:val", -1)
		case "w:ilvl":
			f.level = x.number("w:val", -1)
		}
	}, nil)
}

// readMark reads how the end of the paragraph is set.
func (f *docxFormat) readMark(x *xmlReader) {
	x.children(func(name string) {
		switch name {
		case "w:del", "w:moveFrom":
			f.deleted = true
		default:
			f.mark.read(x, name)
		}
	}, nil)
}

// readDocxText reads a w:rPr.
func readDocxText(x *xmlReader) docxText {
	var t docxText
	x.children(func(name string) { t.read(x, name) }, nil)
	return t
}

func (t *docxText) read(x *xmlReader, name string) {
	switch name {
	case "w:rStyle":
		t.style = x.attr("w:val")
	case "w:b":
		t.bold = readToggle(x)
	case "w:vanish":
		t.hidden = readToggle(x)
	case "w:rFonts":
		t.font = x.attr("w:ascii")
	}
}

func readToggle(x *xmlReader) toggle {
	switch x.attr("w:val") {
	case "0", "false", "off":
		return off
	}
	return on
}
