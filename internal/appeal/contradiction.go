package appeal

import (
	"slices"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// clash is a way in which two findings contradict each other.
type clash struct {
	key   string // of the message
	first practice.Practice
	other practice.Practice
	// holds reports whether f, of first, and g, of other, cannot both be so.
	holds func(c *conclusion, f, g *report.Finding) bool
}

var clashes = []clash{
	{"periods", practice.RetentionPeriod, practice.RetentionPeriod, (*conclusion).differentPeriods},
	{"answers", practice.ResponseTime, practice.ResponseTime, (*conclusion).differentAnswers},
	{"closure", practice.DataDisposal, practice.RetentionAfterClosure, (*conclusion).deletesAndKeeps},
	{"exit", practice.ClosureRight, practice.ClosureCondition, (*conclusion).opensAndBars},
	{"exit", practice.ClosureRight, practice.ClosureEffect, (*conclusion).opensAndBars},
}

// maxContradictions bounds the list: a document that contradicts itself more
// often is no two rules, it is a list that was misread.
const maxContradictions = 8

// maxCompared bounds how many clauses of a kind are compared with each other.
const maxCompared = 200

// contradictions returns the pairs of findings that cannot both be so.
func (c *conclusion) contradictions() []report.Problem {
	var problems []report.Problem
	for _, clash := range clashes {
		firsts, others := c.of(clash.first), c.of(clash.other)
		for i, f := range firsts {
			if clash.first == clash.other {
				others = firsts[i+1:]
			}
			for _, g := range others {
				if len(problems) < maxContradictions && siteOf(f) != siteOf(g) && clash.holds(c, f, g) {
					problems = append(problems, c.contradiction(clash.key, f, g))
				}
			}
		}
	}
	return problems
}

func (c *conclusion) contradiction(key string, f, g *report.Finding) report.Problem {
	return report.Problem{
		Kind: "contradiction", Findings: []string{f.ID, g.ID},
		Because: c.T("appeal.contradiction."+key, "first", c.where(f), "second", c.where(g),
			"one", c.firstPeriod(f), "other", c.firstPeriod(g)),
	}
}

// of returns the findings of p, in document order, of which only so many are
// compared.
func (c *conclusion) of(p practice.Practice) []*report.Finding {
	var all []*report.Finding
	for i := range c.r.Findings {
		if f := &c.r.Findings[i]; f.Practice == p && len(all) < maxCompared {
			all = append(all, f)
		}
	}
	return all
}

func (c *conclusion) firstPeriod(f *report.Finding) string {
	if f.Values == nil || len(f.Values.Durations) == 0 {
		return ""
	}
	return c.quote(f.Values.Durations[0].Text)
}

// length returns the one length of time that f states, if it states one and
// nothing beside it.
func length(f *report.Finding) (report.Duration, bool) {
	if f.Values == nil || len(f.Values.Durations) != 1 || !isLength(f.Values.Durations[0]) {
		return report.Duration{}, false
	}
	return f.Values.Durations[0], true
}

// rival reports whether two findings state different lengths of the same sort.
func rival(f, g *report.Finding) bool {
	d, ok := length(f)
	e, also := length(g)
	return ok && also && d.ISO != e.ISO && d.Bound == e.Bound && d.Trigger == e.Trigger && d.Business == e.Business
}

// differentPeriods: the same data, from the same event, for another time. Where
// the reasons differ, or the trigger is not told, both may be so.
func (c *conclusion) differentPeriods(f, g *report.Finding) bool {
	return rival(f, g) && f.Values.Durations[0].Trigger != "unspecified" &&
		slices.Equal(f.Values.Data, g.Values.Data) && len(f.Values.Data) > 0 &&
		slices.Equal(c.purposes(f), c.purposes(g)) && slices.Equal(c.laws(f), c.laws(g))
}

// differentAnswers: the same request, answered within another time. A sentence
// that extends the time, or is about another kind of request, is no rival; nor
// is one of the same section, which tells cases apart.
func (c *conclusion) differentAnswers(f, g *report.Finding) bool {
	return rival(f, g) && place(f, g) < 2 && slices.Equal(topics(f.Quote), topics(g.Quote)) &&
		!mentions(f.Quote, extension) && !mentions(g.Quote, extension) && slices.Equal(c.laws(f), c.laws(g))
}

// deletesAndKeeps: data is deleted when the account is closed, and kept after
// it is closed, and no reason is given for either.
func (c *conclusion) deletesAndKeeps(f, g *report.Finding) bool {
	_, same := overlap(dataOf(f), dataOf(g))
	return same && onClosure(f) && place(f, g) < 3 && c.absolute(f) && c.absolute(g)
}

func onClosure(f *report.Finding) bool {
	return f.Values != nil && slices.ContainsFunc(f.Values.Durations, func(d report.Duration) bool {
		return d.Trigger == "account-closure" && !isLength(d)
	})
}

// absolute reports whether f makes no exception and names no reason.
func (c *conclusion) absolute(f *report.Finding) bool {
	found := c.found[ordinal(f.ID)-1]
	return !found.Excepted && !slices.Contains(found.Qualities, "exception") && len(c.purposes(f)) == 0 && len(c.laws(f)) == 0
}

// opensAndBars: the user may close the account, and it cannot be closed, with
// no condition on either.
func (c *conclusion) opensAndBars(f, g *report.Finding) bool {
	return mentions(g.Quote, barred) && !mentions(g.Quote, conditions) && !mentions(f.Quote, conditions)
}
