package report

import (
	_ "embed"
	"slices"
)

//go:embed check.schema.json
var checkSchema []byte

// CheckJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of a
// Check.
func CheckJSONSchema() []byte { return slices.Clone(checkSchema) }

//go:embed baseline.schema.json
var baselineSchema []byte

// BaselineJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of
// a Baseline.
func BaselineJSONSchema() []byte { return slices.Clone(baselineSchema) }
