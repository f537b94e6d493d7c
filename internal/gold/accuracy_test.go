package gold

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/golden"
)

func measureAll(t *testing.T) *Accuracy {
	t.Helper()
	rules := RuleSet{"sha256:0", []RuleCount{{"en", 3, 1}, {"zh", 2, 0}}}
	a, err := MeasureAll("testdata/corpus", written{}, rules)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAccuracyMarkdown(t *testing.T) {
	var b strings.Builder
	if err := measureAll(t).WriteMarkdown(&b, "## Held out\n\nNothing yet, 100 %.\n\n"); err != nil {
		t.Fatal(err)
	}
	golden.Check(t, "testdata/accuracy.want", b.String())
}

func TestAccuracyRoundTrip(t *testing.T) {
	a := measureAll(t)
	data, err := json.Marshal(a)
	if err != nil {
		t.Fatal(err)
	}
	again, err := ParseAccuracy("accuracy.json", data)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(a, again); diff != "" {
		t.Error(diff)
	}
	if drops := a.Drops(again); drops != nil {
		t.Errorf("it fell against itself: %v", drops)
	}
	if _, err := ParseAccuracy("accuracy.json", []byte("{}")); err == nil {
		t.Error("an empty object passes for an accuracy")
	}
}

func TestDropsMustBeTold(t *testing.T) {
	now, released := measureAll(t), measureAll(t)
	now.Own.Labels[0].F1 -= Tolerance + 0.001
	now.Own.Languages[1].F1 -= Tolerance - 0.001
	now.Public[0].Labels = now.Public[0].Labels[:1] // a label that is no longer there
	drops := now.Drops(released)
	names := func(drops []Drop) []string {
		all := []string{}
		for _, d := range drops {
			all = append(all, d.Name)
		}
		return all
	}
	want := []string{"retention-period", "rows Erasure"}
	if got := names(drops); !slices.Equal(got, want) {
		t.Fatalf("%q fell, want %q", got, want)
	}
	for notes, want := range map[string][]string{
		"": want,
		"## Drops\n\n- `rows Erasure`: the labels were wrong.\n":                   {"retention-period"},
		"# Notes\n## Drops\n`rows Erasure`, `retention-period`\n## More\n":         {},
		"`retention-period`\n## Drops\nretention-period\n## Other\n`rows Erasure`": want,
	} {
		if got := names(Untold(drops, notes)); !slices.Equal(got, want) {
			t.Errorf("with the notes %q %q are untold, want %q", notes, got, want)
		}
	}
}
