package office

import (
	"strconv"
	"strings"
)

// readNumbers reads the lists of the document. Where there is no such part it has
// none.
func (f *docxFile) readNumbers(part string) error {
	n := &docxNumbers{lists: map[int]*docxList{}, patterns: map[string]*pattern{}}
	f.numbers = n
	return f.each(part, func(x *xmlReader, name string) {
		switch name {
		case "w:abstractNum":
			if id := x.attr("w:abstractNumId"); len(n.patterns) < maxDefinitions {
				n.patterns[id] = readPattern(x)
			}
		case "w:num":
			if id := x.number("w:numId", 0); len(n.lists) < maxDefinitions {
				n.lists[id] = readDocxList(x)
			}
		}
	})
}

func readPattern(x *xmlReader) *pattern {
	p := &pattern{}
	for i := range p.levels {
		p.levels[i] = newLevel()
	}
	x.children(func(name string) {
		switch name {
		case "w:numStyleLink":
			p.style = x.attr("w:val")
		case "w:lvl":
			if i := x.number("w:ilvl", -1); 0 <= i && i < listLevels {
				p.levels[i] = readLevel(x)
			}
		}
	}, nil)
	return p
}

func readDocxList(x *xmlReader) *docxList {
	l := &docxList{levels: map[int]*level{}}
	for i := range l.starts {
		l.starts[i] = -1
	}
	x.children(func(name string) {
		switch name {
		case "w:abstractNumId":
			l.pattern = x.attr("w:val")
		case "w:lvlOverride":
			if i := x.number("w:ilvl", -1); 0 <= i && i < listLevels {
				l.readOverride(x, i)
			}
		}
	}, nil)
	return l
}

func (l *docxList) readOverride(x *xmlReader, i int) {
	x.children(func(name string) {
		switch name {
		case "w:startOverride":
			l.starts[i] = x.number("w:val", -1)
		case "w:lvl":
			v := readLevel(x)
			l.levels[i] = &v
		}
	}, nil)
}

func readLevel(x *xmlReader) level {
	v := newLevel()
	v.read(x)
	return v
}

// read reads what is inside a w:lvl.
func (v *level) read(x *xmlReader) {
	x.children(func(name string) {
		switch name {
		case "w:start":
			v.start = x.number("w:val", v.start)
		case "w:numFmt":
			v.count(x.attr("w:val"), x.attr("w:format"))
		case "w:lvlText":
			v.label = readLabel(x.attr("w:val"))
		case "w:lvlRestart":
			v.restart = x.number("w:val", v.restart)
		case "w:isLgl":
			v.legal = readToggle(x) == on
		case "w:pStyle":
			v.style = x.attr("w:val")
		case "w:lvlPicBulletId":
			v.bullet = true
		case "w:rPr":
			v.hidden = readDocxText(x).hidden == on
		case "mc:AlternateContent", "mc:Choice":
			v.read(x)
		}
	}, nil)
}

// readLabel reads a label with %1 for the number of the first level and so on.
func readLabel(s string) []labelPart {
	var label []labelPart
	s, from := firstBytes(s, maxLabel), 0
	text := func(to int) {
		if from < to {
			label = append(label, labelPart{-1, s[from:to]})
		}
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '%' && '1' <= s[i+1] && s[i+1] <= '9' {
			text(i)
			label = append(label, labelPart{level: int(s[i+1] - '1')})
			from, i = i+2, i+1
		}
	}
	text(len(s))
	return label
}

// count sets the way that the level counts.
func (v *level) count(format, custom string) {
	v.format = format
	v.bullet = format == "bullet"
	if format == "custom" {
		first, _, _ := strings.Cut(custom, ",")
		width := len(strings.TrimSpace(first))
		v.numeral = func(n int) string { return padded(n, min(width, 9)) }
		return
	}
	v.numeral = wordNumerals[format]
	if v.numeral == nil {
		v.numeral = strconv.Itoa
	}
}
