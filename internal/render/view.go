package render

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// view is a report arranged for a person: what can be done with a sentence
// first, then how firmly, then the practice. A sentence that several findings
// share is shown once.
type view struct {
	*report.Report
	documents map[string]*report.Document
	findings  map[string]*report.Finding
	sentences map[site]*sentence
	answers   map[string]*report.Answer // by the finding that each is the answer to
	parts     []part                    // one per use, in the order of uses; those with nothing to tell are left out
}

// site is where a sentence stands.
type site struct {
	document string
	span     report.Span
}

// sentence is a sentence that is cited, with all findings in it.
type sentence struct {
	number   int // from 1, in the order in which the view shows them
	findings []*report.Finding
}

// part is everything of one use.
type part struct {
	use    report.Use
	groups []group
}

// group is the sentences of one use that stand for one practice with one
// strength, if strength matters for the use.
type group struct {
	groupKey
	entries []entry
}

type groupKey struct {
	practice practice.Practice
	strength report.Strength
}

// entry is a sentence in a part.
type entry struct {
	*sentence
	citations []*report.Citation // of this use, the one that chose the group first
	again     bool               // an earlier part shows the sentence
}

var uses = [...]report.Use{report.Cite, report.Expect, report.Do, report.Note}

var strengths = map[report.Strength]int{report.Strong: 0, report.Qualified: 1, report.Weak: 2}

func newView(r *report.Report) *view {
	v := &view{
		Report:    r,
		documents: map[string]*report.Document{},
		findings:  map[string]*report.Finding{},
		sentences: map[site]*sentence{},
		answers:   answersOf(r),
	}
	for i := range r.Documents {
		v.documents[r.Documents[i].ID] = &r.Documents[i]
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		v.findings[f.ID] = f
		at := site{f.Document, f.Span}
		if v.sentences[at] == nil {
			v.sentences[at] = &sentence{}
		}
		v.sentences[at].findings = append(v.sentences[at].findings, f)
	}
	for _, use := range uses {
		if p := v.part(use); len(p.groups) > 0 || use == report.Note && r.Frame != nil {
			v.parts = append(v.parts, p)
		}
	}
	v.number()
	return v
}

// cites reports whether there is a sentence to cite.
func (v *view) cites() bool {
	return slices.ContainsFunc(v.parts, func(p part) bool { return len(p.groups) > 0 })
}

// part arranges the citations of one use.
func (v *view) part(use report.Use) part {
	compare := v.comparer(use)
	groups := map[groupKey]*group{}
	for _, e := range v.entries(use) {
		slices.SortStableFunc(e.citations, func(a, b *report.Citation) int { return compare(v.key(a), v.key(b)) })
		key := v.key(e.citations[0])
		if groups[key] == nil {
			groups[key] = &group{groupKey: key}
		}
		groups[key].entries = append(groups[key].entries, e)
	}
	p := part{use: use}
	for _, key := range slices.SortedFunc(maps.Keys(groups), compare) {
		p.groups = append(p.groups, *groups[key])
	}
	return p
}

// entries gathers the citations of one use by sentence, in document order.
func (v *view) entries(use report.Use) []entry {
	var all []entry
	index := map[*sentence]int{}
	for i := range v.Citations {
		c := &v.Citations[i]
		f := v.findings[c.Finding]
		if c.Use != use || f == nil {
			continue
		}
		s := v.sentences[site{f.Document, f.Span}]
		at, known := index[s]
		if !known {
			at = len(all)
			index[s] = at
			all = append(all, entry{sentence: s})
		}
		all[at].citations = append(all[at].citations, c)
	}
	return all
}

// key returns the group of c. What a person must do or know is no argument, and
// so is not told apart by strength.
func (v *view) key(c *report.Citation) groupKey {
	key := groupKey{practice: v.findings[c.Finding].Practice}
	if c.Use == report.Cite || c.Use == report.Expect {
		key.strength = c.Strength
	}
	return key
}

