// Package appeal draws the conclusions of a report: what each finding is good
// for in an appeal, what will be held against it and what to answer, what the
// documents leave out, what is wrong with what they say, what becomes of each
// kind of data, and what to do first.
package appeal

import (
	"slices"

	"exitclause/internal/analyze"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Conclude adds to r, the report of inputs, what follows from its findings.
// Situation is what is known of the case; the laws that the documents name and the
// place of the company are taken from them where it leaves that open, and the day
// from the statutes. Reasons are in the printer's language.
func Conclude(r *report.Report, inputs []analyze.Input, statutes *law.Statutes, situation law.Situation, printer *message.Printer) {
	r.Frame = (&conclusion{r: r, inputs: inputs}).frame()
	c := newConclusion(r, inputs, statutes, situation, printer)
	broken := make(chan []report.Problem, 1)
	go func() { broken <- c.brokenReferences() }() // reads every clause; the others read findings
	r.Omissions = c.omissions()
	contradictions := c.contradictions()
	c.noteConflicts(contradictions)
	r.Citations = c.citations()
	r.Data = c.data()
	r.Checklist = c.checklist()
	r.Statutes = c.statuteList()
	r.Named = c.namedLaws()
	r.Problems = slices.Concat(c.vague(), contradictions, <-broken, c.translations())
}

// conclusion is a report under way, with what its findings were drawn from.
type conclusion struct {
	*message.Printer
	r         *report.Report
	inputs    []analyze.Input
	found     []*analyze.Finding // those of r, by the same index
	onData    map[string]bool    // ids of documents that say something of keeping or erasing
	given     law.Situation      // what is known of the case
	book      book               // open at the case, with what the documents tell of it
	conflicts map[string]bool    // ids of findings that another one contradicts
	cited     map[string]law.Offer
}

func newConclusion(r *report.Report, inputs []analyze.Input, statutes *law.Statutes, in law.Situation, printer *message.Printer) *conclusion {
	c := &conclusion{
		Printer: printer, r: r, inputs: inputs,
		onData: make(map[string]bool), given: in, book: openBook(statutes, in, r, r.Documents),
		conflicts: make(map[string]bool), cited: make(map[string]law.Offer),
	}
	for i := range inputs {
		for j := range inputs[i].Findings {
			c.found = append(c.found, &inputs[i].Findings[j])
		}
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		if group := f.Practice.Group(); group == practice.Retention || group == practice.Erasure {
			c.onData[f.Document] = true
		}
	}
	return c
}
