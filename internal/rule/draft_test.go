package rule

import (
	"slices"
	"testing"
	"testing/fstest"

	"exitclause/internal/golden"
)

func draft(t *testing.T, id string) Draft {
	t.Helper()
	d, err := NewDraft(id)
	if err != nil {
		t.Fatal(err)
	}
	d.Title, d.Hint = `A "new" rule: with marks`, "Do the rest."
	d.Term, d.Match, d.Reject = "a term", "A sentence to match.", "A sentence to reject."
	if d.IsExclusion() {
		d.Practice = "closure-right"
	}
	return d
}

// TestDraftIsAdded adds a rule and an exclusion to each testdata/draft/NAME.yaml
// and compares with NAME.want. Both load, beside everything that was there.
func TestDraftIsAdded(t *testing.T) {
	golden.Each(t, "testdata/draft/*.yaml", func(t *testing.T, name string) {
		data := golden.Read(t, name)
		before := ruleIDs(t, data)
		for _, id := range []string{"en/closure-right/new", "en/exclude/new"} {
			var err error
			if data, err = draft(t, id).AddTo(data); err != nil {
				golden.Check(t, golden.Want(name), err.Error()+"\n")
				return
			}
			before = append(before, id)
		}
		golden.Check(t, golden.Want(name), string(data))
		after := ruleIDs(t, data)
		slices.Sort(before)
		slices.Sort(after)
		if !slices.Equal(before, after) {
			t.Errorf("the file has %q, want %q", after, before)
		}
	})
}

// ruleIDs returns the ids in a rule file; none if it does not load.
func ruleIDs(t *testing.T, data []byte) []string {
	t.Helper()
	packs, err := Load(Pack{FS: fstest.MapFS{"rules.yaml": {Data: data}}})
	if err != nil {
		t.Log(err)
		return nil
	}
	var ids []string
	for _, r := range slices.Concat(packs.Rules, packs.Exclusions) {
		ids = append(ids, r.ID)
	}
	return ids
}

func TestDraftFileLoads(t *testing.T) {
	for _, id := range []string{"en/closure-right/new", "zh/exclude/new"} {
		d := draft(t, id)
		packs, err := Load(Pack{FS: fstest.MapFS{"rules.yaml": {Data: d.File()}}})
		if err != nil {
			t.Fatal(err)
		}
		if r := slices.Concat(packs.Rules, packs.Exclusions)[0]; r.ID != id || r.Title != d.Title {
			t.Errorf("%s is read as %s, %q", id, r.ID, r.Title)
		}
	}
}

func TestDraftNeedsAnID(t *testing.T) {
	for _, id := range []string{"", "en", "en/closure-right", "fr/closure-right/x", "en/closing/x", "en/closure-right/X", "en/closure-right/x/y"} {
		if _, err := NewDraft(id); err == nil {
			t.Errorf("%q passes for an id", id)
		}
	}
}
