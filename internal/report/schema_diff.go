package report

import (
	"bytes"
	_ "embed"
)

//go:embed diff.schema.json
var diffSchema []byte

// DiffJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of a
// Diff, with that of a Report in it, to whose parts it refers.
func DiffJSONSchema() []byte { return withReport(diffSchema) }

// withReport returns a schema with that of a Report in the place it has for it.
func withReport(outer []byte) []byte {
	return bytes.Replace(outer, []byte(`"report": true`), append([]byte(`"report": `), bytes.TrimSpace(schema)...), 1)
}
