package check

import (
	"strconv"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// changes tells what is otherwise than in the baseline.
func (u *under) changes() {
	if u.Version.before == nil {
		u.document.State = report.NotKnown
		u.test(baselineTest, report.TestPassed, u.told(report.DocumentNew, report.LevelError, message.New("check.because.new")))
		return
	}
	if f := u.Version.note; f != nil {
		u.document.Notes = append(u.document.Notes, u.Printer.T("check.note.baseline", "text", u.Printer.Text(f.Note)))
	}
	if u.Version.before.rulesOnly {
		u.document.Notes = append(u.document.Notes, u.Printer.T("check.note.other-tool"))
	}
	var found []report.CheckResult
	diff := u.compare()
	for i := range diff.Changes {
		if ch := &diff.Changes[i]; len(ch.Differences) > 0 || u.Config.FailOn == OnAny {
			found = append(found, u.changed(ch))
		}
	}
	tally := &diff.Tally
	if n := len(u.Version.before.forgotten); n > 0 {
		forget(tally, n)
		if u.Config.FailOn == OnAny {
			found = append(found, u.forgotten())
		}
	}
	u.document.Tally, u.document.State = tally, report.Unchanged
	if tally.Substance > 0 {
		u.document.State = report.Changed
	}
	u.test(baselineTest, report.TestPassed, found...)
}

// forget adds n clauses to a tally of which the baseline has no words. As many
// of them as clauses came are taken to be those, in other words.
func forget(t *report.Tally, n int) {
	reworded := min(n, t.Added)
	t.Added -= reworded
	t.Reworded += reworded
	t.Removed += n - reworded
}

// forgotten tells of clauses that said nothing of keeping, erasing or closing
// and are not there any more in these words.
func (u *under) forgotten() report.CheckResult {
	gone := u.Version.before.forgotten
	r := u.told(report.ClauseReworded, report.LevelError, message.New("check.because.forgotten", "n", strconv.Itoa(len(gone))))
	r.Hash, r.State = hash(gone...), u.state(nil, "")
	return r
}

// changed returns the result of a change.
func (u *under) changed(ch *report.Change) report.CheckResult {
	rule, level := u.weigh(ch)
	r := report.CheckResult{
		Rule: rule, Level: level, Because: append([]string{}, ch.Because...), State: u.state(nil, ""),
		Change: &report.ClauseChange{Class: ch.Class, Effect: ch.Effect, Words: ch.Words, Differences: ch.Differences},
	}
	if same := practiceOf(ch.Differences); same != "" {
		r.Practice = same
	}
	if old := ch.Old; old != nil {
		r.Change.Old, r.Change.OldClause = old.Text, old.Clause
		r.At, r.Clause, r.Path, r.Text = u.place(u.Version.before.near(old.Span.Start, u.Version.Version)), old.Clause, old.Path, old.Text
		r.Hash = u.Version.before.told.hashAt(old.Span.Start)
	}
	if now := ch.New; now != nil {
		r.Change.New = now.Text
		r.At, r.Clause, r.Path, r.Text = u.place(now.Source), now.Clause, now.Path, now.Text
		r.Hash = u.Version.hashAt(now.Span.Start)
	}
	return r
}

// practiceOf returns the practice that all differences are of, or "".
func practiceOf(all []report.Difference) (same practice.Practice) {
	for i, d := range all {
		if i > 0 && d.Practice != same {
			return ""
		}
		same = d.Practice
	}
	return same
}

// weigh returns the rule of a change, and how much it matters.
func (u *under) weigh(ch *report.Change) (report.CheckRule, report.Level) {
	fails := func(on FailOn, otherwise report.Level) report.Level {
		if u.Config.FailOn == on || u.Config.FailOn == OnAny {
			return report.LevelError
		}
		return otherwise
	}
	switch {
	case len(ch.Differences) == 0:
		return report.ClauseReworded, fails(OnAny, report.LevelNote)
	case ch.Effect == report.Worse:
		return report.ClauseWorse, report.LevelError
	case ch.Effect == report.Better:
		return report.ClauseBetter, fails(OnSubstance, report.LevelNote)
	}
	return report.ClauseChanged, fails(OnSubstance, report.LevelWarning)
}

// hashAt returns the hash of the clause that holds the byte at.
func (v *Version) hashAt(at int) string {
	if b := v.blockAt(at); b != nil {
		return contentHash(b)
	}
	return ""
}
