package report

import (
	"bytes"
	_ "embed"
	"slices"
)

//go:embed diff.schema.json
var diffSchema []byte

// DiffJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of a
// Diff, with that of a Report in it, to whose parts it refers.
func DiffJSONSchema() []byte {
	return bytes.Replace(slices.Clone(diffSchema), []byte(`"report": true`), append([]byte(`"report": `), bytes.TrimSpace(schema)...), 1)
}
