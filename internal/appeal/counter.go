package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// bearing says which clauses against the user bear on which for him.
var bearing = map[practice.Practice][]practice.Practice{
	practice.ErasureRight: {
		practice.ErasureException, practice.RetentionObligation, practice.RetentionInterest, practice.RetentionAfterClosure,
	},
	practice.DataDisposal: {
		practice.RetentionObligation, practice.RetentionInterest, practice.RetentionAfterClosure, practice.ErasureException,
	},
	practice.RetentionPeriod: {
		practice.RetentionObligation, practice.RetentionInterest, practice.RetentionAfterClosure,
	},
	practice.ClosureRight:         {practice.RetentionAfterClosure, practice.ProviderTermination},
	practice.RestrictionObjection: {practice.RetentionObligation, practice.RetentionInterest, practice.ErasureException},
}

// general are the practices about data at large, which are met by a clause
// anywhere. The others are met only by one in the same chapter.
var general = []practice.Practice{practice.ErasureRight, practice.DataDisposal, practice.RetentionPeriod}

// How many clauses are held against one, and how many of them of one practice:
// the nearest, because the rest would bring the same answers.
const (
	maxCounters   = 3
	maxOfPractice = 2
)

// maxAgainst bounds how many clauses against the user are looked at: many times
// what any real document has.
const maxAgainst = 500

// answers finds what bears on the findings of a report.
type answers struct {
	*conclusion
	against map[practice.Practice][]*report.Finding // clauses against the user, in order
	made    map[string]report.Answer                // by the id of the counter
	near    []counter                               // room to find in
}

func newAnswers(c *conclusion) *answers {
	a := &answers{conclusion: c, against: make(map[practice.Practice][]*report.Finding), made: make(map[string]report.Answer)}
	n := 0
	for i := range c.r.Findings {
		if f := &c.r.Findings[i]; f.Stance == practice.Against && n < maxAgainst {
			a.against[f.Practice] = append(a.against[f.Practice], f)
			n++
		}
	}
	return a
}

// counter is a clause against the user with how near it is.
type counter struct {
	*report.Finding
	nearness int
}

// to returns the clauses that bear on f, the nearest first and one of each
// sentence, with the answer to each.
func (a *answers) to(f *report.Finding) (ids []string, all []report.Answer) {
	found := a.near[:0]
	for bears, p := range bearing[f.Practice] {
		for _, other := range a.against[p] {
			if n, ok := nearness(f, other); ok {
				found = append(found, counter{other, n - bears})
			}
		}
	}
	a.near = found
	taken := make([]*report.Finding, 0, maxCounters)
	for next := nearest(found, taken); next != nil; next = nearest(found, taken) {
		taken = append(taken, next)
	}
	if len(taken) == 0 {
		return nil, nil
	}
	ids, all = make([]string, len(taken)), make([]report.Answer, len(taken))
	for i, other := range taken {
		ids[i], all[i] = other.ID, a.answer(other)
	}
	return ids, all
}

// nearest returns the nearest of found that does not repeat what is taken, the first
// of equals; nil if there is none, or enough are taken.
func nearest(found []counter, taken []*report.Finding) *report.Finding {
	if len(taken) == maxCounters {
		return nil
	}
	var best counter
	for _, c := range found {
		if (best.Finding == nil || c.nearness > best.nearness) && !repeats(taken, c.Finding) {
			best = c
		}
	}
	return best.Finding
}

// repeats reports whether f says little beside taken: it stands in the sentence of
// one of them, or enough of them are of its practice.
func repeats(taken []*report.Finding, f *report.Finding) bool {
	of := 0
	for _, t := range taken {
		if siteOf(t) == siteOf(f) {
			return true
		}
		if t.Practice == f.Practice {
			of++
		}
	}
	return of >= maxOfPractice
}

// nearness says how directly against, whose practice bears on that of f, bears on
// f, and whether it does: in steps of ten.
func nearness(f, against *report.Finding) (int, bool) {
	common := place(f, against)
	data, touch := overlap(dataOf(f), dataOf(against))
	if !touch || common == 0 && !slices.Contains(general, f.Practice) && against.Practice != practice.RetentionAfterClosure {
		return 0, false
	}
	n := 10*common + 10*data
	if sharesTrigger(f, against) {
		n += 10
	}
	return n, true
}

