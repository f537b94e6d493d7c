package cli

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/charmap"
	"gopkg.in/yaml.v3"

	characters "exitclause/internal/plain"
	"exitclause/internal/report"
)

// disguise is how a document may be written that says the same.
type disguise struct {
	Name     string
	Encoding string // of the file; "" is UTF-8
	Garble   string // the encoding that was read as windows-1252 before it was saved
	Swap     string
	Between  string
	Before   string
	Line     string
	Markup   bool
	Of       []string
}

// TestSameTextInOtherCharacters writes the invented documents as
// testdata/characters.yaml says, and expects to find what is found in them.
func TestSameTextInOtherCharacters(t *testing.T) {
	data, err := os.ReadFile("testdata/characters.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var disguises []disguise
	if err := yaml.Unmarshal(data, &disguises); err != nil {
		t.Fatal(err)
	}
	found := make(map[string][]string) // by document
	for _, d := range disguises {
		for _, name := range d.Of {
			t.Run(d.Name+"/"+name, func(t *testing.T) {
				path := filepath.Join("../../testdata", name)
				page, err := os.ReadFile(path)
				if err != nil {
					t.Fatal(err)
				}
				to := filepath.Join(t.TempDir(), filepath.Base(name))
				if err := os.WriteFile(to, d.dress(t, string(page), filepath.Ext(name) == ".html"), 0o600); err != nil {
					t.Fatal(err)
				}
				if found[name] == nil {
					r, _ := analyzed(t, path)
					found[name] = inPlain(r)
				}
				got, code := analyzed(t, to)
				if diff := cmp.Diff(found[name], inPlain(got)); diff != "" || code != ExitDone {
					t.Errorf("exit code %d, -page +disguised\n%s", code, diff)
				}
			})
		}
	}
}

// notText is what of a page is no text: scripts, styles, tags and references.
var notText = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<[^>]*>|&[#\w]+;`)

// dress returns page in the disguise.
func (d disguise) dress(t *testing.T, page string, isHTML bool) []byte {
	t.Helper()
	if d.Line != "" {
		page = strings.ReplaceAll(page, "\n", d.Line)
	}
	if isHTML {
		var b strings.Builder
		last := 0
		for _, at := range notText.FindAllStringIndex(page, -1) {
			b.WriteString(d.text(page[last:at[0]]))
			b.WriteString(page[at[0]:at[1]])
			last = at[1]
		}
		page = b.String() + d.text(page[last:])
		page = strings.Replace(page, `<meta charset="utf-8">`, "", 1)
	} else {
		page = d.text(page)
	}
	if d.Garble != "" {
		return []byte(garble(encoded(t, d.Garble, page)))
	}
	if d.Encoding != "" {
		return encoded(t, d.Encoding, page)
	}
	return []byte(page)
}

func encoded(t *testing.T, label, text string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(label)
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// garble returns what data reads in windows-1252, as browsers have it.
func garble(data []byte) string {
	var b strings.Builder
	for _, c := range data {
		r := charmap.Windows1252.DecodeByte(c)
		if r == '\uFFFD' {
			r = rune(c)
		}
		b.WriteRune(r)
	}
	return b.String()
}

var (
	twoLetters = regexp.MustCompile(`(\pL)(\pL)`)
	textLine   = regexp.MustCompile(`(?m)^(\S)`)
)

// text returns a piece of text in the disguise.
func (d disguise) text(s string) string {
	if pairs := strings.Split(d.Swap, ""); len(pairs) > 1 {
		s = strings.NewReplacer(pairs...).Replace(s)
	}
	if d.Between != "" { // twice, as pairs overlap
		s = twoLetters.ReplaceAllString(s, "${1}"+d.Between+"${2}")
		s = twoLetters.ReplaceAllString(s, "${1}"+d.Between+"${2}")
	}
	if d.Before != "" {
		s = textLine.ReplaceAllString(s, d.Before+"${1}")
	}
	if d.Markup {
		var b strings.Builder
		for _, r := range s {
			if r < 0x80 {
				b.WriteRune(r)
			} else {
				fmt.Fprintf(&b, "&#%d;", r)
			}
		}
		s = b.String()
	}
	return s
}

// inPlain returns the findings of r without the characters that they are
// written in.
func inPlain(r *report.Report) []string {
	var all []string
	for _, f := range r.Findings {
		letters, _ := bareLetters(characters.String(html.UnescapeString(f.Quote)))
		s := fmt.Sprintf("%s | %s | %s", f.Practice, characters.String(f.Clause), letters)
		if f.Values != nil {
			for _, d := range f.Values.Durations {
				s += fmt.Sprintf(" | %s %s %s", d.ISO, d.Bound, d.Trigger)
			}
			s += fmt.Sprintf(" | %v %v %v", f.Values.Data, f.Values.Purposes, f.Values.Laws)
			s += fmt.Sprintf(" | %v", characters.String(strings.Join(f.Values.Contacts, " ")))
		}
		all = append(all, s)
	}
	return all
}
