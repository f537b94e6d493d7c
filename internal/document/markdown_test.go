package document

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

func TestReadMarkdown(t *testing.T) { compareBlocks(t, "markdown", ".md", readMarkdown) }

// TestMarkdownSource holds blocks to the exact bytes they came from.
func TestMarkdownSource(t *testing.T) {
	cases := []struct{ src, text, source string }{
		{`**1\. SCOPE**`, "1. SCOPE", `1\. SCOPE`},
		{`a &amp; b &#8220;c&#x201d; &copy &nosuch;`, "a & b “c” &copy &nosuch;", `a &amp; b &#8220;c&#x201d; &copy &nosuch;`},
		{`[our *page*](https://larkfin.example/a_(b)) counts`, "our page counts", `our *page*](https://larkfin.example/a_(b)) counts`},
		{"- one\n  two", "one two", "one\n  two"},
		{"> one\n> two", "one two", "one\n> two"},
		{"one  \r\ntwo", "one\ntwo", "one  \r\ntwo"},
		{"one<br>two", "one\ntwo", "one<br>two"},
		{"write to <data@larkfin.example>.", "write to data@larkfin.example.", "write to <data@larkfin.example>."},
		{"**注销账号：**您可以", "注销账号：您可以", "注销账号：**您可以"},
		{"**Contact Us. ** For more, 2 ** 3", "Contact Us.  For more, 2 ** 3", "Contact Us. ** For more, 2 ** 3"},
		{"call 138\\*\\*\\*\\*0000 or 138****0000", "call 138****0000 or 138****0000", "call 138\\*\\*\\*\\*0000 or 138****0000"},
		{"~~old~~ `a&amp;b` new ![logo](x.png)", "old a&amp;b new", "old~~ `a&amp;b` new"},
		{"a<!-- hidden --> <b title='x'>b</b>", "a b", "a<!-- hidden --> <b title='x'>b"},
		{"a<script>hidden</script>b", "ab", "a<script>hidden</script>b"},
	}
	for _, c := range cases {
		var b textBuilder
		blocks, _, err := readMarkdown(c.src, &b)
		if err != nil || len(blocks) != 1 {
			t.Errorf("%q: blocks %+v, error %v", c.src, blocks, err)
			continue
		}
		span := blocks[0].span
		source := b.origin.source(span)
		if text := b.text.String()[span.Start:span.End]; text != c.text || c.src[source.Start:source.End] != c.source {
			t.Errorf("%q: text %q from %q", c.src, text, c.src[source.Start:source.End])
		}
	}
}

func TestFrontMatter(t *testing.T) {
	cases := []struct {
		src  string
		want pageInfo
		text string
	}{
		{"---\ntitle: Terms\ndate: 2031-05-01\nurl: https://larkfin.example/t\n---\nBody", pageInfo{title: "Terms", updated: "2031-05-01", url: "https://larkfin.example/t"}, "Body\n"},
		{"\ufeff---\r\nlang: en\r\n---\r\n# Head", pageInfo{language: "en"}, "Head\n"},
		{"---\n\nWe keep: names and: more.\nBye.\n\n---\nEnd", pageInfo{}, "We keep: names and: more. Bye.\nEnd\n"},
		{"---\na: &a [x]\nb: *a\ntitle: [no]\n---\nBody", pageInfo{}, "Body\n"},
		{"---\nnever closed", pageInfo{}, "never closed\n"},
	}
	for _, c := range cases {
		var b textBuilder
		_, page, err := readMarkdown(c.src, &b)
		if err != nil || page != c.want || b.text.String() != c.text {
			t.Errorf("%q: %+v, %q, error %v", c.src, page, b.text.String(), err)
		}
	}
}

// TestMarkdownPage reads a page of HTML behind front matter, at its places.
func TestMarkdownPage(t *testing.T) {
	src := "---\ntitle: Terms\n---\n<html lang=en><title></title>\n\n<style>p {\n\n}</style><p>We keep &quot;it&quot;.</p></html>"
	var b textBuilder
	blocks, page, err := readMarkdown(src, &b)
	if err != nil || len(blocks) != 1 || page.title != "Terms" || page.language != "en" {
		t.Fatalf("blocks %+v, page %+v, error %v", blocks, page, err)
	}
	if s := b.origin.source(blocks[0].span); src[s.Start:s.End] != "We keep &quot;it&quot;." {
		t.Errorf("source %q", src[s.Start:s.End])
	}
}

