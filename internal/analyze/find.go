package analyze

import (
	"slices"
	"strings"

	"exitclause/internal/pattern"
	"exitclause/internal/value"
)

// contactKinds says which contacts a term asks for.
var contactKinds = map[pattern.Kind]value.ContactKind{
	pattern.Email: value.Email, pattern.URL: value.URL, pattern.Phone: value.Phone,
}

// findValues returns a pattern.Finder over the value readers. Rules ask several
// times for the contacts of one sentence, so it keeps those it read last.
func findValues() pattern.Finder {
	var read string
	var contacts []value.Contact
	return func(kind pattern.Kind, text string, start, end int, report func(start, end int)) {
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
			if !hasContactSign(kind, part) {
				return
			}
			if read != part {
				read, contacts = part, value.Contacts(part)
			}
			for _, c := range contacts {
				if c.Kind == contactKinds[kind] {
					report(start+c.Start, start+c.End)
				}
			}
		}
	}
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
