package cli

import (
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/report"
)

// TestComparisonFitsItsSchema compares the invented exchanges in the languages of
// their documents.
func TestComparisonFitsItsSchema(t *testing.T) {
	const url = "urn:exitclause:comparison:v1"
	decode := func(data string) any {
		v, err := jsonschema.UnmarshalJSON(strings.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(url, decode(string(report.ComparisonJSONSchema()))); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	code, out, messages := run(t, "compare", "--format", "json", "../../testdata/larkfin", "../../testdata/yunque")
	if code != ExitDone {
		t.Fatalf("exit code %d: %s", code, messages)
	}
	if err := schema.Validate(decode(string(out))); err != nil {
		t.Error(err)
	}
}
