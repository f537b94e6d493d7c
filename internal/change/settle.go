package change

import (
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// settle works out what differs about one practice between two documents as
// wholes: what a document merely says elsewhere, or says again, has neither gone
// nor come.
func (c *comparison) settle(p practice.Practice) {
	l := c.ledger(p)
	for _, pair := range l.kept {
		found := c.differ(l, pair[0], pair[1])
		if len(found) == 0 {
			pair[1].at.piece.note(p, pair[1].at, "reworded")
		}
		c.attach(pair[1].at, found...)
	}
	gone := c.missing(l)
	came := c.fresh(l)
	for _, pair := range couple(gone, came) {
		old, new := pair[0], pair[1]
		switch {
		case old.Finding == nil:
			c.attach(new.at, c.appeared(l, new))
		case new.Finding == nil:
			c.attach(old.at, c.vanished(l, old))
		default:
			c.attach(new.at, c.differ(l, old, new)...)
		}
	}
}

// missing returns what the new document does not say any more, once.
func (c *comparison) missing(l *ledger) []statement {
	once := newOnce()
	var left []statement
	for _, s := range l.gone {
		switch at, again := l.stock[1].covering(s.Finding), once.said(s); {
		case at != nil:
			s.at.piece.note(s.Practice, at, "still")
		case again != nil:
			s.at.piece.note(s.Practice, again, "as-well")
		case c.hedged(l.stock[1], s, report.Worse):
			once.say(s)
		default:
			once.say(s)
			left = append(left, s)
		}
	}
	return left
}

// hedged reports whether the document that in is of, where s does not stand, says it
// less firmly, and takes in that it was weakened so, or was so before.
func (c *comparison) hedged(in stock, s statement, effect report.Effect) bool {
	at, quality := in.weaker(s.Finding)
	if at == nil {
		return false
	}
	d := difference{Difference: report.Difference{Practice: s.Practice, Aspect: report.Quality, Effect: effect}, at: at}
	if effect == report.Worse {
		d.New, d.reason = []string{quality}, "left."+quality
	} else {
		d.Old, d.reason = []string{quality}, "firmer."+quality
	}
	c.attach(s.at, d)
	return true
}

// fresh returns what the old document did not say yet, once.
func (c *comparison) fresh(l *ledger) []statement {
	once := newOnce()
	var left []statement
	for _, s := range l.came {
		telling := slices.Contains(distinct, s.Practice)
		switch at, again := l.stock[0].covering(s.Finding), once.said(s); {
		case at != nil && (!telling || !c.novel(l.stock[0], s.at)):
			s.at.piece.note(s.Practice, at, "already")
		case again != nil && !telling:
			s.at.piece.note(s.Practice, again, "again")
		case c.hedged(l.stock[0], s, report.Better):
			once.say(s)
		default:
			once.say(s)
			left = append(left, s)
		}
	}
	return left
}

// once keeps what statements of one practice have said, each thing once.
type once struct {
	terms map[string]*sentence
	laws  map[string]*sentence
}

func newOnce() once {
	return once{make(map[string]*sentence), make(map[string]*sentence)}
}

func (o once) say(s statement) {
	o.terms[term(s.Finding)] = s.at
	for _, id := range lawsOf(s.Finding) {
		o.laws[id] = s.at
	}
}

// said returns where all that s says has been said, or nil. Of a law that is
// invoked, all that matters is which.
func (o once) said(s statement) *sentence {
	if laws := lawsOf(s.Finding); s.Practice == practice.LawInvoked && len(laws) > 0 {
		for _, id := range laws {
			if o.laws[id] == nil {
				return nil
			}
		}
		return o.laws[laws[0]]
	}
	return o.terms[term(s.Finding)]
}

// distinct are the practices of which one statement does not cover another:
// every condition and every exception counts.
var distinct = []practice.Practice{
	practice.ErasureException, practice.IdentityCheck, practice.ClosureCondition, practice.ProviderTermination,
	practice.ClosureEffect, practice.DisputeForum, practice.LanguagePrecedence,
}

// couple pairs what went with what came in its place, where that can be told:
// it is about the same data, or there is only one of each. One of a pair may be
// missing.
func couple(gone, came []statement) [][2]statement {
	if len(gone) == 1 && len(came) == 1 {
		return [][2]statement{{gone[0], came[0]}}
	}
	about := make(map[string][]int)
	for i, s := range came {
		if key := strings.Join(dataOf(s.Finding), " "); key != "" {
			about[key] = append(about[key], i)
		}
	}
	var pairs [][2]statement
	taken := make([]bool, len(came))
	for _, s := range gone {
		key := strings.Join(dataOf(s.Finding), " ")
		pair := [2]statement{s}
		if free := about[key]; len(free) > 0 {
			pair[1], taken[free[0]], about[key] = came[free[0]], true, free[1:]
		}
		pairs = append(pairs, pair)
	}
	for i, s := range came {
		if !taken[i] {
			pairs = append(pairs, [2]statement{{}, s})
		}
	}
	return pairs
}

// appeared is the difference that a practice makes that is new.
func (c *comparison) appeared(l *ledger, s statement) difference {
	d := difference{Difference: report.Difference{Practice: l.Practice, Aspect: report.Itself, New: describe(s.Finding)}}
	d.Effect, d.reason = judgeNew(l, s)
	d.quoted[1] = quotes(periods(s.Finding))
	return d
}

// vanished is the difference that a practice makes that is gone.
func (c *comparison) vanished(l *ledger, s statement) difference {
	d := difference{Difference: report.Difference{Practice: l.Practice, Aspect: report.Itself, Old: describe(s.Finding)}, vanished: true}
	d.Effect, d.reason = judgeGone(l, s)
	d.quoted[0] = quotes(periods(s.Finding))
	return d
}

// describe returns the values of f.
func describe(f *report.Finding) []string {
	return slices.Concat(periodTexts(periods(f)), dataOf(f), purposesOf(f), lawsOf(f), contactsOf(f))
}
