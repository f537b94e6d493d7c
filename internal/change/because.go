package change

import (
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// because returns why p is of its class and effect: what differs and what that
// means, then what is only said elsewhere, then where it went.
func (c *comparison) because(p *piece) []string {
	var all []string
	add := func(text string) {
		if !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	for i, d := range p.differs {
		if others, first := alsoIn(p.differs, i); first {
			add(c.reason(d, append([]practice.Practice{d.Practice}, others...)))
		}
	}
	for _, r := range p.remarks {
		if r.reason == "still" && ofOne(p.new, r.at) || r.reason == "already" && ofOne(p.old, r.at) { // not elsewhere, but here
			r.reason = "reworded"
		}
		if slices.ContainsFunc(p.differs, r.idle) {
			continue
		}
		add(c.T("diff.because."+r.reason, "practice", c.title(r.Practice), "clause", c.name(r.at.clause)))
	}
	if p.moved && len(p.old) > 0 && len(p.new) > 0 {
		old, new := c.name(p.old[0].clause), c.name(p.new[0].clause)
		if old != new {
			add(c.T("diff.because.moved", "old", old, "new", new))
		}
	}
	return all
}

// ofOne reports whether s stands in a clause that one of all stands in.
func ofOne(all []*sentence, s *sentence) bool {
	return slices.ContainsFunc(all, func(other *sentence) bool { return other.clause == s.clause })
}

// idle reports whether r is better left out beside d: it is about the same practice,
// and says that nothing has changed, or of one of several sentences that it is
// nothing new, or not lost, where d tells of another one that is.
func (r remark) idle(d difference) bool {
	switch {
	case d.Practice != r.Practice:
		return false
	case r.reason == "already", r.reason == "again":
		return d.Aspect == report.Itself && !d.vanished
	case r.reason == "still", r.reason == "as-well":
		return d.Aspect == report.Itself && d.vanished
	}
	return true
}

// alsoIn returns the practices of the differences behind i that are the same but
// for the practice, and whether none before i is.
func alsoIn(all []difference, i int) (others []practice.Practice, first bool) {
	same := func(d difference) bool {
		x := all[i]
		return d.Aspect == x.Aspect && d.reason == x.reason && slices.Equal(d.Old, x.Old) && slices.Equal(d.New, x.New)
	}
	if slices.ContainsFunc(all[:i], same) {
		return nil, false
	}
	for _, d := range all[i+1:] {
		if same(d) {
			others = append(others, d.Practice)
		}
	}
	return others, true
}

// reason says what d means for the user.
func (c *comparison) reason(d difference, of []practice.Practice) string {
	var titles []string
	for _, p := range of {
		titles = append(titles, c.title(p))
	}
	key := "diff.because." + string(d.Aspect) + "." + d.reason
	clause := ""
	if d.at != nil {
		clause = c.name(d.at.clause)
	}
	return c.T(key, "practice", c.list(titles), "clause", clause, "old", c.values(d, 0, d.Old), "new", c.values(d, 1, d.New))
}

// values says the values of one side in words.
func (c *comparison) values(d difference, side int, codes []string) string {
	if d.Aspect == report.Period || d.Aspect == report.Itself {
		codes = d.quoted[side]
	}
	var words []string
	for _, code := range codes {
		words = append(words, c.value(d.Aspect, code))
	}
	if len(words) == 0 {
		return c.T("diff.nothing")
	}
	return c.list(words)
}

// prefixes are the catalogue's names for the values of an aspect.
var prefixes = map[report.Aspect]string{
	report.Data: "report.data.", report.Purpose: "report.purpose.", report.Trigger: "report.trigger.", report.Wording: "diff.turn.",
}

func (c *comparison) value(aspect report.Aspect, code string) string {
	if prefix := prefixes[aspect]; prefix != "" {
		if name := c.T(prefix + code); name != prefix+code {
			return name
		}
	}
	if aspect == report.Law {
		return strings.ToUpper(code)
	}
	return c.T("report.quote", "text", code)
}

func (c *comparison) title(p practice.Practice) string {
	return c.T("practice." + string(p) + ".title")
}

// list joins words as the language does.
func (c *comparison) list(words []string) string {
	space := " "
	if strings.HasPrefix(c.Language(), "zh") {
		space = ""
	}
	return strings.Join(words, c.T("report.comma")+space)
}

// name returns how a reader would call a clause.
func (c *comparison) name(of *clause) string {
	switch {
	case of.Clause != "":
		return of.Clause
	case len(of.path) > 0:
		return of.path[len(of.path)-1]
	}
	return c.T("diff.beginning")
}
