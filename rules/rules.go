// Package rules holds the built-in rule packs and the statutes as data.
// (go:embed cannot climb, so the Go file sits with the YAML.)
package rules

import "embed"

// FS holds the rule files, one folder a language.
//
//go:embed en/*.yaml zh/*.yaml
var FS embed.FS

// Compiled is FS as package rule stores it.
//
//go:generate go test exitclause/internal/rule -run TestCompiled -update
//go:embed compiled.bin
var Compiled []byte

// Law holds the statutes, in the folder law, one file a jurisdiction.
//
//go:embed law/*.yaml
var Law embed.FS

// Services holds the domains that are a service's own, in the folder services.
//
//go:embed services/*.yaml
var Services embed.FS
