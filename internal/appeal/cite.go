// Package appeal draws the conclusions of a report: what each finding is good
// for in an appeal, what the documents leave out, and what is wrong with what
// they say.
package appeal

import (
	"slices"

	"exitclause/internal/analyze"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Conclude adds citations, omissions, problems and the statutes they refer to to r, the report of inputs.
// Reasons are in the printer's language.
func Conclude(r *report.Report, inputs []analyze.Input, statutes *law.Statutes, printer *message.Printer) {
	i := 0
	for _, in := range inputs {
		for _, f := range in.Findings {
			r.Citations = append(r.Citations, cite(&r.Findings[i], f, printer))
			i++
		}
	}
	r.Omissions = omissions(r, inputs, statutes, printer)
	r.Problems = vague(r, printer)
	r.Statutes = referred(r, statutes, law.Situation{Invoked: invoked(r)}, printer)
}

var uses = map[practice.Stance]report.Use{
	practice.For: report.Cite, practice.Against: report.Expect, practice.Step: report.Do, practice.Context: report.Note,
}

func cite(f *report.Finding, found analyze.Finding, printer *message.Printer) report.Citation {
	c := report.Citation{Finding: f.ID, Use: uses[f.Stance], Strength: report.Strong}
	weaken := func(to report.Strength, reason string) {
		if c.Strength != report.Weak {
			c.Strength = to
		}
		c.Because = append(c.Because, printer.T("appeal.because."+reason))
	}
	has := func(quality string) bool { return slices.Contains(found.Qualities, quality) }
	if has("exception") {
		weaken(report.Qualified, "exception")
	} else if found.Excepted {
		weaken(report.Qualified, "exception-nearby")
	}
	if has("condition") {
		weaken(report.Qualified, "condition")
	}
	if f.Section.Number == "" && len(f.Section.Path) == 0 {
		weaken(report.Qualified, "no-section")
	}
	if has("discretion") {
		weaken(report.Weak, "discretion")
	}
	if has("vague") || criterionOnly(f) {
		weaken(report.Weak, "vague")
	}
	if c.Strength == report.Strong {
		c.Because = []string{printer.T("appeal.because.unconditional")}
	}
	return c
}

// criterionOnly reports whether f states how long data is kept by a criterion
// and gives no length and no end.
func criterionOnly(f *report.Finding) bool {
	if f.Practice != practice.RetentionPeriod || f.Values == nil || len(f.Values.Durations) == 0 {
		return false
	}
	return !slices.ContainsFunc(f.Values.Durations, func(d report.Duration) bool { return d.ISO != "criterion" })
}
