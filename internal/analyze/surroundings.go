package analyze

import (
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
)

// demand is what a rule asks of one place in or around the sentence.
type demand struct {
	place            string // as in rule files: own, under, lead, before, after, clause
	wanted, unwanted pattern.Node
	holds            func(*reader, site, pattern.Node) bool
}

func demands(c *rule.Context) [6]demand {
	return [...]demand{
		{"own", c.Own, c.NotOwn, (*reader).inSentence},
		{"under", c.Under, c.NotUnder, (*reader).inHeading},
		{"lead", c.Lead, c.NotLead, (*reader).inLead},
		{"before", c.Before, c.NotBefore, (*reader).inSentenceBefore},
		{"after", c.After, c.NotAfter, (*reader).inSentenceAfter},
		{"clause", c.Clause, c.NotClause, (*reader).inClause},
	}
}

// surroundings reports whether what r asks of headings, lead-in, neighbouring
// sentences and clause is so.
func (rd *reader) surroundings(r *rule.Rule, at site) bool {
	key, _ := rd.unmet(r, at)
	return key == ""
}

// unmet returns the first thing r asks of the surroundings that is not so: the
// key it has in rule files, such as not-under, and the condition. The key is ""
// if all is as r asks.
func (rd *reader) unmet(r *rule.Rule, at site) (key string, condition pattern.Node) {
	if r.Context == (rule.Context{}) {
		return "", 0
	}
	for _, d := range demands(&r.Context) {
		if d.wanted != 0 && !d.holds(rd, at, d.wanted) {
			return d.place, d.wanted
		}
		if d.unwanted != 0 && d.holds(rd, at, d.unwanted) {
			return "not-" + d.place, d.unwanted
		}
	}
	return "", 0
}

func (rd *reader) inHeading(at site, n pattern.Node) bool {
	return rd.underHeading(at.clause.Section, n)
}
func (rd *reader) inSentence(at site, n pattern.Node) bool { return rd.holdsIn(n, at.sentence) }
func (rd *reader) inClause(at site, n pattern.Node) bool   { return rd.holdsIn(n, at.clause.Span) }

func (rd *reader) inSentenceBefore(at site, n pattern.Node) bool { return rd.inNeighbour(at, -1, n) }

func (rd *reader) inSentenceAfter(at site, n pattern.Node) bool { return rd.inNeighbour(at, +1, n) }

func (rd *reader) holdsIn(n pattern.Node, span document.Span) bool {
	return rd.lookAround(span).Holds(n)
}

// lookAround returns around set on span. Several rules ask for one heading or
// sentence, one after the other.
func (rd *reader) lookAround(span document.Span) *pattern.Matcher {
	if rd.seen != span {
		rd.seen = span
		rd.around.Reset(rd.doc.Text, rd.part(span))
	}
	return rd.around
}

func (rd *reader) partsOf(spans []document.Span) []pattern.Part {
	parts := make([]pattern.Part, len(spans))
	for i, span := range spans {
		parts[i] = rd.part(span)
	}
	return parts
}

// anyHolds reports whether one of nodes holds in span.
func (rd *reader) anyHolds(nodes []pattern.Node, span document.Span) bool {
	return slices.ContainsFunc(nodes, rd.lookAround(span).Holds)
}

// underHeading reports whether n holds in one of the headings above, or in the
// title of the document, which stands above all of them.
func (rd *reader) underHeading(section *document.Section, n pattern.Node) bool {
	if section == nil {
		return false
	}
	key := headingKey{section, n}
	holds, known := rd.headings[key]
	if !known {
		holds = rd.holdsIn(n, section.Heading) || rd.underHeading(section.Parent, n)
		rd.headings[key] = holds
	}
	return holds
}

// hasHeadings reports whether the headings of the section are as r asks.
func (rd *reader) hasHeadings(r *rule.Rule) bool {
	c := &r.Context
	return (c.Under == 0 || rd.underHeading(rd.section, c.Under)) && (c.NotUnder == 0 || !rd.underHeading(rd.section, c.NotUnder))
}

func (rd *reader) inLead(at site, n pattern.Node) bool {
	rd.lookAbove(at)
	return rd.above.Holds(n)
}

// outlook tells what stands above a sentence: the same for all items of a list,
// but for each cell of a table and each piece of an enumeration something else.
type outlook struct {
	lead  *document.Clause
	piece site // zero if the lead-in is all
}

// lookAbove sets above on what the site is read behind, if it is not set on that
// already: many rules ask, of one item after the other.
func (rd *reader) lookAbove(at site) {
	if rd.viewed == at {
		return
	}
	rd.viewed = at
	if leads := contactLeads(rd.doc, at); len(leads) > 0 {
		rd.view = outlook{piece: at}
		rd.above.Reset(rd.doc.Text, rd.partsOf(leads)...)
		return
	}
	view := outlook{lead: at.clause.Lead}
	if _, enumerated := rd.enumerationHead(at); enumerated || len(at.clause.Heads) > 0 {
		view.piece = at
	}
	if rd.view == view {
		return
	}
	rd.view = view
	own := pattern.Part{Start: at.sentence.Start, End: at.sentence.Start}
	parts := rd.parts(at, own)
	rd.above.Reset(rd.doc.Text, parts[:len(parts)-1]...)
}

// inNeighbour reports whether n holds in the sentence before or after, in the
// same clause or in the next one of the section.
func (rd *reader) inNeighbour(at site, step int, n pattern.Node) bool {
	if i := at.index + step; i >= 0 && i < len(at.clause.Sentences) {
		return rd.holdsIn(n, at.clause.Sentences[i].Span)
	}
	if at.clause.Section == nil {
		return false
	}
	clauses := at.clause.Section.Clauses
	i := slices.Index(clauses, at.clause) + step
	if i < 0 || i >= len(clauses) || len(clauses[i].Sentences) == 0 {
		return false
	}
	neighbour := clauses[i].Sentences[0]
	if step < 0 {
		neighbour = clauses[i].Sentences[len(clauses[i].Sentences)-1]
	}
	return rd.holdsIn(n, neighbour.Span)
}
