package document

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"exitclause/internal/source"
)

// TestInventedOutlines writes documents of which every clause and its place is
// known, as pages and as Markdown, and holds the outline that is read against
// what was written: whatever titles, lists and gaps in the numbers stand beside
// each other, a clause is under its own headings, and has its own number.
func TestInventedOutlines(t *testing.T) {
	for seed := range uint64(300) {
		w := &outlineWriter{r: rand.New(rand.NewPCG(seed, 1))}
		w.document()
		for name, written := range map[string]string{"page.html": w.html.String(), "page.md": w.markdown.String()} {
			page, err := source.New(name, []byte(written))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Parse(page)
			if err != nil {
				t.Fatal(err)
			}
			got := make(map[string]string)
			for _, c := range doc.Clauses {
				token := strings.Fields(doc.Text[c.Span.Start:c.Span.End])[0]
				got[token] = strings.Join(c.Section.Path(), " / ") + " | " + c.Number
			}
			for token, want := range w.want {
				if got[token] != want {
					t.Errorf("seed %d, %s: %s is %q, want %q\n%s", seed, name, token, got[token], want, written)
					return
				}
			}
		}
	}
}

// outlineWriter writes one document in two forms.
type outlineWriter struct {
	r              *rand.Rand
	html, markdown strings.Builder
	want           map[string]string // by first word of a clause: its headings and its number
	words          int
}

func (w *outlineWriter) chance(of int) bool { return w.r.IntN(of) == 0 }

// word returns a word that is used once.
func (w *outlineWriter) word() string {
	w.words++
	return fmt.Sprintf("nest%d", w.words)
}

func (w *outlineWriter) document() {
	w.want = make(map[string]string)
	w.heading(1, "Larkfin Terms")
	if w.chance(3) {
		w.typedChapters()
		return
	}
	inner := w.r.IntN(4)
	number := 0
	for range 2 + w.r.IntN(5) {
		number++
		if w.chance(6) {
			number += 1 + w.r.IntN(5) // sections that were left out
		}
		title := fmt.Sprintf("%d. Title %s", number, w.word())
		w.heading(2, title)
		path, prefix := "Larkfin Terms / "+title, fmt.Sprint(number)
		w.body(path, prefix)
		w.inner(inner, path, prefix)
	}
}

// typedChapters writes chapters whose lines are no headings by tag, behind an
// introduction that is one or behind none.
func (w *outlineWriter) typedChapters() {
	if w.chance(2) {
		w.heading(2+w.r.IntN(2), "Introduction")
		w.paragraph("Larkfin Terms / Introduction", "")
	}
	bold := w.chance(2)
	for number := range 2 + w.r.IntN(5) {
		title := fmt.Sprintf("%d. Title %s", number+1, w.word())
		path, prefix := "Larkfin Terms / "+title, fmt.Sprint(number+1)
		if bold {
			w.bold(title)
		} else {
			w.line(title)
		}
		first := 'a'
		if number > 0 {
			first += w.r.Int32N(3) // the items before were left out
		}
		w.typedItems(path, prefix, first)
	}
}

// typedItems writes what stands in a typed chapter: titles in brackets with their
// text, items with typed letters from first on, or paragraphs.
func (w *outlineWriter) typedItems(path, prefix string, first rune) {
	style := w.r.IntN(3)
	for i := range 1 + w.r.Int32N(3) {
		switch style {
		case 0:
			title := fmt.Sprintf("【Title %s】", w.word())
			w.line(title)
			w.paragraph(path+" / "+title, prefix)
		case 1:
			letter := fmt.Sprintf("(%c)", first+i)
			w.line(letter + " " + w.clause(path, prefix+letter))
		default:
			w.paragraph(path, prefix)
		}
	}
}

