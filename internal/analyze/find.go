package analyze

import (
	"strings"

	"exitclause/internal/pattern"
	"exitclause/internal/value"
)

// contactKinds says which contacts a term asks for.
var contactKinds = map[pattern.Kind]value.ContactKind{
	pattern.Email: value.Email, pattern.URL: value.URL, pattern.Phone: value.Phone,
}

// findValues is the pattern.Finder over the value readers.
func findValues(kind pattern.Kind, text string, start, end int, report func(start, end int)) {
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
	case pattern.Number:
		findNumbers(part, start, report)
	default:
		for _, c := range value.Contacts(part) {
			if c.Kind == contactKinds[kind] {
				report(start+c.Start, start+c.End)
			}
		}
	}
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
