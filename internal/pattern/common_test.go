package pattern

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestCommonWords holds that the words said to be common are: each is in one of a
// hundred sentences of privacy policies at least. They were counted in agreements too.
func TestCommonWords(t *testing.T) {
	found := make(map[string]bool)
	for _, set := range []string{"gdpr200.jsonl", "capp130.jsonl"} {
		var b Builder
		var words []string // by Literal
		for word := range commonWords {
			if l, err := b.Add(word, OpenEnd); err != nil || int(l) != len(words) {
				t.Fatalf("%s: literal %d, %v", word, l, err)
			}
			words = append(words, word)
		}
		counts := make([]int, len(words))
		texts, program := labelledTexts(t, set), b.Build()
		for _, text := range texts {
			literals := make(map[Literal]bool)
			for _, h := range program.Scan(text, nil) {
				literals[h.Literal] = true
			}
			for l := range literals {
				counts[l]++
			}
		}
		for l, n := range counts {
			if 100*n >= len(texts) {
				found[words[l]] = true
			}
		}
	}
	var rare []string
	for word := range commonWords {
		if !found[word] {
			rare = append(rare, word)
		}
	}
	if slices.Sort(rare); len(rare) > 0 {
		t.Errorf("not common: %q", rare)
	}
}

// labelledTexts returns the texts of a public set in the folder that
// EXITCLAUSE_CORPORA names. Without it the test is skipped.
func labelledTexts(tb testing.TB, name string) []string {
	tb.Helper()
	dir := os.Getenv("EXITCLAUSE_CORPORA")
	if dir == "" {
		tb.Skip("EXITCLAUSE_CORPORA does not name the folder of real texts")
	}
	f, err := os.Open(filepath.Join(dir, "gold", name))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	var texts []string
	for lines.Scan() {
		var row struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			tb.Fatal(err)
		}
		texts = append(texts, row.Text)
	}
	if err := lines.Err(); err != nil {
		tb.Fatal(err)
	}
	return texts
}
