package render

import (
	"encoding/csv"
	"io"
	"strings"

	"exitclause/internal/report"
)

// csvHead names the columns. They and the codes under them are the same in all
// languages, for programs to read.
var csvHead = []string{
	"practice", "stance", "service", "document", "uri", "clause", "strength",
	"periods", "bounds", "triggers", "data", "purposes", "laws", "contacts", "quote",
}

// ComparisonCSV writes c as a table (RFC 4180), one sentence a row; of a service
// that is silent on a practice a row without one. Several values in one cell are
// parted by "; ".
func ComparisonCSV(w io.Writer, c *report.Comparison) error {
	l := newCompareLabels(c, nil)
	out := csv.NewWriter(w)
	out.UseCRLF = true
	rows := [][]string{csvHead}
	for _, r := range c.Rows {
		for i := range r.Cells {
			rows = append(rows, l.csvRows(&r, &c.Services[i], &r.Cells[i])...)
		}
	}
	for _, row := range rows {
		if err := out.Write(each(row, cellValue)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func (l compareLabels) csvRows(r *report.Row, service *report.Service, c *report.Cell) [][]string {
	head := []string{string(r.Practice), string(r.Stance), service.Name}
	if len(c.Statements) == 0 {
		return [][]string{append(head, make([]string, len(csvHead)-len(head))...)}
	}
	var rows [][]string
	for i := range c.Statements {
		s := &c.Statements[i]
		v := report.Values{}
		if s.Values != nil {
			v = *s.Values
		}
		row := append(head[:len(head):len(head)], l.documents[s.Document].Kind, l.uri(s), s.Clause, string(s.Strength))
		for _, part := range []func(report.Duration) string{
			func(d report.Duration) string { return d.ISO },
			func(d report.Duration) string { return d.Bound },
			func(d report.Duration) string { return d.Trigger },
		} {
			row = append(row, strings.Join(each(v.Durations, part), "; "))
		}
		for _, values := range [][]string{v.Data, v.Purposes, v.Laws, v.Contacts} {
			row = append(row, strings.Join(values, "; "))
		}
		rows = append(rows, append(row, s.Quote))
	}
	return rows
}

// cellValue returns s so that no spreadsheet takes it for a formula: what begins
// like one gets an apostrophe before it, which spreadsheets do not show.
func cellValue(s string) string {
	s = Harmless(s)
	if s != "" && strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}
