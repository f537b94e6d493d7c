package cli

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/golden"
)

// TestSnapshotsFitTheirSchemas saves pages, one of which is damaged then, and asks
// for all that can be told of them. The schemas are those that the program prints.
func TestSnapshotsFitTheirSchemas(t *testing.T) {
	store := filepath.Join(t.TempDir(), "store")
	told := func(code int, args ...string) []byte {
		t.Helper()
		got, out, messages := run(t, append(args, "--store", store)...)
		if got != code {
			t.Fatalf("%q: exit code %d: %s", args, got, messages)
		}
		return out
	}
	snapshots, verification := printedSchema(t, "--snapshots"), printedSchema(t, "--verification")
	page := filepath.Join(t.TempDir(), "page.md")
	golden.Write(t, page, "# Privacy policy\n\nWe keep your records for five years after you close your account, and delete them then. You may ask us for a copy of them at any time.\n")
	fits(t, snapshots, told(ExitDone, "snapshot", "add", page, "--service", "larkfin", "--format", "json"))
	fits(t, snapshots, told(ExitDone, "snapshot", "add", page, "--service", "larkfin", "--format", "json"))
	fits(t, snapshots, told(ExitSource, "snapshot", "add", filepath.Join(store, "none"), "--service", "larkfin", "--format", "json"))
	fits(t, snapshots, told(ExitDone, "snapshot", "show", "larkfin/privacy-policy", "--format", "json"))
	fits(t, verification, told(ExitDone, "snapshot", "verify", "--format", "json"))
	for _, file := range golden.Cases(t, filepath.Join(store, "larkfin", "privacy-policy", "*.md")) {
		golden.Write(t, file, "We keep nothing.\n")
	}
	fits(t, snapshots, told(ExitDone, "snapshot", "list", "--format", "json"))
	fits(t, verification, told(ExitFailed, "snapshot", "verify", "--format", "json"))
}

// printedSchema returns the schema that the program prints with a flag.
func printedSchema(t *testing.T, flag string) *jsonschema.Schema {
	t.Helper()
	_, out, _ := run(t, "rules", "schema", flag)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("urn:test", unmarshalled(t, out)); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("urn:test")
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func fits(t *testing.T, schema *jsonschema.Schema, data []byte) {
	t.Helper()
	if err := schema.Validate(unmarshalled(t, data)); err != nil {
		t.Errorf("%v\n%s", err, data)
	}
}

func unmarshalled(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v\n%s", err, data)
	}
	return v
}
