package render

import (
	"bytes"
	"encoding/json"
	"testing"
)

// FuzzIndent holds indent to json.Indent.
func FuzzIndent(f *testing.F) {
	for _, s := range []string{`{"a":[1,{"b":"c,{:\"\\"}],"d":{},"e":[],"f":null}`, `"\\"`, `[]`, `[[["x"]],-1.5e3]`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var compact, want bytes.Buffer
		if json.Compact(&compact, []byte(s)) != nil {
			return
		}
		if err := json.Indent(&want, compact.Bytes(), "    ", "  "); err != nil {
			t.Fatal(err)
		}
		if got := indent(nil, compact.Bytes(), "    ", "  "); !bytes.Equal(got, want.Bytes()) {
			t.Errorf("%s:\n%s\nwant\n%s", s, got, want.Bytes())
		}
	})
}
