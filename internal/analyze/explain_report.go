package analyze

import (
	"slices"
	"strconv"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/report"
	"exitclause/internal/rule"
)

// Explain adds to r, the report on inputs, which words made the rules hold, and
// the rules that nearly held.
func (a *Analyzer) Explain(r *report.Report, inputs []Input, printer *message.Printer) {
	a.AddEvidence(r, inputs)
	for i, in := range inputs {
		for _, miss := range a.NearMisses(in.Document) {
			r.NearMisses = append(r.NearMisses, a.nearMiss("d"+strconv.Itoa(i+1), in.Document, miss, printer))
		}
	}
}

// AddEvidence adds to r, the report on inputs, which words made the rules hold.
func (a *Analyzer) AddEvidence(r *report.Report, inputs []Input) {
	findings := r.Findings // in the order of inputs
	for _, in := range inputs {
		for i, f := range in.Findings {
			findings[i].Evidence = a.evidence(in.Document, f.Rule, f.Evidence)
		}
		findings = findings[len(in.Findings):]
	}
}

// evidence returns what counted for r, each once, in order of place.
func (a *Analyzer) evidence(doc *document.Document, r *rule.Rule, all []pattern.Evidence) []report.Evidence {
	program := a.packs.Programs[r.Language]
	var out []report.Evidence
	for _, e := range all {
		shown := report.Evidence{
			Term: program.Describe(e.Node),
			Text: doc.Quote(document.Span{Start: e.Start, End: e.End}),
			Span: spanOf(doc, document.Span{Start: e.Start, End: e.End}),
		}
		if !slices.Contains(out, shown) {
			out = append(out, shown)
		}
	}
	slices.SortStableFunc(out, func(a, b report.Evidence) int { return a.Span.Start - b.Span.Start })
	return out
}

func (a *Analyzer) nearMiss(id string, doc *document.Document, miss NearMiss, printer *message.Printer) report.NearMiss {
	place := doc.Place(miss.Sentence)
	out := report.NearMiss{
		Document: id, Practice: miss.Rule.Practice, Rule: miss.Rule.ID,
		Quote:    doc.Quote(miss.Sentence),
		Span:     spanOf(doc, miss.Sentence),
		Source:   report.Place{Start: place.Start, End: place.End, Line: place.Line, Column: place.Column},
		Clause:   miss.Clause.Ref,
		Evidence: a.evidence(doc, miss.Rule, miss.Evidence),
	}
	for _, note := range miss.Lacks {
		out.Because = append(out.Because, printer.Text(note))
	}
	return out
}
