package capture_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"exitclause/internal/analyze"
	"exitclause/internal/capture"
	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/source"
	"exitclause/rules"
)

// newAnalyzer returns an analyzer of the built-in rules.
func newAnalyzer(tb testing.TB) *analyze.Analyzer {
	tb.Helper()
	packs, err := rule.Load(rule.Pack{Name: "rules", FS: rules.FS})
	if err != nil {
		tb.Fatal(err)
	}
	return analyze.New(packs)
}

// versionOf reads a page. One that holds no text is reported as a fault by the
// reader, and is no case for this package.
func versionOf(tb testing.TB, a *analyze.Analyzer, name string, data []byte) capture.Version {
	tb.Helper()
	page, err := source.New(name, data)
	if err != nil {
		tb.Fatal(err)
	}
	doc, err := document.Parse(page)
	if err != nil {
		tb.Fatal(err)
	}
	inputs := []analyze.Input{{Page: page, Document: doc, Findings: a.Run(doc)}}
	r := analyze.Report(report.Tool{}, inputs, message.For("en"))
	analyze.AddBodies(r, inputs)
	return capture.Version{Document: &r.Documents[0], Findings: r.Findings}
}

// TestJudge judges the pages in testdata: one file a case, with the page, or with
// an older and a newer one. The comment says the kind of fault, "whole" for none;
// for two pages, of the older and of the newer.
func TestJudge(t *testing.T) {
	a := newAnalyzer(t)
	golden.Each(t, "testdata/*.txtar", func(t *testing.T, name string) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want := strings.Fields(string(archive.Comment))
		var versions []capture.Version
		for _, f := range archive.Files {
			versions = append(versions, versionOf(t, a, f.Name, f.Data))
		}
		var got []string
		switch len(versions) {
		case 1:
			got = []string{kindOf(capture.Judge(versions[0]))}
		case 2:
			ofOlder, ofNewer := capture.Compare(versions[0], versions[1])
			got = []string{kindOf(ofOlder), kindOf(ofNewer)}
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}

func kindOf(f *capture.Fault) string {
	if f == nil {
		return "whole"
	}
	if text := message.English(f.Note); strings.HasPrefix(text, "capture.") {
		return text + " is not in the catalogue"
	}
	return string(f.Kind)
}

// notDocuments are the real pages that are none, as reading them shows, with their
// folders.
var notDocuments = map[string]bool{
	"DB/14.html": true, // says that there is no such page
	"privacy-policy/2021-09-07T075708_01cd23d78.md":              true, // says that access was denied
	"Llama_API/Privacy_Policy__docs-trust-data-commitments.html": true, // says that there is no such page
}

// TestRealPagesAreWhole judges pages that people saved: none is taken for a page
// that a server shows in the place of a document.
func TestRealPagesAreWhole(t *testing.T) {
	dir := os.Getenv("EXITCLAUSE_CORPORA")
	if dir == "" {
		t.Skip("EXITCLAUSE_CORPORA does not name the folder of real texts")
	}
	a := newAnalyzer(t)
	judged := 0
	err := filepath.WalkDir(filepath.Join(dir, "real"), func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.Contains(entry.Name(), "LICENSE") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		page, err := source.New(path, data)
		if err != nil {
			return nil
		}
		if _, err := document.Parse(page); err != nil {
			return nil // the reader knows that it is broken
		}
		judged++
		if got := kindOf(capture.Judge(versionOf(t, a, path, data))); got != "whole" && !notDocuments[filepath.Base(filepath.Dir(path))+"/"+filepath.Base(path)] {
			t.Errorf("%s: %s", path, got)
		}
		return nil
	})
	if err != nil || judged == 0 {
		t.Fatalf("%d pages judged: %v", judged, err)
	}
	t.Logf("%d pages judged", judged)
}
