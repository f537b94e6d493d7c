package appeal

import (
	"slices"
	"strconv"

	"exitclause/internal/analyze"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// due says which kind of document should say what. A practice that is due in
// two kinds is missing only where neither has it.
var due = []struct {
	practice practice.Practice
	kinds    []string
}{
	{practice.RetentionPeriod, []string{"privacy-policy"}},
	{practice.ErasureRight, []string{"privacy-policy"}},
	{practice.ResponseTime, []string{"privacy-policy"}},
	{practice.ClosureRight, []string{"privacy-policy", "user-agreement"}},
	{practice.ClosureProcedure, []string{"privacy-policy", "user-agreement"}},
	{practice.ComplaintRight, []string{"privacy-policy"}},
	{practice.PrivacyContact, []string{"privacy-policy"}},
}

// omissions returns what the documents of the right kind should say and do not.
// A document of which only a part was saved proves nothing by its silence.
func omissions(r *report.Report, inputs []analyze.Input, statutes *law.Statutes, printer *message.Printer) []report.Omission {
	var missing []report.Omission
	for _, d := range due {
		var documents []string
		var read report.Read
		for i, doc := range r.Documents {
			if inputs[i].Document.Partial || !concerns(r, doc, d.kinds) {
				continue
			}
			documents = append(documents, doc.ID)
			read.Clauses += doc.Read.Clauses
			read.Characters += doc.Read.Characters
		}
		if len(documents) == 0 || says(r, d.practice, documents) {
			continue
		}
		missing = append(missing, report.Omission{
			Practice: d.practice, Documents: documents, Laws: missed(d.practice, r, documents, statutes),
			Because: printer.T("appeal.omission."+string(d.practice),
				"n", strconv.Itoa(read.Clauses), "characters", strconv.Itoa(read.Characters)),
		})
	}
	return missing
}

// concerns reports whether a document should say what is due in kinds. One file
// that is neither policy nor agreement alone may hold both, or be about something
// else altogether: its findings tell.
func concerns(r *report.Report, doc report.Document, kinds []string) bool {
	if doc.Kind != "other" {
		return slices.Contains(kinds, doc.Kind)
	}
	return slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
		group := f.Practice.Group()
		return f.Document == doc.ID && (group == practice.Retention || group == practice.Erasure)
	})
}

func says(r *report.Report, p practice.Practice, documents []string) bool {
	return slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
		return f.Practice == p && slices.Contains(documents, f.Document)
	})
}

// vague returns one problem for each document that says how long data is kept
// by a criterion only.
func vague(r *report.Report, printer *message.Printer) []report.Problem {
	var problems []report.Problem
	for _, doc := range r.Documents {
		var findings []string
		only := true
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.Document != doc.ID || f.Practice != practice.RetentionPeriod {
				continue
			}
			findings = append(findings, f.ID)
			only = only && criterionOnly(f)
		}
		if only && len(findings) > 0 {
			problems = append(problems, report.Problem{
				Kind: "vague", Findings: findings, Because: printer.T("appeal.problem.vague"),
			})
		}
	}
	return problems
}
