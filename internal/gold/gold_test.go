package gold

import (
	"bytes"
	"encoding/json"
	"math"
	"os"
	"strings"
	"testing"

	"exitclause/internal/golden"
	"exitclause/internal/practice"
	"exitclause/internal/report"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// written is an analyzer whose findings are written down: in the document, as
// YAML, or in a passage, by its words.
type written struct{}

func (written) Document(path string) (Reading, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var r said
	return r, yaml.Unmarshal(data, &r.findings)
}

// Passage reads keep as a period, which the rules keep and, behind "we", we find,
// unless it is about bees; and erase as a right.
func (written) Passage(headings []string, _, text string) Reading {
	var r said
	text = strings.ToLower(strings.Join(headings, " ") + " " + text)
	if strings.Contains(text, "keep") {
		h := Holding{Practice: practice.RetentionPeriod, Rules: []string{"keep"}}
		if strings.Contains(text, "we keep") {
			h.Rules = append(h.Rules, "we")
		}
		if strings.Contains(text, "wasps") {
			h.Exclusions = []string{"wasps"}
		}
		r.holdings = append(r.holdings, h)
	}
	if strings.Contains(text, "erase") {
		r.holdings = append(r.holdings, Holding{Practice: practice.ErasureRight, Rules: []string{"erase"}})
	}
	for _, h := range r.holdings {
		if h.Exclusions == nil {
			r.findings = append(r.findings, Finding{Practice: h.Practice, Rule: h.Rules[0]})
		}
	}
	return r
}

type said struct {
	findings []Finding
	holdings []Holding
}

func (r said) Findings() []Finding { return r.findings }
func (r said) Holdings() []Holding { return r.holdings }

// Nearest is a rule of the first finding in a chosen sentence, whatever it finds.
func (r said) Nearest(practices []practice.Practice, chosen func(string) bool) (Miss, bool) {
	for _, f := range r.findings {
		if chosen(f.Quote) {
			return Miss{Rule: "near/" + string(practices[0]), Lacks: []string{"a word"}, Evidence: []string{"another"}}, true
		}
	}
	return Miss{}, false
}

// TestFolder holds the figures of testdata/corpus, counted by hand.
func TestFolder(t *testing.T) {
	r, err := Folder("testdata/corpus/practices", written{}, Options{Mistakes: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]Tally{
		"retention-period":     {TP: 1, FN: 1, Found: 1},
		"retention-obligation": {FN: 1},
		"data-disposal":        {FN: 1},
		"erasure-right":        {TP: 1, Found: 1},
		"response-time":        {TP: 1, Found: 1},
		"closure-right":        {TP: 1, FP: 1, Found: 1},
		"dispute-forum":        {FP: 2, FN: 1, Found: 1},
	}
	got := map[string]Tally{}
	for _, l := range r.Labels {
		got[l.Label] = l.Tally
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if want := (Tally{TP: 4, FP: 3, FN: 4, Found: 5}); r.Micro.Tally != want {
		t.Errorf("micro is %+v, want %+v", r.Micro.Tally, want)
	}
	if want := (Durations{Exact: 2, Of: 3, LengthsExact: 2, LengthsOf: 3, Triggers: 1}); *r.Durations != want {
		t.Errorf("durations are %+v, want %+v", *r.Durations, want)
	}
	near(t, "micro precision", r.Micro.Precision, 4.0/7)
	near(t, "micro recall", r.Micro.Recall, 5.0/9)
	near(t, "macro precision", r.Macro.Precision, (1+1+1+0.5)/7)
	near(t, "macro recall", r.Macro.Recall, (0.5+1+1+1+0.5)/7)
	if len(r.Languages) != 2 || r.Languages[1].Language != "zh" || r.Languages[1].Tally != (Tally{TP: 1, FN: 1, Found: 1}) {
		t.Errorf("languages are %+v", r.Languages)
	}
	if len(r.Documents) != 2 || r.Documents[0].Document != "alpha" || r.Documents[0].Language != "en" {
		t.Errorf("documents are %+v", r.Documents)
	}
	if len(r.Mistakes) != 6 || r.Unlisted != 1 {
		t.Errorf("%d mistakes are listed and %d are not, want 6 and 1", len(r.Mistakes), r.Unlisted)
	}
}

func TestFolderMistakes(t *testing.T) {
	r, err := Folder("testdata/corpus/practices", written{}, Options{Mistakes: 100})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range r.Mistakes {
		got = append(got, strings.TrimSpace(strings.Join([]string{m.Document, m.Number, string(m.Kind), m.Label, m.Rule}, " ")))
	}
	want := []string{
		"alpha 0001 false-positive dispute-forum",
		"alpha  false-positive dispute-forum",
		"alpha 0006 false-positive closure-right en/closure-right/nothing",
		"alpha 0007 false-negative data-disposal",
		"alpha 0003 false-negative dispute-forum",
		"alpha 0007 false-negative retention-obligation",
		"beta 0001 false-negative retention-period",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestRows(t *testing.T) {
	labels := rowLabels(t)
	data := golden.Read(t, "testdata/corpus/rows.jsonl")
	r, err := Rows(bytes.NewReader(data), "rows.jsonl", labels, written{}, Options{Mistakes: 1})
	if err != nil {
		t.Fatal(err)
	}
	want := []LabelScore{
		{"Data Retention", Tally{TP: 2, FP: 1, FN: 1, Found: 2}.score()},
		{"Erasure", Tally{TP: 2, Found: 2}.score()},
	}
	if diff := cmp.Diff(want, r.Labels); diff != "" {
		t.Error(diff)
	}
	mistakes := []Mistake{
		{Kind: FalsePositive, Label: "Data Retention", Number: "r/2", Text: "We keep bees.", Gold: []string{}, Rule: "keep"},
		{Kind: FalseNegative, Label: "Data Retention", Number: "r/3", Text: "It stays.", Gold: []string{"Data Retention"}},
	}
	if diff := cmp.Diff(mistakes, r.Mistakes, cmp.AllowUnexported(Mistake{})); diff != "" || r.Unlisted != 0 {
		t.Errorf("%d unlisted\n%s", r.Unlisted, diff)
	}
}

// TestRowsKeepOrder holds that rows analysed side by side, over several batches,
// are listed in the order of the file.
func TestRowsKeepOrder(t *testing.T) {
	const n = 3 * batchSize
	var b bytes.Buffer
	for range n {
		b.WriteString(`{"text": "We keep bees."}` + "\n")
	}
	r, err := Rows(&b, "bees.jsonl", Practices(), written{}, Options{Mistakes: n})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Mistakes) != n || r.Mistakes[0].Number != "line 1" || r.Mistakes[n-1].Number != "line 3072" {
		t.Errorf("%d mistakes, not %d in order", len(r.Mistakes), n)
	}
}

func rowLabels(t *testing.T) Labels {
	t.Helper()
	data := golden.Read(t, "testdata/corpus/maps.yaml")
	labels, err := ParseLabels("maps.yaml", data, "rows")
	if err != nil {
		t.Fatal(err)
	}
	return labels
}

func TestErrorsNameTheLine(t *testing.T) {
	label := func(text string) error {
		_, err := ParseLabels("m.yaml", []byte(text), "rows")
		return err
	}
	row := func(text string) error {
		_, err := Rows(strings.NewReader(text), "g.jsonl", Practices(), written{}, Options{})
		return err
	}
	_, noFolder := Folder("testdata", written{}, Options{})
	_, noResult := ParseResult("b.json", []byte(`{"label": []}`))
	for _, c := range []struct {
		err  error
		want string
	}{
		{label(""), "m.yaml: the label map is empty"},
		{label("rows:\n  Keep: [retention]\n"), `m.yaml:2: unknown practice "retention"`},
		{label("rows:\n  Keep: []\n"), "m.yaml:2: expected a list of practices"},
		{label("rows:\n  Keep: [retention-period]\n  Keep: [retention-period]\n"), `m.yaml:3: key "Keep" comes twice`},
		{label("cows:\n  Keep: [retention-period]\n"), `m.yaml:1: no labels for "rows"; there are some for cows`},
		{label("[]"), "m.yaml:1: expected a mapping"},
		{row("{\"text\": \"a\"}\n\n{\"txt\": \"a\"}\n"), `g.jsonl:3: json: unknown field "txt"`},
		{row("{\"text\": \"a\"} {}\n"), "g.jsonl:1: more than one value on the line"},
		{row("{"), "g.jsonl:1: unexpected EOF"},
		{noFolder, "testdata: no NAME.txt with numbered sentences"},
		{noResult, `b.json: json: unknown field "label"`},
	} {
		if c.err == nil || c.err.Error() != c.want {
			t.Errorf("error is %v, want %s", c.err, c.want)
		}
	}
}

func TestOverlaps(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"You may close it.", "(a) you may CLOSE it", true},
		{"Ｃｌｏｓｅ it now", "close it now, please", true},
		{"close it", "close it", true},     // seven letters
		{"close", "close", false},          // five
		{"closed", "closed at noon", true}, // six
		{"您可以注销", "您可以注销", false},
		{"您可以注销号", "您可以注销号。", true},
		{"close it today", "close it now", false},
		{"", "close it now", false},
	} {
		a, b := reduce(c.a), reduce(c.b)
		if got := overlaps(a, b); got != c.want || overlaps(b, a) != got {
			t.Errorf("%q and %q: %v, want %v both ways", c.a, c.b, got, c.want)
		}
	}
}

func TestResultRoundTrip(t *testing.T) {
	r, err := Folder("testdata/corpus/practices", written{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	old, err := ParseResult("b.json", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(r, old); diff != "" {
		t.Error(diff)
	}
	for _, c := range r.Changes(old) {
		if c.Old != c.New {
			t.Errorf("%s moved from %v to %v", c.Label, c.Old, c.New)
		}
	}
	old.Labels = append(old.Labels[1:], LabelScore{Label: "gone", Score: Tally{TP: 1, Found: 1}.score()})
	changes := r.Changes(old)
	if c := changes[0]; c.Label != "retention-period" || c.Old.F1 != 0 || c.New.F1 == 0 {
		t.Errorf("a new label moved %+v", c)
	}
	if c := changes[len(changes)-3]; c.Label != "gone" || c.Old.F1 != 1 || c.New.F1 != 0 {
		t.Errorf("a lost label moved %+v", c)
	}
}

func TestText(t *testing.T) {
	r, err := Folder("testdata/corpus/practices", written{}, Options{Mistakes: 1})
	if err != nil {
		t.Fatal(err)
	}
	r.Mistakes[0].Text += "\x1b[2J\n"
	var b strings.Builder
	if err := r.WriteText(&b, &Result{Labels: []LabelScore{}}); err != nil {
		t.Fatal(err)
	}
	if err := r.WriteMistakes(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/text.want", b.String())
}

func TestAblationText(t *testing.T) {
	data := golden.Read(t, "testdata/ablation.jsonl")
	rules := []string{"erase", "idle", "keep", "wasps", "we"}
	r, err := Rows(bytes.NewReader(data), "ablation.jsonl", rowLabels(t), written{}, Options{Ablate: rules})
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := r.WriteAblation(&b); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/ablation.want", b.String())
}

// lame is written without one of its rules.
type lame struct {
	written
	without string
}

func (l lame) Passage(headings []string, language, text string) Reading {
	r := l.written.Passage(headings, language, text).(said)
	r.findings = nil
	for i, ok := range found(r.holdings, l.without) {
		if ok {
			r.findings = append(r.findings, Finding{Practice: r.holdings[i].Practice})
		}
	}
	return r
}

// TestAblationIsTrue holds what is said of each rule against a measurement
// without it.
func TestAblationIsTrue(t *testing.T) {
	data := golden.Read(t, "testdata/ablation.jsonl")
	measure := func(a Analyzer, o Options) *Result {
		r, err := Rows(bytes.NewReader(data), "ablation.jsonl", rowLabels(t), a, o)
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	with := measure(written{}, Options{Ablate: []string{"erase", "keep", "wasps", "we"}})
	for _, a := range with.Ablation {
		without := measure(lame{without: a.Rule}, Options{})
		if got := with.Micro.plus(a.Change); got != without.Micro.Tally {
			t.Errorf("without %s: %+v is told, %+v measured", a.Rule, got, without.Micro.Tally)
		}
		near(t, "micro F1 without "+a.Rule, a.Micro, without.Micro.F1)
		for _, m := range a.Labels {
			average, _ := without.label(m.Label)
			near(t, m.Label+" without "+a.Rule, m.Without, average.F1)
		}
	}
}

// TestFolderAblation holds that of the two rules of alpha the wrong one harms.
func TestFolderAblation(t *testing.T) {
	r, err := Folder("testdata/corpus/practices", holding{}, Options{Ablate: []string{"en/closure-right/nothing", "response-time"}})
	if err != nil {
		t.Fatal(err)
	}
	harm, use := r.Ablation[0], r.Ablation[1]
	if harm.Rule != "en/closure-right/nothing" || harm.Change != (Tally{FP: -1}) || harm.Micro <= r.Micro.F1 {
		t.Errorf("the wrong rule: %+v", harm)
	}
	if use.Change != (Tally{TP: -1, FN: 1, Found: -1}) || use.Micro >= r.Micro.F1 {
		t.Errorf("the right rule: %+v", use)
	}
}

// holding is written with every finding held by its rule alone, or by one called
// as the practice.
type holding struct{ written }

func (h holding) Document(path string) (Reading, error) {
	r, err := h.written.Document(path)
	if err != nil {
		return nil, err
	}
	all := r.(said)
	for _, f := range all.findings {
		rule := f.Rule
		if rule == "" {
			rule = string(f.Practice)
		}
		all.holdings = append(all.holdings, Holding{Practice: f.Practice, Quote: f.Quote, Rules: []string{rule}})
	}
	return all, nil
}

func near(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-12 {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestClosestPrefersTheTrigger(t *testing.T) {
	read := []report.Duration{
		{ISO: "P5Y", Bound: "exact", Trigger: "collection"},
		{ISO: "P5Y", Bound: "exact", Trigger: "account-closure"},
	}
	if got := closest(read, report.Duration{ISO: "P5Y", Trigger: "account-closure"}); got != 1 {
		t.Errorf("closest is %d, want 1", got)
	}
	if got := closest(read, report.Duration{ISO: "P5Y", Bound: "at-least"}); got != -1 {
		t.Errorf("closest with another bound is %d, want -1", got)
	}
}
