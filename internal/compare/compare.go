// Package compare puts what several services say on the same things side by
// side, for somebody who has not signed up with any of them yet.
package compare

import (
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Services arranges r, which has the documents of several services, by practice
// and service.
func Services(r *report.Report) *report.Comparison {
	c := &report.Comparison{
		Schema: report.ComparisonSchema, Tool: r.Tool,
		Services: []report.Service{}, Rows: []report.Row{}, Named: r.Named, Failures: r.Failures,
	}
	of := make(map[string]int, len(r.Documents)) // the index of its service, by document
	for i := range r.Documents {
		d := r.Documents[i]
		name := serviceName(&d)
		at := slices.IndexFunc(c.Services, func(s report.Service) bool { return strings.EqualFold(s.Name, name) || onPage(s, d.Source) })
		if at < 0 {
			at = len(c.Services)
			c.Services = append(c.Services, report.Service{Name: name})
		}
		c.Services[at].Documents = append(c.Services[at].Documents, d)
		of[d.ID] = at
	}
	firm := strengthsOf(r)
	for _, p := range practice.All() {
		if row, spoken := rowOf(r, p, of, firm, len(c.Services)); spoken {
			c.Rows = append(c.Rows, row)
		}
	}
	return c
}

// onPage reports whether the last document of s stands on the same page.
func onPage(s report.Service, page report.Source) bool {
	last := s.Documents[len(s.Documents)-1].Source
	return page.SHA256 != "" && last.SHA256 == page.SHA256 && last.URI == page.URI
}

// serviceName returns what d is compared as: the service that it is of, or where
// that is not known, the document itself.
func serviceName(d *report.Document) string {
	for _, name := range []string{d.Service, d.Title} {
		if name != "" {
			return name
		}
	}
	return d.Source.URI
}

// rowOf returns what each of n services says on p, and whether any says something.
func rowOf(r *report.Report, p practice.Practice, of map[string]int, firm map[string]report.Strength, n int) (row report.Row, spoken bool) {
	row = report.Row{Practice: p, Stance: p.Stance(), Cells: make([]report.Cell, n)}
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Practice != p {
			continue
		}
		cell := &row.Cells[of[f.Document]]
		cell.Statements = append(cell.Statements, report.Statement{
			Finding: f.ID, Document: f.Document, Clause: f.Clause, Strength: firm[f.ID],
			Quote: f.Quote, Source: f.Source, Values: f.Values,
		})
		spoken = true
	}
	for i := range row.Cells {
		arrange(&row.Cells[i])
	}
	return row, spoken
}

// firmness orders the strengths of citations.
var firmness = []report.Strength{report.Strong, report.Qualified, report.Weak}

// strengthsOf returns how firm the sentence of each finding is, by its id.
func strengthsOf(r *report.Report) map[string]report.Strength {
	all := make(map[string]report.Strength, len(r.Citations))
	for _, c := range r.Citations {
		all[c.Finding] = c.Strength
	}
	return all
}

// arrange puts the firmest statements of cell first, and gathers their values.
func arrange(cell *report.Cell) {
	slices.SortStableFunc(cell.Statements, func(a, b report.Statement) int {
		return slices.Index(firmness, a.Strength) - slices.Index(firmness, b.Strength)
	})
	var all report.Values
	for _, s := range cell.Statements {
		if s.Values == nil {
			continue
		}
		for _, d := range s.Values.Durations {
			if !slices.ContainsFunc(all.Durations, func(other report.Duration) bool { return samePeriod(d, other) }) {
				all.Durations = append(all.Durations, d)
			}
		}
		all.Data = union(all.Data, s.Values.Data)
		all.Purposes = union(all.Purposes, s.Values.Purposes)
		all.Laws = union(all.Laws, s.Values.Laws)
		all.Contacts = union(all.Contacts, s.Values.Contacts)
	}
	if len(all.Durations)+len(all.Data)+len(all.Purposes)+len(all.Laws)+len(all.Contacts) > 0 {
		cell.Values = &all
	}
}

// samePeriod reports whether two durations say the same, in whatever words; of
// criteria the words are what they say.
func samePeriod(a, b report.Duration) bool {
	if strings.HasPrefix(a.ISO, "P") || a.ISO == "indefinite" {
		a.Text, b.Text = "", ""
	}
	return a == b
}

// union appends those of more to all that are not in it yet.
func union(all, more []string) []string {
	for _, m := range more {
		if !slices.Contains(all, m) {
			all = append(all, m)
		}
	}
	return all
}