// comparer returns the order of groups in a part. What can be cited is ordered
// by strength, and then as the report has it, which lists the best first;
// everything else is ordered by practice.
func (v *view) comparer(use report.Use) func(a, b groupKey) int {
	first := map[groupKey]int{}
	for i := range v.Citations {
		c := &v.Citations[i]
		if c.Use != use || v.findings[c.Finding] == nil {
			continue
		}
		if key := v.key(c); first[key] == 0 {
			first[key] = i + 1
		}
	}
	return func(a, b groupKey) int {
		strength := cmp.Compare(strengths[a.strength], strengths[b.strength])
		if use == report.Cite {
			return cmp.Or(strength, cmp.Compare(first[a], first[b]))
		}
		return cmp.Or(cmp.Compare(a.practice.Index(), b.practice.Index()), strength)
	}
}

// number numbers the sentences as they are shown, and marks those that an
// earlier part has shown.
func (v *view) number() {
	n := 0
	for _, p := range v.parts {
		for _, g := range p.groups {
			for i := range g.entries {
				e := &g.entries[i]
				if e.again = e.sentence.number > 0; !e.again {
					n++
					e.sentence.number = n
				}
			}
		}
	}
}

// first returns the finding that stands for the sentence.
func (s *sentence) first() *report.Finding { return s.findings[0] }

// also returns the practices of e besides the one of its group.
func (v *view) also(e entry) []practice.Practice {
	var all []practice.Practice
	for _, c := range e.citations[1:] {
		all = append(all, v.findings[c.Finding].Practice)
	}
	return all
}

// because returns the reasons for the strength of e, each once; none where
// strength does not matter.
func (e entry) because() []string {
	if use := e.citations[0].Use; use != report.Cite && use != report.Expect {
		return nil
	}
	var all []string
	for _, c := range e.citations {
		all = appendNew(all, c.Because...)
	}
	return all
}

// shared returns the reasons of the entries of g, and whether all have the same.
func (g group) shared() ([]string, bool) {
	reasons := g.entries[0].because()
	for _, e := range g.entries[1:] {
		if !slices.Equal(reasons, e.because()) {
			return nil, false
		}
	}
	return reasons, true
}

// laws returns the statutes that support the citations of e.
func (e entry) laws() []string {
	var all []string
	for _, c := range e.citations {
		all = appendNew(all, c.Laws...)
	}
	return all
}

// counters returns the numbers of the sentences that bear against e.
func (v *view) counters(e entry) []int {
	var all []int
	for _, c := range e.citations {
		for _, n := range v.numbers(c.Counters) {
			if n != e.sentence.number {
				all = appendNew(all, n)
			}
		}
	}
	return all
}

// numbers returns the numbers of the sentences of findings that are shown.
func (v *view) numbers(findings []string) []int {
	var all []int
	for _, id := range findings {
		f := v.findings[id]
		if f == nil {
			continue
		}
		if s := v.sentences[site{f.Document, f.Span}]; s.number > 0 {
			all = appendNew(all, s.number)
		}
	}
	return all
}

// unquoted returns those of contacts that the quote does not show, such as the
// target of a link.
func (s *sentence) unquoted(contacts []string) []string {
	var all []string
	for _, c := range contacts {
		if !strings.Contains(s.first().Quote, c) {
			all = append(all, c)
		}
	}
	return all
}

// values returns what was read out of a sentence, by any of its findings.
func (s *sentence) values() report.Values {
	var all report.Values
	for _, f := range s.findings {
		if f.Values == nil {
			continue
		}
		all.Durations = appendNew(all.Durations, f.Values.Durations...)
		all.Data = appendNew(all.Data, f.Values.Data...)
		all.Purposes = appendNew(all.Purposes, f.Values.Purposes...)
		all.Laws = appendNew(all.Laws, f.Values.Laws...)
		all.Contacts = appendNew(all.Contacts, f.Values.Contacts...)
	}
	return all
}

// appendNew appends those of more that all lacks.
func appendNew[T comparable](all []T, more ...T) []T {
	for _, v := range more {
		if !slices.Contains(all, v) {
			all = append(all, v)
		}
	}
	return all
}

// statute is a provision as the report describes it, or an id that it does not
// describe.
type statute struct{ report.Statute }

func (v *view) statute(id string) statute {
	for _, s := range v.Statutes {
		if s.ID == id {
			return statute{s}
		}
	}
	cite := id
	for _, l := range v.Named {
		if l.ID == id {
			cite = l.Name
		}
	}
	return statute{report.Statute{ID: id, Cite: cite}}
}

// sameGround reports whether s can be cited on the same ground as other.
func (s statute) sameGround(other statute) bool {
	return s.Standing == other.Standing && s.Because == other.Because
}
