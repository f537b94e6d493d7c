package appeal

import (
	"slices"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// dataKinds are the rows of the table of data, with what keeping by law means
// for each.
var dataKinds = []struct {
	name string
	reach
}{
	{"identity", held},
	{"transaction", held},
	{"contact", partly},
	{"biometric", free},
	{"device-log", free},
	{"communication", free},
	{"marketing", free},
	{"location", free},
}

// reach says how far a duty to keep records reaches a kind of data.
type reach int

const (
	free   reach = iota // not at all, unless a clause keeps this kind by name
	partly              // as far as it stands in the identity documents
	held                // customer identity and transactions are what it is about
)

// The verdicts on a kind of data.
const (
	hold        = "hold"        // a duty to keep records can cover it
	conditional = "conditional" // a clause keeps it, for a reason that is to be shown
	gone        = "delete"      // nothing that was found keeps it now
	silent      = "silent"      // nobody says anything
)

// data returns a row for each kind of data, or none if the documents say
// nothing at all about keeping and deleting.
func (c *conclusion) data() []report.DataRow {
	var spoken []*report.Finding
	for i := range c.r.Findings {
		if f := &c.r.Findings[i]; keeps(f) || deletes(f) {
			spoken = append(spoken, f)
		}
	}
	if len(spoken) == 0 {
		return nil
	}
	var rows []report.DataRow
	lists := c.leads()
	for _, kind := range dataKinds {
		rows = append(rows, c.dataRow(kind.name, kind.reach, spoken, lists))
	}
	return rows
}

func keeps(f *report.Finding) bool {
	return f.Practice.Group() == practice.Retention && f.Practice != practice.DataDisposal
}

func deletes(f *report.Finding) bool {
	return f.Practice == practice.DataDisposal || f.Practice == practice.ErasureRight
}

// atLarge reports whether f is about data of any kind. A period without data is
// not: it is for something that has no row here.
func atLarge(f *report.Finding) bool {
	data := dataOf(f)
	return slices.Contains(data, "all") || len(data) == 0 && f.Practice != practice.RetentionPeriod
}

// leads is what is known of the clauses that lead into lists.
type leads struct {
	name    map[*document.Clause]bool              // the list names the data of which they speak: "we keep the following:"
	periods map[*document.Clause][]report.Duration // how long they say that it is kept: "for at least five years:"
}

func (c *conclusion) leads() leads {
	l := leads{make(map[*document.Clause]bool), make(map[*document.Clause][]report.Duration)}
	for i := range c.r.Findings {
		f, clause := &c.r.Findings[i], c.found[i].Clause
		if data := dataOf(f); clause.Lead != nil && keeps(f) && len(data) > 0 && !slices.Contains(data, "all") {
			l.name[clause.Lead] = true
		}
		if periods := periodsOf(f); len(periods) > 0 && endsClause(c.found[i]) {
			l.periods[clause] = periods
		}
	}
	return l
}

// endsClause reports whether f is of the last sentence of its clause, which is what
// leads into a list.
func endsClause(f *analyze.Finding) bool {
	last := f.Clause.Sentences[len(f.Clause.Sentences)-1]
	return f.Sentence.End == last.Span.End
}

// keeping is what was found on the keeping of one kind of data.
type keeping struct {
	byName, byLaw, atAll bool
}

// dataRow returns the row of a kind of data, of which the findings in spoken may
// speak.
func (c *conclusion) dataRow(kind string, reach reach, spoken []*report.Finding, lists leads) report.DataRow {
	row := report.DataRow{Data: kind}
	var k keeping
	for _, f := range spoken {
		byName, found := slices.Contains(dataOf(f), kind), c.found[ordinal(f.ID)-1]
		if !byName && (!atLarge(f) || lists.name[found.Clause] && endsClause(found)) {
			continue
		}
		if keeps(f) {
			row.Keep = append(row.Keep, f.ID)
			k.atAll = true
			k.byName = k.byName || byName
			k.byLaw = k.byLaw || f.Practice == practice.RetentionObligation
			periods := periodsOf(f)
			if byName && len(periods) == 0 {
				periods = lists.periods[found.Clause.Lead]
			}
			c.addPeriods(&row, periods, byName)
		} else {
			row.Delete = append(row.Delete, f.ID)
		}
	}
	row.Verdict, row.Because = c.verdict(&row, reach, k)
	return row
}

// addPeriods adds how long the data of row is kept. A length is told of any clause;
// a criterion or an event only of one that names the data.
func (c *conclusion) addPeriods(row *report.DataRow, periods []report.Duration, byName bool) {
	for _, d := range periods {
		if !byName && !isLength(d) {
			continue
		}
		if text := c.period(d); !slices.Contains(row.Periods, text) {
			row.Periods = append(row.Periods, text)
		}
	}
}

// periodsOf returns how long f says that data is kept.
func periodsOf(f *report.Finding) []report.Duration {
	if f.Practice != practice.RetentionPeriod || f.Values == nil {
		return nil
	}
	return f.Values.Durations
}

// verdict weighs what was found on the data of row. A clause about all data
// keeps only what a duty can reach: no duty to keep customer records covers
// marketing, and a clause that would keep it must say so by name.
func (c *conclusion) verdict(row *report.DataRow, reach reach, k keeping) (verdict, because string) {
	reason := func(key string) string { return c.T("appeal.data." + key) }
	switch {
	case !k.atAll && len(row.Delete) == 0:
		return silent, reason("silent")
	case reach == held && k.byLaw:
		return hold, reason("held")
	case reach == held && k.atAll:
		return conditional, reason("kept")
	case reach == partly && k.byLaw:
		return conditional, reason("partly")
	case k.byName:
		return conditional, reason("named")
	case len(row.Delete) > 0:
		return gone, reason("promised")
	}
	return gone, reason("uncovered")
}
