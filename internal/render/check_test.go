package render

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/yuin/goldmark"
	markdownast "github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	goldtext "github.com/yuin/goldmark/text"

	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/report"
)

// checkFormats are what every check in testdata/check is rendered as, by the
// ending of the golden file.
var checkFormats = map[string]func(io.Writer, *report.Check, *message.Printer) error{
	".txt": func(w io.Writer, c *report.Check, p *message.Printer) error { return CheckText(w, c, p, TextOptions{}) },
	".color.txt": func(w io.Writer, c *report.Check, p *message.Printer) error {
		return CheckText(w, c, p, TextOptions{Width: 60, Color: true, Full: true})
	},
	".md":          CheckMarkdown,
	".sarif":       SARIF,
	".xml":         JUnit,
	".github":      GitHub,
	".gitlab.json": GitLab,
}

// checkLanguages are the languages in which the checks in testdata are shown.
var checkLanguages = map[string]string{"english": "en", "chinese": "zh-Hans", "nothing": "zh-Hant"}

// checksIn returns the checks in testdata/check by their names.
func checksIn(t *testing.T) map[string]*report.Check {
	t.Helper()
	all := make(map[string]*report.Check)
	for name := range checkLanguages {
		d := json.NewDecoder(bytes.NewReader(golden.Read(t, "testdata/check/"+name+".json")))
		d.DisallowUnknownFields()
		c := new(report.Check)
		if err := d.Decode(c); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		all[name] = c
	}
	return all
}

func TestCheckGolden(t *testing.T) {
	for name, c := range checksIn(t) {
		for ending, render := range checkFormats {
			t.Run(name+ending, func(t *testing.T) {
				var got bytes.Buffer
				if err := render(&got, c, message.For(checkLanguages[name])); err != nil {
					t.Fatal(err)
				}
				golden.Check(t, "testdata/check/"+name+ending, got.String())
			})
		}
	}
}

