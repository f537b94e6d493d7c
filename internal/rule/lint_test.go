package rule

import (
	"testing"
	"testing/fstest"
)

func TestLintFindsEntriesThatAddNothing(t *testing.T) {
	packs, err := Load(Pack{FS: fstest.MapFS{
		"en/lists.yaml": {Data: []byte("language: en\nlists:\n  keep: [retain*, Retained, re-tain, keep, KEEP, keep on, 'keep* … on']\n")},
		"en/rules.yaml": {Data: []byte("language: en\nrules:\n  - id: en/closure-right/a\n    title: A\n    any: [$keep]\n" + example)},
	}})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/lint.want", packs.Lint().Error()+"\n")
}
