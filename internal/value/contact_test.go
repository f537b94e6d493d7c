package value

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type contactCase struct {
	Text string
	Want []foundContact
}

type foundContact struct {
	Text string
	Kind ContactKind
}

func TestContacts(t *testing.T) {
	for _, c := range load[contactCase](t, "testdata/contacts.yaml") {
		var got []foundContact
		for _, f := range Contacts(c.Text) {
			got = append(got, foundContact{c.Text[f.Start:f.End], f.Kind})
		}
		if diff := cmp.Diff(c.Want, got); diff != "" {
			t.Errorf("%s\n%s", c.Text, diff)
		}
	}
}

func FuzzContacts(f *testing.F) {
	for _, c := range load[contactCase](f, "testdata/contacts.yaml") {
		f.Add(c.Text)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, c := range Contacts(s) {
			checkSpan(t, s, end, c.Start, c.End)
			end = c.End
			if text := s[c.Start:c.End]; strings.TrimSpace(text) != text {
				t.Errorf("%q has white space at its ends", text)
			}
		}
	})
}

// BenchmarkContactsHostile holds the cost of text made of signs linear.
func BenchmarkContactsHostile(b *testing.B) {
	benchmark(b, 50_000, map[string]string{
		"digits": "1-", "signs": "@a", "letters": "a.", "labels": "address:", "brackets": "www.a)", "schemes": "http://", "slashes": "a.com/", "paths": "a/",
	}, func(s string) { Contacts(s) })
}
