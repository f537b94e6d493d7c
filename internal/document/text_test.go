package document

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exitclause/internal/golden"
	"exitclause/internal/plain"
)

// reader is what readText and readMarkdown are.
type reader func(src string, b *textBuilder) ([]block, pageInfo, error)

func TestReadText(t *testing.T) { compareBlocks(t, "text", ".txt", readText) }

// compareBlocks reads every file of testdata/dir with the ending ext and
// compares its blocks with the .want beside it.
func compareBlocks(t *testing.T, dir, ext string, read reader) {
	golden.Each(t, filepath.Join("testdata", dir, "*"+ext), func(t *testing.T, file string) {
		src := golden.Read(t, file)
		golden.Check(t, golden.Want(file), checkedBlocks(t, string(src), read))
	})
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

// checkOrigin verifies that the map is in the order of the text and that runs
// that are not whole stand in the source as they stand in the text, the kind of
// white space aside. The order of the source is not asked for: the Markdown
// parser puts a table before the underlined heading it interrupts.
func checkOrigin(t *testing.T, o origin, text, src string) {
	t.Helper()
	at := 0
	for _, g := range o {
		from := g.source + g.sourceLen
		if g.text < at || g.text+g.textLen > len(text) || g.source < 0 || from > len(src) {
			t.Fatalf("segment %+v behind %d", g, at)
		}
		at = g.text + g.textLen
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

// FuzzReadText also verifies that a block is its source with white space folded.
func FuzzReadText(f *testing.F) {
	f.Add("一、引言\n　　我们收集：\n· 姓名\n  地址\n\n=====\n1.\nTitle\n-----\nso it goes\non\r\n")
	f.Add("  数据   Kept\r\n  ------ -----\r\n  邮箱   1 day\r\n  --- -\n\n")
	f.Fuzz(func(t *testing.T, src string) {
		checkedBlocks(t, src, readText)
		var b textBuilder
		blocks, _, _ := readText(src, &b)
		for _, block := range blocks {
			text, place := b.text.String()[block.span.Start:block.span.End], b.origin.source(block.span)
			source := src[place.Start:place.End]
			if FoldSpace(plain.Seen(text)) != FoldSpace(plain.Seen(source)) {
				t.Fatalf("text %q from source %q", text, source)
			}
		}
	})
}

// TestReadCorpora reads every text and Markdown page there is to try.
func TestReadCorpora(t *testing.T) {
	root := os.Getenv("EXITCLAUSE_CORPORA")
	if root == "" {
		t.Skip("EXITCLAUSE_CORPORA is not set")
	}
	readers := map[string]reader{".txt": readText, ".md": readMarkdown}
	err := filepath.WalkDir(filepath.Join(root, "real"), func(path string, _ fs.DirEntry, err error) error {
		if read := readers[filepath.Ext(path)]; err == nil && read != nil {
			if got := checkedBlocks(t, readCorpus(t, path), read); got == "" {
				t.Errorf("%s: no text", path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
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
