package report

import (
	"bytes"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract is a published form of JSON: its schema, an example in which every
// field is set, and what it is of.
type contract struct {
	schema  []byte
	example string
	value   any      // a pointer to the type
	unset   []string // what the example need not set
	empty   []string // the lists that may be empty
	free    []string // the values that may be false, or have any key
}

func contracts() map[string]contract {
	return map[string]contract{
		"check": {
			CheckJSONSchema(), "testdata/check.json", new(Check),
			[]string{"check.Documents[0].At.Page", "check.Documents[0].Document.Body", "check.Results[0].Ignored.At.Page"},
			[]string{"check.documents", "check.tests", "check.results", "check.results[0].because"},
			nil,
		},
		"baseline": {
			BaselineJSONSchema(), "testdata/baseline.json", new(Baseline),
			[]string{"baseline.Documents[0].Clauses[0].Hash", "baseline.Documents[0].Clauses[0].Letters"},
			[]string{"baseline.documents", "baseline.documents[0].clauses"},
			nil,
		},
		"snapshots": {
			SnapshotsJSONSchema(), "testdata/snapshots.json", new(Snapshots), nil,
			[]string{"snapshots.snapshots"},
			[]string{"snapshots.snapshots[0].header"},
		},
		"verification": {
			VerificationJSONSchema(), "testdata/verification.json", new(Verification), nil,
			[]string{"verification.intact", "verification.faults"},
			[]string{"verification.intact[0].stamp.trusted"},
		},
	}
}

func (c contract) compile(t *testing.T) *jsonschema.Schema {
	t.Helper()
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource("urn:test", decode(t, c.schema)); err != nil {
		t.Fatal(err)
	}
	s, err := compiler.Compile("urn:test")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestExamplesAreFull keeps the examples, and so the tests that change them, in
// step with the types.
func TestExamplesAreFull(t *testing.T) {
	for name, c := range contracts() {
		data := read(t, c.example)
		d := json.NewDecoder(bytes.NewReader(data))
		d.DisallowUnknownFields()
		if err := d.Decode(c.value); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c.unset, unset(name, reflect.ValueOf(c.value).Elem())); diff != "" {
			t.Errorf("%s: not set (-want +got):\n%s", name, diff)
		}
		again, err := json.Marshal(c.value)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(decode(t, data), decode(t, again)); diff != "" {
			t.Errorf("%s: read and written again it differs:\n%s", name, diff)
		}
	}
}

func read(t *testing.T, file string) []byte {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// unset returns the paths of what is not set in v, looking at the first of each
// list.
func unset(path string, v reflect.Value) []string {
	if v.IsZero() {
		return []string{path}
	}
	var all []string
	switch v.Kind() {
	case reflect.Pointer:
		all = unset(path, v.Elem())
	case reflect.Slice:
		all = unset(path+"[0]", v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			all = append(all, unset(path+"."+v.Type().Field(i).Name, v.Field(i))...)
		}
	}
	return all
}

// TestSchemasRefuse changes every value of the examples into what must not be.
func TestSchemasRefuse(t *testing.T) {
	for name, c := range contracts() {
		s, root := c.compile(t), decode(t, read(t, c.example))
		if err := s.Validate(root); err != nil {
			t.Fatal(err)
		}
		walk(name, root, func(path string, v any, set func(any)) {
			refused := func(wrong any, what string) {
				set(wrong)
				if s.Validate(root) == nil {
					t.Errorf("%s: %s is let through", path, what)
				}
			}
			refused(nil, "null")
			switch v := v.(type) {
			case string:
				refused("", "an empty string")
			case map[string]any:
				if !slices.Contains(c.free, path) {
					v["unknown"] = "x"
					refused(v, "an unknown key")
					delete(v, "unknown")
				}
			case []any:
				if !slices.Contains(c.empty, path) {
					refused([]any{}, "an empty list")
				}
			case json.Number:
				refused(json.Number("-1"), "a negative number")
			case bool:
				if !slices.Contains(c.free, path) {
					refused(false, "false")
				}
			}
			set(v)
		})
	}
}

// TestSchemasHaveTheTypes holds the types of a check and a baseline against
// their schemas.
func TestSchemasHaveTheTypes(t *testing.T) {
	check := decode(t, CheckJSONSchema()).(map[string]any)
	baseline := decode(t, BaselineJSONSchema()).(map[string]any)
	same(t, check, reflect.TypeFor[Check]())
	same(t, baseline, reflect.TypeFor[Baseline]())
	for root, types := range map[*map[string]any]map[string]reflect.Type{
		&check: {
			"tool": reflect.TypeFor[Tool](), "checkedDocument": reflect.TypeFor[CheckedDocument](), "test": reflect.TypeFor[CheckTest](),
			"result": reflect.TypeFor[CheckResult](), "place": reflect.TypeFor[CheckPlace](), "change": reflect.TypeFor[ClauseChange](),
			"failure": reflect.TypeFor[Failure](), "tally": reflect.TypeFor[Tally](),
		},
		&baseline: {
			"document": reflect.TypeFor[KnownDocument](), "clause": reflect.TypeFor[clauseObject](), "sentence": reflect.TypeFor[KnownSentence](),
		},
	} {
		for name, typ := range types {
			same(t, (*root)["$defs"].(map[string]any)[name].(map[string]any), typ)
		}
	}
}

// TestSchemasAgree holds that what several schemas describe they describe alike:
// each is a file of its own, to be used without the others.
func TestSchemasAgree(t *testing.T) {
	of := func(schema []byte) map[string]any {
		return decode(t, schema).(map[string]any)["$defs"].(map[string]any)
	}
	report := of(JSONSchema())
	delete(report["document"].(map[string]any)["properties"].(map[string]any), "body") // a check holds no text
	shared := map[string][]string{
		"check":    {"text", "slug", "documentID", "practice", "tool", "document", "source", "read"},
		"baseline": {"text", "slug", "practice", "tool", "values", "duration"},
	}
	for name, c := range contracts() {
		defs := of(c.schema)
		for _, def := range shared[name] {
			if diff := cmp.Diff(report[def], defs[def]); diff != "" {
				t.Errorf("%s: %s is otherwise than in the schema of the report:\n%s", name, def, diff)
			}
		}
	}
}
