package office

import (
	"strconv"
	"strings"
)

// odtList is a style of lists.
type odtList struct{ levels [listLevels]level }

// bullets returns the levels of a list that has no style, or of one that says
// nothing of them.
func bullets() (levels [listLevels]level) {
	for i := range levels {
		levels[i] = newLevel()
		levels[i].bullet = true
	}
	return levels
}

// readODTList reads a list style, or that of headings.
func readODTList(x *xmlReader) *odtList {
	l := &odtList{bullets()}
	x.children(func(name string) {
		at := x.number("text:level", 0) - 1
		if at < 0 || at >= listLevels {
			return
		}
		switch name {
		case "text:list-level-style-number", "text:outline-level-style":
			l.levels[at] = readODTLevel(x)
			l.addLabel(x, at)
		}
	}, nil)
	return l
}

func readODTLevel(x *xmlReader) level {
	v := newLevel()
	v.start = x.number("text:start-value", 1)
	v.format = x.attr("style:num-format")
	v.numeral = odfNumeral(v.format)
	if x.attr("style:num-letter-sync") == "true" {
		v.numeral = synchronised(v.format, v.numeral)
	}
	if v.format == "" {
		v.format = "none"
	}
	return v
}

// odfNumeral returns the way to count that format begins: "1", "一, 二, 三, ...".
func odfNumeral(format string) numeral {
	if format == "" {
		return wordNumerals["none"]
	}
	for n := len(format); n > 0; n = strings.LastIndex(format[:n], ", ") {
		if numeral := odfNumerals[format[:n]]; numeral != nil {
			return numeral
		}
	}
	return strconv.Itoa
}

// synchronised counts letters as aa, bb, cc behind z.
func synchronised(format string, other numeral) numeral {
	switch format {
	case "a":
		return wordNumerals["lowerLetter"]
	case "A":
		return wordNumerals["upperLetter"]
	}
	return other
}

// addLabel sets how a level is shown: with LibreOffice's own format if there is
// one, else by the standard.
func (l *odtList) addLabel(x *xmlReader, at int) {
	v := &l.levels[at]
	if format, said := x.lookup("loext:num-list-format"); said {
		v.label = l.readFormat(format, at)
		return
	}
	text := func(s string) {
		if s != "" {
			v.label = append(v.label, labelPart{-1, firstBytes(s, maxLabel)})
		}
	}
	text(x.attr("style:num-prefix"))
	shown := max(1, min(x.number("text:display-levels", 1), at+1))
	for i, first := at-shown+1, true; i <= at; i++ {
		if l.levels[i].format == "none" || l.levels[i].bullet {
			continue
		}
		if !first {
			text(".")
		}
		v.label, first = append(v.label, labelPart{level: i}), false
	}
	text(x.attr("style:num-suffix"))
}

// readFormat reads a label with %1% for the number of the first level and so on.
// Where a level above has no number, neither is shown what joins it to the next.
func (l *odtList) readFormat(s string, at int) []labelPart {
	var label []labelPart
	parts := strings.Split(firstBytes(s, maxLabel), "%")
	dropped := false
	for i, part := range parts {
		n, err := strconv.Atoi(part)
		switch isNumber := i%2 == 1 && err == nil && 1 <= n && n <= listLevels; {
		case isNumber && n-1 < at && (l.levels[n-1].format == "none" || l.levels[n-1].bullet):
			dropped = true
		case isNumber:
			label = append(label, labelPart{level: n - 1})
			dropped = false
		case part != "" && !dropped:
			label = append(label, labelPart{-1, part})
		}
	}
	return label
}

// odtCount is a list while it is counted, and every list that continues it.
type odtCount struct {
	counter
	style string // of its outermost level
}

// odtOpenList is a list around the place.
type odtOpenList struct {
	count *odtCount
	style string
	depth int  // from 0
	anew  bool // the next number at this depth begins anew
	item  odtItem
}

// odtItem is the item around the place.
type odtItem struct {
	begun bool // it has a paragraph or a list
	start int  // its number; asBefore if not said
	style string
	none  bool // it has no number
}

// list reads a list.
func (r *odtReader) list() {
	l := r.openList()
	r.lists = append(r.lists, l)
	r.x.children(func(name string) {
		if name != "text:list-item" && name != "text:list-header" {
			return
		}
		l.item = odtItem{start: r.x.number("text:start-value", asBefore), style: r.x.attr("text:style-override"), none: name == "text:list-header"}
		r.blocks()
	}, nil)
	r.lists = r.lists[:len(r.lists)-1]
	if n := len(r.lists); n > 0 {
		r.lists[n-1].item.begun = true
	}
}

// openList returns the list that begins here.
func (r *odtReader) openList() *odtOpenList {
	l := &odtOpenList{style: r.x.attr("text:style-name")}
	goesOn := r.x.attr("text:continue-numbering") == "true"
	if n := len(r.lists); n > 0 {
		outer := r.lists[n-1]
		l.count, l.depth = outer.count, min(outer.depth+1, listLevels-1)
		l.anew = !goesOn && outer.item.begun // else it goes on as the one around it does
		if l.style == "" {
			l.style = outer.style
		}
		return l
	}
	switch before := r.counts[r.x.attr("text:continue-list")]; {
	case before != nil:
		l.count = before
	case goesOn && r.last != nil && (l.style == "" || r.last.style == l.style):
		l.count = r.last
	default:
		l.count = &odtCount{counter{everySkip: true}, l.style}
	}
	r.last = l.count
	if id := r.x.attr("xml:id"); id != "" && len(r.counts) < maxDefinitions {
		r.counts[id] = l.count
	}
	return l
}

// number gives p the number that it has in the innermost list: the first
// paragraph of an item has one.
func (r *odtReader) number(p *paragraph) {
	l := r.lists[len(r.lists)-1]
	first := !l.item.begun
	l.item.begun = true
	if !first || l.item.none {
		return
	}
	l.count.levels = r.levels(l)
	value := l.item.start
	if value == asBefore && l.anew {
		value = l.count.levels[l.depth].start
	}
	l.anew = false
	l.count.count(p, l.depth, value)
	if !numbers(p.number) {
		p.number = ""
	}
}

// levels returns the levels of a list at this item.
func (r *odtReader) levels(l *odtOpenList) [listLevels]level {
	for _, name := range []string{l.item.style, l.style} {
		if s := r.odtFile.lists[name]; s != nil {
			return s.levels
		}
	}
	return bullets()
}