// inner writes sections inside one, numbered in one of four ways.
func (w *outlineWriter) inner(style int, path, prefix string) {
	if w.chance(2) {
		return
	}
	for i := range 1 + w.r.IntN(3) {
		title, number := "Title "+w.word(), prefix
		switch style {
		case 1:
			number = fmt.Sprintf("%s.%d", prefix, i+1)
			title = number + " " + title
		case 2:
			number = fmt.Sprintf("%s.%d", prefix, i+1)
			title = fmt.Sprintf("%d. %s", i+1, title)
		}
		if style == 3 {
			w.bold(title)
		} else {
			w.heading(3, title)
		}
		w.body(path+" / "+title, number)
	}
}

// body writes paragraphs and lists, the first of which is a paragraph.
func (w *outlineWriter) body(path, prefix string) {
	w.paragraph(path, prefix)
	for range w.r.IntN(4) {
		switch w.r.IntN(5) {
		case 0:
			w.paragraph(path, prefix)
		case 1:
			w.titledItems(path, prefix)
		case 2:
			w.list(path, prefix, true, 0)
		default:
			w.list(path, prefix, false, 0)
		}
	}
}

func (w *outlineWriter) heading(level int, title string) {
	fmt.Fprintf(&w.html, "<h%d>%s</h%d>\n", level, title, level)
	fmt.Fprintf(&w.markdown, "%s %s\n\n", strings.Repeat("#", level), strings.Replace(title, ". ", "\\. ", 1))
}

func (w *outlineWriter) bold(title string) {
	fmt.Fprintf(&w.html, "<p><b>%s</b></p>\n", title)
	fmt.Fprintf(&w.markdown, "**%s**\n\n", title)
}

func (w *outlineWriter) paragraph(path, prefix string) { w.line(w.clause(path, prefix)) }

// line writes a paragraph as it is given, with the number that it begins with.
func (w *outlineWriter) line(text string) {
	fmt.Fprintf(&w.html, "<p>%s</p>\n", text)
	fmt.Fprintf(&w.markdown, "%s\n\n", strings.Replace(text, ". ", "\\. ", 1))
}

// clause returns the text of a clause of which the place is noted.
func (w *outlineWriter) clause(path, number string) string {
	word := w.word()
	w.want[word] = path + " | " + number
	return word + " is kept warm by us."
}

// list writes a list behind its lead-in: one that counts, or one that does not.
func (w *outlineWriter) list(path, prefix string, counts bool, depth int) {
	if depth == 0 {
		lead := w.clause(path, prefix)
		lead = strings.TrimSuffix(lead, ".") + " if:"
		fmt.Fprintf(&w.html, "<p>%s</p>\n", lead)
		fmt.Fprintf(&w.markdown, "%s\n\n", lead)
	}
	tag, indent := "ul", strings.Repeat("    ", depth)
	if counts {
		tag = "ol"
	}
	fmt.Fprintf(&w.html, "<%s>\n", tag)
	for i := range 1 + w.r.IntN(4) {
		number, mark := prefix, "*"
		if counts {
			number, mark = fmt.Sprintf("%s.%d", prefix, i+1), fmt.Sprintf("%d.", i+1)
		}
		text := w.clause(path, number)
		fmt.Fprintf(&w.html, "<li>%s", text)
		fmt.Fprintf(&w.markdown, "%s%s %s\n", indent, mark, text)
		if depth < 2 && w.chance(4) {
			w.list(path, number, w.chance(2), depth+1)
		}
		w.html.WriteString("</li>\n")
	}
	fmt.Fprintf(&w.html, "</%s>\n", tag)
	if depth == 0 {
		w.markdown.WriteString("\n")
	}
}

// titledItems writes a list of items with titles and text of their own.
func (w *outlineWriter) titledItems(path, prefix string) {
	w.html.WriteString("<ul>\n")
	for range 1 + w.r.IntN(3) {
		title := "Title " + w.word()
		text := w.clause(path+" / "+title, prefix)
		fmt.Fprintf(&w.html, "<li><b>%s</b><p>%s</p></li>\n", title, text)
		fmt.Fprintf(&w.markdown, "* **%s**\n\n  %s\n", title, text)
	}
	w.html.WriteString("</ul>\n")
	w.markdown.WriteString("\n")
}
