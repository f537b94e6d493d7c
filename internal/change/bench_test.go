package change_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// policy writes an invented policy of about so many bytes, of which each clause
// is told apart by its words.
func policy(size int) string {
	words := strings.Fields("account balance closing customer data device document exchange harbour identity keeping law ledger letter " +
		"message notice order payment period purpose record request retention right security service support transfer year boat tide")
	r := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for n := 1; b.Len() < size; n++ {
		fmt.Fprintf(&b, "Clause%d says of the", n)
		for range 30 {
			b.WriteString(" " + words[r.IntN(len(words))])
		}
		b.WriteString(". We delete it after " + fmt.Sprint(1+r.IntN(30)) + " years.\n")
	}
	return b.String()
}

// edited changes a few words in every third clause and drops every tenth.
func edited(text string) string {
	var b strings.Builder
	for i, line := range strings.Split(text, "\n") {
		switch {
		case i%10 == 9:
			continue
		case i%3 == 0:
			line = strings.Replace(strings.Replace(line, " data", " information", 1), "years", "months", 1)
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// BenchmarkCompare compares two versions of 100 kB, without reading them.
func BenchmarkCompare(b *testing.B) {
	text := policy(100_000)
	old, new := plainSide(text), plainSide(edited(text))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		compare(old, new)
	}
}

// BenchmarkCompareHostile compares texts that are made to take long. The time for
// each must grow like its size.
func BenchmarkCompareHostile(b *testing.B) {
	const n = 100_000
	numbered := func(format string) string {
		var s strings.Builder
		for i := range n {
			fmt.Fprintf(&s, format+"\n", i, n-i)
		}
		return s.String()
	}
	for name, texts := range map[string][2]string{
		"same words":     {strings.Repeat("We keep it.\n", n), strings.Repeat("We delete it.\n", n)},
		"equal clauses":  {strings.Repeat("We delete it.\n", n), strings.Repeat("We delete it.\n", n/2)},
		"near clauses":   {numbered("We may delete your data after %d days."), numbered("We can delete your data after %[2]d days.")},
		"backwards":      {numbered("Clause %d is about boats."), numbered("Clause %[2]d is about boats.")},
		"one sentence":   {strings.Repeat("we delete it and ", n), strings.Repeat("they keep it and ", n)},
		"all different":  {numbered("w%dx delete"), numbered("v%dy delete")},
		"many contacts":  {numbered("Write to delete%d@larkfin.example."), numbered("Write to delete%[2]dx@larkfin.example.")},
		"Chinese":        {strings.Repeat("我们将保存您的信息。\n", n), strings.Repeat("我们会删除您的信息delete。\n", n)},
		"half sentences": {strings.Repeat("a. b delete. ", n), strings.Repeat("b delete. a. c. ", n)},
	} {
		b.Run(name, func(b *testing.B) {
			old, new := plainSide(texts[0]), plainSide(texts[1])
			b.SetBytes(int64(len(texts[0])))
			for b.Loop() {
				compare(old, new)
			}
		})
	}
}
