package pattern

import (
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
