package analyze

import (
	"slices"
	"sort"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
)

// reader reads a document with the rules of one language.
type reader struct {
	*tongue
	doc      *document.Document
	voice    voice         // in which it reads the document
	scanned  document.Span // the part of the document that hits are of
	hits     []pattern.Hit
	leadIns  leadIns          // of the list at hand
	pieces   []pattern.Part   // room for the parts of a sentence
	cut      cutSentence      // the one asked for last
	own      *pattern.Matcher // the sentence at hand, with lead-in or headings
	above    *pattern.Matcher // what it is read behind: lead-ins and table headings
	view     outlook          // what above is set on
	viewed   site             // for which it was set last
	around   *pattern.Matcher // one stretch of its surroundings at a time
	seen     document.Span    // what around is set on
	at       site             // the sentence at hand
	looked   bool             // own is set on it
	speaks   bool             // the rules may read it
	foreign  bool             // no word of the language stands in it
	headings map[headingKey]bool
	section  *document.Section // that of the sentence before
	headed   []answer          // by rule: whether the headings of section are as it asks
	wide     map[wideKey][]pattern.Interval
}

type headingKey struct {
	section *document.Section
	node    pattern.Node
}

// answer is what is known of a question.
type answer uint8

const (
	unasked answer = iota
	yes
	no
)

type wideKey struct {
	span document.Span
	node pattern.Node
}

func newReader(t *tongue) *reader {
	rd := &reader{tongue: t, headed: make([]answer, len(t.rules))}
	doc := func() *document.Document { return rd.doc }
	rd.own = pattern.NewMatcher(t.program, findValues(doc))
	rd.above = pattern.NewMatcher(t.program, findValues(doc))
	rd.around = pattern.NewProbe(t.program, findValues(doc))
	return rd
}

// open begins with doc.
func (rd *reader) open(doc *document.Document) {
	rd.doc, rd.scanned, rd.hits = doc, document.Span{}, rd.hits[:0]
	rd.voice = newVoice(doc, rd.language)
	rd.headings, rd.wide = make(map[headingKey]bool), make(map[wideKey][]pattern.Interval)
	rd.view, rd.viewed, rd.leadIns = outlook{}, site{}, leadIns{}
	rd.enter(nil)
	rd.above.Reset("")
	rd.around.Reset("")
	rd.seen = document.Span{}
}

// close forgets the document, and keeps the working memory.
func (rd *reader) close() {
	rd.open(nil)
	rd.at = site{}
	rd.own.Reset("")
}

// scan finds the words of all rules in span.
func (rd *reader) scan(span document.Span) {
	rd.scanned, rd.leadIns = span, leadIns{} // whose hits are no more
	rd.hits = rd.voice.scan(rd.program, rd.doc.Text, span, rd.hits[:0])
}

// hitsIn returns the hits of the document that lie in span. One that runs on
// from the sentence before, or into the next, is no phrase of this one.
func (rd *reader) hitsIn(span document.Span) []pattern.Hit {
	if !rd.scanned.Contains(span) {
		return rd.voice.scan(rd.program, rd.doc.Text, span, nil)
	}
	// hits are in order of their ends
	first := sort.Search(len(rd.hits), func(i int) bool { return int(rd.hits[i].End) > span.Start })
	last, runsOn := first, false
	for ; last < len(rd.hits) && int(rd.hits[last].End) <= span.End; last++ {
		runsOn = runsOn || int(rd.hits[last].Start) < span.Start
	}
	hits := rd.hits[first:last]
	if runsOn {
		return slices.DeleteFunc(slices.Clone(hits), func(h pattern.Hit) bool { return int(h.Start) < span.Start })
	}
	return hits
}

func (rd *reader) part(span document.Span) pattern.Part {
	return pattern.Part{Start: span.Start, End: span.End, Hits: rd.hitsIn(span)}
}

// look notes the sentence at hand, and sets the window on it if the rules may
// read it; if not, only once somebody asks for its words.
func (rd *reader) look(at site, speaks bool) {
	rd.at, rd.speaks, rd.looked = at, speaks, false
	if speaks {
		rd.window()
	}
}

// window returns the matcher set on the sentence at hand.
func (rd *reader) window() *pattern.Matcher {
	if !rd.looked {
		rd.looked = true
		rd.own.Reset(rd.doc.Text, rd.parts(rd.at, rd.part(rd.at.sentence))...)
	}
	return rd.own
}

// candidates appends the rules that the words of the window, and the headings above
// it, let hold.
func (rd *reader) candidates(rules []int32) []int32 {
	if section := rd.at.clause.Section; section != rd.section {
		rd.enter(section)
	}
	rules = rd.underHeadings(rules, rd.always)
	rd.lookAbove(rd.at)
	for n := range rd.above.Possible(rd.leads) {
		rules = rd.underHeadings(rules, rd.byLead[n])
	}
	for n := range rd.own.Possible(rd.conditions) {
		rules = rd.underHeadings(rules, rd.byCondition[n])
	}
	return rules
}

// enter begins with the sentences of section.
func (rd *reader) enter(section *document.Section) {
	rd.section = section
	clear(rd.headed)
}

// underHeadings appends those of some, which are rules, that the headings of the
// section are right for. Each sentence asks for some, and most have headings that
// are not: so the answers are kept.
func (rd *reader) underHeadings(rules, some []int32) []int32 {
	for _, i := range some {
		if rd.headed[i] == unasked {
			rd.headed[i] = no
			if rd.hasHeadings(rd.rules[i]) {
				rd.headed[i] = yes
			}
		}
		if rd.headed[i] == yes {
			rules = append(rules, i)
		}
	}
	return rules
}

// match returns where the condition of r holds so that the finding is this
// sentence: part of what counted must be in the sentence itself, not all of it
// in the lead-in.
func (rd *reader) match(r *rule.Rule, at site) (pattern.Interval, bool) {
	if r.Scope != rule.Sentence {
		return rd.matchWide(r, at)
	}
	for _, iv := range rd.own.Match(r.When) {
		if iv.End > at.sentence.Start {
			return iv, true
		}
	}
	return pattern.Interval{}, false
}

// matchWide matches r in the whole clause or section; the finding is the
// sentence in which the match begins.
func (rd *reader) matchWide(r *rule.Rule, at site) (pattern.Interval, bool) {
	span := at.clause.Span
	if r.Scope == rule.Section {
		clauses := at.clause.Section.Clauses
		span = document.Span{Start: clauses[0].Span.Start, End: clauses[len(clauses)-1].Span.End}
	}
	key := wideKey{span, r.When}
	matches, known := rd.wide[key]
	if !known {
		for _, iv := range rd.lookAround(span).Match(r.When) {
			iv.Evidence = slices.Clone(iv.Evidence)
			matches = append(matches, iv)
		}
		rd.wide[key] = matches
	}
	for _, iv := range matches {
		if at.sentence.Start <= iv.Start && iv.Start < at.sentence.End {
			return iv, true
		}
	}
	return pattern.Interval{}, false
}
