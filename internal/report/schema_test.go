package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/practice"
)

const schemaURL = "urn:exitclause:report:v1"

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(schemaURL, decode(t, JSONSchema())); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(schemaURL)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func decode(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// full is a report in which every field that the types have is set.
func full(t *testing.T) any {
	t.Helper()
	data, err := os.ReadFile("testdata/full.json")
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, data)
}

func TestFullReportIsValid(t *testing.T) {
	if err := compileSchema(t).Validate(full(t)); err != nil {
		t.Fatalf("%v", err)
	}
}

// TestFullReportIsFull keeps testdata/full.json, and so the tests that change
// it, in step with the types.
func TestFullReportIsFull(t *testing.T) {
	data, err := os.ReadFile("testdata/full.json")
	if err != nil {
		t.Fatal(err)
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var r Report
	if err := d.Decode(&r); err != nil {
		t.Fatal(err)
	}
	wantSet(t, "report", reflect.ValueOf(r))
}

func wantSet(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	if v.IsZero() {
		t.Errorf("%s is not set", path)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		wantSet(t, path, v.Elem())
	case reflect.Slice:
		if v.Len() == 0 {
			t.Errorf("%s is empty", path)
			return
		}
		wantSet(t, path+"[0]", v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			wantSet(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	}
}

// TestRefused changes every value in a valid report into what must not be.
func TestRefused(t *testing.T) {
	s, root := compileSchema(t), full(t)
	refused := func(path, what string) {
		if s.Validate(root) == nil {
			t.Errorf("%s: %s is let through", path, what)
		}
	}
	walk("report", root, func(path string, v any, set func(any)) {
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
			if mayBeEmpty := []string{"report.documents", "report.findings", "report.citations"}; !slices.Contains(mayBeEmpty, path) {
				set([]any{})
				refused(path, "an empty list")
			}
		case json.Number:
			set(json.Number("-1"))
			refused(path, "a negative number")
		case bool:
			set(false)
			refused(path, "false")
		}
		set(v)
	})
	if err := s.Validate(root); err != nil {
		t.Fatalf("the test did not restore the report: %v", err)
	}
}

// walk calls visit for every value below v, with a function that replaces it.
func walk(path string, v any, visit func(path string, v any, set func(any))) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			at := path + "." + key
			visit(at, value, func(n any) { v[key] = n })
			walk(at, value, visit)
		}
	case []any:
		for i, value := range v {
			at := fmt.Sprintf("%s[%d]", path, i)
			visit(at, value, func(n any) { v[i] = n })
			walk(at, value, visit)
		}
	}
}

// TestSchemaHasTheTypes holds every type against its part of the schema:
// the same names, and required where the type does not leave them out.
func TestSchemaHasTheTypes(t *testing.T) {
	root := decode(t, JSONSchema()).(map[string]any)
	defs := root["$defs"].(map[string]any)
	same(t, root, reflect.TypeFor[Report]())
	for name, typ := range map[string]reflect.Type{
		"tool": reflect.TypeFor[Tool](), "document": reflect.TypeFor[Document](), "source": reflect.TypeFor[Source](),
		"read": reflect.TypeFor[Read](), "finding": reflect.TypeFor[Finding](), "span": reflect.TypeFor[Span](),
		"place": reflect.TypeFor[Place](), "section": reflect.TypeFor[Section](), "values": reflect.TypeFor[Values](),
		"duration": reflect.TypeFor[Duration](), "selector": reflect.TypeFor[Selector](), "citation": reflect.TypeFor[Citation](),
		"omission": reflect.TypeFor[Omission](), "problem": reflect.TypeFor[Problem](), "failure": reflect.TypeFor[Failure](),
		"evidence": reflect.TypeFor[Evidence](), "nearMiss": reflect.TypeFor[NearMiss](),
		"answer": reflect.TypeFor[Answer](), "statute": reflect.TypeFor[Statute](), "dataRow": reflect.TypeFor[DataRow](),
		"step": reflect.TypeFor[Step](), "letter": reflect.TypeFor[Letter](), "exhibit": reflect.TypeFor[Exhibit](),
		"frame": reflect.TypeFor[Frame](), "entity": reflect.TypeFor[Entity](),
		"deadline": reflect.TypeFor[Deadline](), "block": reflect.TypeFor[Block](),
		"versions": reflect.TypeFor[Versions](), "version": reflect.TypeFor[Version](), "versionChange": reflect.TypeFor[VersionChange](),
		"excerpt":  reflect.TypeFor[Excerpt](),
		"sentence": reflect.TypeFor[Sentence](),
	} {
		same(t, defs[name].(map[string]any), typ)
	}
	var practices []any
	for _, p := range practice.All() {
		practices = append(practices, string(p))
	}
	if got := defs["practice"].(map[string]any)["enum"]; !reflect.DeepEqual(got, practices) {
		t.Errorf("practices: %v", got)
	}
}

func same(t *testing.T, object map[string]any, typ reflect.Type) {
	t.Helper()
	properties := object["properties"].(map[string]any)
	required, _ := object["required"].([]any)
	if len(properties) != typ.NumField() {
		t.Errorf("%v has %d fields, its schema %d", typ, typ.NumField(), len(properties))
	}
	for i := range typ.NumField() {
		name, options, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ",")
		if properties[name] == nil {
			t.Errorf("%v: the schema has no %s", typ, name)
		}
		if optional := options == "omitempty"; optional == slices.Contains(required, any(name)) {
			t.Errorf("%v: %s is both required and left out, or neither", typ, name)
		}
	}
}
