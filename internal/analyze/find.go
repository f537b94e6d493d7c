package analyze

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/value"
)

// contactKinds says which contacts a term asks for.
var contactKinds = map[pattern.Kind]value.ContactKind{
	pattern.Email: value.Email, pattern.URL: value.URL, pattern.Phone: value.Phone,
}

// findValues returns a pattern.Finder over the value readers, for the document that
// doc returns.
func findValues(doc func() *document.Document) pattern.Finder {
	contacts := contactFinder{doc: doc}
	kinds := func(text string, start, end int) pattern.Kinds {
		kinds := kindsIn(text[start:end])
		if len(doc().MailLinks(document.Span{Start: start, End: end})) > 0 {
			kinds |= pattern.KindSet(pattern.Email)
		}
		return kinds
	}
	find := func(kind pattern.Kind, text string, start, end int, report func(start, end int)) {
		part := text[start:end]
		switch kind {
		case pattern.Duration:
			for _, d := range value.Durations(part) {
				report(start+d.Start, start+d.End)
			}
		case pattern.Date:
			for _, d := range value.Dates(part) {
				report(start+d.Start, start+d.End)
			}
		case pattern.Statute:
			for _, law := range value.Statutes(part) {
				report(start+law.Start, start+law.End)
			}
		case pattern.Number:
			findNumbers(part, start, report)
		default:
			contacts.find(kind, part, start, report)
		}
	}
	return pattern.Finder{Find: find, Kinds: kinds}
}

// kindsIn returns of which kinds values may be written in text: all that it has a
// sign of, and those that have none.
func kindsIn(text string) pattern.Kinds {
	kinds := pattern.KindSet(pattern.Duration, pattern.Statute)
	for i := range len(text) {
		kinds |= signs.bytes[text[i]]
	}
	for _, w := range signs.words {
		if strings.Contains(text, w.sign) {
			kinds |= w.kinds
		}
	}
	return kinds
}

// signTable says of which kinds something in a text is a sign: a byte, or a word
// that begins as others do.
type signTable struct {
	bytes [256]pattern.Kinds
	words []wordSign
}

type wordSign struct {
	sign  string
	kinds pattern.Kinds
}

// signs has the signs of contacts, by the bytes that they begin with, and digits:
// each window is read for them.
var signs = newSignTable()

func newSignTable() *signTable {
	t := new(signTable)
	for digit := '0'; digit <= '9'; digit++ {
		t.bytes[digit] = pattern.KindSet(pattern.Date, pattern.Number)
	}
	for kind, all := range contactSigns {
		for _, sign := range all {
			if first := rune(sign[0]); first >= utf8.RuneSelf || unicode.IsLetter(first) {
				t.words = append(t.words, wordSign{sign, pattern.KindSet(kind)})
			} else {
				t.bytes[first] |= pattern.KindSet(kind)
			}
		}
	}
	return t
}

// contactFinder finds contacts in sentences. Rules ask several times for those of
// one sentence, so it keeps what it read last.
type contactFinder struct {
	doc      func() *document.Document
	read     string
	contacts []value.Contact
}

// find reports the contacts of a kind in part, which begins at offset start, and
// the words there that are linked to such.
func (c *contactFinder) find(kind pattern.Kind, part string, start int, report func(start, end int)) {
	var found []document.Span
	if kind == pattern.Email {
		for _, l := range c.doc().MailLinks(document.Span{Start: start, End: start + len(part)}) {
			found = append(found, l.Span)
		}
	}
	for _, contact := range c.contactsIn(kind, part) {
		if contact.Kind == contactKinds[kind] {
			found = append(found, document.Span{Start: start + contact.Start, End: start + contact.End})
		}
	}
	slices.SortFunc(found, func(a, b document.Span) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	for _, span := range slices.Compact(found) {
		report(span.Start, span.End)
	}
}

// contactsIn returns all contacts in s if it may hold one of the kind.
func (c *contactFinder) contactsIn(kind pattern.Kind, s string) []value.Contact {
	if !hasContactSign(kind, s) {
		return nil
	}
	if c.read != s {
		c.read, c.contacts = s, value.Contacts(s)
	}
	return c.contacts
}

// contactSigns are the marks of which each contact of a kind has one.
var contactSigns = map[pattern.Kind][]string{
	pattern.Email: {"@", "＠", "[at", "(at", "[AT", "(AT"},
	pattern.URL:   {"/", "www.", "WWW."},
	pattern.Phone: {"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"},
}

// hasContactSign reports whether s may hold a contact of the kind.
func hasContactSign(kind pattern.Kind, s string) bool {
	return slices.ContainsFunc(contactSigns[kind], func(sign string) bool { return strings.Contains(s, sign) })
}

// findNumbers reports every run of digits of part, which begins at offset start.
func findNumbers(part string, start int, report func(start, end int)) {
	isDigit := func(r rune) bool { return '0' <= r && r <= '9' }
	for at := 0; ; {
		next := strings.IndexFunc(part[at:], isDigit)
		if next < 0 {
			return
		}
		at += next
		n := len(part[at:]) - len(strings.TrimLeftFunc(part[at:], isDigit))
		report(start+at, start+at+n)
		at += n
	}
}
