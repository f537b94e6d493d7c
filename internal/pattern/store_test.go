package pattern

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// storedTerms returns the terms of testdata with a text for each.
func storedTerms(t testing.TB) (terms, texts []string) {
	var cases []struct{ Term, Text string }
	load(t, "testdata/terms.yaml", &cases)
	for _, c := range cases {
		terms, texts = append(terms, c.Term), append(texts, c.Text)
	}
	return terms, texts
}

func stored(t testing.TB, p *Program) []byte {
	t.Helper()
	data, err := p.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestStored holds that a program read back finds what it found, and that one
// that was cut short is refused.
func TestStored(t *testing.T) {
	terms, texts := storedTerms(t)
	for i, term := range terms {
		program, n, err := compileTerm(term)
		if err != nil {
			t.Fatal(err)
		}
		data := stored(t, program)
		var again Program
		if err := again.UnmarshalBinary(data); err != nil {
			t.Errorf("%s: %v", term, err)
			continue
		}
		if !bytes.Equal(stored(t, &again), data) {
			t.Errorf("%s is not stored again as it was", term)
		}
		if diff := cmp.Diff(found(program, n, texts[i]), found(&again, n, texts[i])); diff != "" {
			t.Errorf("%s finds something else once stored:\n%s", term, diff)
		}
		for cut := range data {
			if err := again.UnmarshalBinary(data[:cut]); !errors.Is(err, ErrStored) {
				t.Errorf("%s, cut to %d bytes: %v", term, cut, err)
			}
		}
	}
}

func found(p *Program, n Node, text string) []Interval {
	m := NewMatcher(p, Finder{Find: numbers})
	m.Reset(text, Part{0, len(text), p.Scan(text, nil)})
	return m.Match(n)
}

// FuzzStored holds that whatever is said to be a program is one or is refused.
func FuzzStored(f *testing.F) {
	terms, texts := storedTerms(f)
	for i, term := range terms {
		if program, _, err := compileTerm(term); err == nil {
			f.Add(stored(f, program), texts[i])
		}
	}
	f.Fuzz(func(t *testing.T, data []byte, text string) {
		var p Program
		if len(data) > 1<<12 || len(text) > 1<<10 || p.UnmarshalBinary(data) != nil {
			return
		}
		for n := range p.Len() {
			found(&p, Node(n), text)
		}
	})
}
