package document

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"exitclause/internal/golden"
)

// TestReadHTML compares what is read from testdata/html/NAME.html with NAME.want.
func TestReadHTML(t *testing.T) {
	golden.Each(t, "testdata/html/*.html", func(t *testing.T, file string) {
		data := golden.Read(t, file)
		golden.Check(t, golden.Want(file), dumpHTML(t, string(data)))
	})
}

// dumpHTML reads src, checks its places, and writes the page's information and
// its blocks, one a line, without what is not set.
func dumpHTML(t *testing.T, src string) string {
	t.Helper()
	var b textBuilder
	blocks, page, err := readHTML(src, &b)
	if err != nil {
		t.Fatal(err)
	}
	text := b.text.String()
	checkPlaces(t, src, text, b.origin, blocks)
	var s strings.Builder
	fmt.Fprintf(&s, "title=%q language=%q site=%q url=%q updated=%q script=%d\n\n",
		page.title, page.language, page.site, page.url, page.updated, page.scriptBytes)
	for i := range blocks {
		fmt.Fprintf(&s, "%d %s\n", i, dumpBlock(&blocks[i], text))
	}
	return s.String()
}

func dumpBlock(b *block, text string) string {
	words := []string{[...]string{"paragraph", "heading", "item", "cell", "term"}[b.kind]}
	add := func(set bool, format string, args ...any) {
		if set {
			words = append(words, fmt.Sprintf(format, args...))
		}
	}
	add(b.level > 0, "%d", b.level)
	add(b.label != "", "%q", b.label)
	add(b.list > 0, "list=%d", b.list)
	add(b.lead >= 0, "lead=%d", b.lead)
	add(b.continues, "continues")
	add(b.bold, "bold")
	add(b.anchor != "", "#%s", b.anchor)
	add(b.language != "", "lang=%s", b.language)
	for _, h := range b.heads {
		add(true, "[%s]", text[h.Start:h.End])
	}
	return strings.Join(words, " ") + ": " + strings.ReplaceAll(text[b.span.Start:b.span.End], "\n", "⏎")
}

// TestReadHTMLDeep reads pages nested deeper than a tree is built for.
func TestReadHTMLDeep(t *testing.T) {
	for _, tag := range []string{"div", "span", "b", "ul", "table", "blockquote", "span hidden", "p", "font size=1", "section id=x", "svg", "template", "select"} {
		name, _, _ := strings.Cut(tag, " ")
		src := "<h2>Keeping</h2>" + strings.Repeat("<"+tag+">", 20000) + "<p>We keep it.</p><p>We <b>delete</b> it." + strings.Repeat("</"+name+">", 100)
		var b textBuilder
		blocks, _, err := readHTML(src, &b)
		if err != nil {
			t.Fatalf("%s: %v", tag, err)
		}
		checkPlaces(t, src, b.text.String(), b.origin, blocks)
		got := FoldSpace(b.text.String())
		if want := "Keeping We keep it. We delete it."; name != "select" && tag != "span hidden" && got != want {
			t.Errorf("%s: got %q", tag, got)
		}
		if len(blocks) == 0 || blocks[0].kind != heading {
			t.Errorf("%s: the heading is lost", tag)
		}
	}
}

// TestReadHTMLHostile reads pages made to take more than linear time: with such
// a reader each would take minutes.
func TestReadHTMLHostile(t *testing.T) {
	for _, piece := range []string{
		"<b>x</b>y<br>", "<br>1. a", "<svg><svg></svg>", "<template>", "</svg><svg>x", "<table><tr><td>a<td>b", "<td colspan=100 rowspan=1000>a",
		"<ol><li>", "<ul><li></ul>", "<a href=x>", "<span hidden>", "&nbsp;", "&amp", "&#x0000000000000000000001", "<!--", "<script>", "<p class='a-b c_d eF'>", "<table>x",
		"<div style='color:red;font-weight:bold'>", "<select><option>", "<title>", "<dl><dt>", "<h1>", "第一条<br>", "<", "</", "<a b", "=\"",
	} {
		src := strings.Repeat(piece, 400_000/len(piece))
		start := time.Now()
		var b textBuilder
		if _, _, err := readHTML(src, &b); err != nil {
			t.Errorf("%s: %v", piece, err)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: took %v", piece, took)
		}
	}
}

// TestReadHTMLLongWord reads a word of which each letter is an element: looked
// back over at each, it would take many minutes.
func TestReadHTMLLongWord(t *testing.T) {
	const letters = 1_000_000
	start := time.Now()
	var b textBuilder
	blocks, _, err := readHTML(strings.Repeat("<i>a</i>", letters), &b)
	if err != nil || len(blocks) != 1 || blocks[0].span.Len() != letters {
		t.Errorf("%d blocks, error %v", len(blocks), err)
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
