package check

import (
	"exitclause/internal/change"
	"exitclause/internal/report"
)

// compare returns what changed since the baseline.
func (u *under) compare() *report.Diff {
	if u.Version.unchanged {
		return new(report.Diff)
	}
	before, now := &u.Version.before.told, u.Version.Version
	return change.Compare(u.Tool,
		change.Side{Document: &before.Document, Findings: before.Findings},
		change.Side{Document: &now.Document, Findings: now.Findings}, u.Printer)
}
