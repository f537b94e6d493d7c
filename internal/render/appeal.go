package render

import (
	"slices"

	"exitclause/internal/report"
)

// answer returns the answer to the clause of e, or nil if it bears on nothing
// that can be cited.
func (v *view) answer(e entry) *report.Answer {
	for _, c := range e.citations {
		if a := v.answers[c.Finding]; a != nil {
			return a
		}
	}
	return nil
}

// answersOf returns the answer to each clause that has one, by its finding.
// Every citation that a clause bears on has the same.
func answersOf(r *report.Report) map[string]*report.Answer {
	all := map[string]*report.Answer{}
	for i := range r.Citations {
		for j := range r.Citations[i].Answers {
			a := &r.Citations[i].Answers[j]
			all[a.Counter] = a
		}
	}
	return all
}

// dataGroup is rows of the table of data that say the same.
type dataGroup struct {
	kinds []string
	row   *report.DataRow
}

// dataGroups gathers the rows of the table of data, in order of the first.
func (v *view) dataGroups() []dataGroup {
	var all []dataGroup
	for i := range v.Data {
		row := &v.Data[i]
		at := slices.IndexFunc(all, func(g dataGroup) bool { return sameRow(g.row, row) })
		if at < 0 {
			all = append(all, dataGroup{row: row})
			at = len(all) - 1
		}
		all[at].kinds = append(all[at].kinds, row.Data)
	}
	return all
}

func sameRow(a, b *report.DataRow) bool {
	return a.Verdict == b.Verdict && a.Because == b.Because && slices.Equal(a.Keep, b.Keep) &&
		slices.Equal(a.Delete, b.Delete) && slices.Equal(a.Periods, b.Periods)
}

// maxRefs is how many clauses are named beside a row of data.
const maxRefs = 8

// rowFacts returns what there is to know about a row of data besides its
// verdict.
func (l labels) rowFacts(row *report.DataRow) []fact {
	var all []fact
	refs := func(key string, findings []string) {
		numbers := l.view.numbers(findings)
		text := l.refs(numbers[:min(len(numbers), maxRefs)])
		if len(numbers) > maxRefs {
			text += " …"
		}
		if text != "" {
			all = append(all, fact{l.T(key), text})
		}
	}
	if len(row.Periods) > 0 {
		all = append(all, fact{l.T("report.fact.period"), l.list(row.Periods)})
	}
	refs("report.by-data.keep", row.Keep)
	refs("report.by-data.delete", row.Delete)
	return all
}

// stage is the steps of one kind, those of one text together.
type stage struct {
	kind  string
	steps []gathered
}

// gathered is steps of one text, with the numbers of their clauses.
type gathered struct {
	text    string
	numbers []int
}

// stages gathers the checklist by kind, in its order.
func (v *view) stages() []stage {
	var all []stage
	for _, s := range v.Checklist {
		if len(all) == 0 || all[len(all)-1].kind != s.Kind {
			all = append(all, stage{kind: s.Kind})
		}
		last := &all[len(all)-1]
		at := slices.IndexFunc(last.steps, func(g gathered) bool { return g.text == s.Text })
		if at < 0 {
			last.steps = append(last.steps, gathered{text: s.Text})
			at = len(last.steps) - 1
		}
		last.steps[at].numbers = appendNew(last.steps[at].numbers, v.numbers([]string{s.Finding})...)
	}
	return all
}

// ground says on what ground a statute stands.
func (l labels) ground(s *report.Statute) string {
	return l.T("law.standing."+s.Standing, "reasons", s.Because)
}
