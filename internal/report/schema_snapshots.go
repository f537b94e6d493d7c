package report

import (
	_ "embed"
	"slices"
)

//go:embed snapshots.schema.json
var snapshotsSchema []byte

// SnapshotsJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form of
// Snapshots.
func SnapshotsJSONSchema() []byte { return slices.Clone(snapshotsSchema) }

//go:embed verification.schema.json
var verificationSchema []byte

// VerificationJSONSchema returns the JSON Schema (draft 2020-12) of the JSON form
// of a Verification.
func VerificationJSONSchema() []byte { return slices.Clone(verificationSchema) }
