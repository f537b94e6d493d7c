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
	for i := range c.r.Findings {
		all = append(all, c.cite(i))
	}
	answers := newAnswers(c)
	for i := range all {
		if all[i].Use == report.Cite {
			all[i].Counters, all[i].Answers = answers.to(&c.r.Findings[i])
		}
	}
	return c.ranked(all)
}

// ranked returns citations, which are in the order of the findings, the best of
// each use first.
func (c *conclusion) ranked(citations []report.Citation) []report.Citation {
	ranks, order := make([]rank, len(citations)), make([]int, len(citations))
	for i := range citations {
		ranks[i], order[i] = rankOf(&citations[i], c.r.Findings[i].Practice), i
	}
	slices.SortStableFunc(order, func(i, j int) int { return slices.Compare(ranks[i][:], ranks[j][:]) })
	all := make([]report.Citation, len(order))
	for at, i := range order {
		all[at] = citations[i]
	}
	return all
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

// rank is where a citation stands: by use, then strength, then practice.
type rank [3]int

// rankOf returns the rank of a citation of practice p. What is to be done or known
// is not weighed by its strength.
func rankOf(c *report.Citation, p practice.Practice) rank {
	use, strength := slices.Index(useOrder, c.Use), slices.Index(strengthOrder, c.Strength)
	switch c.Use {
	case report.Cite:
		return rank{use, strength, slices.Index(worth, p)}
	case report.Expect:
		return rank{use, strength, p.Index()}
	}
	return rank{use, 0, p.Index()}
}

func (c *conclusion) finding(id string) *report.Finding { return &c.r.Findings[c.index[id]] }

func (c *conclusion) cite(i int) report.Citation {
	f := &c.r.Findings[i]
	citation := report.Citation{Finding: f.ID, Use: uses[f.Stance], Strength: report.Strong, Laws: c.refer(c.behind(f))}
	for _, w := range c.weaknesses(i) {
		if citation.Strength != report.Weak {
			citation.Strength = w.to
		}
		citation.Because = append(citation.Because, c.T("appeal.because."+w.reason))
	}
	if citation.Strength == report.Strong {
		citation.Because = []string{c.T("appeal.because.unconditional")}
	}
	return citation
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
		{weakness{report.Weak, "vague"}, has("vague") && timed(f.Practice) || criterionOnly(f)},
		{weakness{report.Weak, "loose"}, has("vague") && !timed(f.Practice)},
	} {
		if w.holds {
			all = append(all, w.weakness)
		}
	}
	return all
}

// timed reports whether p says how long something takes, so that what is vague
// is the time.
func timed(p practice.Practice) bool {
	return p.Group() == practice.Retention || p == practice.ResponseTime
}

// criterionOnly reports whether f states how long data is kept by a criterion
// and gives no length and no end.
func criterionOnly(f *report.Finding) bool {
	if f.Practice != practice.RetentionPeriod || f.Values == nil || len(f.Values.Durations) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.Values.Durations, func(d report.Duration) bool { return d.ISO != "criterion" })
}
