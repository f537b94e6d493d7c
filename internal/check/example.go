package check

import (
	"embed"
	"slices"
)

//go:embed examples/*.yaml
var examples embed.FS

// Example returns a configuration for a user to fill in, with comments in a
// language of the message catalogue. It is valid as it stands.
func Example(lang string) []byte {
	data, err := examples.ReadFile("examples/" + lang + ".yaml")
	if err != nil {
		data, _ = examples.ReadFile("examples/en.yaml")
	}
	return data
}

//go:embed config.schema.json
var configSchema []byte

// ConfigSchema returns the JSON Schema (draft 2020-12) of a configuration, for
// editors.
func ConfigSchema() []byte { return slices.Clone(configSchema) }
