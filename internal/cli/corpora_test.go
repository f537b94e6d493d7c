package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/render"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// corpora returns the folder of real texts, which are not part of the project.
func corpora(tb testing.TB) string {
	tb.Helper()
	dir := os.Getenv("EXITCLAUSE_CORPORA")
	if dir == "" {
		tb.Skip("EXITCLAUSE_CORPORA does not name the folder of real texts")
	}
	return dir
}

// builtIn returns the packs that the program has of itself.
func builtIn(tb testing.TB) *rule.Packs {
	tb.Helper()
	packs, err := new(packOptions).load()
	if err != nil {
		tb.Fatal(err)
	}
	return packs
}

func builtInStatutes(tb testing.TB) *law.Statutes {
	tb.Helper()
	statutes, err := law.Load(rules.Law)
	if err != nil {
		tb.Fatal(err)
	}
	return statutes
}

const (
	// longestRun is how long one document may take: a bound for what hangs, on
	// a machine that is busy with other tests.
	longestRun = 3 * time.Second
	// smallestWhole is the size in bytes that no whole policy of the corpora is
	// below, but every capture that was cut short.
	smallestWhole = 5000
)

// TestCorpora analyses every file of the corpora: each gives a report or one
// clear failure, in time, and what the report says of the file is true of its
// bytes.
func TestCorpora(t *testing.T) {
	root := filepath.Join(corpora(t), "real")
	c := corporaTest{packs: builtIn(t), schema: reportSchema(t)}
	c.analyzer = analyze.New(c.packs)
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.Contains(entry.Name(), "LICENSE") {
			return err
		}
		name, err := filepath.Rel(root, path)
		t.Run(name, func(t *testing.T) { c.file(t, path) })
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if c.reports == 0 {
		t.Fatalf("no file under %s gives a report", root)
	}
	t.Logf("%d reports with %d findings (%d compared byte by byte), %d failures", c.reports, c.findings, c.compared, c.failures)
}

type corporaTest struct {
	packs    *rule.Packs
	analyzer *analyze.Analyzer
	schema   *jsonschema.Schema

	reports, failures, findings, compared int
}

func (c *corporaTest) file(t *testing.T, path string) {
	start := time.Now()
	code, out, messages := run(t, "analyze", "--format", "json", "--lang", "en", path)
	if took := time.Since(start); took > longestRun {
		t.Errorf("took %v", took)
	}
	r := c.decode(t, out)
	switch {
	case code == ExitDone && len(r.Documents) > 0 && len(r.Failures) == 0:
		c.reports++
	case code == ExitSource && len(r.Documents) == 0 && len(r.Failures) == 1:
		c.failures++
		if strings.Count(messages, "\n") != 1 {
			t.Errorf("the failure is told as %q", messages)
		}
		return
	default:
		t.Fatalf("exit code %d with %d documents and %d failures: %s", code, len(r.Documents), len(r.Failures), messages)
	}
	if d := r.Documents[0]; d.Source.Bytes < smallestWhole && len(d.Source.Warnings) == 0 {
		t.Errorf("%d bytes are read as a whole document without a warning", d.Source.Bytes)
	}
	c.again(t, path, out, r)
}

// run runs the program and returns its exit code and what it wrote.
func run(t *testing.T, args ...string) (code int, out []byte, messages string) {
	t.Helper()
	var stdout, stderr bytes.Buffer
	env := Env{Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Getenv: func(string) string { return "" }, Now: time.Now}
	code = Main(context.Background(), args, env)
	return code, stdout.Bytes(), stderr.String()
}

func reportSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	const url = "urn:exitclause:report:v1"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.JSONSchema()))
	if err == nil {
		err = compiler.AddResource(url, value)
	}
	if err != nil {
		t.Fatal(err)
	}
	schema, err := compiler.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// decode returns the report that out is, after holding it to the schema.
func (c *corporaTest) decode(t *testing.T, out []byte) *report.Report {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if err := c.schema.Validate(value); err != nil {
		t.Error(err)
	}
	r := new(report.Report)
	d := json.NewDecoder(bytes.NewReader(out))
	d.DisallowUnknownFields()
	if err := errors.Join(d.Decode(r), onlyEOF(d)); err != nil {
		t.Fatal(err)
	}
	return r
}

func onlyEOF(d *json.Decoder) error {
	if _, err := d.Token(); err != io.EOF {
		return errors.New("there is more behind the report")
	}
	return nil
}

// again analyses the file once more, with an analyzer that has read all files
// before it. The report must be the same to the byte, and true of the file.
func (c *corporaTest) again(t *testing.T, path string, out []byte, r *report.Report) {
	page, err := source.Load(context.Background(), path, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	docs, err := document.ParseAll(page)
	if err != nil {
		t.Fatal(err)
	}
	var inputs []analyze.Input
	texts := map[string]string{}
	for i, doc := range docs {
		inputs = append(inputs, analyze.Input{Page: page, Document: doc, Findings: c.analyzer.Run(doc)})
		texts["d"+strconv.Itoa(i+1)] = doc.WrittenText()
	}
	printer := message.For("en")
	again := assemble(c.packs, builtInStatutes(t), law.Situation{}, outcome{inputs: inputs}, printer)
	if err := checkSources(again, inputs, printer); err != nil {
		t.Fatal(err)
	}
	var second bytes.Buffer
	if err := render.JSON(&second, again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out, second.Bytes()) {
		t.Error("a second analysis gives another report")
	}
	places := newPlaceCheck(t, page)
	for _, f := range r.Findings {
		if quote := document.FoldSpace(texts[f.Document][f.Span.Start:f.Span.End]); quote != f.Quote || quote != f.Selector.Exact {
			t.Errorf("%s: the text is %q, quoted as %q and %q", f.ID, quote, f.Quote, f.Selector.Exact)
		}
		places.check(t, f)
	}
	c.findings += len(r.Findings)
	c.compared += places.compared
}
