package render

import (
	"io"

	"exitclause/internal/report"
)

// CheckJSON writes c as one JSON document, indented by two spaces.
func CheckJSON(w io.Writer, c *report.Check) error { return writeJSON(w, c) }
