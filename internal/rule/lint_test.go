package rule

import (
	"testing"
	"testing/fstest"

	"exitclause/internal/golden"
)

// TestLint compares what is said of each testdata/lint/NAME.yaml with NAME.want.
func TestLint(t *testing.T) {
	golden.Each(t, "testdata/lint/*.yaml", func(t *testing.T, name string) {
		data := golden.Read(t, name)
		packs, err := Load(Pack{FS: fstest.MapFS{"rules.yaml": {Data: data}}})
		if err != nil {
			t.Fatal(err)
		}
		golden.Check(t, golden.Want(name), packs.Lint().Error()+"\n")
	})
}
