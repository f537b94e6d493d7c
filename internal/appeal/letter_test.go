package appeal_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
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

const letters = "testdata/letters"

// desk is what it takes to write letters. Its rules are those of the test data,
// so that a letter changes only if what writes it does.
type desk struct {
	analyzer *analyze.Analyzer
	statutes *law.Statutes
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: os.DirFS(letters + "/rules")})
	if err != nil {
		t.Fatal(err)
	}
	statutes, err := law.Load(rules.Law)
	if err != nil {
		t.Fatal(err)
	}
	return &desk{analyze.New(packs), statutes}
}

// cases returns the folders of cases.
func cases(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob(letters + "/*/case.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for i := range files {
		files[i] = filepath.Dir(files[i])
	}
	return files
}

// inputs reads the documents that the file sources of a folder lists.
func (d *desk) inputs(t testing.TB, folder string) []analyze.Input {
	t.Helper()
	list := golden.Read(t, filepath.Join(folder, "sources"))
	var all []analyze.Input
	for _, name := range strings.Fields(string(list)) {
		page, err := source.Load(context.Background(), letters+"/documents/"+name, source.Options{MaxBytes: 1 << 20})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := document.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, analyze.Input{Page: page, Document: doc, Findings: d.analyzer.Run(doc)})
	}
	return all
}

