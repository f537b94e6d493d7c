package pattern

import (
	"testing"
	"unicode/utf8"

	"exitclause/internal/golden"
)

func TestFold(t *testing.T) {
	for _, c := range golden.Rows(t, "testdata/fold.txt", " = ") {
		if got := Fold(c[0]); got != c[1] {
			t.Errorf("Fold(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

// TestFoldTableIsClosed holds the generated data to what foldPairs relies on: no
// character folds to one that folds further.
func TestFoldTableIsClosed(t *testing.T) {
	a := folding()
	for r := rune(1); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		once := symbolsOf(string(r))
		for _, s := range once {
			if s < 0xD800 || s > 0xDFFF {
				if l := a.basic[s]; s != symbolBreak && (l.symbol() != s || l.class() == classLigature) {
					t.Errorf("%U folds to %U, and that to %U", r, s, l.symbol())
				}
			}
		}
	}
}

func symbolsOf(s string) []uint16 {
	f := folder{alphabet: folding(), text: s}
	var symbols []uint16
	for c := f.next(); c != symbolEnd; c = f.next() {
		symbols = append(symbols, c)
	}
	return symbols
}

func BenchmarkAlphabet(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		newAlphabet()
	}
}
