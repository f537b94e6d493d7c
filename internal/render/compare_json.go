package render

import (
	"io"

	"exitclause/internal/report"
)

// ComparisonJSON writes c as one JSON document, indented by two spaces, as JSON
// writes a report.
func ComparisonJSON(w io.Writer, c *report.Comparison) error {
	data, err := newMarshaler("  ").marshal(c, "")
	if err != nil {
		return err
	}
	_, err = w.Write(append(data, '\n'))
	return err
}
