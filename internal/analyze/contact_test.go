package analyze

import (
	"fmt"
	"strings"
	"testing"

	"exitclause/internal/golden"
)

// TestContacts holds which ways to reach someone the built-in rules read out of
// the pages of testdata/contacts.
func TestContacts(t *testing.T) {
	a := New(builtIn(t))
	golden.Each(t, "testdata/contacts/*", func(t *testing.T, file string) {
		doc := open(t, file)
		var b strings.Builder
		for _, f := range a.Run(doc) {
			if f.Values != nil && len(f.Values.Contacts) > 0 {
				fmt.Fprintf(&b, "%s | %s | %s\n", f.Rule.Practice, doc.Quote(f.Sentence), strings.Join(f.Values.Contacts, ", "))
			}
		}
		golden.Check(t, file+".want", b.String())
	})
}
