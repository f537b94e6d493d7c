package document

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// TestSentencesAgreeWithGold lays our sentence ends against texts that were cut
// mechanically, one sentence or list item a line. Both are counted in letters
// and digits. The cut is crude (a number on a line of its own, a cut after every
// "Ltd.", the cells of a row on one line), so the floors are below 1.
func TestSentencesAgreeWithGold(t *testing.T) {
	root := os.Getenv("EXITCLAUSE_CORPORA")
	if root == "" {
		t.Skip("EXITCLAUSE_CORPORA is not set")
	}
	sources, err := filepath.Glob(filepath.Join(root, "gold", "practices", "*.source"))
	if err != nil || len(sources) == 0 {
		t.Fatalf("no gold texts under %s: %v", root, err)
	}
	for _, source := range sources {
		name := strings.TrimSuffix(filepath.Base(source), ".source")
		t.Run(name, func(t *testing.T) {
			path := strings.TrimSpace(readCorpus(t, source))
			ours := readSentences(t, filepath.Join(root, path))
			gold := goldLines(readCorpus(t, strings.TrimSuffix(source, ".source")+".txt"))
			precision, recall := agreement(t, ours, gold)
			t.Logf("precision %.3f, recall %.3f of %d boundaries", precision, recall, len(gold))
			if precision < 0.75 || recall < 0.8 {
				t.Errorf("precision %.3f, recall %.3f: below the floor", precision, recall)
			}
		})
	}
}

func readCorpus(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// readSentences reads the file at path and returns all its sentences, cells that
// stand side by side as one, as gold has them.
func readSentences(t *testing.T, path string) []string {
	t.Helper()
	read := readText
	if filepath.Ext(path) == ".md" {
		read = readMarkdown
	}
	var b textBuilder
	blocks, _, err := read(readCorpus(t, path), &b)
	if err != nil {
		t.Fatal(err)
	}
	text := b.text.String()
	var all []string
	for i, block := range blocks {
		for j, s := range sentences(text, block.span) {
			quote := text[s.Span.Start:s.Span.End]
			if i > 0 && j == 0 && block.kind == cell && blocks[i-1].kind == cell {
				all[len(all)-1] += " " + quote
				continue
			}
			all = append(all, quote)
		}
	}
	return all
}

// goldLines returns the sentences of a numbered text, a bare number joined to
// the sentence it numbers.
func goldLines(numbered string) []string {
	var lines []string
	number := ""
	for line := range strings.Lines(numbered) {
		_, text, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if len(text) <= 6 && strings.HasSuffix(text, ".") {
			number = text
			continue
		}
		lines = append(lines, number+text)
		number = ""
	}
	return lines
}

// agreement returns which share of our sentence ends are in gold, and of its in
// ours, after laying both texts side by side.
func agreement(t *testing.T, ours, gold []string) (precision, recall float64) {
	t.Helper()
	a, aEnds := spelled(ours)
	b, bEnds := spelled(gold)
	toGold := align(a, b)
	hits, found := 0, map[int]bool{}
	for i := range a {
		if aEnds[i] && toGold[i] >= 0 && bEnds[toGold[i]] {
			hits++
			found[toGold[i]] = true
		} else if aEnds[i] && os.Getenv("EXITCLAUSE_VERBOSE") != "" {
			t.Logf("only ours: …%s‖%s…", string(a[max(0, i-50):i+1]), string(a[i+1:min(len(a), i+40)]))
		}
	}
	for j := range b {
		if bEnds[j] && !found[j] && os.Getenv("EXITCLAUSE_VERBOSE") != "" {
			t.Logf("only gold: …%s‖%s…", string(b[max(0, j-50):j+1]), string(b[j+1:min(len(b), j+40)]))
		}
	}
	return float64(hits) / float64(len(ours)), float64(hits) / float64(len(gold))
}

// spelled returns the letters and digits of all texts, and after which of them a
// text ends.
func spelled(texts []string) (all []rune, ends []bool) {
	for _, s := range texts {
		for _, r := range s {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				all, ends = append(all, r), append(ends, false)
			}
		}
		if len(ends) > 0 {
			ends[len(ends)-1] = true
		}
	}
	return all, ends
}

// align returns for each rune of a its place in b, -1 if it has none. Where the
// two differ it looks for the nearest place where eight runes agree again.
func align(a, b []rune) []int {
	to := make([]int, len(a))
	i, j := 0, 0
	for i < len(a) {
		to[i] = -1
		if j < len(b) && a[i] == b[j] {
			to[i] = j
			i, j = i+1, j+1
			continue
		}
		di, dj := resync(a[i:], b[j:])
		for range di {
			to[i] = -1
			i++
		}
		j += dj
	}
	return to
}

// resync returns how far to go on in a and b for eight runes to agree.
func resync(a, b []rune) (di, dj int) {
	const run, reach = 8, 400
	for sum := 1; sum < reach; sum++ {
		for di := 0; di <= sum; di++ {
			dj := sum - di
			if di+run <= len(a) && dj+run <= len(b) && string(a[di:di+run]) == string(b[dj:dj+run]) {
				return di, dj
			}
		}
	}
	return 1, 1
}
