package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reader is what readText and readMarkdown are.
type reader func(src string, b *textBuilder) ([]block, pageInfo, error)

func TestReadText(t *testing.T) { compareBlocks(t, "text", ".txt", readText) }

// compareBlocks reads every file of testdata/dir with the ending ext and
// compares its blocks with the .want beside it.
func compareBlocks(t *testing.T, dir, ext string, read reader) {
	files, err := filepath.Glob(filepath.Join("testdata", dir, "*"+ext))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ext), func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			golden(t, strings.TrimSuffix(file, ext)+".want", checkedBlocks(t, string(src), read))
		})
	}
}

// checkedBlocks reads src and returns its blocks as text, one a line, after
// verifying what readers promise of any input.
func checkedBlocks(t *testing.T, src string, read reader) string {
	t.Helper()
	var b textBuilder
	blocks, page, err := read(src, &b)
	if err != nil {
		t.Fatal(err)
	}
	text := b.text.String()
	checkOrigin(t, b.origin, text, src)
	var out strings.Builder
	if page.title != "" {
		fmt.Fprintf(&out, "title: %s\n", page.title)
	}
	at := 0
	for i, block := range blocks {
		if block.span.Start < at || block.span.Len() <= 0 || block.span.End > len(text) || block.lead >= i {
			t.Fatalf("block %d: %+v behind %d of %d", i, block, at, len(text))
		}
		at = block.span.End
		quote := text[block.span.Start:block.span.End]
		if quote != strings.TrimSpace(quote) {
			t.Fatalf("white space around %q", quote)
		}
		fmt.Fprintf(&out, "%d %s\n", i, dumpBlock(&blocks[i], text))
	}
	return out.String()
}

// checkOrigin verifies that the map is ordered and that runs that are not whole
// stand in the source as they stand in the text, the kind of white space aside.
func checkOrigin(t *testing.T, o origin, text, src string) {
	t.Helper()
	at, from := 0, 0
	for _, g := range o {
		if g.text < at || g.source < from || g.text+g.textLen > len(text) || g.source+g.sourceLen > len(src) {
			t.Fatalf("segment %+v behind %d, %d", g, at, from)
		}
		at, from = g.text+g.textLen, g.source+g.sourceLen
		if !g.whole && plainSpace(text[g.text:at]) != plainSpace(src[g.source:from]) {
			t.Fatalf("text %q from source %q", text[g.text:at], src[g.source:from])
		}
	}
}

// plainSpace returns s with its ASCII white space as spaces.
func plainSpace(s string) string {
	return strings.Map(func(r rune) rune {
		if '\t' <= r && r <= '\r' {
			return ' '
		}
		return r
	}, s)
}

func FuzzReadText(f *testing.F) {
	f.Add("一、引言\n　　我们收集：\n· 姓名\n  地址\n\n=====\n1.\nTitle\n-----\nso it goes\non\r\n")
	f.Fuzz(func(t *testing.T, src string) { checkedBlocks(t, src, readText) })
}

func BenchmarkReadText(b *testing.B) {
	src := strings.Repeat("第一条 我们会在您注销账号后删除您的个人信息，法律另有规定的除外。\n\n1.2 You may close your account.\n", 1000)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		var out textBuilder
		if _, _, err := readText(src, &out); err != nil {
			b.Fatal(err)
		}
	}
}
