package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"

	"exitclause/internal/report"
)

var updateHistories = flag.Bool("update-histories", false, "write what the histories give to testdata/history.yaml")

// history is the versions of one document, and what must be seen in them.
type history struct {
	Folder string `yaml:"folder"` // in real/history of the corpora
	// Broken are the captures that are none, each with its kind of fault.
	Broken []brokenCapture `yaml:"broken,omitempty"`
	// Steps are those between good captures in which something of substance
	// changed. All others must show nothing.
	Steps []historyStep `yaml:"steps,omitempty"`
}

type brokenCapture struct{ At, Kind string }

// historyStep is the way from one good capture to the next.
type historyStep struct {
	From, To string
	Changes  []string // practice, aspect and effect of each difference, in order, each once
}

// TestHistories compares each version of a real document with the last good one
// before it, as a user would, and holds the outcome against testdata/history.yaml.
func TestHistories(t *testing.T) {
	root := filepath.Join(corpora(t), "real", "history")
	data, err := os.ReadFile("testdata/history.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var want, got []history
	d := yaml.NewDecoder(bytes.NewReader(data))
	d.KnownFields(true)
	if err := d.Decode(&want); err != nil {
		t.Fatal(err)
	}
	schema := diffSchema(t)
	for _, h := range want {
		t.Run(h.Folder, func(t *testing.T) {
			w := historyWalk{schema: schema, is: history{Folder: h.Folder}}
			w.walk(t, filepath.Join(root, filepath.FromSlash(h.Folder)))
			got = append(got, w.is)
			t.Logf("%d steps, of which %d with changes of substance; %d broken captures", w.steps, len(w.is.Steps), len(w.is.Broken))
			if !*updateHistories {
				sameHistory(t, h, w.is)
			}
		})
	}
	if *updateHistories {
		writeHistories(t, data, got)
	}
}

// writeHistories replaces all but the comment at the head of the file.
func writeHistories(t *testing.T, old []byte, got []history) {
	t.Helper()
	head := old[:bytes.Index(old, []byte("\n- "))+1]
	data, err := yaml.Marshal(got)
	if err == nil {
		err = os.WriteFile("testdata/history.yaml", slices.Concat(head, data), 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func sameHistory(t *testing.T, want, got history) {
	t.Helper()
	if !slices.Equal(want.Broken, got.Broken) {
		t.Errorf("broken captures:\n got %v\nwant %v", got.Broken, want.Broken)
	}
	stepOf := func(all []historyStep, s historyStep) historyStep {
		i := slices.IndexFunc(all, func(o historyStep) bool { return o.From == s.From && o.To == s.To })
		if i < 0 {
			return historyStep{From: s.From, To: s.To}
		}
		return all[i]
	}
	for _, s := range slices.Concat(want.Steps, got.Steps) {
		if w, g := stepOf(want.Steps, s), stepOf(got.Steps, s); !slices.Equal(w.Changes, g.Changes) {
			t.Errorf("%s to %s:\n got %q\nwant %q", s.From, s.To, g.Changes, w.Changes)
		}
	}
}

// historyWalk goes through the captures of a document in their order.
type historyWalk struct {
	schema *jsonschema.Schema
	good   string // the last good capture
	steps  int
	is     history
}

func (w *historyWalk) walk(t *testing.T, dir string) {
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no versions in %s: %v", dir, err)
	}
	for _, name := range names {
		if w.good == "" {
			w.good = name
			continue
		}
		w.step(t, name)
	}
}

// step compares name with the last good capture.
func (w *historyWalk) step(t *testing.T, name string) {
	code, out, messages := run(t, "diff", "--format", "json", "--lang", "en", "--fail-on", "substance", w.good, name)
	d := w.decode(t, out)
	if code == ExitSource {
		w.broken(t, d, name, messages)
		return
	}
	if fails := d.Tally.Substance > 0; (code == ExitFailed) != fails || code != ExitFailed && code != ExitDone {
		t.Errorf("%s: exit code %d with %d changes of substance", name, code, d.Tally.Substance)
	}
	w.steps++
	if changes := substanceOf(d); len(changes) > 0 {
		w.is.Steps = append(w.is.Steps, historyStep{dateOf(w.good), dateOf(name), changes})
	}
	heldByOracle(t, w.good, name, d)
	w.good = name
}

// broken takes in a step that was not compared: the broken capture is left out,
// and if that is the older one, the newer one takes its place.
func (w *historyWalk) broken(t *testing.T, d *report.Diff, name, messages string) {
	if len(d.Failures) != 1 || len(d.Changes) > 0 || strings.Count(messages, "\n") != 1 {
		t.Fatalf("%s: %d failures, %d changes, messages %q", name, len(d.Failures), len(d.Changes), messages)
	}
	f := d.Failures[0]
	w.is.Broken = append(w.is.Broken, brokenCapture{dateOf(f.URI), f.Kind})
	if f.URI == w.good {
		w.good = name
	}
}

func (w *historyWalk) decode(t *testing.T, out []byte) *report.Diff {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(out))
	if err == nil {
		err = w.schema.Validate(value)
	}
	d := new(report.Diff)
	if err := errors.Join(err, json.Unmarshal(out, d)); err != nil {
		t.Fatal(err)
	}
	return d
}

func diffSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	const url = "urn:exitclause:diff:v1"
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(report.DiffJSONSchema()))
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

// dateOf returns when a capture was made, to the minute, as its name says.
func dateOf(name string) string { return filepath.Base(name)[:len("2006-01-02T1504")] }

func substanceOf(d *report.Diff) []string {
	var all []string
	for _, c := range d.Changes {
		for _, x := range c.Differences {
			if said := string(x.Practice) + " " + string(x.Aspect) + " " + string(x.Effect); !slices.Contains(all, said) {
				all = append(all, said)
			}
		}
	}
	return all
}

// subjects are the words of the sentences that matter, for the oracle below: it
// knows no rules and no clauses.
var subjects = regexp.MustCompile(`(?i)\b(retain|retention|retained|keep|kept|stor(e|ed|age)|delet\w*|eras\w*|anonymi\w*|destroy\w*|clos(e|ed|ing|ure)|terminat\w*|suspend\w*|freez\w*|frozen|complain\w*|supervisory|authorit(y|ies)|withdraw\w*|object\w*|portab\w*|access|copy|contact\w*|verify|identity|days|months?|years?|hours|law|laws|gdpr|directives?|arbitrat\w*|govern\w*|dispute\w*|court\w*|prevail\w*|consent|dormant|restrict\w*)\b|@`)

// heldByOracle compares the two files line by line and sentence by sentence, in
// the plainest way, and holds d against that: every sentence on the subject that
// only one file has is in a change, and in a change of substance a sentence differs.
func heldByOracle(t *testing.T, old, new string, d *report.Diff) {
	t.Helper()
	before, wholeBefore := plainSentences(t, old)
	after, wholeAfter := plainSentences(t, new)
	var oldText, newText strings.Builder // of the changes
	for _, c := range d.Changes {
		if c.Old != nil {
			oldText.WriteString(plain(c.Old.Text) + "\n")
		}
		if c.New != nil {
			newText.WriteString(plain(c.New.Text) + "\n")
		}
	}
	var changed []string
	for _, side := range []struct {
		own          map[string]bool
		other, shown string
	}{{before, wholeAfter, oldText.String()}, {after, wholeBefore, newText.String()}} {
		for s := range side.own {
			if strings.Contains(side.other, s) {
				continue // a line that is cut up otherwise says the same
			}
			changed = append(changed, s)
			if subjects.MatchString(s) && !strings.Contains(side.shown, s) && !shownInParts(side.shown, s) {
				t.Errorf("%s to %s: no change shows %q", dateOf(old), dateOf(new), s)
			}
		}
	}
	for _, c := range d.Changes {
		if len(c.Differences) > 0 && !hasOneOf(c, changed) && !moreOrLess(c, wholeBefore, wholeAfter) {
			t.Errorf("%s to %s: %s is a change of substance, and no sentence differs in it: %+v", dateOf(old), dateOf(new), c.ID, c.Differences)
		}
	}
}

// hasOneOf reports whether one of sentences is in c, or begins, ends or goes on
// in it. What is too short for the oracle is in every change.
func hasOneOf(c report.Change, sentences []string) bool {
	for _, p := range []*report.Passage{c.Old, c.New} {
		if p == nil {
			continue
		}
		text := plain(p.Text)
		short := strings.Count(text, " ") < 4
		if short || slices.ContainsFunc(sentences, func(s string) bool { return strings.Contains(text, unnumbered(s)) || strings.Contains(s, text) }) {
			return true
		}
		for part := range strings.SplitSeq(p.Text, ". ") {
			part = plain(part)
			if slices.ContainsFunc(sentences, func(s string) bool { return part != "" && strings.Contains(s, part) }) {
				return true
			}
		}
	}
	return false
}

// unnumbered returns s without a short first word, which may be a number.
func unnumbered(s string) string {
	if first, rest, found := strings.Cut(s, " "); found && len(first) <= 3 {
		return rest
	}
	return s
}

// moreOrLess reports whether the text of c is more or less often in the new
// version: it was added or dropped where something else leads into it.
func moreOrLess(c report.Change, old, new string) bool {
	for _, p := range []*report.Passage{c.Old, c.New} {
		if p != nil && strings.Count(old, plain(p.Text)) != strings.Count(new, plain(p.Text)) {
			return true
		}
	}
	return false
}

// shownInParts reports whether the words of s are nearly all in the changes: a
// table or a list is cut up otherwise by who knows its marks.
func shownInParts(shown, s string) bool {
	words := strings.Fields(s)
	missing := 0
	for _, w := range words {
		if !strings.Contains(shown, w) {
			missing++
		}
	}
	return 5*missing <= len(words)
}

var (
	markdownLink = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
	htmlTag      = regexp.MustCompile(`<[^>]*>`)
	sentenceEnd  = regexp.MustCompile(`[.;!?]\s|\n`)
	notSaid      = regexp.MustCompile(`[^\pL\pN@]+`)
)

// plainSentences returns the sentences of a Markdown file, in plain words, and
// all of its words.
func plainSentences(t *testing.T, name string) (sentences map[string]bool, whole string) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	text := htmlTag.ReplaceAllString(markdownLink.ReplaceAllString(string(data), "$1"), "\n")
	all := make(map[string]bool)
	for _, s := range sentenceEnd.Split(strings.ReplaceAll(text, "|", "\n"), -1) {
		if s = plain(s); strings.Count(s, " ") >= 4 {
			all[s] = true
		}
	}
	return all, plain(text)
}

func plain(s string) string {
	return strings.TrimSpace(notSaid.ReplaceAllString(strings.ToLower(s), " "))
}
