package analyze

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// builtIn returns the packs that the program has of itself.
func builtIn(tb testing.TB) *rule.Packs {
	tb.Helper()
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		tb.Fatal(err)
	}
	return packs
}

// sample is where a long text in a language is: a public set in the folder that
// EXITCLAUSE_CORPORA names, or if that is not set our own agreement.
type sample struct{ language, labelled, own string }

var (
	inChinese = sample{chinese, "capp130.jsonl", "yunque/agreement.txt"}
	inEnglish = sample{english, "gdpr200.jsonl", "larkfin/terms.md"}
)

// text returns all the labelled sentences of the public set, or else our own
// agreement over and over.
func (s sample) text(b *testing.B) string {
	b.Helper()
	dir := os.Getenv("EXITCLAUSE_CORPORA")
	if dir == "" {
		data, err := os.ReadFile(filepath.Join("../../testdata", s.own))
		if err != nil {
			b.Fatal(err)
		}
		return strings.Repeat(string(data), 1<<20/len(data))
	}
	data, err := os.ReadFile(filepath.Join(dir, "gold", s.labelled))
	if err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	lines := bufio.NewScanner(bytes.NewReader(data))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var row struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			b.Fatal(err)
		}
		text.WriteString(row.Text + "\n")
	}
	if err := lines.Err(); err != nil {
		b.Fatal(err)
	}
	return text.String()
}

// BenchmarkScan finds the words of all built-in rules of a language in a text.
func BenchmarkScan(b *testing.B) {
	packs := builtIn(b)
	for _, s := range []sample{inChinese, inEnglish} {
		program, text := packs.Programs[s.language], s.text(b)
		b.Run(s.language, func(b *testing.B) {
			var hits []pattern.Hit
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				hits = program.Scan(text, hits[:0])
			}
			b.ReportMetric(float64(len(hits))/float64(len(text))*1000, "hits/kB")
		})
	}
}

// BenchmarkRun finds what the clauses of a Chinese document say: the same scan,
// then the rules on its sentences.
func BenchmarkRun(b *testing.B) {
	packs, text := builtIn(b), inChinese.text(b)
	page, err := source.New("text", []byte(text))
	if err != nil {
		b.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		b.Fatal(err)
	}
	a := New(packs)
	findings := 0
	b.SetBytes(int64(len(doc.Text)))
	b.ReportAllocs()
	for b.Loop() {
		findings = len(a.Run(doc))
	}
	b.ReportMetric(float64(findings), "findings")
}
