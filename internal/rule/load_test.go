package rule

import (
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"exitclause/internal/golden"
)

// TestErrors loads each testdata/errors/NAME.yaml and compares everything that
// is said of it with NAME.want.
func TestErrors(t *testing.T) {
	golden.Each(t, "testdata/errors/*.yaml", func(t *testing.T, name string) {
		_, err := Load(Pack{FS: fstest.MapFS{"en/rules.yaml": {Data: golden.Read(t, name)}}})
		var errs Errors
		if !errors.As(err, &errs) {
			t.Fatalf("error is %v, want Errors", err)
		}
		golden.Check(t, golden.Want(name), errs.Error()+"\n")
	})
}

// english returns a pack with one file of English rules.
func english(name, yaml string) Pack {
	return Pack{Name: name, FS: fstest.MapFS{"en/rules.yaml": {Data: []byte("language: en\n" + yaml)}}}
}

const example = "    practice: closure-right\n    examples: {match: [a], reject: [b]}\n"

func TestLaterPackReplacesAndDisables(t *testing.T) {
	builtin := english("", "rules:\n"+
		"  - id: en/closure-right/a\n    title: Built in\n    any: [a]\n"+example+
		"  - id: en/closure-right/b\n    title: To switch off\n    any: [b]\n"+example)
	own := english("own", "disable: [en/closure-right/b]\nrules:\n"+
		"  - id: en/closure-right/a\n    title: Own\n    any: [c]\n"+example)
	packs, err := Load(builtin, own)
	if err != nil {
		t.Fatal(err)
	}
	if len(packs.Rules) != 1 || packs.Rules[0].Title != "Own" || packs.Rules[0].File != "own/en/rules.yaml" {
		t.Errorf("rules are %+v, want only the user's own", packs.Rules)
	}
	alone, err := Load(builtin)
	if err != nil {
		t.Fatal(err)
	}
	if packs.Digest == alone.Digest {
		t.Error("the digest does not tell the packs apart")
	}
}

func TestOwnPackSeesCommonLists(t *testing.T) {
	builtin := Pack{FS: fstest.MapFS{
		"en/lists.yaml": {Data: []byte("language: en\nlists: {keep: [retain*]}\n")},
		"en/rules.yaml": {Data: []byte("language: en\nrules:\n  - id: en/closure-right/a\n    title: A\n    any: [$keep]\n" + example)},
	}}
	own := english("own", "rules:\n  - id: en/closure-right/own\n    title: Own\n    any: [$keep data]\n"+example)
	if _, err := Load(builtin, own); err != nil {
		t.Error(err)
	}
}

func TestYAMLIsTheRuleAsWritten(t *testing.T) {
	packs, err := Load(english("", "rules:\n  # a comment\n  - id: en/closure-right/a\n    title: A\n    any:\n    - a\n"+example+
		"\n  - id: en/closure-right/b\n    title: B\n    any: [b]\n"+example))
	if err != nil {
		t.Fatal(err)
	}
	want := "  - id: en/closure-right/a\n    title: A\n    any:\n    - a\n" + strings.TrimSuffix(example, "\n")
	if got := packs.Rules[0].YAML(); got != want {
		t.Errorf("rule as written is\n%s\nwant\n%s", got, want)
	}
}

func TestWrongPacks(t *testing.T) {
	for name, pack := range map[string]Pack{
		"empty folder":  {Name: "own", FS: fstest.MapFS{}},
		"missing":       {Name: "own", FS: os.DirFS("testdata/none")},
		"file too long": {Name: "own", FS: fstest.MapFS{"a.yaml": {Data: make([]byte, maxFileBytes+1)}}},
	} {
		if _, err := Load(pack); err == nil || !strings.Contains(err.Error(), "own") {
			t.Errorf("%s: error is %v, want one that names the pack", name, err)
		}
	}
}

// TestUnreadableLists holds that a file that is no YAML is reported once, and not
// by every rule that wants a list of it.
func TestUnreadableLists(t *testing.T) {
	rules := "language: en\nrules:\n  - id: en/closure-right/a\n    title: A\n    any: [$boats]\n" + example
	_, err := Load(Pack{FS: fstest.MapFS{
		"en/lists.yaml": {Data: []byte("language: en\nlists:\n  boats: [a, b\n")},
		"en/rules.yaml": {Data: []byte(rules)},
	}})
	if errs, ok := err.(Errors); !ok || len(errs) != 1 || errs[0].File != "en/lists.yaml" {
		t.Errorf("errors are %v, want one of en/lists.yaml", err)
	}
}

func FuzzLoad(f *testing.F) {
	for _, name := range golden.Cases(f, "testdata/errors/*.yaml") {
		data := golden.Read(f, name)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		packs, err := Load(Pack{FS: fstest.MapFS{"en/lists.yaml": {Data: data}}})
		if (packs == nil) == (err == nil) {
			t.Errorf("packs %v with error %v", packs, err)
		}
	})
}
