package analyze

import (
	"testing"

	"exitclause/internal/document"
)

// TestIsTitle holds which first words of a paragraph, or lines by themselves,
// are titles.
func TestIsTitle(t *testing.T) {
	alone := &document.Clause{Sentences: make([]document.Sentence, 1)}
	first := &document.Clause{Sentences: make([]document.Sentence, 2)}
	item := &document.Clause{Sentences: make([]document.Sentence, 1), Lead: alone}
	titled := &document.Clause{Sentences: make([]document.Sentence, 2), Title: document.Span{Start: 0, End: 1}}
	pointer := &document.Clause{Sentences: make([]document.Sentence, 1), Lead: alone, Pointer: true}
	for _, c := range []struct {
		text   string
		clause *document.Clause
		want   bool
	}{
		{"How Your Personal Data Is Erased", alone, false}, // it has a verb
		{"How to close an account", pointer, true},
		{"Permanently delete your account", titled, true},
		{"Delete it.", alone, false},
		{"Right to Erasure", alone, true},
		{"Right to Erasure", item, false},
		{"Batch Arbitration.", first, true},
		{"WAIVER OF JURY TRIAL:", first, true},
		{"Right to Erasure", first, false}, // it goes on
		{"You Waive Your Right to a Jury.", first, false},
		{"THE ENGLISH VERSION PREVAILS OVER TRANSLATIONS.", alone, false},
		{"EFFECT OF TERMINATION.", first, true},
		{"Your Rights Under the Harbour Act.", first, true},
		{"Your Rights under the Harbour Act.", first, true},
		{"Right to erasure of data.", first, false},
		{"Larkfin Markets, 12 Mill Road", alone, false},
		{"删除您的个人信息", alone, false},
		{"以及", item, true},
		{"and/or;", item, true},
		{"或注销账户", item, false},
	} {
		if got := isTitle(c.text, site{clause: c.clause}); got != c.want {
			t.Errorf("%q: title %v, want %v", c.text, got, c.want)
		}
	}
}
