package pattern

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/golden"
)

func TestScan(t *testing.T) {
	for _, c := range golden.Rows(t, "testdata/scan.txt", " | ") {
		var b Builder
		s, open := c[0], Open(0)
		if t, ok := strings.CutPrefix(s, "*"); ok {
			s, open = t, open|OpenStart
		}
		if t, ok := strings.CutSuffix(s, "*"); ok {
			s, open = t, open|OpenEnd
		}
		if _, err := b.Add(s, open); err != nil {
			t.Errorf("Add(%q): %v", c[0], err)
			continue
		}
		text := strings.NewReplacer("‹", "", "›", "").Replace(c[1])
		if got := marked(text, b.Build().Scan(text, nil)); got != c[1] {
			t.Errorf("%s:\n got %q\nwant %q", c[0], got, c[1])
		}
	}
}

// marked writes text with the hits, which do not overlap, in ‹›.
func marked(text string, hits []Hit) string {
	var b strings.Builder
	at := 0
	for _, h := range hits {
		b.WriteString(text[at:h.Start] + "‹" + text[h.Start:h.End] + "›")
		at = int(h.End)
	}
	return b.String() + text[at:]
}

func TestUnits(t *testing.T) {
	const text = "“We” keep e-mail, 5.5 kg, 保存5年 ok"
	//             0    1    2 3     4   5   678 9 10
	var b Builder
	want := map[string][2]int{
		"we": {0, 1}, "“we”": {0, 1}, "e-mail": {2, 4}, "mail, 5.5": {3, 5}, ", 5.5": {4, 5},
		"kg": {5, 6}, "保存": {6, 8}, "5年": {8, 10}, "ok": {10, 11},
	}
	names := map[Literal]string{}
	for s := range want {
		l, err := b.Add(s, 0)
		if err != nil {
			t.Fatal(err)
		}
		names[l] = s
	}
	got := map[string][2]int{}
	for _, h := range b.Build().Scan(text, nil) {
		got[names[h.Literal]] = [2]int{int(h.From), int(h.To)}
	}
	for s, w := range want {
		if got[s] != w {
			t.Errorf("%q stands at units %v, want %v", s, got[s], w)
		}
	}
}

func TestAdd(t *testing.T) {
	var b Builder
	add := func(s string, open Open, want Literal, wantErr error) {
		t.Helper()
		if l, err := b.Add(s, open); err != wantErr || err == nil && l != want {
			t.Errorf("Add(%q, %d) = %d, %v, want %d, %v", s, open, l, err, want, wantErr)
		}
	}
	add("Account", 0, 0, nil)
	add("account", OpenEnd, 1, nil)
	add("ＡＣＣＯＵＮＴ", 0, 0, nil)
	add("e-mail", 0, 2, nil)
	add("e mail", 0, 3, nil)
	add("email", 0, 4, nil)
	add("帳戶", 0, 5, nil)
	add("账户", OpenStart|OpenEnd, 5, nil)
	add(" \u200b\n", 0, 0, ErrEmpty)
	add("", 0, 0, ErrEmpty)
	add(strings.Repeat("字", maxSymbols), 0, 6, nil)
	add(strings.Repeat("字", maxSymbols+1), 0, 0, ErrTooLong)
	add(strings.Repeat("a-", maxSymbols/2-2)+"a", 0, 7, nil)
	if got := b.Build().Literal(2); got != "e-mail" {
		t.Errorf("Literal(2) = %q", got)
	}
	if hits := new(Builder).Build().Scan("anything at all", nil); hits != nil {
		t.Errorf("an empty set finds %v", hits)
	}
}

func TestAddTooMany(t *testing.T) {
	var b Builder
	for i := 0; ; i++ {
		_, err := b.Add(fmt.Sprintf("%0*d", maxSymbols-2, i), 0)
		if err == ErrTooMany {
			break
		}
		if err != nil || i > maxAll/maxSymbols {
			t.Fatalf("literal %d: %v", i, err)
		}
	}
	if hits := b.Build().Scan(fmt.Sprintf("%0*d", maxSymbols-2, 7777), nil); len(hits) != 1 {
		t.Errorf("a full set finds %v", hits)
	}
}

// naive finds what Scan must find, by comparing every word with the symbols at
// every place.
func naive(b *Builder, text string) []Hit {
	type at struct {
		symbol                  int
		start, end, unit, units int32
	}
	var row []at
	f := folder{alphabet: folding(), text: text}
	for c := f.next(); c != symbolEnd; c = f.next() {
		row = append(row, at{int(c), int32(f.start), int32(f.end), int32(f.unit), int32(f.units)})
	}
	var hits []Hit
	for i := range row {
		for _, w := range b.words {
			k := 0
			for k < len(w.symbols) && i+k < len(row) && row[i+k].symbol == int(w.symbols[k]) {
				k++
			}
			if k < len(w.symbols) {
				continue
			}
			first, last := row[i], row[i+k-1]
			if w.symbols[0] == symbolBreak {
				first = row[i+1]
			}
			hits = append(hits, Hit{w.literal, first.start, last.end, first.unit, last.units})
		}
	}
	slices.SortFunc(hits, func(x, y Hit) int {
		if before(&x, &y) {
			return -1
		}
		return 1
	})
	return slices.Compact(hits)
}

