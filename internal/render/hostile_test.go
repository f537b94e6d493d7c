package render

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldtext "github.com/yuin/goldmark/text"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// hostile are what a document can try, each put in every text of a report.
var hostile = map[string]string{
	"escape sequences": "\x1b[2J\x1b]0;title\x07 red \u009b31m \r overwritten \b\x7f",
	"direction":        "safe \u202Egnp.exe\u202C \u2066isolated\u2069 \u200E\u200F\u061C",
	"invisible":        "z\u200Be\u2060r\uFEFFo soft\u00ADhyphen tag\U000E0041",
	"line ends":        "one\ntwo\r\n# three\u2028four\u2029five\u0085six\v\fseven",
	"broken":           "bad \xff\xfe \xed\xa0\x80 bytes \uFDD0 \uFFFE",
	"markup":           "<script>alert(1)</script> <img src=x onerror=y> <!-- c --> &lt;b&gt; &#x3c;",
	"links":            "[a](http://evil.example) ![i](x) [r]: http://evil.example http://evil.example www.evil.example <http://evil.example> a@evil.example",
	"mentions":         "@everyone (@team/all) fixes #1 GH-2 owner/repo#3",
	"blocks":           "# h\n\n> q\n\n- l\n\n1. n\n\n| a | b |\n|---|---|\n\n---\n\n```\ncode\n```",
	"inline":           "*a* _b_ **c** `d` ``e`f`` ~~g~~ \\ \\\\ \\* $x$ | | `",
	"backticks":        "`http://evil.example` ```@a``` `",
	"list":             "- [ ] task\n  + more",
	"numbers":          "1. one",
	"number":           "2) two",
	"rule":             "---",
	"setext":           "===",
	"long":             strings.Repeat("x", 5000) + strings.Repeat("。", 300),
}

// infect returns a copy of r with text in the place of every free text. A
// document of it is of no known kind, so that its title is its name.
func infect(t *testing.T, r *report.Report, text string) *report.Report {
	t.Helper()
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	c := new(report.Report)
	if err := json.Unmarshal(data, c); err != nil {
		t.Fatal(err)
	}
	replace(reflect.ValueOf(c).Elem(), text)
	if n := len(c.Documents); n > 0 {
		c.Documents[n-1].Kind = "other"
	}
	return c
}

// codes are the fields that join the parts of a report or come from a closed
// list; a document has no say in them.
var codes = map[string]bool{
	"Schema": true, "ID": true, "Finding": true, "Use": true, "Strength": true, "Practice": true, "Stance": true,
	"Counters": true, "Findings": true, "Documents": true, "Document": true, "Kind": true,
}

func replace(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			replace(v.Elem(), text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			replace(v.Index(i), text)
		}
	case reflect.String:
		v.SetString(text)
	case reflect.Struct:
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if f := v.Field(i); !codes[field.Name] || f.Kind() == reflect.Slice && f.Type().Elem().Kind() == reflect.Struct {
				replace(f, text)
			}
		}
	}
}

// shown holds that a person's terminal gets nothing to obey.
func shown(t *testing.T, out []byte) {
	t.Helper()
	if !utf8.Valid(out) {
		t.Error("the output is no UTF-8")
	}
	for _, r := range string(out) {
		if r != '\n' && (unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' || r>>8 == 0xE00) {
			t.Fatalf("%U in the output", r)
		}
	}
}

func TestNothingDeceivesATerminal(t *testing.T) {
	for name, r := range reports(t) {
		for attack, text := range hostile {
			bad := infect(t, r, text)
			for ending, render := range formats {
				t.Run(name+ending+" "+attack, func(t *testing.T) {
					var out bytes.Buffer
					if err := render(&out, bad); err != nil {
						t.Fatal(err)
					}
					shown(t, out.Bytes())
				})
			}
			t.Run(name+".json "+attack, func(t *testing.T) {
				var out bytes.Buffer
				if err := JSON(&out, bad); err != nil {
					t.Fatal(err)
				}
				shown(t, out.Bytes())
			})
		}
	}
}

// TestJSONKeepsText holds that escaping changes how JSON is written, not what
// it says.
func TestJSONKeepsText(t *testing.T) {
	for attack, text := range hostile {
		if !utf8.ValidString(text) {
			continue
		}
		var out bytes.Buffer
		if err := JSON(&out, &report.Report{Findings: []report.Finding{{Quote: text}}}); err != nil {
			t.Fatal(err)
		}
		var back report.Report
		if err := json.Unmarshal(out.Bytes(), &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(text, back.Findings[0].Quote); diff != "" {
			t.Errorf("%s: %s", attack, diff)
		}
	}
}

// TestNothingBecomesMarkdown holds that the structure of a report in Markdown
// is the same whatever its texts say.
func TestNothingBecomesMarkdown(t *testing.T) {
	render := func(w io.Writer, r *report.Report) error { return Markdown(w, r, message.For("en")) }
	for name, r := range reports(t) {
		want := structure(t, render, infect(t, r, "word"))
		for attack, text := range hostile {
			if diff := cmp.Diff(want, structure(t, render, infect(t, r, text))); diff != "" {
				t.Errorf("%s, %s: %s", name, attack, diff)
			}
		}
	}
}

// structure returns the blocks of a report in Markdown, and all that could be
// followed or run. Tables are read as the forges do, and bare addresses linked.
func structure(t *testing.T, render func(io.Writer, *report.Report) error, r *report.Report) []string {
	t.Helper()
	var out bytes.Buffer
	if err := render(&out, r); err != nil {
		t.Fatal(err)
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	var nodes []string
	err := ast.Walk(md.Parser().Parse(goldtext.NewReader(out.Bytes())), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		kind := n.Kind()
		code := kind == ast.KindCodeSpan || kind == ast.KindText || kind == ast.KindString
		if entering && !code {
			nodes = append(nodes, kind.String())
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return nodes
}

func TestHarmless(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"plain text":            "plain text",
		"  a \t b\nc  ":         "a b c",
		"全角　空格":                 "全角 空格",
		"a\u00a0b":              "a b",
		"\x1b[31mred\x1b[0m":    "\uFFFD[31mred\uFFFD[0m",
		"a\u202Eb":              "a\uFFFDb",
		"co\u00ADop\u200Berate": "cooperate",
		"👩\u200D👧":              "👩\u200D👧",
		"\xff":                  "\uFFFD",
		"\u0085":                "\uFFFD",
	} {
		if got := Harmless(in); got != want {
			t.Errorf("Harmless(%q) = %q, want %q", in, got, want)
		}
	}
}
