package report

import (
	_ "embed"
	"slices"
)

//go:embed report.schema.json
var schema []byte

// JSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of a
// Report.
func JSONSchema() []byte { return slices.Clone(schema) }
