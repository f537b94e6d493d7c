package appeal_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// version reads a document of a folder, or returns nil if it has none of that
// name.
func (d *desk) version(t *testing.T, folder, name string) *analyze.Input {
	t.Helper()
	page, err := source.Load(context.Background(), filepath.Join(folder, name), source.Options{})
	var e *source.Error
	if errors.As(err, &e) && errors.Is(e.Err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	page.URI = "snapshot:larkfin/privacy-policy@" + strings.TrimSuffix(name, ".md")
	doc, err := document.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	return &analyze.Input{Page: page, Document: doc, Findings: d.analyzer.Run(doc)}
}

// TestVersions holds what is told of the version at sign-up to its golden files:
// a folder is a case. The rules are the real ones.
func TestVersions(t *testing.T) {
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	d.analyzer = analyze.New(packs)
	for _, folder := range golden.Cases(t, "testdata/versions/*") {
		for _, lang := range message.Languages() {
			t.Run(filepath.Base(folder)+"."+lang, func(t *testing.T) {
				r := d.withVersions(t, folder, "", lang)
				r.Letter.Body = section(r)
				r.Letter.Exhibits, r.Letter.Deadlines, r.Checklist = nil, nil, nil
				var got bytes.Buffer
				if err := render.LetterText(&got, r, message.For(lang), render.TextOptions{}); err != nil {
					t.Fatal(err)
				}
				got.WriteString("\n~~~\n\n")
				if err := render.LetterMarkdown(&got, r, message.For(lang)); err != nil {
					t.Fatal(err)
				}
				golden.Check(t, filepath.Join(folder, lang+".want"), got.String())
			})
		}
	}
}

// section returns the section of the letter that tells of the versions.
func section(r *report.Report) string {
	for part := range strings.SplitSeq(r.Letter.Body, "\n### ") {
		if then := r.Versions[0].Then; then != nil && strings.Contains(part, then.SHA256) {
			return "### " + part + "\n"
		}
	}
	return "(nothing)\n"
}

// withVersions returns the report of a folder with its letter.
func (d *desk) withVersions(t *testing.T, folder string, stage appeal.Stage, lang string) *report.Report {
	t.Helper()
	printer := message.For(lang)
	now, c := d.version(t, folder, "now.md"), readCase(t, folder)
	inputs := []analyze.Input{*now}
	r := analyze.Report(report.Tool{Name: "exitclause", Version: "v1", Rules: "sha256:" + strings.Repeat("0", 64)}, inputs, printer)
	appeal.Conclude(r, inputs, d.statutes, c.Situation(), printer)
	earlier := appeal.Earlier{Now: *now, Then: d.version(t, folder, "then.md"), Because: []message.Note{message.New("snapshot.chosen.named")}}
	appeal.AddVersions(r, []appeal.Earlier{earlier}, law.Date{Year: 2024, Month: 5, Day: 10}, d.analyzer, printer)
	if _, err := appeal.Write(r, d.statutes, c.Situation(), c, stage, printer); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestVersionsAreVerbatim holds what is quoted of either version, in every
// letter, to that version, and the report to the published schema.
func TestVersionsAreVerbatim(t *testing.T) {
	const url = "urn:exitclause:report:v1"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	if err := compiler.AddResource(url, parseJSON(t, report.JSONSchema())); err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t)
	d.analyzer = analyze.New(packs)
	text := func(name string) string {
		data := golden.Read(t, "testdata/versions/worse/"+name)
		return document.FoldSpace(string(data))
	}
	then, now := text("then.md"), text("now.md")
	for _, lang := range message.Languages() {
		for _, stage := range appeal.Stages() {
			r := d.withVersions(t, "testdata/versions/worse", appeal.Stage(stage), lang)
			if len(r.Versions) != 1 || len(r.Versions[0].Changes) == 0 || !strings.Contains(r.Letter.Body, r.Versions[0].Then.SHA256) {
				t.Fatalf("%s, %s: versions %+v", stage, lang, r.Versions)
			}
			for _, ch := range r.Versions[0].Changes {
				if ch.Then != nil && !strings.Contains(then, ch.Then.Quote) || ch.Now != nil && !strings.Contains(now, ch.Now.Quote) {
					t.Errorf("%s, %s: not verbatim: %+v", stage, lang, ch)
				}
				if ch.Now != nil && ch.Now.Finding != "" && quoteOf(r, ch.Now.Finding) != ch.Now.Quote {
					t.Errorf("%s, %s: %s is another finding than %q", stage, lang, ch.Now.Finding, ch.Now.Quote)
				}
			}
			var b bytes.Buffer
			if err := render.JSON(&b, r); err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(parseJSON(t, b.Bytes())); err != nil {
				t.Errorf("%s, %s: %v", stage, lang, err)
			}
		}
	}
}

func quoteOf(r *report.Report, id string) string {
	for _, f := range r.Findings {
		if f.ID == id {
			return f.Quote
		}
	}
	return ""
}