func readCase(t testing.TB, folder string) *appeal.Case {
	t.Helper()
	name := filepath.Join(folder, "case.yaml")
	data := golden.Read(t, name)
	c, err := appeal.ReadCase(name, data, law.Date{Year: 2025, Month: 6, Day: 30})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// write returns the report of inputs with the letter of a case.
func (d *desk) write(t testing.TB, inputs []analyze.Input, c *appeal.Case, stage appeal.Stage, lang string) (*report.Report, []message.Note) {
	t.Helper()
	printer := message.For(lang)
	tool := report.Tool{Name: "exitclause", Version: "v1", Rules: "sha256:" + strings.Repeat("0", 64)}
	r := analyze.Report(tool, inputs, printer)
	appeal.Conclude(r, inputs, d.statutes, c.Situation(), printer)
	warnings, err := appeal.Write(r, d.statutes, c.Situation(), c, stage, printer)
	if err != nil {
		t.Fatal(err)
	}
	return r, warnings
}

// TestLetters holds the letter of every case in every language to its golden
// file: a folder is a case.
func TestLetters(t *testing.T) {
	d := newDesk(t)
	for _, folder := range cases(t) {
		for _, lang := range message.Languages() {
			t.Run(filepath.Base(folder)+"."+lang, func(t *testing.T) {
				r, warnings := d.write(t, d.inputs(t, folder), readCase(t, folder), "", lang)
				for _, w := range warnings {
					t.Errorf("warning: %s", message.English(w))
				}
				var got bytes.Buffer
				if err := render.LetterMarkdown(&got, r, message.For(lang)); err != nil {
					t.Fatal(err)
				}
				golden.Check(t, filepath.Join(folder, lang+".md"), got.String())
			})
		}
	}
}

// TestReportWithLetterFollowsTheSchema holds the JSON of every letter to the
// published schema, and every provision that a letter refers to to the list.
func TestReportWithLetterFollowsTheSchema(t *testing.T) {
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
	d := newDesk(t)
	for _, folder := range cases(t) {
		r, _ := d.write(t, d.inputs(t, folder), readCase(t, folder), "", "en")
		var b bytes.Buffer
		if err := render.JSON(&b, r); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(parseJSON(t, b.Bytes())); err != nil {
			t.Errorf("%s: %v", folder, err)
		}
		for _, deadline := range r.Letter.Deadlines {
			listed := func(s report.Statute) bool { return s.ID == deadline.Law }
			if deadline.Law != "" && !slices.ContainsFunc(r.Statutes, listed) {
				t.Errorf("%s: %s is not in the list of statutes", folder, deadline.Law)
			}
		}
	}
}

func parseJSON(t *testing.T, data []byte) any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestQuotesAreVerbatim writes every stage of every case in every language, and
// holds every quoted line to the documents.
func TestQuotesAreVerbatim(t *testing.T) {
	d := newDesk(t)
	quotes := 0
	for _, folder := range cases(t) {
		inputs := d.inputs(t, folder)
		var texts strings.Builder
		for _, in := range inputs {
			texts.WriteString(document.FoldSpace(in.Document.Text) + "\n")
		}
		for _, lang := range message.Languages() {
			for _, stage := range appeal.Stages() {
				r, _ := d.write(t, inputs, readCase(t, folder), appeal.Stage(stage), lang)
				for _, e := range r.Letter.Exhibits {
					quotes++
					if !strings.Contains(texts.String(), e.Quote) {
						t.Errorf("%s, %s, %s: exhibit %d is not in the documents: %s", folder, stage, lang, e.Number, e.Quote)
					}
				}
				holdQuotes(t, r.Letter)
			}
		}
	}
	if quotes == 0 {
		t.Error("nothing was quoted")
	}
}

// holdQuotes holds that the body quotes every exhibit, in order, and nothing
// else, and that no template left anything of itself.
func holdQuotes(t *testing.T, l *report.Letter) {
	t.Helper()
	var quoted []string
	for line := range strings.Lines(l.Body) {
		if text, found := strings.CutPrefix(strings.TrimSpace(line), "> "); found && !strings.HasPrefix(text, "—") {
			quoted = append(quoted, strings.Trim(strings.ReplaceAll(text, `\`, ""), "“”「」"))
		}
	}
	var want []string
	for i, e := range l.Exhibits {
		want = append(want, strings.Trim(e.Quote, "“”「」"))
		if e.Number != i+1 {
			t.Errorf("exhibit %d has the number %d", i+1, e.Number)
		}
	}
	if !slices.Equal(quoted, want) {
		t.Errorf("%s, %s: quoted (-exhibits +body):\n%s", l.Stage, l.Language, cmp.Diff(want, quoted))
	}
	for _, rest := range []string{"{{", "}}", "<no value>", "%!", "#.", "letter.", "  ", "（）", "()"} {
		if strings.Contains(l.Body, rest) || strings.Contains(l.Title, rest) {
			t.Errorf("%s, %s: the letter holds %q:\n%s", l.Stage, l.Language, rest, l.Body)
		}
	}
}

// TestDateMovesDeadlinesAndLaw writes the same letter on three days.
func TestDateMovesDeadlinesAndLaw(t *testing.T) {
	d := newDesk(t)
	folder := letters + "/request"
	for _, c := range []struct {
		day      law.Date
		due, ext string
		in, out  string // cited, and not cited
	}{
		{law.Date{Year: 2025, Month: 1, Day: 31}, "2025-02-28", "2025-04-30", "amld-40", "amlr-77"},
		{law.Date{Year: 2027, Month: 7, Day: 31}, "2027-08-31", "2027-10-31", "amld-40", "amlr-77"}, // the month is not over
		{law.Date{Year: 2027, Month: 8, Day: 1}, "2027-09-01", "2027-11-01", "amlr-77", "amld-40"},
	} {
		told := readCase(t, folder)
		told.Date = c.day
		told.Log = []appeal.Event{
			{Date: c.day, Kind: appeal.Requested}, {Date: c.day, Kind: appeal.Refused, Ground: appeal.AML},
		}
		r, _ := d.write(t, d.inputs(t, folder), told, "", "en")
		if !hasDeadline(r.Letter, "gdpr-12-3", c.due, c.ext) {
			t.Errorf("%s: deadlines are %+v", c.day, r.Letter.Deadlines)
		}
		cited := func(id string) bool { return strings.Contains(r.Letter.Body, d.statutes.ByID(id).Cite.En) }
		if !cited(c.in) || cited(c.out) {
			t.Errorf("%s: want %s and not %s:\n%s", c.day, c.in, c.out, r.Letter.Body)
		}
	}
}

func hasDeadline(l *report.Letter, law, date, extends string) bool {
	return slices.ContainsFunc(l.Deadlines, func(d report.Deadline) bool {
		return d.Law == law && d.Date == date && d.Extends == extends
	})
}

// TestProvisionsInTemplatesExist finds ids that a template asks for and that no
// statute has: they would be left out in silence.
func TestProvisionsInTemplatesExist(t *testing.T) {
	d := newDesk(t)
	files, err := filepath.Glob("letters/*/*.tmpl")
	if err != nil || len(files) == 0 {
		t.Fatalf("no templates: %v", err)
	}
	found := 0
	for _, name := range files {
		data := golden.Read(t, name)
		for _, action := range strings.Split(string(data), "{{")[1:] {
			action, _, _ = strings.Cut(action, "}}")
			fields := strings.Fields(action)
			at := slices.IndexFunc(fields, func(f string) bool { return f == "law" || f == "provisions" })
			if at < 0 {
				continue
			}
			for _, id := range fields[at+1:] {
				found++
				if d.statutes.ByID(strings.Trim(id, `"`)) == nil {
					t.Errorf("%s: there is no provision %s", name, id)
				}
			}
		}
	}
	if found == 0 {
		t.Error("no template asks for a provision")
	}
}

// TestForeignLawIsOnlyNamed holds that to a user in mainland China a law of the
// EU is what the documents name and nothing that binds, in any letter.
func TestForeignLawIsOnlyNamed(t *testing.T) {
	d := newDesk(t)
	folder := letters + "/appeal-partial-china"
	for _, stage := range appeal.Stages() {
		r, _ := d.write(t, d.inputs(t, folder), readCase(t, folder), appeal.Stage(stage), "en")
		if strings.Contains(r.Letter.Body, "GDPR Art.") {
			t.Errorf("%s: an article of the GDPR is held against the provider:\n%s", stage, r.Letter.Body)
		}
		if stage != "reminder" && !strings.Contains(r.Letter.Body, "I claim no more from this") && stage != "complaint" {
			t.Errorf("%s: what the documents say of the GDPR is left out", stage)
		}
		if !strings.Contains(r.Letter.Body, "PIPL Art.") {
			t.Errorf("%s: the law of the user's place is left out", stage)
		}
		for _, deadline := range r.Letter.Deadlines {
			if deadline.Law != "" {
				t.Errorf("%s: a number of days is made up: %+v", stage, deadline)
			}
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	d := newDesk(b)
	folder := letters + "/appeal-aml"
	inputs, c := d.inputs(b, folder), readCase(b, folder)
	printer := message.For("en")
	for b.Loop() {
		r := analyze.Report(report.Tool{}, inputs, printer)
		appeal.Conclude(r, inputs, d.statutes, c.Situation(), printer)
		if _, err := appeal.Write(r, d.statutes, c.Situation(), c, "", printer); err != nil {
			b.Fatal(err)
		}
	}
}

// TestHostileCase holds that what a user writes, or pastes, stays text.
func TestHostileCase(t *testing.T) {
	const evil = "service: \"<script>x</script>[a](javascript:1)\\e[31m\\u202e`b` **c** &lt;\"\nuser: {residence: DE}"
	d := newDesk(t)
	c, err := appeal.ReadCase("case.yaml", []byte(evil), today)
	if err != nil {
		t.Fatal(err)
	}
	for _, stage := range appeal.Stages() {
		r, _ := d.write(t, d.inputs(t, letters+"/request"), c, appeal.Stage(stage), "en")
		var markdown, text bytes.Buffer
		if err := render.LetterMarkdown(&markdown, r, message.For("en")); err != nil {
			t.Fatal(err)
		}
		if err := render.LetterText(&text, r, message.For("en"), render.TextOptions{Width: 200}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text.String(), "<script>x</script>[a](javascript:1)\uFFFD[31m\uFFFD`b` **c** &lt;") {
			t.Errorf("%s: the name is not what it was:\n%s", stage, text.String())
		}
		for _, bad := range []string{"\x1b", "\u202e", " <script>", "[a](", " **c**", " &lt;"} {
			if strings.Contains(markdown.String(), bad) {
				t.Errorf("%s: Markdown holds %q", stage, bad)
			}
		}
	}
}
