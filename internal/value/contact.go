package value

import (
	"strings"
)

// Contacts returns the e-mail addresses, URLs, phone numbers and postal
// addresses in s, in order and without overlap, without the punctuation that
// follows them.
//
// A number is a phone number if it is written like one (+44 20 5550 0100,
// 400-555-0100) or if a word in front says so (热线：95000). A postal address
// is what follows "address:", "by mail to", "located at" or 地址： to the end of
// the sentence or to another way to write.
func Contacts(s string) []Contact {
	var found []Contact
	last := 0
	for i := 0; i < len(s); i++ {
		read := contactReader(s[i])
		if read == nil {
			continue
		}
		if c, ok := read(s, i, last); ok {
			found = append(found, c)
			last = c.End
			i = max(i, c.End-1)
		}
	}
	return found
}

// contactReader returns what reads the contacts that have c as their sign, or
// nil.
func contactReader(c byte) func(s string, i, from int) (Contact, bool) {
	switch {
	case c == '@' || c == '[' || c == '(' || c == '\xEF':
		return emailAt
	case c == ':' || c|0x20 == 'w':
		return urlAt
	case c == '/':
		return pathAt
	case isDigit(c) || c == '+':
		return phoneAt
	case c|0x20 == 'a' || c|0x20 == 'm' || c|0x20 == 'l' || c == '\xE5':
		return postalAt
	}
	return nil
}

// prefixOf returns the first of prefixes that s begins with, or "".
func prefixOf(s string, prefixes []string) string {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return p
		}
	}
	return ""
}
