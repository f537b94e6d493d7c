package change

import (
	"slices"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// hurdles are steps that the user would rather not have to take.
var hurdles = []practice.Practice{practice.IdentityCheck, practice.ClosureCondition}

// judgeNew says what it means for the user that the document says s now.
func judgeNew(l *ledger, s statement) (report.Effect, string) {
	switch stance := s.Practice.Stance(); {
	case s.Practice == practice.RetentionPeriod:
		return judgeNewPeriod(l, s)
	case stance == practice.Context:
		return report.Neutral, "came.context"
	case stance == practice.Against, slices.Contains(hurdles, s.Practice):
		return report.Worse, "came." + string(side(s.Practice))
	}
	return report.Better, "came." + string(side(s.Practice))
}

// side is the stance of p, where a hurdle is against the user.
func side(p practice.Practice) practice.Stance {
	if slices.Contains(hurdles, p) {
		return "hurdle"
	}
	return p.Stance()
}

// judgeNewPeriod says what a period means that was not stated before: data that
// is kept for longer than any was, or without end, is worse; a length where there
// was none can be cited.
func judgeNewPeriod(l *ledger, s statement) (report.Effect, string) {
	now, before := longest(periods(s.Finding)), l.longest(l.old)
	switch {
	case now >= indefinite && before < indefinite:
		return report.Worse, "open"
	case len(l.old) == 0 || before >= vague && now < vague && l.shortest(l.old) >= vague:
		if now < vague {
			return report.Better, "closed"
		}
		return report.Neutral, "came.period"
	case now > before:
		return report.Worse, "longer"
	}
	return report.Neutral, "came.period"
}

// judgeGone says what it means for the user that the document does not say s any
// more.
func judgeGone(l *ledger, s statement) (report.Effect, string) {
	switch stance := s.Practice.Stance(); {
	case s.Practice == practice.RetentionPeriod && longest(periods(s.Finding)) >= indefinite:
		return report.Better, "gone.against"
	case s.Practice == practice.RetentionPeriod && len(l.new) > 0 && (!slices.ContainsFunc(periods(s.Finding), measured) || l.shortest(l.new) < vague):
		return report.Neutral, "gone.period"
	case s.Practice == practice.RetentionPeriod && len(l.new) > 0:
		return report.Worse, "open"
	case stance == practice.Context:
		return report.Neutral, "gone.context"
	case stance == practice.Against, slices.Contains(hurdles, s.Practice):
		return report.Better, "gone." + string(side(s.Practice))
	}
	return report.Worse, "gone." + string(side(s.Practice))
}

func (l *ledger) longest(all []statement) float64 {
	most := 0.0
	for _, s := range all {
		most = max(most, longest(periods(s.Finding)))
	}
	return most
}

func (l *ledger) shortest(all []statement) float64 {
	least := float64(indefinite)
	for _, s := range all {
		for _, p := range periods(s.Finding) {
			least = min(least, days(p))
		}
	}
	return least
}
