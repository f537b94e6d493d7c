package appeal

import (
	"cmp"
	"slices"
	"strconv"

	"exitclause/internal/document"
	"exitclause/internal/report"
)

// site is where a sentence stands.
type site struct {
	document string
	span     report.Span
}

func siteOf(f *report.Finding) site { return site{f.Document, f.Span} }

// ordinal returns the n of an id, "f12" or "d3": findings and documents are numbered
// from 1 in the order of the report.
func ordinal(id string) int {
	n, _ := strconv.Atoi(id[1:]) // every id has been made so
	return n
}

// finding returns the finding of r with that id.
func finding(r *report.Report, id string) *report.Finding { return &r.Findings[ordinal(id)-1] }

// beside returns the findings in the sentence of f, which is one of them. They
// stand side by side in r.
func beside(r *report.Report, f *report.Finding) []report.Finding {
	first := ordinal(f.ID) - 1
	last := first
	for first > 0 && siteOf(&r.Findings[first-1]) == siteOf(f) {
		first--
	}
	for last+1 < len(r.Findings) && siteOf(&r.Findings[last+1]) == siteOf(f) {
		last++
	}
	return r.Findings[first : last+1]
}

// findingsAt returns the ids of the findings in the sentence span, as it stands in
// the text as it is written, of a document of r.
func findingsAt(r *report.Report, id string, span document.Span) []string {
	first, _ := slices.BinarySearchFunc(r.Findings, span.Start, func(f report.Finding, start int) int {
		return cmp.Or(cmp.Compare(ordinal(f.Document), ordinal(id)), cmp.Compare(f.Span.Start, start))
	})
	var all []string
	for _, f := range r.Findings[first:] {
		if f.Document != id || f.Span != (report.Span{Start: span.Start, End: span.End}) {
			break
		}
		all = append(all, f.ID)
	}
	return all
}
