package document

import (
	"slices"
	"strings"
)

// headed is a section with the number in its title.
type headed struct {
	*Section
	label label
	depth int
	outer bool // it stands in no numbered section
	next  int  // index of the next heading that is not below it
}

// flatten appends sections that have titles, and all below them.
func (p *parter) flatten(sections []*Section, depth int, outer bool) {
	for _, s := range sections {
		if s.Title == "" {
			p.flatten(s.Sections, depth, outer)
			continue
		}
		h := headed{Section: s, depth: depth, outer: outer}
		if s.Number != "" {
			h.label = readLabel(s.Title)
		}
		at := len(p.headings)
		p.headings = append(p.headings, h)
		p.flatten(s.Sections, depth+1, outer && (h.label.count == 0 || h.label.form == partWord))
		p.headings[at].next = len(p.headings)
	}
}

// candidate is a heading that may be the title of a document.
type candidate struct {
	at    int // index of the heading that the document begins with; -1 for the beginning of a page
	title int // index of the heading that is its title; -1 if none is
	end   int // index of the next candidate that is not below it or is of another kind, else of the end
	kind  Kind
	named bool // it has a title
}

// titles returns the headings that may be titles of documents, or none of a page
// that is a list of them.
func (p *parter) titles() []candidate {
	var all []candidate
	for i := range p.headings {
		if p.headings[i].entitles() {
			all = append(all, candidate{at: i, title: i, end: len(p.headings), kind: kindOf(p.headings[i].Title), named: true})
		}
	}
	if len(all) > maxTitles {
		return nil
	}
	for i := range all {
		for _, other := range all[i+1:] {
			if other.at >= p.headings[all[i].at].next || other.kind != Other && other.kind != all[i].kind {
				all[i].end = other.at
				break
			}
		}
	}
	return all
}

// openingLine returns the last line before the first heading that names a kind of
// document, if that heading is a numbered one: titles that no style tells from
// text are lines like others.
func (p *parter) openingLine() string {
	line := ""
	if len(p.headings) == 0 || p.headings[0].label.count == 0 {
		return line
	}
	for _, c := range p.Clauses[:min(maxOpening, len(p.Clauses))] {
		s := p.Text[c.Span.Start:c.Span.End]
		if c.Span.Start < p.offset(0) && shortTitle(s) && namesDocument(s) && kindOf(s) != Other {
			line = FoldSpace(s)
		}
	}
	return line
}

// entitles reports whether h names a document, and has no number but that of a
// part or annex.
func (h *headed) entitles() bool {
	if !h.outer || h.label.count > 0 && h.label.form != partWord && h.label.form != annexWord || !fits(h.Title, maxTitle) {
		return false
	}
	name := h.name()
	if !shortTitle(name) || speaksOf(name) {
		return false
	}
	return slices.ContainsFunc(titleParts(withoutBrackets(name)), func(s string) bool {
		return namesDocument(s) || strings.HasSuffix(s, " Terms") || strings.HasSuffix(s, " TERMS")
	})
}

// name returns the title of h without its number.
func (h *headed) name() string {
	return strings.Trim(h.Title[min(h.label.end, len(h.Title)):], ":： ")
}

// speaksOf reports whether a title is that of a section about a document.
func speaksOf(s string) bool {
	lower := " " + strings.ToLower(s) + " "
	for _, w := range [...]string{
		" this ", " our ", " your ", " these ", " about ", " how ", " what ", " changes ", " updates ",
		"本", "我们", "我們", "您", "如何", "关于", "關於",
	} {
		if strings.Contains(lower, w) {
			return true
		}
	}
	return false
}

// withoutBrackets returns s without the brackets that it ends with.
func withoutBrackets(s string) string {
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		if i := strings.LastIndexAny(s, "(（"); i > 0 {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}
