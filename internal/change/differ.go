package change

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// difference is one thing of substance that differs, where it stands, and why it
// matters.
type difference struct {
	report.Difference
	reason   string      // the end of the key of the reason
	quoted   [2][]string // of periods: how both versions write them
	at       *sentence   // another one that the reason names; nil if it names none
	vanished bool        // of a practice itself: it is gone, not new
}

// differ compares the values of a statement in both versions. What the document
// says elsewhere too has not come or gone.
func (c *comparison) differ(l *ledger, old, new statement) []difference {
	d := differing{comparison: c, ledger: l, old: old, new: new}
	d.periods()
	d.lists(report.Data, dataOf)
	if l.Stance() == practice.Against {
		d.lists(report.Purpose, purposesOf)
	}
	if l.Practice == practice.LawInvoked {
		d.lists(report.Law, lawsOf)
	}
	d.contacts()
	d.qualities()
	d.wording()
	return d.found
}

// differing is one comparison of values.
type differing struct {
	*comparison
	*ledger
	old, new statement
	found    []difference
}

func (d *differing) add(aspect report.Aspect, old, new []string, effect report.Effect, reason string) {
	d.found = append(d.found, difference{
		Difference: report.Difference{Practice: d.Practice, Aspect: aspect, Old: old, New: new, Effect: effect}, reason: reason,
	})
}

func (d *differing) addPeriods(old, new []report.Duration, effect report.Effect, reason string) {
	d.add(report.Period, periodTexts(old), periodTexts(new), effect, reason)
	d.found[len(d.found)-1].quoted = [2][]string{quotes(old), quotes(new)}
}

func (d *differing) periods() {
	before, after := periods(d.old.Finding), periods(d.new.Finding)
	gone, came := without(before, after), without(after, before)
	gone = slices.DeleteFunc(gone, func(p report.Duration) bool { return d.joined.values[length(p)] })
	came = slices.DeleteFunc(came, func(p report.Duration) bool { return d.left.values[length(p)] })
	if len(gone) == 0 && len(came) == 0 {
		d.triggers(before, after)
		return
	}
	if len(gone) == 0 || len(came) == 0 { // judge by what there is now against what there was
		effect, reason := judgePeriods(d.Practice, before, after)
		if len(before) == 0 || len(after) == 0 {
			effect, reason = judgeStated(d.Practice, before, after)
		}
		d.addPeriods(before, after, effect, reason)
		return
	}
	effect, reason := judgePeriods(d.Practice, gone, came)
	d.addPeriods(gone, came, effect, reason)
}

// judgeStated says what it means that a length is stated now, or no longer is.
func judgeStated(p practice.Practice, before, after []report.Duration) (report.Effect, string) {
	switch {
	case !slices.Contains(waits, p):
		return report.Neutral, "other"
	case len(before) == 0 && longest(after) >= vague:
		return report.Neutral, "other"
	case len(before) == 0:
		return report.Better, "closed"
	}
	return report.Worse, "open"
}

// triggers compares what the same lengths run from.
func (d *differing) triggers(before, after []report.Duration) {
	from := func(all []report.Duration) []string {
		var triggers []string
		for _, p := range all {
			if measured(p) && p.Trigger != "" && p.Trigger != "unspecified" && !slices.Contains(triggers, p.Trigger) {
				triggers = append(triggers, p.Trigger)
			}
		}
		slices.Sort(triggers)
		return triggers
	}
	old, new := from(before), from(after)
	if slices.Equal(old, new) || len(old) == 0 || len(new) == 0 {
		return
	}
	d.add(report.Trigger, old, new, report.Neutral, "other")
}

// lists compares values of which a statement has several.
func (d *differing) lists(aspect report.Aspect, of func(*report.Finding) []string) {
	before, after := of(d.old.Finding), of(d.new.Finding)
	gone, came := minus(before, after), minus(after, before)
	if aspect == report.Data {
		gone, came = d.scope(before, after, gone, came)
	}
	gone = slices.DeleteFunc(gone, func(v string) bool { return d.stock[1].values[v] })
	came = slices.DeleteFunc(came, func(v string) bool { return d.stock[0].values[v] })
	if len(gone) == 0 && len(came) == 0 {
		return
	}
	effect, reason := report.Neutral, "other"
	wider, narrower := len(came) > 0, len(gone) > 0
	if wider != narrower && d.Practice != practice.RetentionPeriod {
		effect, reason = widened(d.Practice, wider)
	}
	d.add(aspect, gone, came, effect, reason)
}

// scope returns the data that a clause covers no longer, and that it covers now.
// One that names no data, or all, covers all.
func (d *differing) scope(before, after, gone, came []string) ([]string, []string) {
	switch all, allNow := unspecific(before), unspecific(after); {
	case all && allNow:
		return nil, nil
	case all:
		return []string{"all"}, nil
	case allNow:
		return nil, []string{"all"}
	}
	return gone, came
}

func unspecific(data []string) bool { return len(data) == 0 || slices.Contains(data, "all") }

// widened says what it means that a clause covers more, or less.
func widened(p practice.Practice, wider bool) (report.Effect, string) {
	good := p.Stance() == practice.For
	switch {
	case p.Stance() != practice.For && p.Stance() != practice.Against:
		return report.Neutral, "other"
	case good == wider && wider:
		return report.Better, "wider"
	case good == wider:
		return report.Better, "narrower"
	case wider:
		return report.Worse, "wider"
	}
	return report.Worse, "narrower"
}

func minus(all, others []string) []string {
	var left []string
	for _, v := range all {
		if !slices.Contains(others, v) && !slices.Contains(left, v) {
			left = append(left, v)
		}
	}
	return left
}

// contacts compares whom to write to. What still stands somewhere in the other
// version has not gone.
func (d *differing) contacts() {
	before, after := contactsOf(d.old.Finding), contactsOf(d.new.Finding)
	gone := slices.DeleteFunc(minus(before, after), d.comparison.new.mentions)
	came := slices.DeleteFunc(minus(after, before), d.comparison.old.mentions)
	switch {
	case len(gone) == 0 && len(came) == 0:
	case len(came) == 0 && len(after) == 0:
		d.add(report.Contact, gone, nil, report.Worse, "gone")
	case len(gone) == 0 && len(before) == 0:
		d.add(report.Contact, nil, came, report.Better, "came")
	default:
		d.add(report.Contact, gone, came, report.Neutral, "other")
	}
}

// mentions reports whether a contact stands anywhere in v.
func (v *version) mentions(contact string) bool {
	if v.contacts == nil {
		v.contacts = make(map[string]bool)
		for _, s := range v.sentences {
			for _, t := range s.said {
				if t.kind == word && strings.ContainsAny(t.text, "@/.") {
					v.contacts[foldContact(t.text)] = true
				}
			}
			for _, f := range s.findings {
				for _, contact := range contactsOf(f) {
					v.contacts[foldContact(contact)] = true
				}
			}
		}
	}
	return v.contacts[foldContact(contact)]
}

// foldContact returns a contact so that one address is one, however it is
// punctuated.
func foldContact(s string) string {
	s = strings.ToLower(norm.NFKC.String(s))
	for _, prefix := range []string{"mailto:", "https://", "http://", "www."} {
		s = strings.ReplaceAll(s, prefix, "")
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune(",.;:、。()[]-/", r) {
			return -1
		}
		return r
	}, s)
}
