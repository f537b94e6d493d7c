package render

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// diffFormats are what every diff in testdata is rendered as, by the ending of
// the golden file.
var diffFormats = map[string]func(io.Writer, *report.Diff) error{
	".en.txt": func(w io.Writer, d *report.Diff) error { return DiffText(w, d, message.For("en"), TextOptions{}) },
	".zh-Hans.txt": func(w io.Writer, d *report.Diff) error {
		return DiffText(w, d, message.For("zh-Hans"), TextOptions{})
	},
	".zh-Hant.full.txt": func(w io.Writer, d *report.Diff) error {
		return DiffText(w, d, message.For("zh-Hant"), TextOptions{Width: 60, Full: true})
	},
	".en.md":      func(w io.Writer, d *report.Diff) error { return DiffMarkdown(w, d, message.For("en")) },
	".zh-Hans.md": func(w io.Writer, d *report.Diff) error { return DiffMarkdown(w, d, message.For("zh-Hans")) },
	".en.html":    func(w io.Writer, d *report.Diff) error { return DiffHTML(w, d, message.For("en")) },
	".zh-Hans.html": func(w io.Writer, d *report.Diff) error {
		return DiffHTML(w, d, message.For("zh-Hans"))
	},
}

// diffs returns the diffs in testdata by their names without ".json".
func diffs(t *testing.T) map[string]*report.Diff {
	t.Helper()
	all := map[string]*report.Diff{}
	for _, name := range golden.Cases(t, "testdata/diff/*.json") {
		all[strings.TrimSuffix(name, ".json")] = decodeDiff(t, golden.Read(t, name))
	}
	return all
}

func decodeDiff(t *testing.T, data []byte) *report.Diff {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	diff := new(report.Diff)
	if err := d.Decode(diff); err != nil {
		t.Fatal(err)
	}
	return diff
}

func TestGoldenDiff(t *testing.T) {
	for name, d := range diffs(t) {
		for ending, render := range diffFormats {
			t.Run(filepath.Base(name)+ending, func(t *testing.T) {
				golden.Check(t, name+ending, string(inlined.ReplaceAll(renderDiff(t, render, d), []byte("$1…$2"))))
			})
		}
	}
}

