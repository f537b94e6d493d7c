package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"exitclause/internal/document"
	"exitclause/internal/source"
)

var updateNumbers = flag.Bool("update-numbers", false, "write the clause numbers that are read into testdata/corpora_numbers.txt")

const numbersFile = "testdata/corpora_numbers.txt"

// numberedPage is a page of the corpora and the numbers of its sections and
// clauses, in order.
type numberedPage struct {
	path    string
	numbers []string
}

// TestNumbersOfPages holds the numbers of the clauses on some twenty saved pages
// against those that the pages show, which were laid beside what a browser shows.
func TestNumbersOfPages(t *testing.T) {
	root := corpora(t)
	var all strings.Builder
	for _, p := range numberedPages(t) {
		got := numbersOf(parsedPage(t, filepath.Join(root, p.path)))
		fmt.Fprintf(&all, "%s\n\t%s\n", p.path, strings.Join(got, "\n\t"))
		if diff := cmp.Diff(p.numbers, got); diff != "" && !*updateNumbers {
			t.Errorf("%s (-want +got):\n%s", p.path, diff)
		}
	}
	if *updateNumbers {
		if err := os.WriteFile(numbersFile, []byte(all.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// numberedPages reads the file of numbers: the path of a page, and on lines that
// begin with a tab its numbers.
func numberedPages(t *testing.T) []numberedPage {
	t.Helper()
	data, err := os.ReadFile(numbersFile)
	if err != nil {
		t.Fatal(err)
	}
	var pages []numberedPage
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		if number, is := strings.CutPrefix(lines.Text(), "\t"); is {
			last := &pages[len(pages)-1]
			last.numbers = append(last.numbers, number)
			continue
		}
		pages = append(pages, numberedPage{path: lines.Text()})
	}
	return pages
}

func parsedPage(t *testing.T, path string) *document.Document {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page, err := source.New(path, data)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// numbersOf returns the numbers in doc, each once where it begins.
func numbersOf(doc *document.Document) []string {
	var numbers []string
	add := func(number string) {
		if number != "" && (len(numbers) == 0 || numbers[len(numbers)-1] != number) {
			numbers = append(numbers, number)
		}
	}
	var last *document.Section
	for _, c := range doc.Clauses {
		if c.Section != last {
			last = c.Section
			add(c.Section.Number)
		}
		add(c.Number)
	}
	return numbers
}

// shownNumber is a number that a browser shows and the letters that follow it.
type shownNumber struct{ number, follows string }

// TestNumbersOfPagesInBrowser holds the same pages against Chromium: every number
// that it shows before an item of a list, or at the start of a line, must end the
// number of the clause or section that begins there.
func TestNumbersOfPagesInBrowser(t *testing.T) {
	root := corpora(t)
	ctx := chromium(t)
	files := http.FileServer(http.Dir(root))
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(site.Close)
	for _, p := range numberedPages(t) {
		if filepath.Ext(p.path) != ".html" {
			continue
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(site.URL+"/"+p.path)); err != nil {
			t.Fatal(err)
		}
		compareShown(t, p.path, parsedPage(t, filepath.Join(root, p.path)), append(markersShown(t, ctx), linesShown(t, ctx)...))
	}
}

// markersShown returns the numbers that the browser generates.
func markersShown(t *testing.T, ctx context.Context) []shownNumber {
	t.Helper()
	tree, err := chromedp.Call(ctx, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	if err != nil {
		t.Fatal(err)
	}
	byID := map[accessibility.NodeID]*accessibility.Node{}
	for _, n := range tree.Nodes {
		byID[n.NodeID] = n
	}
	var shown []shownNumber
	var walk func(n *accessibility.Node)
	walk = func(n *accessibility.Node) {
		switch name := valueOf(n.Name); {
		case n.Ignored:
		case valueOf(n.Role) == "navigation":
			return
		case valueOf(n.Role) == "ListMarker":
			if strings.ContainsFunc(name, alphanumeric) {
				shown = append(shown, shownNumber{number: strings.TrimSpace(name)})
			}
			return
		case valueOf(n.Role) == "StaticText":
			if last := len(shown) - 1; last >= 0 && shown[last].follows == "" && typedNumber.MatchString(name) {
				shown = shown[:last] // the text has its own numbers, which are the ones that are cited
			}
			for i := range shown {
				if len(shown[i].follows) < followingLetters {
					shown[i].follows += letters(name)
				}
			}
		}
		for _, id := range n.ChildIDs {
			if child := byID[id]; child != nil {
				walk(child)
			}
		}
	}
	walk(tree.Nodes[0])
	return shown
}

// followingLetters is how many bytes behind a number tell where it stands.
const followingLetters = 90

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func valueOf(v *accessibility.Value) string {
	var s string
	if v != nil {
		_ = json.Unmarshal(v.Value, &s) // what is no string is not of interest
	}
	return s
}

// typedNumber is a number at the start of a line.
var typedNumber = regexp.MustCompile(`^\s*(\d+(?:\.\d+)+\.?|\d+[.、)）]|[（(](?:\d+|[a-z]|[ivx]+|[一二三四五六七八九十]+)[)）]|[一二三四五六七八九十]+、|第[一二三四五六七八九十百]+[章条條])[\s　]*(\S.*)`)

// linesShown returns the numbers in the text that the browser shows.
func linesShown(t *testing.T, ctx context.Context) []shownNumber {
	t.Helper()
	got, err := chromedp.Call(ctx, runtime.Evaluate, runtime.EvaluateParams{Expression: "document.body.innerText"})
	if err != nil {
		t.Fatal(err)
	}
	var text string
	if err := json.Unmarshal(got.Result.Value, &text); err != nil {
		t.Fatal(err)
	}
	var shown []shownNumber
	for line := range strings.Lines(text) {
		if m := typedNumber.FindStringSubmatch(line); m != nil {
			shown = append(shown, shownNumber{m[1], letters(m[2])})
		}
	}
	return shown
}

// compareShown looks every number up among the clauses and sections of doc.
func compareShown(t *testing.T, path string, doc *document.Document, shown []shownNumber) {
	t.Helper()
	places := beginnings(doc)
	right := 0
	for _, n := range shown {
		var numbers []string
		found := false
		for _, p := range places {
			if p.begins(n.follows) {
				numbers = append(numbers, p.number)
				found = found || p.endsWith(n.number)
			}
		}
		if found {
			right++
		} else {
			t.Errorf("%s: %s %.45q is %q", path, n.number, n.follows, numbers)
		}
	}
	t.Logf("%s: %d of %d numbers", path, right, len(shown))
}

// beginning is the number of a clause or section and its letters.
type beginning struct{ number, letters string }

func beginnings(doc *document.Document) []beginning {
	var all []beginning
	add := func(span document.Span, number string) {
		text := letters(doc.Text[span.Start:span.End])
		all = append(all, beginning{number, text})
		if bare := typedNumber.FindStringSubmatch(doc.Text[span.Start:span.End]); bare != nil {
			all = append(all, beginning{number, letters(bare[2])})
		}
	}
	var sections func([]*document.Section)
	sections = func(list []*document.Section) {
		for _, s := range list {
			add(s.Heading, s.Number)
			sections(s.Sections)
		}
	}
	sections(doc.Sections)
	for _, c := range doc.Clauses {
		add(c.Span, c.Number)
	}
	return all
}

// begins reports whether what a browser shows behind a number is this.
func (b beginning) begins(shown string) bool {
	n := min(len(b.letters), len(shown), 60)
	return n > 0 && b.letters[:n] == shown[:n]
}

// endsWith reports whether the number is number, or ends with it.
func (b beginning) endsWith(number string) bool {
	bare := strings.Trim(number, ".、()（） ")
	return strings.HasSuffix(strings.TrimRight(b.number, ".、)）项目"), bare) || strings.Contains(b.number, bare)
}