// TestMarkdownTime feeds inputs that the parser, unguarded, takes half a minute
// to hours for. The limit tells that from linear time on a slow machine and under
// the race detector too; it is no measure of speed.
func TestMarkdownTime(t *testing.T) {
	const size, limit = 400_000, 2 * time.Minute
	for _, unit := range []string{
		"> ", ">", "1. ", "- ", "[", "![", "[a](", "[a](((", "[a](b \"", "[a][", "[a]: b\n", "_a ", "*a **a ", "a**b", "`", "` `` ",
		"<a ", "<a b=\"", "<!-- ", "<? ", "a|", "a\n: b\n", "- a\n", "-\n\n", "|`a\\|b`|c|\n", "<div>\n", "<div>\n\n", "<td>\n\n", "&a", "~~a ",
		"a\n=\n", "[a]", "]", "[a]: b\n\n[a]\n\n", "<http:", "[^1]", "  - a\n", "*a\n", "[a](b\n", "[a](b \")", "[a](<b)", "[a](b (c)",
	} {
		t.Run(fmt.Sprintf("%q", unit), func(t *testing.T) {
			src := strings.Repeat(unit, size/len(unit))
			if strings.HasPrefix(unit, "|") {
				src = "|a|b|\n|-|-|\n" + src
			}
			begin := time.Now()
			checkedBlocks(t, src, readMarkdown)
			if took := time.Since(begin); took > limit {
				t.Errorf("%v for %d bytes", took, len(src))
			}
		})
	}
}

// TestMarkdownPadding has tables whose rows lack most of their cells, and one of
// which they lack none.
func TestMarkdownPadding(t *testing.T) {
	const columns, rows = 1000, 1000
	wide := strings.Repeat("|a", columns) + "|\n" + strings.Repeat("|-", columns) + "|\n"
	for row, want := range map[string]bool{"|a|\n": true, "a\n": true, "|\n": true, "|-|\n": true, strings.Repeat("|a", columns) + "|\n": false} {
		if got := exhausting(wide + strings.Repeat(row, rows)); got != want {
			t.Errorf("%d rows %.10q under %d columns: %v", rows, row, columns, got)
		}
	}
}

// FuzzReadMarkdown also verifies that text is neither made up nor moved: the
// letters of each block come in their order in the source behind it.
func FuzzReadMarkdown(f *testing.F) {
	f.Add("---\ntitle: x\n---\n**1\\. A**\n---\n\n13. a\n\n    b\n    - c<br>d\n\n|a|b|\n|-|-|\n|c\\|d|e|\n\n<div>x &amp; y</div>\n")
	f.Add("a\n: b\n\n> 1. [x](y \"z\") <u@v.w> ![i](j)\n> ```\n> code\n> ```\n\r\n<table><tr><td>q</table>")
	f.Add("0\n\n0\n0\n-|-\n00|0\n-")
	f.Add("`\xc6`\x80")
	f.Fuzz(func(t *testing.T, src string) {
		checkedBlocks(t, src, readMarkdown)
		if strings.ContainsAny(src, "&<") || !utf8.ValidString(src) {
			return // references and HTML have letters of their own
		}
		var b textBuilder
		blocks, _, _ := readMarkdown(src, &b)
		for _, block := range blocks {
			source := b.origin.source(block.span)
			checkOrder(t, b.text.String()[block.span.Start:block.span.End], src[source.Start:source.End])
		}
	})
}

// checkOrder verifies that the letters of text stand in source in this order,
// and that both begin and end alike.
func checkOrder(t *testing.T, text, source string) {
	t.Helper()
	rest := source
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		i := strings.IndexRune(rest, r)
		if i < 0 {
			t.Fatalf("text %q not in source %q", text, source)
		}
		rest = rest[i:]
		rest = strings.TrimPrefix(rest, string(r))
	}
	if first := firstRune(text); unicode.IsLetter(first) && first != firstRune(source) {
		t.Fatalf("text %q begins unlike source %q", text, source)
	}
	if last := lastRune(text); unicode.IsLetter(last) && last != lastRune(source) {
		t.Fatalf("text %q ends unlike source %q", text, source)
	}
}

func BenchmarkReadMarkdown(b *testing.B) {
	src := strings.Repeat("**4\\. YOUR ACCOUNT**\n\n4.4 **Closure**: You may close it [here](https://larkfin.example).\n\n*   one thing;\n    \n*   another thing.\n\n", 500)
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		var out textBuilder
		if _, _, err := readMarkdown(src, &out); err != nil {
			b.Fatal(err)
		}
	}
}
