package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

var uses = map[practice.Stance]report.Use{
	practice.For: report.Cite, practice.Against: report.Expect, practice.Step: report.Do, practice.Context: report.Note,
}

// citations returns what each finding is good for, the best of each use first:
// by strength, then by how much it brings, then in document order.
func (c *conclusion) citations() []report.Citation {
	all := make([]report.Citation, 0, len(c.found))
	answers := newAnswers(c)
	for _, i := range c.ranked() {
		citation := c.cite(i)
		if citation.Use == report.Cite {
			citation.Counters, citation.Answers = answers.to(&c.r.Findings[i])
		}
		all = append(all, citation)
	}
	return all
}

// ranked returns the findings, by their indexes, in the order of their citations.
func (c *conclusion) ranked() []int {
	ranks, order := make([]rank, len(c.found)), make([]int, len(c.found))
	for i := range order {
		ranks[i], order[i] = c.rank(i), i
	}
	slices.SortStableFunc(order, func(i, j int) int { return slices.Compare(ranks[i][:], ranks[j][:]) })
	return order
}

var (
	useOrder      = []report.Use{report.Cite, report.Expect, report.Do, report.Note}
	strengthOrder = []report.Strength{report.Strong, report.Qualified, report.Weak}
	// worth is what a clause for the user brings in an appeal, most first.
	worth = []practice.Practice{
		practice.ErasureRight, practice.DataDisposal, practice.ClosureRight, practice.RetentionPeriod,
		practice.RestrictionObjection, practice.ResponseTime, practice.AccessPortability, practice.ComplaintRight,
		practice.LawInvoked,
	}
)

// rank is where a citation stands: by use, then strength, then practice, then by
// whether it is about some data only.
type rank [4]int

// rank returns the rank of the citation of finding i. What is to be done or known
// is not weighed by its strength.
func (c *conclusion) rank(i int) rank {
	f := &c.r.Findings[i]
	use := slices.Index(useOrder, uses[f.Stance])
	strength := func() int { return slices.Index(strengthOrder, strengthOf(c.weaknesses(i))) }
	switch uses[f.Stance] {
	case report.Cite:
		return rank{use, strength(), slices.Index(worth, f.Practice), narrowness(f)}
	case report.Expect:
		return rank{use, strength(), f.Practice.Index(), 0}
	}
	return rank{use, 0, f.Practice.Index(), 0}
}

// narrowness is 0 for what f says of data in general, and 1 for what it says of one
// kind, or of what few users ever gave.
func narrowness(f *report.Finding) int {
	if !unspecific(dataOf(f)) || aside(f) {
		return 1
	}
	return 0
}

func (c *conclusion) cite(i int) report.Citation {
	f, weaknesses := &c.r.Findings[i], c.weaknesses(i)
	citation := report.Citation{
		Finding: f.ID, Use: uses[f.Stance], Strength: strengthOf(weaknesses), Laws: c.refer(c.behind(f)),
	}
	for _, w := range weaknesses {
		citation.Because = append(citation.Because, c.T("appeal.because."+w.reason))
	}
	if len(weaknesses) == 0 {
		citation.Because = []string{c.T("appeal.because.unconditional")}
	}
	return citation
}

// strengthOf returns how firm a clause is that has weaknesses, if any.
func strengthOf(weaknesses []weakness) report.Strength {
	strength := report.Strong
	for _, w := range weaknesses {
		if strength != report.Weak {
			strength = w.to
		}
	}
	return strength
}

// behind returns the statutes that stand behind f: for the user, or, behind a
// clause against him, for the provider. What the user has to do is also told
// with what limits that.
func (c *conclusion) behind(f *report.Finding) []law.Offer {
	switch f.Stance {
	case practice.For:
		return c.book.supporting(f.Practice)
	case practice.Against:
		return c.book.against(f.Practice, c.grounds(f)[0])
	}
	return slices.Concat(c.book.supporting(f.Practice), c.book.countering(string(f.Practice)))
}

// weakness is a reason why a clause supports less than it seems to.
type weakness struct {
	to     report.Strength
	reason string
}

func (c *conclusion) weaknesses(i int) []weakness {
	f, found := &c.r.Findings[i], c.found[i]
	has := func(quality string) bool { return slices.Contains(found.Qualities, quality) }
	exception := has("exception")
	var all []weakness
	for _, w := range []struct {
		weakness
		holds bool
	}{
		{weakness{report.Qualified, "exception"}, exception},
		{weakness{report.Qualified, "exception-nearby"}, found.Excepted && !exception},
		{weakness{report.Qualified, "condition"}, has("condition")},
		{weakness{report.Qualified, "no-section"}, f.Section.Number == "" && len(f.Section.Path) == 0},
		{weakness{report.Qualified, "conflict"}, c.conflicts[f.ID]},
		{weakness{report.Weak, "discretion"}, has("discretion")},
		{weakness{report.Weak, "vague"}, has("vague") && timed(f.Practice) && !hasLength(f) || criterionOnly(f)},
		{weakness{report.Weak, "loose"}, has("vague") && (!timed(f.Practice) || hasLength(f) && f.Practice != practice.ResponseTime)},
	} {
		if w.holds {
			all = append(all, w.weakness)
		}
	}
	return all
}

// timed reports whether p says how long something takes, so that what is vague
// is the time, unless a length is given as well: an answer "as soon as possible, and
// within 30 days" is due within 30 days.
func timed(p practice.Practice) bool {
	return p.Group() == practice.Retention || p == practice.ResponseTime
}

// hasLength reports whether f gives a length of time.
func hasLength(f *report.Finding) bool {
	return f.Values != nil && slices.ContainsFunc(f.Values.Durations, isLength)
}

// criterionOnly reports whether f states how long data is kept by a criterion
// and gives no length and no end.
func criterionOnly(f *report.Finding) bool {
	if f.Practice != practice.RetentionPeriod || f.Values == nil || len(f.Values.Durations) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.Values.Durations, func(d report.Duration) bool { return d.ISO != "criterion" })
}
