package rule

import (
	_ "embed"
	"slices"
)

//go:embed rule.schema.json
var schema []byte

// JSONSchema returns the JSON Schema (draft 2020-12) of a rule file, for
// editors. Load checks more than it can say: ids, lists and terms.
func JSONSchema() []byte { return slices.Clone(schema) }
