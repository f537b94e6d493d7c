package office

import "slices"

// docxNumbers are the lists of a document.
type docxNumbers struct {
	lists    map[int]*docxList   // by the number that paragraphs name
	patterns map[string]*pattern // by id
}

// docxStory is how far the lists are counted in one of the texts that Word
// counts apart: the body, the notes of one kind, each text box.
type docxStory struct {
	counts map[*pattern]*counter // lists of one pattern count together
	begun  map[docxPlace]bool
}

// docxPlace is a level of a list.
type docxPlace struct {
	list  *docxList
	level int
}

func newDocxStory() *docxStory {
	return &docxStory{map[*pattern]*counter{}, map[docxPlace]bool{}}
}

// docxList is a list: a pattern, some of whose levels it may change.
type docxList struct {
	pattern string
	starts  [listLevels]int // where its levels begin; -1 where the pattern says
	levels  map[int]*level
}

// pattern is how a list is counted.
type pattern struct {
	levels [listLevels]level
	style  string // of the numbering style that has the levels instead; "" if none
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
	number, at := p.list, max(p.level, 0)
	if number < 0 {
		number, at = f.styled(p)
	}
	l := f.numbers.lists[number]
	if number == 0 || l == nil {
		return nil, 0
	}
	return l, min(at, listLevels-1)
}

// styled returns the number of the list, and the level, that a paragraph is in
// through its style; 0 for none. The level is the one that names the style or one
// that it is based on, else what the style says: but a level that names another
// style is for that one alone.
func (f *docxFile) styled(p *docxFormat) (number, at int) {
	number, _ = find(&f.styles, p.style, -1, (*docxStyle).list)
	l := f.numbers.lists[number]
	if l == nil {
		return 0, 0
	}
	if p.level >= 0 {
		return number, p.level
	}
	levels := f.levels(l)
	at, _ = find(&f.styles, p.style, -1, func(s *docxStyle) int {
		return slices.IndexFunc(levels[:], func(v level) bool { return v.style != "" && f.styles.byID[v.style] == s })
	})
	if at >= 0 {
		return number, at
	}
	at, _ = find(&f.styles, p.style, -1, (*docxStyle).level)
	at = max(0, min(at, listLevels-1))
	if levels[at].style != "" {
		return 0, 0
	}
	return number, at
}

// number counts p, a paragraph set as format says, and gives it its number.
func (r *docxReader) number(p *paragraph, format *docxFormat) {
	l, at := r.place(format)
	if l == nil {
		return
	}
	own := r.numbers.patterns[l.pattern]
	if own == nil {
		return
	}
	c := r.story.counts[own]
	if c == nil {
		c = &counter{}
		r.story.counts[own] = c
	}
	c.levels = r.levels(l)
	value := asBefore
	if r.begins(l, at, c) {
		value = l.starts[at]
	}
	c.count(p, at, value)
}

// begins reports whether a list that says where a level of it begins does so at
// this paragraph: the first there. Levels above that c begins with it have begun.
func (r *docxReader) begins(l *docxList, at int, c *counter) bool {
	first := !r.story.begun[docxPlace{l, at}]
	r.story.begun[docxPlace{l, at}] = true
	for i := at - 1; i >= 0 && c.skips(at, i); i-- {
		r.story.begun[docxPlace{l, i}] = true
	}
	return first && l.starts[at] >= 0
}

// levels returns the levels of l.
func (f *docxFile) levels(l *docxList) [listLevels]level {
	var levels [listLevels]level
	if p := f.pattern(l); p != nil {
		levels = p.levels
	}
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