func renderDiff(t *testing.T, render func(io.Writer, *report.Diff) error, d *report.Diff) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := render(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestDiffJSONReturns holds that a diff read from its JSON form is written the
// same, byte for byte, and follows the schema.
func TestDiffJSONReturns(t *testing.T) {
	const url = "urn:exitclause:diff:v1"
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource(url, parse(t, report.DiffJSONSchema())); err != nil {
		t.Fatal(err)
	}
	for name, d := range diffs(t) {
		want, err := os.ReadFile(name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		got := renderDiff(t, DiffJSON, d)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		validate(t, c, url, parse(t, got))
	}
}

// infectDiff returns a copy of d with text in the place of every free text.
func infectDiff(t *testing.T, d *report.Diff, text string) *report.Diff {
	t.Helper()
	data, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	c := decodeDiff(t, data)
	for _, doc := range []*report.Document{c.Old, c.New} {
		if doc != nil {
			doc.Title, doc.Service, doc.Updated, doc.Language, doc.Source.URI, doc.Source.SHA256 = text, text, text, text, text, text
			doc.Source.Warnings = []string{text}
		}
	}
	for i := range c.Changes {
		ch := &c.Changes[i]
		ch.Because = []string{text, text}
		for _, p := range []*report.Passage{ch.Old, ch.New} {
			if p != nil {
				p.Clause, p.Path, p.Text = text, []string{text}, text
			}
		}
		for j := range ch.Words {
			ch.Words[j].Text = text
		}
	}
	for i := range c.Failures {
		c.Failures[i].URI, c.Failures[i].Because = text, text
	}
	return c
}

func TestDiffDeceivesNobody(t *testing.T) {
	markdown, html := diffFormats[".en.md"], diffFormats[".en.html"]
	for name, d := range diffs(t) {
		blocks := diffStructure(t, markdown, infectDiff(t, d, "word"))
		for attack, text := range hostile {
			bad := infectDiff(t, d, text)
			for _, render := range diffFormats {
				shown(t, renderDiff(t, render, bad))
			}
			shown(t, renderDiff(t, DiffJSON, bad))
			if diff := cmp.Diff(blocks, diffStructure(t, markdown, bad)); diff != "" {
				t.Errorf("%s, %s: %s", name, attack, diff)
			}
			want := skeleton(t, renderDiff(t, html, infectDiff(t, d, innocent(text))))
			if diff := cmp.Diff(want, skeleton(t, renderDiff(t, html, bad))); diff != "" {
				t.Errorf("%s, %s: %s", name, attack, diff)
			}
		}
	}
}

func diffStructure(t *testing.T, render func(io.Writer, *report.Diff) error, d *report.Diff) []string {
	t.Helper()
	return structure(t, func(w io.Writer, _ *report.Report) error { return render(w, d) }, nil)
}

// TestDiffFitsTheWidth holds that no line of a text is wider than the terminal,
// but for what cannot be divided.
func TestDiffFitsTheWidth(t *testing.T) {
	for name, d := range diffs(t) {
		for _, width := range []int{40, 80} {
			for _, lang := range message.Languages() {
				out := renderDiff(t, func(w io.Writer, d *report.Diff) error {
					return DiffText(w, d, message.For(lang), TextOptions{Width: width, Full: true})
				}, d)
				for line := range strings.SplitSeq(string(out), "\n") {
					if w := displaywidth.String(line); w > width && strings.Contains(strings.TrimSpace(line), " ") {
						t.Errorf("%s, %s: %d columns of %d: %q", name, lang, w, width, line)
					}
				}
			}
		}
	}
}

// ansi is what changes a colour.
var ansi = regexp.MustCompile("\x1b\\[[0-9]*m")

// TestDiffInColour holds that colours mark what came and went, and nothing else
// of the text changes.
func TestDiffInColour(t *testing.T) {
	for name, d := range diffs(t) {
		plain := renderDiff(t, func(w io.Writer, d *report.Diff) error { return DiffText(w, d, message.For("en"), TextOptions{}) }, d)
		colored := renderDiff(t, func(w io.Writer, d *report.Diff) error {
			return DiffText(w, d, message.For("en"), TextOptions{Color: true})
		}, d)
		bare := ansi.ReplaceAll(colored, nil)
		if diff := cmp.Diff(string(plain), string(bare)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if len(d.Changes) > 0 && !bytes.Contains(colored, []byte("\x1b[31m[-")) {
			t.Errorf("%s: what went is not red", name)
		}
	}
}

// saveDiffs writes the diffs as pages, and one full of hostile text.
func saveDiffs(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	save := func(name string, d *report.Diff, ending string) {
		all[name] = filepath.Join(t.TempDir(), name+".html")
		if err := os.WriteFile(all[name], renderDiff(t, diffFormats[ending], d), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	found := diffs(t)
	save("english", found["testdata/diff/english"], ".en.html")
	save("chinese", found["testdata/diff/chinese"], ".zh-Hans.html")
	save("broken", found["testdata/diff/broken"], ".en.html")
	save("hostile", infectDiff(t, found["testdata/diff/english"], hostile["markup"]+strings.Repeat("x", 500)), ".en.html")
	return all
}

func TestBrowserShowsDiff(t *testing.T) {
	ctx := browser(t)
	said := complaints(t, ctx)
	for name, page := range saveDiffs(t) {
		for _, l := range looks {
			l.open(t, ctx, page)
			if over := evaluate[int](t, ctx, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%s at %d: %d pixels too wide", name, l.width, over)
			}
			beside := evaluate[bool](t, ctx, `[...document.querySelectorAll(".columns")].every(c => c.children[0].offsetLeft < c.children[1].offsetLeft)`)
			if name == "english" && beside != (l.width > 500) {
				t.Errorf("%s at %d: the versions are side by side: %v", name, l.width, beside)
			}
		}
	}
	for _, complaint := range said() {
		t.Error(complaint)
	}
}