// check compares Scan with the naive search, and tests what holds for each hit.
func check(t *testing.T, literals []string, text string) {
	t.Helper()
	var b Builder
	open := map[Literal]Open{}
	for i, s := range literals {
		if l, err := b.Add(s, Open(i%4)); err == nil {
			if _, ok := open[l]; !ok {
				open[l] = Open(i % 4)
			}
		}
	}
	set := b.Build()
	got := set.Scan(text, nil)
	if want := naive(&b, text); !slices.Equal(got, want) {
		t.Fatalf("literals %q in %q:\n got %v\nwant %v", literals, text, got, want)
	}
	for _, h := range got {
		quote := text[h.Start:h.End]
		if !boundary(text, int(h.Start)) || !boundary(text, int(h.End)) || h.Start >= h.End {
			t.Errorf("%v of %q is no range of characters", h, text)
		}
		if h.From < 0 || h.To < h.From {
			t.Errorf("%v of %q: units run backwards", h, text)
		}
		var again Builder
		l, err := again.Add(quote, open[h.Literal])
		if err != nil {
			t.Fatalf("%q was found, but is no literal: %v", quote, err)
		}
		if a, b := letters(render(again.literals[l])), letters(set.Literal(h.Literal)); !strings.Contains(a, b) {
			t.Errorf("%q was found for %q in %q", quote, b, text)
		}
	}
}

// letters drops what hyphens may become.
func letters(s string) string { return strings.NewReplacer("-", "", " ", "").Replace(s) }

// boundary reports whether a character, or a byte that belongs to none, starts at i.
func boundary(s string, i int) bool {
	for k := range s {
		if k == i {
			return true
		}
	}
	return i == len(s)
}

// pieces are what random texts are made of: few, so that words are found.
var pieces = []string{
	"a", "b", "c", "A", "é", "ab", "abc", "ca", " ", "  ", "\n", "-", "–", "'", "’", ".", ",", "，", "5", "55", "\u00ad", "\u0301",
	"账", "户", "帳", "賬", "戶", "户账", "后", "後", "ﬁ", "ﬀ", "f", "i", "𠀀", "𝐚", "😀", "\u3000", "_", "(", "\xff", "字\u200b",
}

func randomText(r *rand.Rand, n int) string {
	var b strings.Builder
	for range n {
		b.WriteString(pieces[r.IntN(len(pieces))])
	}
	return b.String()
}

func TestScanEqualsNaiveSearch(t *testing.T) {
	for seed := range uint64(1000) {
		r := rand.New(rand.NewPCG(seed, 1))
		literals := make([]string, 1+r.IntN(40))
		for i := range literals {
			literals[i] = randomText(r, 1+r.IntN(4))
		}
		check(t, literals, randomText(r, 60))
	}
}

func FuzzScan(f *testing.F) {
	f.Add("account\ne-mail\nab*", "Your e\u00admail ACCOUNT")
	f.Add("账户\n注销\n保存5年", "註銷帳戶後保存 5 年")
	f.Add("ﬁ\nf\ni", "ﬁﬁ ﬃ")
	f.Fuzz(func(t *testing.T, literals, text string) {
		list := strings.Split(literals, "\n")
		if len(list) > 50 || len(text) > 500 {
			t.Skip("too long for the naive search")
		}
		check(t, list, text)
	})
}

// invented returns n invented words of a language and a text of size bytes in it.
func invented(lang string, n, size int) (words []string, text string) {
	r := rand.New(rand.NewPCG(7, uint64(n)))
	syllables := strings.Fields("ba ko re ti su na mor len vi do per ac ing est ful wa")
	syllable := func() string { return syllables[r.IntN(len(syllables))] }
	if lang == "zh" {
		syllable = func() string { return string(rune(0x4E00 + int(r.ExpFloat64()*400)%8000)) }
	}
	word := func() string {
		var b strings.Builder
		for range 2 + r.IntN(3) {
			b.WriteString(syllable())
		}
		return b.String()
	}
	for range n {
		words = append(words, word())
	}
	var b strings.Builder
	for b.Len() < size {
		switch r.IntN(10) {
		case 0:
			b.WriteString("，")
		case 1, 2:
			b.WriteString(words[r.IntN(len(words))])
		default:
			b.WriteString(word())
		}
		if lang == "en" {
			b.WriteByte(' ')
		}
	}
	return words, b.String()
}

func BenchmarkScan(b *testing.B) {
	for _, lang := range []string{"zh", "en"} {
		words, text := invented(lang, 4000, 1<<20)
		b.Run(lang, func(b *testing.B) { benchmarkScan(b, words, text) })
	}
}

func benchmarkScan(b *testing.B, words []string, text string) {
	var builder Builder
	for _, w := range words {
		if _, err := builder.Add(w, 0); err != nil {
			b.Fatal(err)
		}
	}
	set := builder.Build()
	var hits []Hit
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		hits = set.Scan(text, hits[:0])
	}
	b.ReportMetric(float64(len(hits)), "hits")
}

func BenchmarkBuild(b *testing.B) {
	for _, lang := range []string{"zh", "en"} {
		words, _ := invented(lang, 4000, 1)
		b.Run(lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var builder Builder
				for _, w := range words {
					builder.Add(w, 0)
				}
				builder.Build()
			}
		})
	}
}
