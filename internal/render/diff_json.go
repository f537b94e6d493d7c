package render

import (
	"io"

	"exitclause/internal/report"
)

// DiffJSON writes d as one JSON document, indented by two spaces, as JSON writes
// a report.
func DiffJSON(w io.Writer, d *report.Diff) error {
	whole := *d
	if whole.Changes == nil {
		whole.Changes = []report.Change{}
	}
	data, err := newMarshaler("  ").marshal(&whole, "")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
