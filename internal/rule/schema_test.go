package rule

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"slices"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"exitclause/internal/practice"
	"exitclause/rules"
)

func compiledSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(JSONSchema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("rule.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("rule.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func asJSON(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := yaml.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

func TestSchemaFitsTheBuiltInRules(t *testing.T) {
	s := compiledSchema(t)
	names, err := ruleFiles(rules.FS)
	if err != nil || len(names) == 0 {
		t.Fatal("no rule files", err)
	}
	for _, name := range names {
		data, err := fs.ReadFile(rules.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(asJSON(t, data)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSchemaRefusesBadFiles(t *testing.T) {
	s := compiledSchema(t)
	data, err := os.ReadFile("testdata/errors/keys.yaml")
	if err != nil {
		t.Fatal(err)
	}
	// The file has one key twice, which no schema sees.
	data = bytes.Replace(data, []byte("    all: [close]\n"), nil, 1)
	if err := s.Validate(asJSON(t, data)); err == nil {
		t.Error("a file full of errors passes")
	}
}

// TestSchemaKnowsTheVocabulary holds the enumerations of the schema to the code.
func TestSchemaKnowsTheVocabulary(t *testing.T) {
	var doc struct {
		Defs struct {
			Practice, Data, Purpose struct{ Enum []string }
			Words                   struct {
				Properties map[Role]struct {
					PropertyNames struct{ Enum []string } `json:"propertyNames"`
				}
			}
		} `json:"$defs"`
	}
	if err := json.Unmarshal(JSONSchema(), &doc); err != nil {
		t.Fatal(err)
	}
	words := doc.Defs.Words.Properties
	for what, pair := range map[string][2][]string{
		"practices": {doc.Defs.Practice.Enum, names(practice.All())},
		"data":      {doc.Defs.Data.Enum, values[Data]},
		"purposes":  {doc.Defs.Purpose.Enum, values[Purpose]},
		"triggers":  {words[Trigger].PropertyNames.Enum, values[Trigger]},
		"periods":   {words[Period].PropertyNames.Enum, values[Period]},
		"qualities": {words[Quality].PropertyNames.Enum, values[Quality]},
	} {
		if !slices.Equal(pair[0], pair[1]) {
			t.Errorf("%s: the schema has %v, the code has %v", what, pair[0], pair[1])
		}
	}
}
