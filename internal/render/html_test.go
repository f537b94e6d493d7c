package render

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// htmlReports are those with the text of their documents, and all others.
func htmlReports(t *testing.T) map[string]*report.Report {
	t.Helper()
	all := reports(t)
	maps.Copy(all, reportsIn(t, "testdata/html/*.json"))
	return all
}

func renderHTML(t *testing.T, r *report.Report, lang string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := HTML(&out, r, message.For(lang)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// inlined is what a golden file leaves out: how a page looks is for eyes.
var inlined = regexp.MustCompile(`(?s)(<style>|<script>).*?(</style>|</script>)|sha256-.*?&#39;`)

func TestGoldenHTML(t *testing.T) {
	for name, r := range reportsIn(t, "testdata/html/*.json") {
		for _, lang := range message.Languages()[:2] {
			t.Run(filepath.Base(name)+"."+lang, func(t *testing.T) {
				golden.Check(t, name+"."+lang+".html", string(inlined.ReplaceAll(renderHTML(t, r, lang), []byte("$1…$2"))))
			})
		}
	}
}

// TestHTMLReportsFollowTheSchema keeps the reports that only this format reads
// what a program could have written.
func TestHTMLReportsFollowTheSchema(t *testing.T) {
	for _, r := range reportsIn(t, "testdata/html/*.json") {
		var out bytes.Buffer
		if err := JSON(&out, r); err != nil {
			t.Fatal(err)
		}
		validate(t, compiler(t), schemaURL, parse(t, out.Bytes()))
	}
}

// elements parses a page and returns its elements in order.
func elements(t *testing.T, page []byte) []*html.Node {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var all []*html.Node
	for n := range root.Descendants() {
		switch n.Type {
		case html.ElementNode:
			all = append(all, n)
		case html.CommentNode:
			t.Errorf("a comment: %q", n.Data)
		}
	}
	return all
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// skeleton returns what a page is without its words: its elements with the
// names of their attributes, and where its links go.
func skeleton(t *testing.T, page []byte) []string {
	t.Helper()
	var all []string
	for _, n := range elements(t, page) {
		line := n.Data
		for _, a := range n.Attr {
			line += " " + a.Key
			if a.Key == "href" || a.Key == "id" {
				line += "=" + a.Val
			}
		}
		all = append(all, line)
	}
	return all
}

// TestNothingBecomesHTML holds that a page has the same elements, attributes and
// links whatever the texts of the report say.
func TestNothingBecomesHTML(t *testing.T) {
	for name, r := range htmlReports(t) {
		for attack, text := range hostile {
			bad, good := infect(t, r, text), infect(t, r, innocent(text))
			if r.Letter != nil {
				bad.Letter.Body, good.Letter.Body = r.Letter.Body, r.Letter.Body // see TestLetterStaysText
			}
			page := renderHTML(t, bad, "en")
			want := skeleton(t, renderHTML(t, good, "en"))
			if diff := cmp.Diff(want, skeleton(t, page)); diff != "" {
				t.Errorf("%s, %s: %s", name, attack, diff)
			}
			shown(t, page)
		}
	}
}

// TestLetterStaysText holds that a letter, which has the structure of its
// Markdown, has no other.
func TestLetterStaysText(t *testing.T) {
	for attack, text := range hostile {
		r := &report.Report{Letter: &report.Letter{Stage: "request", Title: "A letter", Body: text}}
		page := renderHTML(t, r, "en")
		for _, n := range elements(t, page) {
			if attribute(n.Parent, "id") == "letter-text" && (n.Data != "p" || n.FirstChild != n.LastChild || len(n.Attr) > 1) {
				t.Errorf("%s: <%s> in the letter", attack, n.Data)
			}
		}
		shown(t, page)
	}
}

// innocent returns letters in the place of what text says, so that whatever is
// cut out of it by place is as long.
func innocent(text string) string {
	letters := []byte(text)
	for i, c := range letters {
		if c != ' ' && c != '\n' {
			letters[i] = 'a' + byte(i%26)
		}
	}
	return string(letters)
}

// TestHTMLAsksForNothing holds that a page has in it all that it needs, and that
// its policy names just that.
func TestHTMLAsksForNothing(t *testing.T) {
	loads := []string{"img", "link", "iframe", "object", "embed", "form", "base", "video", "audio", "source", "input"}
	for name, r := range htmlReports(t) {
		policy := ""
		for _, n := range elements(t, renderHTML(t, r, "en")) {
			switch {
			case attribute(n, "http-equiv") != "":
				policy = attribute(n, "content")
			case n.Data == "style" || n.Data == "script":
				sum := sha256.Sum256([]byte(n.FirstChild.Data))
				if source := n.Data + "-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"; !strings.Contains(policy, source) {
					t.Errorf("%s: the policy %s lacks %s", name, policy, source)
				}
			case slices.Contains(loads, n.Data):
				t.Errorf("%s: the page has %s", name, n.Data)
			}
			for _, a := range n.Attr {
				if a.Key == "src" || a.Key == "style" || strings.HasPrefix(a.Key, "on") {
					t.Errorf("%s: %s has %s", name, n.Data, a.Key)
				}
			}
		}
		if !strings.HasPrefix(policy, "default-src 'none'; ") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: the policy is %q", name, policy)
		}
	}
}

// TestHTMLLinks holds that every link in a page leads somewhere in it, that no
// name is given twice, and that a sentence in the text and its citation lead to
// each other.
func TestHTMLLinks(t *testing.T) {
	for name, r := range htmlReports(t) {
		ids, links := map[string]bool{}, map[string]bool{}
		for _, n := range elements(t, renderHTML(t, r, "zh-Hans")) {
			if id := attribute(n, "id"); id != "" {
				if ids[id] {
					t.Errorf("%s: two elements are %s", name, id)
				}
				ids[id] = true
			}
			if target, inside := strings.CutPrefix(attribute(n, "href"), "#"); inside {
				links[target] = true
			}
		}
		for _, target := range slices.Sorted(maps.Keys(links)) {
			if !ids[target] {
				t.Errorf("%s: nothing is %s", name, target)
			}
		}
		for i := 1; ids[fmt.Sprint("c", i)]; i++ {
			card, mark := fmt.Sprint("c", i), fmt.Sprint("t", i)
			if shown := len(r.Documents[0].Body) > 0; ids[mark] != shown || links[mark] != shown || shown && !links[card] {
				t.Errorf("%s: sentence %d is not linked both ways", name, i)
			}
		}
	}
}

// TestHTMLShowsTheWholeText holds that the text of a page says what the body of
// the report says, marks or not.
func TestHTMLShowsTheWholeText(t *testing.T) {
	for name, r := range reportsIn(t, "testdata/html/*.json") {
		var got, want strings.Builder
		for _, n := range elements(t, renderHTML(t, r, "en")) {
			if attribute(n, "class") == "text" {
				write(&got, n)
			}
		}
		for _, d := range r.Documents {
			for _, b := range d.Body {
				want.WriteString(b.Text)
			}
		}
		if diff := cmp.Diff(want.String(), got.String()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// write writes the words of a document that are below n.
func write(b *strings.Builder, n *html.Node) {
	for c := range n.ChildNodes() {
		class := attribute(c, "class")
		switch {
		case c.Type == html.TextNode && n.Data != "article":
			b.WriteString(c.Data)
		case c.Data == "a" || c.Data == "h2" || class == "clause" || class == "heads":
			// what the page adds
		default:
			write(b, c)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for uri, want := range map[string]string{
		"https://larkfin.example/a?b=c": "https://larkfin.example/a?b=c",
		"http://larkfin.example/":       "http://larkfin.example/",
		"javascript:alert(1)":           "",
		" https://larkfin.example/":     "",
		"data:text/html,x":              "",
		"saved/terms.md":                "",
		"snapshot:larkfin/terms":        "",
		"HTTPS://larkfin.example/":      "",
	} {
		if got := webAddress(uri); got != want {
			t.Errorf("%q: %q, want %q", uri, got, want)
		}
	}
}

// TestHTMLOfLargeDocuments holds that a page grows with the text, and no more,
// and that beyond a bound only what is cited is shown.
func TestHTMLOfLargeDocuments(t *testing.T) {
	const sentence = "You may close your Larkfin Account at any time. <Nobody> & nothing else. "
	for _, blocks := range []int{3000, 60000} {
		r := large(sentence, blocks)
		page := renderHTML(t, r, "en")
		size := blocks * len(sentence)
		if limit := 3*min(size, mostText) + 50_000; len(page) > limit {
			t.Errorf("%d bytes for a text of %d, want at most %d", len(page), size, limit)
		}
		whole := strings.Count(string(page), "Nobody") == blocks+1
		if gap := strings.Contains(string(page), `class="gap"`); whole == gap || gap != (size > mostText) || !strings.Contains(string(page), `<mark id="t1"`) {
			t.Errorf("a text of %d: whole %v, gaps %v", size, whole, gap)
		}
	}
}

// large returns a report on a document that says one sentence over and over, and
// is cited in its middle.
func large(text string, blocks int) *report.Report {
	r := &report.Report{Documents: []report.Document{{ID: "d1", Kind: "user-agreement"}}}
	for i := range blocks {
		span := report.Span{Start: i * len(text), End: (i + 1) * len(text)}
		r.Documents[0].Body = append(r.Documents[0].Body, report.Block{Kind: "paragraph", Clause: "¶1", Span: span, Text: text})
		if i == blocks/2 {
			r.Findings = []report.Finding{{ID: "f1", Document: "d1", Practice: "closure-right", Quote: text, Span: span}}
		}
	}
	r.Citations = []report.Citation{{Finding: "f1", Use: report.Cite, Strength: report.Strong}}
	return r
}

// TestHTMLOfWrongPlaces holds that a saved report whose places are not in its
// text is still shown.
func TestHTMLOfWrongPlaces(t *testing.T) {
	for _, span := range []report.Span{{Start: -5, End: 3}, {Start: 2, End: 900}, {Start: 7, End: 2}, {Start: 1, End: 2}, {Start: 500, End: 900}} {
		r := large("一二三", 2)
		r.Findings[0].Span = span
		page := renderHTML(t, r, "en")
		shown(t, page)
		if !bytes.Contains(page, []byte("一二三")) {
			t.Errorf("%v: the text is gone", span)
		}
	}
}
