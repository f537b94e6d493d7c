package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/PuerkitoBio/goquery"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/practice"
	"exitclause/internal/source"
)

// The least share of the passages on deletion, as people marked them, that must
// lie in the document, and in which a practice of erasure must be found.
const (
	leastRead  = 0.97
	leastFound = 0.92
)

// TestDeletionPassages looks for the passages that people marked as describing
// the right to deletion, of those that stand in the page's text at all.
func TestDeletionPassages(t *testing.T) {
	dir := filepath.Join(corpora(t), "real", "html-en", "c3pa")
	analyzer := analyze.New(builtIn(t))
	marked, read, found := 0, 0, 0
	for file, passages := range deletionPassages(t, dir) {
		data, err := os.ReadFile(filepath.Join(dir, file))
		if err != nil {
			t.Fatal(err)
		}
		p := newMarkedPage(t, analyzer, file, data)
		for _, passage := range passages {
			if !strings.Contains(p.page, passage) {
				continue
			}
			marked++
			at := strings.Index(p.text, passage)
			if at < 0 {
				t.Logf("%s: not in the document: %.90s", file, passage)
				continue
			}
			read++
			if p.erasure(at, at+len(passage)) {
				found++
			} else {
				t.Logf("%s: nothing of erasure found: %.300s", file, passage)
			}
		}
	}
	if marked == 0 {
		t.Fatal("no passage stands in its page")
	}
	t.Logf("of %d passages %.1f %% are read, and %.1f %% hold a finding", marked, percent(read, marked), percent(found, marked))
	if percent(read, marked) < 100*leastRead {
		t.Errorf("only %d of %d passages are read", read, marked)
	}
	if percent(found, marked) < 100*leastFound {
		t.Errorf("only %d of %d passages hold a finding", found, marked)
	}
}

func percent(part, whole int) float64 { return 100 * float64(part) / float64(whole) }

// deletionPassages returns the marked passages by file, in bare letters.
func deletionPassages(t *testing.T, dir string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "delete-spans.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	passages := make(map[string][]string)
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ File, Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			t.Fatal(err)
		}
		letters, _ := bareLetters(strings.ReplaceAll(row.Text, `\n`, " "))
		passages[row.File] = append(passages[row.File], letters)
	}
	return passages
}

// markedPage is a page and the document read from it, in bare letters.
type markedPage struct {
	page     string
	text     string
	findings []document.Span // of erasure, in text
}

func newMarkedPage(t *testing.T, analyzer *analyze.Analyzer, uri string, data []byte) *markedPage {
	t.Helper()
	tree, err := goquery.NewDocumentFromReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	tree.Find("script, style, noscript, template").Remove()
	p := &markedPage{}
	p.page, _ = bareLetters(tree.Text())
	page, err := source.New(uri, data)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	text, offsets := bareLetters(doc.Text)
	p.text = text
	for _, f := range analyzer.Run(doc) {
		if f.Rule.Practice.Group() == practice.Erasure {
			p.findings = append(p.findings, document.Span{Start: offsets[f.Sentence.Start], End: offsets[f.Sentence.End]})
		}
	}
	return p
}

// erasure reports whether a finding of erasure has a letter in text[start:end].
func (p *markedPage) erasure(start, end int) bool {
	for _, f := range p.findings {
		if f.Overlaps(document.Span{Start: start, End: end}) {
			return true
		}
	}
	return false
}

// bareLetters returns the letters and digits of s, in lower case, and for each
// offset in s how many bytes of them stand before it.
func bareLetters(s string) (letters string, offsets []int) {
	var b strings.Builder
	offsets = make([]int, len(s)+1)
	for i, r := range s {
		offsets[i] = b.Len()
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	offsets[len(s)] = b.Len()
	return b.String(), offsets
}
