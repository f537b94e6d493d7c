package analyze

import (
	"fmt"
	"strings"
	"testing"

	"exitclause/internal/document"
	"exitclause/internal/golden"
)

// TestValues holds what the built-in rules read out of the sentences of the pages
// in testdata/values.
func TestValues(t *testing.T) {
	a := New(builtIn(t))
	golden.Each(t, "testdata/values/*", func(t *testing.T, file string) {
		doc := open(t, file)
		var b strings.Builder
		sentence := document.Span{}
		for _, f := range a.Run(doc) {
			if f.Sentence != sentence {
				fmt.Fprintf(&b, "\n%s\n", doc.Quote(f.Sentence))
				sentence = f.Sentence
			}
			fmt.Fprintf(&b, "  %s%s\n", f.Rule.Practice, drawValues(f))
		}
		golden.Check(t, file+".want", b.String())
	})
}

// drawValues returns the values of f that there are, each behind its name.
func drawValues(f Finding) string {
	var b strings.Builder
	add := func(name string, values ...string) {
		if len(values) > 0 {
			fmt.Fprintf(&b, " | %s: %s", name, strings.Join(values, ", "))
		}
	}
	if v := f.Values; v != nil {
		for _, d := range v.Durations {
			add("period", d.Text, d.ISO, d.Trigger)
		}
		add("data", v.Data...)
		add("purpose", v.Purposes...)
		add("law", v.Laws...)
		add("contact", v.Contacts...)
	}
	add("quality", f.Qualities...)
	return b.String()
}
