package analyze

import (
	"strings"
	"testing"

	"exitclause/internal/document"
	"exitclause/internal/golden"
	"exitclause/internal/practice"
	"exitclause/internal/source"
)

// TestDurations holds until when, by the built-in rules, sentences say that data
// is kept.
func TestDurations(t *testing.T) {
	a := New(builtIn(t))
	for _, row := range golden.Rows(t, "testdata/durations.txt", " | ") {
		page, err := source.New("policy", []byte("Privacy policy\n\n"+row[0]+"\n"))
		if err != nil {
			t.Fatal(err)
		}
		doc, err := document.Parse(page)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range a.Run(doc) {
			if f.Rule.Practice != practice.RetentionPeriod || f.Values == nil {
				continue
			}
			for _, d := range f.Values.Durations {
				got = append(got, d.Text+": "+d.ISO+", "+d.Trigger)
			}
		}
		if got := strings.Join(got, "; "); got != row[1] {
			t.Errorf("%s\n got %s\nwant %s", row[0], got, row[1])
		}
	}
}