// place says how near to each other two findings stand: 4 in one sentence, down
// to 0 in different chapters.
func place(f, g *report.Finding) int {
	path, other := f.Section.Path, g.Section.Path
	switch {
	case f.Document != g.Document:
		return 0
	case f.Span == g.Span:
		return 4
	case f.Clause != "" && f.Clause == g.Clause:
		return 3
	case slices.Equal(path, other):
		return 2
	case len(path) > 1 && len(other) > 1 && slices.Equal(path[:len(path)-1], other[:len(other)-1]):
		return 1
	}
	return 0
}

func dataOf(f *report.Finding) []string {
	if f.Values == nil {
		return nil
	}
	return f.Values.Data
}

// overlap says whether two clauses can be about the same data, and how surely:
// 2 if both name the same kind. A clause that names none, or all, can be about
// any.
func overlap(a, b []string) (int, bool) {
	if unspecific(a) || unspecific(b) {
		return 1, true
	}
	if slices.ContainsFunc(a, func(kind string) bool { return slices.Contains(b, kind) }) {
		return 2, true
	}
	return 0, false
}

func unspecific(data []string) bool { return len(data) == 0 || slices.Contains(data, "all") }

func sharesTrigger(f, g *report.Finding) bool {
	if f.Values == nil || g.Values == nil {
		return false
	}
	return slices.ContainsFunc(f.Values.Durations, func(d report.Duration) bool {
		return slices.ContainsFunc(g.Values.Durations, func(e report.Duration) bool {
			return d.Trigger == e.Trigger && d.Trigger != "unspecified"
		})
	})
}

// answer returns the answer to f, a clause against the user.
func (a *answers) answer(f *report.Finding) report.Answer {
	if made, ok := a.made[f.ID]; ok {
		return made
	}
	grounds := a.grounds(f)
	shields := a.book.against(f.Practice, grounds[0])
	made := report.Answer{
		Counter: f.ID, Covers: a.covers(f), Concedes: a.concedes(f, grounds, shields),
		Laws: a.refer(slices.Concat(a.limiting(f, shields), shields)),
	}
	var replies []string
	for _, g := range grounds {
		if (g == "other-law" || g == unstated) && len(a.keepingLaws(f)) > 0 {
			g = "named-law" // the law that the sentence names is its reason
		}
		replies = append(replies, a.T("appeal.reply."+string(g)))
	}
	made.Reply = a.sentencesOf(replies)
	a.made[f.ID] = made
	return made
}

// limiting returns the provisions that answer f, or the provisions it rests on.
func (a *answers) limiting(f *report.Finding, shields []law.Offer) []law.Offer {
	all := a.book.countering(string(f.Practice))
	for _, shield := range shields {
		all = append(all, a.book.countering(shield.ID)...)
	}
	return all
}

// covers says what the sentence of f covers.
func (a *answers) covers(f *report.Finding) []string {
	var all []string
	add := func(key, text string) {
		if text != "" {
			all = append(all, a.T(key, "list", text))
		}
	}
	add("appeal.covers.data", a.dataNames(a.gather(f, func(v *report.Values) []string { return v.Data })))
	var periods []string
	for _, d := range a.durations(f) {
		if d.ISO != "until-event" {
			periods = append(periods, a.period(d))
		}
	}
	add("appeal.covers.period", a.list(periods))
	add("appeal.covers.purpose", a.purposeNames(a.purposes(f)))
	add("appeal.covers.law", a.lawNames(a.keepingLaws(f)))
	return all
}

// keepingLaws returns the instruments that the sentence of f names and that can
// have data kept: not those that only protect it.
func (c *conclusion) keepingLaws(f *report.Finding) []string {
	return slices.DeleteFunc(c.laws(f), func(id string) bool {
		i := c.book.Instrument(id)
		return i == nil || c.book.Protects(id) && !slices.ContainsFunc(i.Provisions, func(p *law.Provision) bool {
			return p.Keeps.For != law.Period{}
		})
	})
}

// laws returns the instruments that the sentence of f names.
func (c *conclusion) laws(f *report.Finding) []string {
	return c.gather(f, func(v *report.Values) []string { return v.Laws })
}
