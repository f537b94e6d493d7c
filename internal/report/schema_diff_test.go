package report

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

func compileDiffSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	const url = "urn:exitclause:diff:v1"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(url, decode(t, DiffJSONSchema())); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestFullDiffIsFull keeps testdata/full-diff.json in step with the types.
func TestFullDiffIsFull(t *testing.T) {
	data, err := os.ReadFile("testdata/full-diff.json")
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var diff Diff
	if err := d.Decode(&diff); err != nil {
		t.Fatal(err)
	}
	wantSetBelow(t, "diff", reflect.ValueOf(diff))
}

// wantSetBelow is wantSet for what the types of a diff add to those of a report.
func wantSetBelow(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	if v.IsZero() {
		t.Errorf("%s is not set", path)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		wantSetBelow(t, path, v.Elem())
	case reflect.Slice:
		wantSetBelow(t, path+"[0]", v.Index(0))
	case reflect.Struct:
		if slices.Contains([]reflect.Type{reflect.TypeFor[Document](), reflect.TypeFor[Finding](), reflect.TypeFor[Place]()}, v.Type()) {
			return
		}
		for i := range v.NumField() {
			wantSetBelow(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

// TestDiffRefused changes every value in a valid diff into what must not be.
func TestDiffRefused(t *testing.T) {
	data, err := os.ReadFile("testdata/full-diff.json")
	if err != nil {
		t.Fatal(err)
	}
	s, root := compileDiffSchema(t), decode(t, data)
	if err := s.Validate(root); err != nil {
		t.Fatal(err)
	}
	refused := func(path, what string) {
		if s.Validate(root) == nil {
			t.Errorf("%s: %s is let through", path, what)
		}
	}
	walk("diff", root, func(path string, v any, set func(any)) {
		set(nil)
		refused(path, "null")
		switch v := v.(type) {
		case string:
			set("")
			refused(path, "an empty string")
		case map[string]any:
			v["unknown"] = "x"
			set(v)
			refused(path, "an unknown key")
			delete(v, "unknown")
		case []any:
			if path != "diff.changes" {
				set([]any{})
				refused(path, "an empty list")
			}
		case json.Number:
			set(json.Number("-1"))
			refused(path, "a negative number")
		}
		set(v)
	})
}

func TestDiffSchemaHasTheTypes(t *testing.T) {
	root := decode(t, DiffJSONSchema()).(map[string]any)
	defs := root["$defs"].(map[string]any)
	same(t, root, reflect.TypeFor[Diff]())
	for name, typ := range map[string]reflect.Type{
		"change": reflect.TypeFor[Change](), "passage": reflect.TypeFor[Passage](), "edit": reflect.TypeFor[Edit](),
		"difference": reflect.TypeFor[Difference](), "tally": reflect.TypeFor[Tally](), "failure": reflect.TypeFor[Failure](),
	} {
		same(t, defs[name].(map[string]any), typ)
	}
	if !strings.Contains(string(DiffJSONSchema()), `"$id": "urn:exitclause:report:v1"`) {
		t.Error("the schema of the report, to which this one refers, is not in it")
	}
}
