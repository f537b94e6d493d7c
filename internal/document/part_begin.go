package document

import "slices"

// Where a document begins inside a page is told from the outline. It is better
// to leave two documents together than to cut one in two, so a title that names
// a document is not enough: an agreement may well have a section called "Privacy
// Policy". What stands under it must be of some length, and of another kind than
// what stands before, and one of these must hold:
//
//   - Its sections are numbered from 1, as those before it were, and those do not
//     go on behind it.
//   - Its sections alone are numbered from 1, it stands in no other document, and
//     all that is behind it is its own.
//   - It states a date of its own.
//   - It stands beside the title before it, both have sections, and nothing else
//     on that level has; or that title began a document as told here.
//
// Of two documents of one kind the second is a supplement to the first, unless
// its numbers begin again and it is nearly as long.

// What makes a document of its own, and how many titles a page has that is no
// list of them.
const (
	minPart     = 300 // letters in sentences
	minSections = 2   // of a document that has any
	minSequence = 5   // numbered sections of a second document of one kind
	maxTitles   = 100
	maxOpening  = 20 // clauses before the first heading
)

// opening is where a document begins inside a page.
type opening struct {
	at    int    // offset in the text of the page
	title string // "" if it has none
}

// openings returns where the documents begin that stand in d one behind the
// other, in order: the first at the beginning.
func (d *Document) openings() []opening {
	p := parter{Document: d}
	p.flatten(d.Sections, 0, true)
	titles := p.titles()
	p.number()
	var all []opening
	running := p.first()
	for _, c := range titles {
		start, own := p.offset(c.at), p.letters(p.offset(c.at), p.offset(c.end)) >= minPart
		switch {
		case p.letters(p.offset(running.at), start) < minPart, !running.named && p.kindBefore(&c, &running) == Other:
			if own && p.renames(&c, &running) {
				running.title, running.kind, running.named = c.title, c.kind, true
			}
		case own && p.begins(&c, &running):
			all = append(all, p.opening(&running))
			running = c
		}
	}
	return append(all, p.opening(&running))
}

func (p *parter) opening(c *candidate) opening {
	b := opening{at: p.offset(c.at)}
	switch {
	case c.title >= 0:
		b.title = p.headings[c.title].name()
	case c.named:
		b.title = p.openingLine()
	}
	return b
}

// first returns the document that the page begins with.
func (p *parter) first() candidate {
	line := p.openingLine()
	return candidate{at: -1, title: -1, kind: kindOf(line), named: line != ""}
}

// parter looks for the documents in one.
type parter struct {
	*Document
	headings []headed   // all that have a title, in order
	numbers  []numbered // in order
}

// offset returns where heading i begins: 0 for -1, and the end of the text
// behind the last.
func (p *parter) offset(i int) int {
	switch {
	case i < 0:
		return 0
	case i == len(p.headings):
		return len(p.Text)
	}
	return p.headings[i].Heading.Start
}

// letters returns how many letters the sentences have that stand between two
// offsets, not counting more than matters here.
func (p *parter) letters(start, end int) int {
	at, _ := slices.BinarySearchFunc(p.Clauses, start, func(c *Clause, start int) int { return c.Span.Start - start })
	n := 0
	for _, c := range p.Clauses[at:] {
		if c.Span.Start >= end || n >= minPart {
			break
		}
		if s := p.Text[c.Span.Start:c.Span.End]; sentence(s) {
			n += len(s) // a Chinese character says as much as three letters, and takes as many bytes
		}
	}
	return n
}

// renames reports whether c is rather the title of the document that has begun:
// it has none yet, or one above c that says less.
func (p *parter) renames(c, running *candidate) bool {
	if !running.named || running.kind == Other {
		return true
	}
	return p.letters(p.offset(running.title), p.offset(c.at)) == 0 && (c.kind == running.kind || !p.below(c, running))
}

// below reports whether c stands below the title of a document.
func (p *parter) below(c, of *candidate) bool {
	return of.title >= 0 && c.at < p.headings[of.title].next
}

// begins reports whether a document begins with c behind the one before.
func (p *parter) begins(c, before *candidate) bool {
	own := sequenceOf(p.between(p.offset(c.at), p.offset(c.end)), nil)
	again := p.beginsAgain(own, c, before)
	kind := p.kindBefore(c, before)
	switch {
	case p.outside(c, before):
		return true
	case kind == c.kind && kind != Other:
		return again && own.length >= minSequence && 2*(p.offset(c.end)-p.offset(c.at)) >= p.offset(c.at)-p.offset(before.at)
	case c.kind == Other && p.headings[c.at].label.form == annexWord:
		return false
	case again, p.follows(c, before), p.beside(c, before):
		return true
	}
	last := p.headings[c.at].next == c.end
	inside := before.named && kind != Other && p.below(c, before)
	return last && !inside && own.length >= minSections || p.dated(c) && (last || c.kind != Other)
}

// outside reports whether c stands outside of what the title of the document
// before stands in.
func (p *parter) outside(c, before *candidate) bool {
	return before.at >= 0 && p.headings[c.at].depth < p.headings[before.at].depth
}

// follows reports whether c stands beside the title of the document before, which
// began behind another and has its sections below it.
func (p *parter) follows(c, before *candidate) bool {
	if before.at < 0 {
		return false
	}
	old := p.headings[before.at].Section
	return old.Parent == p.headings[c.at].Parent && len(old.Sections) >= minSections
}

// kindBefore returns the kind of the document before c: what its title says, or
// else its wording.
func (p *parter) kindBefore(c, before *candidate) Kind {
	if before.named {
		return before.kind
	}
	if p.headings[c.at].Parent != nil {
		return Other
	}
	start := p.offset(c.at)
	n := slices.IndexFunc(p.Sections, func(s *Section) bool { return s == p.headings[c.at].Section })
	d := &Document{Text: p.Text[:start], Sections: p.Sections[:n]}
	return d.findKind()
}

// dated reports whether the first lines under c state a date.
func (p *parter) dated(c *candidate) bool {
	clauses := p.headings[c.at].Clauses
	for _, clause := range clauses[:min(2, len(clauses))] {
		s := p.Text[clause.Span.Start:clause.Span.End]
		if fits(s, maxTitle) && findDate(s) != "" {
			return true
		}
	}
	return false
}

// beside reports whether c stands beside the title of the document before, both
// have sections, and nothing else on their level does.
func (p *parter) beside(c, before *candidate) bool {
	one := p.headings[c.at].Section
	found := false
	for i := range p.headings {
		h := &p.headings[i]
		if h.Parent != one.Parent || len(h.Sections) < minSections {
			continue
		}
		if !h.entitles() {
			return false
		}
		found = found || i >= before.at && i < c.at
	}
	return found && len(one.Sections) >= minSections
}
