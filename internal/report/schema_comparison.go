package report

import _ "embed"

//go:embed comparison.schema.json
var comparisonSchema []byte

// ComparisonJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of
// a Comparison, with that of a Report in it, to whose parts it refers.
func ComparisonJSONSchema() []byte { return withReport(comparisonSchema) }