// TestCheckJSON holds that a check read from its JSON form is written the same,
// byte for byte, and follows the schema.
func TestCheckJSON(t *testing.T) {
	schema := compileSchema(t, report.CheckJSONSchema())
	for name, c := range checksIn(t) {
		var got bytes.Buffer
		if err := CheckJSON(&got, c); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(golden.Read(t, "testdata/check/"+name+".json")), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		if err := schema.Validate(parse(t, got.Bytes())); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func compileSchema(t *testing.T, data []byte) *jsonschema.Schema {
	t.Helper()
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("urn:test", parse(t, data)); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("urn:test")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestBaselineJSON holds that what is broken into lines is the same JSON, and
// that no line is long that could be divided.
func TestBaselineJSON(t *testing.T) {
	b := new(report.Baseline)
	data := golden.Read(t, "../report/testdata/baseline.json")
	if err := json.Unmarshal(data, b); err != nil {
		t.Fatal(err)
	}
	b.Documents[0].Clauses[0].Sentences[0].Text = `A "quoted" \ text, with {braces}: [and] ` + strings.Repeat("more ", 50)
	var got bytes.Buffer
	if err := BaselineJSON(&got, b); err != nil {
		t.Fatal(err)
	}
	want, err := json.Marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(parse(t, want), parse(t, got.Bytes())); diff != "" {
		t.Error(diff)
	}
	if err := compileSchema(t, report.BaselineJSONSchema()).Validate(parse(t, got.Bytes())); err != nil {
		t.Error(err)
	}
	for line := range strings.Lines(got.String()) {
		if len(line) > fitWidth+20 && !strings.Contains(line, "quoted") {
			t.Errorf("%q is %d long", line, len(line))
		}
	}
}

// FuzzFit holds that any JSON is the same when it is broken into lines.
func FuzzFit(f *testing.F) {
	for _, seed := range []string{`{}`, `[]`, `""`, `1`, `[1,2,{"a":[true,null,"\"]}"]}]`, `{"a":{"b":"` + strings.Repeat("x", 200) + `"},"c":[[],{}]}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var compact, again bytes.Buffer
		if json.Compact(&compact, data) != nil {
			return
		}
		fit := fitter{data: compact.Bytes()}
		fit.value(0, 0)
		if err := json.Compact(&again, fit.out); err != nil || !bytes.Equal(compact.Bytes(), again.Bytes()) {
			t.Errorf("%s became %s", compact.Bytes(), fit.out)
		}
	})
}

// sarifModule is a Go module that carries the schema of SARIF 2.1.0 as a text.
// Its licence allows all; it is asked only for the schema.
const sarifModule = "github.com/owenrumney/go-sarif/v3@v3.3.1"

// sarifSchemaOf returns the official schema of SARIF 2.1.0, or skips the test.
func sarifSchemaOf(t *testing.T) *jsonschema.Schema {
	t.Helper()
	out, err := exec.Command("go", "mod", "download", "-json", sarifModule).Output()
	var module struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &module); err != nil || jsonErr != nil || module.Error != "" {
		t.Skipf("the schema of SARIF cannot be had from %s: %v", sarifModule, errors.Join(err, jsonErr, errors.New(module.Error)))
	}
	name := filepath.Join(module.Dir, "pkg", "report", "v210", "sarif", "schema.go")
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	spec := file.Decls[0].(*ast.GenDecl).Specs[0].(*ast.ValueSpec)
	text, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
	if err != nil || !strings.Contains(text, sarifSchema) {
		t.Fatalf("no schema in %s: %v", name, err)
	}
	return compileSchema(t, []byte(text))
}

// TestSARIFFollowsTheSchema holds logs against the schema that OASIS publishes,
// also of hostile texts.
func TestSARIFFollowsTheSchema(t *testing.T) {
	schema := sarifSchemaOf(t)
	for name, c := range checksIn(t) {
		all := map[string]*report.Check{"": c}
		for attack, text := range hostile {
			all[attack] = infectCheck(t, c, text)
		}
		for attack, c := range all {
			var out bytes.Buffer
			if err := SARIF(&out, c, message.For("zh-Hant")); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(parse(t, out.Bytes())); err != nil {
				t.Errorf("%s %s: %v", name, attack, err)
			}
		}
	}
	if schema.Validate(map[string]any{"version": "2.1.0"}) == nil {
		t.Error("the schema lets everything through")
	}
}

func TestAddresses(t *testing.T) {
	for uri, want := range map[string]sarifAddress{
		"a/b c%.html":           {"a/b%20c%25.html", srcRoot},
		"./a.html":              {"a.html", srcRoot},
		"../a.html":             {"../a.html", srcRoot},
		"a:b.html":              {"./a:b.html", srcRoot},
		"隐私.html":               {"%E9%9A%90%E7%A7%81.html", srcRoot},
		"/srv/a.html":           {"file:///srv/a.html", ""},
		"https://x.test/a?b#c":  {"https://x.test/a?b#c", ""},
		"snapshot:larkfin/p@v1": {"snapshot:larkfin/p@v1", ""},
		"-":                     {"-", srcRoot},
	} {
		if got := address(uri); got != want {
			t.Errorf("%s is %v, want %v", uri, got, want)
		}
	}
}

// infectCheck returns a copy of c with text in the place of every free text.
func infectCheck(t *testing.T, c *report.Check, text string) *report.Check {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	copied := new(report.Check)
	if err := json.Unmarshal(data, copied); err != nil {
		t.Fatal(err)
	}
	for i := range copied.Documents {
		d := &copied.Documents[i]
		d.Name, d.At.URI = text, text
		for j := range d.Failures {
			d.Failures[j] = report.Failure{URI: text, Kind: "empty", Because: text}
		}
		for j := range d.Notes {
			d.Notes[j] = text
		}
		if d.Document != nil {
			d.Document.Source.URI, d.Document.Title, d.Document.Service = text, text, text
		}
	}
	for i := range copied.Tests {
		copied.Tests[i].Name = text
	}
	for i := range copied.Results {
		infectResult(&copied.Results[i], text)
	}
	return copied
}

func infectResult(r *report.CheckResult, text string) {
	r.Test, r.At.URI, r.Clause, r.Text = text, text, text, text
	for i := range r.Because {
		r.Because[i] = text
	}
	for i := range r.Path {
		r.Path[i] = text
	}
	if r.Ignored != nil {
		r.Ignored.Reason, r.Ignored.At.URI = text, text
	}
	if ch := r.Change; ch != nil {
		ch.Old, ch.New, ch.OldClause = text, text, text
		for i := range ch.Words {
			ch.Words[i].Text = text
		}
	}
}

// moreHostile is what a check must stand beside what a report must.
var moreHostile = map[string]string{
	"xml":      "]]> <![CDATA[ x ]]> &amp; \" ' </failure></testcase>",
	"commands": "::error file=x::y\n::set-output name=a::b %0A%25 a,b:c ##[error]x",
	"sarif":    "[a](0) {0} {{1}} \\[b\\](1)",
	"paths":    "../../%2e%2e/a b#c?d%zz\\e:f",
	"huge":     strings.Repeat("很长的条款。 ", 500),
}

func attacks() map[string]string {
	all := make(map[string]string)
	for _, m := range []map[string]string{hostile, moreHostile} {
		for name, text := range m {
			all[name] = text
		}
	}
	return all
}

// TestCheckIsHarmless holds that every format stays what it is, whatever the
// texts in it say.
func TestCheckIsHarmless(t *testing.T) {
	for name, c := range checksIn(t) {
		for attack, text := range attacks() {
			bad := infectCheck(t, c, text)
			for ending, render := range checkFormats {
				t.Run(name+ending+" "+attack, func(t *testing.T) {
					var out bytes.Buffer
					if err := render(&out, bad, message.For("en")); err != nil {
						t.Fatal(err)
					}
					if ending == ".color.txt" {
						out.Reset()
						out.WriteString(uncolored(out.String()))
					}
					shown(t, out.Bytes())
					wellFormed(t, ending, out.Bytes())
				})
			}
		}
	}
}

// uncolored returns s without the colours that the program itself writes.
func uncolored(s string) string {
	for _, style := range []style{normal, bold, dim, red, green, yellow, "0"} {
		s = strings.ReplaceAll(s, "\x1b["+string(style)+"m", "")
	}
	return s
}

// wellFormed holds that out can be read by those it is for.
func wellFormed(t *testing.T, ending string, out []byte) {
	t.Helper()
	switch ending {
	case ".xml":
		var suites junitSuites
		if err := xml.Unmarshal(out, &suites); err != nil {
			t.Errorf("%v", err)
		}
	case ".sarif", ".gitlab.json":
		parse(t, out)
	case ".github":
		for line := range strings.Lines(string(out)) {
			if !strings.HasPrefix(line, "::error file=") && !strings.HasPrefix(line, "::warning file=") && !strings.HasPrefix(line, "::notice file=") {
				t.Errorf("%.100q is no annotation", line)
			}
			if len(line) > 64<<10 {
				t.Errorf("an annotation of %d bytes", len(line))
			}
		}
	case ".md":
		if len(out) > 1<<20 {
			t.Errorf("a summary of %d bytes; GitHub takes 1 MiB", len(out))
		}
	}
	if !utf8.Valid(out) {
		t.Error("the output is no UTF-8")
	}
}

// TestNothingBecomesMarkdownInChecks holds that the structure of a check in
// Markdown is the same whatever its texts say.
func TestNothingBecomesMarkdownInChecks(t *testing.T) {
	for name, c := range checksIn(t) {
		want := checkStructure(t, infectCheck(t, c, "word"))
		for attack, text := range attacks() {
			if attack == "huge" {
				continue // some of it is left out
			}
			if diff := cmp.Diff(want, checkStructure(t, infectCheck(t, c, text))); diff != "" {
				t.Errorf("%s, %s: %s", name, attack, diff)
			}
		}
	}
}

// checkStructure returns the blocks of a check in Markdown, and all that could be
// followed or run, but for what marks words that came or went.
func checkStructure(t *testing.T, c *report.Check) []string {
	t.Helper()
	var out bytes.Buffer
	if err := CheckMarkdown(&out, c, message.For("en")); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("<ins>", "", "</ins>", "", "<del>", "", "</del>", "").Replace(out.String())
	md := goldmark.New(goldmark.WithExtensions(extension.GFM))
	var nodes []string
	err := markdownast.Walk(md.Parser().Parse(goldtext.NewReader([]byte(text))), func(n markdownast.Node, entering bool) (markdownast.WalkStatus, error) {
		kind := n.Kind()
		if entering && kind != markdownast.KindCodeSpan && kind != markdownast.KindText && kind != markdownast.KindString {
			nodes = append(nodes, kind.String())
		}
		return markdownast.WalkContinue, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return nodes
}

// TestJUnitCounts holds that the numbers of a suite are those of its tests.
func TestJUnitCounts(t *testing.T) {
	for name, c := range checksIn(t) {
		var out bytes.Buffer
		if err := JUnit(&out, c, message.For("en")); err != nil {
			t.Fatal(err)
		}
		var all junitSuites
		if err := xml.Unmarshal(out.Bytes(), &all); err != nil {
			t.Fatal(err)
		}
		var total junitSuite
		for _, s := range all.Suites {
			var counted junitSuite
			for _, test := range s.Cases {
				counted.add(test)
				total.add(test)
			}
			if counted.Tests != s.Tests || counted.Failures != s.Failures || counted.Errors != s.Errors || counted.Skipped != s.Skipped {
				t.Errorf("%s: %s says %+v", name, s.Name, s)
			}
		}
		if total.Tests != all.Tests || total.Tests != len(c.Tests) || total.Failures != all.Failures {
			t.Errorf("%s: %d tests and %d failures, want %d and %d", name, all.Tests, all.Failures, total.Tests, total.Failures)
		}
	}
}

// TestGitLabFingerprints holds what GitLab asks of an entry: it drops all but one
// with the same fingerprint.
func TestGitLabFingerprints(t *testing.T) {
	for name, c := range checksIn(t) {
		var out bytes.Buffer
		if err := GitLab(&out, c, message.For("en")); err != nil {
			t.Fatal(err)
		}
		var issues []gitlabIssue
		if err := json.Unmarshal(out.Bytes(), &issues); err != nil {
			t.Fatal(err)
		}
		seen := make(map[string]bool)
		for _, issue := range issues {
			if seen[issue.Fingerprint] || issue.Description == "" || issue.Location.Path == "" || issue.Location.Lines.Begin < 1 {
				t.Errorf("%s: %+v", name, issue)
			}
			seen[issue.Fingerprint] = true
		}
	}
}

// TestSummaryIsBounded holds that a summary of very many results says how many it
// does not show.
func TestSummaryIsBounded(t *testing.T) {
	c := checksIn(t)["english"]
	one := c.Results[0]
	for range 20000 {
		c.Results = append(c.Results, one)
	}
	var out bytes.Buffer
	if err := CheckMarkdown(&out, c, message.For("en")); err != nil {
		t.Fatal(err)
	}
	if out.Len() > 1<<20 || !strings.Contains(out.String(), "more results are not shown here") {
		t.Errorf("a summary of %d bytes", out.Len())
	}
}
