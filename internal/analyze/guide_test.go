package analyze

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"exitclause/internal/rule"
)

var yamlBlock = regexp.MustCompile("(?s)\n```yaml\n(.*?)```\n")

// TestGuide loads every block of YAML in the guide for rule authors, and runs its
// examples. A block that is no whole file is one of English rules; the words
// that negate, which the guide takes for granted, stand in lists.yaml.
func TestGuide(t *testing.T) {
	guide, err := os.ReadFile("../../rules/README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := yamlBlock.FindAllStringSubmatch(string(guide), -1)
	examples := 0
	for i, block := range blocks {
		t.Run(strconv.Itoa(i+1), func(t *testing.T) { examples += guideBlock(t, block[1]) })
	}
	if len(blocks) == 0 || examples == 0 {
		t.Errorf("the guide has %d blocks of YAML with %d examples", len(blocks), examples)
	}
}

// guideBlock returns how many examples the block has.
func guideBlock(t *testing.T, yaml string) (examples int) {
	files := fstest.MapFS{}
	if !strings.HasPrefix(yaml, "language:") {
		yaml = "language: en\n" + yaml
	}
	if strings.Contains(yaml, "affirmed:") || strings.Contains(yaml, "negated:") {
		files["en/lists.yaml"] = &fstest.MapFile{Data: []byte("language: en\nlists:\n  negation: [not, never, no]\n")}
	}
	files["en/guide.yaml"] = &fstest.MapFile{Data: []byte(yaml)}
	a := load(t, rule.Pack{FS: files})
	for _, failure := range a.Examples() {
		t.Error(failure)
	}
	for _, r := range append(a.packs.Rules, a.packs.Exclusions...) {
		examples += len(r.Examples.Match) + len(r.Examples.Reject)
	}
	return examples
}
