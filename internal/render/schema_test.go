package render

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/report"
)

const schemaURL = "urn:exitclause:report:v1"

// compiler knows the schema of the report.
func compiler(t *testing.T) *jsonschema.Compiler {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(schemaURL, parse(t, report.JSONSchema())); err != nil {
		t.Fatal(err)
	}
	return c
}

func parse(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%v in %.200s", err, data)
	}
	return v
}

func validate(t *testing.T, c *jsonschema.Compiler, url string, value any) {
	t.Helper()
	s, err := c.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Validate(value); err != nil {
		t.Errorf("%v", err)
	}
}

func TestJSONFollowsTheSchema(t *testing.T) {
	all := reports(t)
	all["nothing"] = &report.Report{Schema: report.Schema, Tool: all["testdata/english"].Tool}
	for _, r := range all {
		var out bytes.Buffer
		if err := JSON(&out, r); err != nil {
			t.Fatal(err)
		}
		validate(t, compiler(t), schemaURL, parse(t, out.Bytes()))
	}
}

// TestJSONLFollowsTheSchema holds each line, without its type, against the part
// of the schema that the type names.
func TestJSONLFollowsTheSchema(t *testing.T) {
	for _, r := range reports(t) {
		var out bytes.Buffer
		if err := JSONL(&out, r); err != nil {
			t.Fatal(err)
		}
		for i, line := range bytes.Split(bytes.TrimSpace(out.Bytes()), []byte("\n")) {
			if !json.Valid(line) {
				t.Fatalf("line %d is no JSON", i+1)
			}
			object := parse(t, line).(map[string]any)
			kind := object["type"].(string)
			delete(object, "type")
			if kind == "report" {
				validate(t, compiler(t), schemaURL+"#/properties/tool", object["tool"])
				continue
			}
			validate(t, compiler(t), schemaURL+"#/$defs/"+kind, object)
		}
	}
}
