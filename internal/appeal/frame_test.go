package appeal

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"

	"exitclause/internal/document"
	pagesource "exitclause/internal/source"
)

type frameCases struct {
	Companies []struct {
		About, Text string
		Want        []string // name | place
	}
	Sentences []struct{ Text, Law, Forum string }
}

func readFrameCases(t *testing.T) frameCases {
	t.Helper()
	data, err := os.ReadFile("testdata/frame.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var all frameCases
	if err := yaml.Unmarshal(data, &all); err != nil || len(all.Companies) == 0 || len(all.Sentences) == 0 {
		t.Fatalf("%d companies, %d sentences: %v", len(all.Companies), len(all.Sentences), err)
	}
	return all
}

// TestCompanies holds whom a text introduces against testdata/frame.yaml.
func TestCompanies(t *testing.T) {
	for _, c := range readFrameCases(t).Companies {
		var got []string
		for _, e := range companies(parseText(t, c.Text)) {
			if !strings.Contains(c.Text, e.Name) {
				t.Errorf("%s: %q is not in the text", c.About, e.Name)
			}
			got = append(got, strings.TrimSpace(e.Name+" | "+e.Established))
		}
		var want []string
		for _, w := range c.Want {
			want = append(want, strings.TrimSpace(w))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.About, diff)
		}
	}
}

func parseText(t testing.TB, text string) *document.Document {
	t.Helper()
	page, err := pagesource.New("text.md", []byte("# Terms\n\n"+text+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// TestPlaces holds the law and the forum that a sentence names against
// testdata/frame.yaml.
func TestPlaces(t *testing.T) {
	for _, c := range readFrameCases(t).Sentences {
		if got := string(governing.place(c.Text)); got != c.Law {
			t.Errorf("law %q, want %q: %s", got, c.Law, c.Text)
		}
		if got := string(deciding.place(c.Text)); got != c.Forum {
			t.Errorf("forum %q, want %q: %s", got, c.Forum, c.Text)
		}
	}
}

// FuzzCompanies holds that whatever is taken for a company stands in the text.
func FuzzCompanies(f *testing.F) {
	f.Add("Larkfin Ltd (“we”), a Malta company")
	f.Add("由云雀有限公司（以下简称“我们”）运营，在新加坡共和国注册")
	f.Fuzz(func(t *testing.T, text string) {
		doc := &document.Document{Text: text, Clauses: []*document.Clause{{Span: document.Span{End: len(text)}}}}
		for _, e := range companies(doc) {
			if !strings.Contains(document.FoldSpace(text), strings.TrimSpace(e.Name)) {
				t.Errorf("%q is not in %q", e.Name, text)
			}
		}
		governing.place(text)
		deciding.place(text)
	})
}
