package change

import (
	"slices"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// weakening are the qualities that make a clause for the user worth less.
var weakening = []string{"exception", "condition", "discretion", "vague"}

// qualities compares what makes a clause for the user firm or soft, where all
// else stayed. A clause against him is what it is, however it is put.
func (d *differing) qualities() {
	if !firm(d.Practice) {
		return
	}
	e := d.edit(d.old.at, d.new.at)
	for _, q := range weakening {
		before, after := slices.Contains(d.old.Qualities, q), slices.Contains(d.new.Qualities, q)
		switch {
		case !before && after && e.adds() && d.more(q):
			d.add(report.Quality, nil, []string{q}, report.Worse, "came."+q)
		case before && !after && e.takes() && d.less(q):
			d.add(report.Quality, []string{q}, nil, report.Better, "gone."+q)
		}
	}
}

// turnOf is the turn that makes each quality; vagueness has none.
var turnOf = map[string]string{"exception": "if", "condition": "if", "discretion": "may"}

// more reports whether the new clause as a whole has more turns of the quality:
// an exception that only went to the next sentence has neither come nor gone.
func (d *differing) more(quality string) bool {
	turn := turnOf[quality]
	return turn == "" || d.turns(d.new.at.clause, turn) > d.turns(d.old.at.clause, turn)
}

func (d *differing) less(quality string) bool {
	turn := turnOf[quality]
	return turn == "" || d.turns(d.new.at.clause, turn) < d.turns(d.old.at.clause, turn)
}

// turns counts the turns of a clause.
func (c *comparison) turns(of *clause, turn string) int {
	n := 0
	for _, s := range of.sentences {
		n += c.meaning(s).turns[turn]
	}
	return n
}

// wording looks for words that turn a sentence, numbers and names, of which no
// value tells. In a sentence that was written anew they are not to be compared.
func (d *differing) wording() {
	if len(d.found) > 0 || d.Practice == practice.LawInvoked {
		return
	}
	e := d.edit(d.old.at, d.new.at)
	if !e.close() {
		return
	}
	around := editOf(d.around(d.old.at), d.around(d.new.at))
	gone := slices.Concat(both(e.turnsGone, around.turnsGone), phrases(both(e.namesGone, around.namesGone), d.old.at.text))
	came := slices.Concat(both(e.turnsCame, around.turnsCame), phrases(both(e.namesCame, around.namesCame), d.new.at.text))
	reason := "other"
	switch {
	case len(gone)+len(came) == 0:
		return
	case len(gone) == 0:
		reason = "came"
	case len(came) == 0:
		reason = "gone"
	}
	d.add(report.Wording, gone, came, report.Neutral, reason)
}

// around returns the meaning of the clause of s, of those beside it, and of what
// leads into it: what only went to the next clause has not gone.
func (c *comparison) around(s *sentence) meaning {
	v := c.old
	if !v.has(s) {
		v = c.new
	}
	at := s.clause.index
	near := slices.Clone(v.clauses[max(0, at-1):min(len(v.clauses), at+2)])
	if lead := s.clause.lead; lead != nil && !slices.Contains(near, lead) {
		near = append(near, lead)
	}
	all := newMeaning()
	for _, n := range near {
		for _, other := range n.sentences {
			all.add(c.meaning(other))
		}
	}
	return all
}

// both returns those of all that are among others too.
func both(all, others []string) []string {
	return slices.DeleteFunc(minus(all, nil), func(v string) bool { return !slices.Contains(others, v) })
}
