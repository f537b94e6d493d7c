package office

import (
	"strconv"
	"strings"
)

// docxNumbers are the lists of a document and how far they are counted.
type docxNumbers struct {
	lists    map[int]*docxList     // by the number that paragraphs name
	patterns map[string]*pattern   // by id
	counts   map[*pattern]*counter // lists of one pattern count together
}

// docxList is a list: a pattern, some of whose levels it may change.
type docxList struct {
	pattern string
	starts  [listLevels]int // where its levels begin; -1 where the pattern says
	levels  map[int]*level
	begun   [listLevels]bool
}

// pattern is how a list is counted.
type pattern struct {
	levels [listLevels]level
	style  string // of the numbering style that has the levels instead; "" if none
}

// listLevels is how many levels a list has.
const listLevels = 9

func (f *docxFile) readNumbers(part string) error {
	n := &docxNumbers{lists: map[int]*docxList{}, patterns: map[string]*pattern{}, counts: map[*pattern]*counter{}}
	f.numbers = n
	if !f.archive.has(part) {
		return nil
	}
	x, err := f.part(part)
	if err != nil {
		return err
	}
	x.root()
	x.children(func(name string) {
		switch name {
		case "w:abstractNum":
			n.patterns[x.attr("w:abstractNumId")] = readPattern(x)
		case "w:num":
			n.lists[x.number("w:numId", 0)] = readDocxList(x)
		}
	}, nil)
	return x.err
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
			v.text = x.attr("w:val")
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

// pattern returns the pattern of l, also if only a style knows it.
func (f *docxFile) pattern(l *docxList) *pattern {
	p := f.numbers.patterns[l.pattern]
	for range maxStyles {
		if p == nil || p.style == "" {
			return p
		}
		number, _ := find(&f.styles, p.style, -1, (*docxStyle).list)
		next := f.numbers.lists[number]
		if next == nil {
			return p
		}
		p = f.numbers.patterns[next.pattern]
	}
	return p
}

func (s *docxStyle) list() int  { return s.format.list }
func (s *docxStyle) level() int { return s.format.level }

// place returns the list and level of a paragraph, nil if it is in none.
func (f *docxFile) place(p *docxFormat) (*docxList, int) {
	number, at := p.list, p.level
	if number >= 0 && at < 0 {
		at = 0
	}
	if number < 0 {
		var from string
		number, from = find(&f.styles, p.style, -1, (*docxStyle).list)
		if at < 0 {
			at = f.styleLevel(p.style, from, number)
		}
	}
	l := f.numbers.lists[number]
	if number == 0 || l == nil {
		return nil, 0
	}
	return l, max(0, min(at, listLevels-1))
}

// styleLevel returns the level of paragraphs whose style is in a list: that
// which names the style, or the one that it comes from, else the style's own.
func (f *docxFile) styleLevel(style, from string, number int) int {
	if l := f.numbers.lists[number]; l != nil {
		if p := f.pattern(l); p != nil {
			for _, name := range []string{style, from} {
				for i := range p.levels {
					if p.levels[i].style == name && name != "" {
						return i
					}
				}
			}
		}
	}
	at, _ := find(&f.styles, style, -1, (*docxStyle).level)
	return max(at, 0)
}

// number counts p, a paragraph set as format says, and gives it its number.
func (f *docxFile) number(p *paragraph, format *docxFormat) {
	l, at := f.place(format)
	if l == nil {
		return
	}
	pattern := f.pattern(l)
	if pattern == nil {
		return
	}
	c := f.numbers.counts[pattern]
	if c == nil {
		c = &counter{}
		f.numbers.counts[pattern] = c
	}
	c.levels = l.effective(pattern)
	restart := l.starts[at] >= 0 && !l.begun[at]
	l.begun[at] = true
	c.step(at, restart)
	v := &c.levels[at]
	p.depth, p.bullet = at, v.bullet
	if !v.bullet && !v.hidden {
		p.number, p.nested = c.text(at), c.ambiguous(at)
	}
}

// effective returns the levels of l.
func (l *docxList) effective(p *pattern) [listLevels]level {
	levels := p.levels
	for i, v := range l.levels {
		levels[i] = *v
	}
	for i, start := range l.starts {
		if start >= 0 {
			levels[i].start = start
		}
	}
	return levels
}
