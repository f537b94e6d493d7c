package practice

import "testing"

func TestVocabularyIsClosed(t *testing.T) {
	all := All()
	if len(all) != 22 {
		t.Fatalf("the vocabulary has %d practices, want 22", len(all))
	}
	for i, p := range all {
		if p.Index() != i || !p.Known() || p.Stance() == "" || p.Group() == "" {
			t.Errorf("%s: index %d, stance %q, group %q", p, p.Index(), p.Stance(), p.Group())
		}
	}
	if p := Practice("retention"); p.Known() || p.Stance() != "" || p.Group() != "" {
		t.Errorf("%q passes for a practice", p)
	}
}
