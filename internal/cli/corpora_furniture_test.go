package cli

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/source"
)

// furnitureNames are the classes, ids and roles of what stands around a document.
var furnitureNames = regexp.MustCompile(`(?i)(^|[\s_-])(cookie|consent|gdpr|footer|navigation|nav|navbar|menu|breadcrumbs?|sidebar|banner|contentinfo|dialog|modal|popup|toast|share|social)($|[\s_-])`)

// TestFindingsAreOfTheDocument looks every finding on the saved pages up in the
// page's tree: none may stand only in what surrounds the document, judged by the
// names of elements, not as the reader of pages judges.
func TestFindingsAreOfTheDocument(t *testing.T) {
	root := filepath.Join(corpora(t), "real")
	analyzer := analyze.New(builtIn(t))
	findings := 0
	for _, dir := range []string{"html-en/ota", "html-zh"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".html") {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			name, err := filepath.Rel(root, path)
			findings += checkFurniture(t, analyzer, filepath.ToSlash(name), data)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if findings == 0 {
		t.Fatal("there is no finding")
	}
	t.Logf("%d findings", findings)
}

// checkFurniture reports the findings on a page that stand in furniture only,
// and returns how many findings there are.
func checkFurniture(t *testing.T, analyzer *analyze.Analyzer, name string, data []byte) int {
	t.Helper()
	page, err := source.New(name, data)
	if err != nil {
		return 0
	}
	doc, err := document.Parse(page)
	if err != nil {
		return 0
	}
	tree, err := html.Parse(strings.NewReader(page.Text))
	if err != nil {
		t.Fatal(err)
	}
	places := readPlaces(tree)
	findings := analyzer.Run(doc)
	for _, f := range findings {
		quote, _ := bareLetters(doc.Quote(f.Sentence))
		if within := places.only(quote); within != "" {
			t.Errorf("%s %s: %s %.120q", name, within, f.Rule.Practice, doc.Quote(f.Sentence))
		}
	}
	return len(findings)
}

// pagePlaces is the text of a page in bare letters, and by offset the furniture
// that it stands in, "" if none.
type pagePlaces struct {
	text   string
	starts []int
	within []string
}

func readPlaces(tree *html.Node) *pagePlaces {
	p := &pagePlaces{}
	most := lettersIn(tree) / 3 // what holds more is the layout of the whole page
	var text bytes.Buffer
	var walk func(n *html.Node, within string)
	walk = func(n *html.Node, within string) {
		switch {
		case n.Type == html.TextNode:
			letters, _ := bareLetters(n.Data)
			p.starts, p.within = append(p.starts, text.Len()), append(p.within, within)
			text.WriteString(letters)
			return
		case n.DataAtom == atom.Script || n.DataAtom == atom.Style:
			return
		case within == "":
			if within = furniture(n); within != "" && lettersIn(n) > most {
				within = ""
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c, within)
		}
	}
	walk(tree, "")
	p.text = text.String()
	return p
}

// lettersIn returns how many bytes the letters and digits under n take up.
func lettersIn(n *html.Node) int {
	if n.Type == html.TextNode {
		letters, _ := bareLetters(n.Data)
		return len(letters)
	}
	if n.DataAtom == atom.Script || n.DataAtom == atom.Style {
		return 0
	}
	sum := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		sum += lettersIn(c)
	}
	return sum
}

// furniture returns how n is named if it is furniture by its name, else "".
func furniture(n *html.Node) string {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside:
		return n.Data
	case atom.Html, atom.Body, atom.Main, atom.Article:
		return ""
	}
	for _, a := range n.Attr {
		if (a.Key == "class" || a.Key == "id" || a.Key == "role") && furnitureNames.MatchString(a.Val) {
			return n.Data + " " + a.Key + "=" + a.Val
		}
	}
	return ""
}

// only returns the furniture that quote stands in, if it stands nowhere else.
func (p *pagePlaces) only(quote string) string {
	within, at := "", 0
	for {
		next := strings.Index(p.text[at:], quote)
		if next < 0 || quote == "" {
			return within
		}
		at += next
		if within = p.at(at); within == "" {
			return ""
		}
		at += len(quote)
	}
}

func (p *pagePlaces) at(offset int) string {
	within := ""
	for i, start := range p.starts {
		if start > offset {
			break
		}
		within = p.within[i]
	}
	return within
}
