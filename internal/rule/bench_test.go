package rule

import (
	"io/fs"
	"testing"

	"gopkg.in/yaml.v3"

	"exitclause/rules"
)

// BenchmarkLoad loads the built-in packs as the program does at every start, and
// for comparison as it would if they were not stored compiled, and only parses
// their YAML, one file after the other.
func BenchmarkLoad(b *testing.B) {
	load := func(b *testing.B, pack Pack) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := Load(pack); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.Run("stored", func(b *testing.B) { load(b, Pack{Name: "rules", FS: rules.FS, Compiled: rules.Compiled}) })
	b.Run("compiled", func(b *testing.B) { load(b, Pack{Name: "rules", FS: rules.FS}) })
	b.Run("yaml", func(b *testing.B) {
		files := contents(b, rules.FS)
		b.ReportAllocs()
		for b.Loop() {
			for _, data := range files {
				var document yaml.Node
				if err := yaml.Unmarshal(data, &document); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}

// contents returns what is in the rule files of fsys.
func contents(b *testing.B, fsys fs.FS) [][]byte {
	b.Helper()
	names, err := ruleFiles(fsys)
	if err != nil {
		b.Fatal(err)
	}
	var files [][]byte
	for _, name := range names {
		data, err := fs.ReadFile(fsys, name)
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	return files
}
