package report

import (
	"reflect"
	"testing"
)

func TestComparisonSchemaHasTheTypes(t *testing.T) {
	root := decode(t, ComparisonJSONSchema()).(map[string]any)
	defs := root["$defs"].(map[string]any)
	same(t, root, reflect.TypeFor[Comparison]())
	for name, typ := range map[string]reflect.Type{
		"service": reflect.TypeFor[Service](), "row": reflect.TypeFor[Row](),
		"cell": reflect.TypeFor[Cell](), "statement": reflect.TypeFor[Statement](),
	} {
		same(t, defs[name].(map[string]any), typ)
	}
}
