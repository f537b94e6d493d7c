package rule

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

// TestLint compares what is said of each testdata/lint/NAME.yaml with NAME.want.
func TestLint(t *testing.T) {
	names, err := filepath.Glob("testdata/lint/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatal("no test data", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			data, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			packs, err := Load(Pack{FS: fstest.MapFS{"rules.yaml": {Data: data}}})
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(name, ".yaml")+".want", packs.Lint().Error()+"\n")
		})
	}
}
