package analyze

import (
	"cmp"
	"slices"

	"exitclause/internal/document"
	"exitclause/internal/practice"
	"exitclause/internal/value"
)

// contact is a way to reach someone, as written, and where it stands.
type contact struct {
	span document.Span
	text string
	kind value.ContactKind
}

// contacts returns the ways to reach someone that the sentence of f names, that
// its words are linked to or, of an office for privacy, that it leads to.
func (s *session) contacts(f Finding) []string {
	var all []string
	found := s.contactsIn(f.Sentence)
	for _, c := range found {
		all = append(all, c.text)
	}
	isPostal := func(c contact) bool { return c.kind == value.Postal }
	if f.Rule.Practice != practice.PrivacyContact || slices.ContainsFunc(found, isPostal) {
		return all
	}
	if address := s.address(f); address != "" {
		all = append(all, address)
	}
	return all
}

// contactsIn returns the contacts in the text at span, and behind its links, in
// order of place.
func (s *session) contactsIn(span document.Span) []contact {
	var found []contact
	text := s.doc.Text[span.Start:span.End]
	for _, c := range value.Contacts(text) {
		place := document.Span{Start: span.Start + c.Start, End: span.Start + c.End}
		found = append(found, contact{place, document.FoldSpace(text[c.Start:c.End]), c.Kind})
	}
	for _, l := range s.doc.MailLinks(span) {
		found = s.addLinked(found, l)
	}
	slices.SortStableFunc(found, func(a, b contact) int { return cmp.Compare(a.span.Start, b.span.Start) })
	return found
}

// addLinked adds the e-mail addresses that l leads to, unless its words themselves
// are an address or the sentence has them already.
func (s *session) addLinked(found []contact, l document.MailLink) []contact {
	if slices.ContainsFunc(found, func(c contact) bool { return c.span.Overlaps(l.Span) }) {
		return found
	}
	for _, c := range value.Contacts(l.Address) {
		address := l.Address[c.Start:c.End]
		if c.Kind == value.Email && !slices.ContainsFunc(found, func(c contact) bool { return c.text == address }) {
			found = append(found, contact{l.Span, address, value.Email})
		}
	}
	return found
}
