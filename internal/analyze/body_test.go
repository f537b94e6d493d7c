package analyze

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/source"
)

// TestBodyIsTheWholeText holds that every character of a document is in exactly
// one block, at its place.
func TestBodyIsTheWholeText(t *testing.T) {
	for _, pattern := range []string{"larkfin/*", "yunque/*"} {
		for _, name := range golden.Cases(t, "../../testdata/"+pattern) {
			doc := open(t, name)
			var got strings.Builder
			end := 0
			for _, b := range body(doc) {
				if b.Span.Start < end || b.Text != doc.WrittenText()[b.Span.Start:b.Span.End] || strings.TrimSpace(b.Text) == "" {
					t.Fatalf("%s: %+v behind %d", name, b, end)
				}
				end = b.Span.End
				got.WriteString(b.Text)
			}
			if want := spaceless(doc.WrittenText()); spaceless(got.String()) != want {
				t.Errorf("%s: the blocks say %q, the document %q", name, spaceless(got.String()), want)
			}
		}
	}
}

func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestBody holds what is said of each block: kind, level, clause, headings of the
// cell, and language.
func TestBody(t *testing.T) {
	const page = "# 4. Closing\n\nBefore you close:\n\n- withdraw\n- (a) sell, or:\n\n你可以随时注销账户。\n\n| Data | Kept |\n|---|---|\n| Name | five years |\n"
	name := filepath.Join(t.TempDir(), "terms.md")
	if err := os.WriteFile(name, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
	doc := open(t, name)
	var got []string
	for _, b := range body(doc) {
		got = append(got, fmt.Sprintf("%s %d %s %s %s: %s", b.Kind, b.Level, b.Clause, b.Heads, b.Language, b.Text))
	}
	want := []string{
		"heading 1 4 [] : 4. Closing",
		"paragraph 0 4 ¶1 [] en: Before you close:",
		"item 1 4 ¶2 [] : withdraw",
		"item 1 4(a) [] : (a) sell, or:",
		"paragraph 0 4 ¶3 [] zh-Hans: 你可以随时注销账户。",
		"paragraph 0 4 ¶4 [] : Data",
		"paragraph 0 4 ¶5 [] : Kept",
		"cell 0 4 ¶6 [Data] : Name",
		"cell 0 4 ¶7 [Kept Name] : five years",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func open(t *testing.T, name string) *document.Document {
	t.Helper()
	page, err := source.Load(t.Context(), name, source.Options{MaxBytes: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}
