// Package rules holds the built-in rule packs as data. (go:embed cannot climb,
// so the Go file sits with the YAML.)
package rules

import "embed"

// FS holds the rule files, one folder a language.
//
//go:embed en/*.yaml zh/*.yaml
var FS embed.FS
