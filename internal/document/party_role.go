package document

import "strings"

// contractRoles are what Chinese contracts call their two sides. Which is the
// provider differs: platforms write 甲方 for themselves, banks often for the
// customer.
var contractRoles = [...]string{"甲方", "乙方"}

// addRoles adds the roles of a contract to the sides that have them, where the
// head of the text says who has one: 甲方（客户）：…, 乙方：某证券股份有限公司.
func (p *Parties) addRoles(text string) {
	head := text[:cutRune(text, headBytes)]
	for i, role := range contractRoles {
		other := contractRoles[1-i]
		switch {
		case describes(head, role, &user):
			p.User, p.Provider = addName(p.User, role), addName(p.Provider, other)
			return
		case describes(head, role, &provider):
			p.Provider, p.User = addName(p.Provider, role), addName(p.User, other)
			return
		}
	}
}

// describes reports whether text says of role, in a bracket or behind a colon,
// that it is the party s.
func describes(text, role string, s *side) bool {
	for {
		_, rest, found := strings.Cut(text, role)
		if !found {
			return false
		}
		text = rest
		inside, bracket := cutPrefixAny(rest, "（", "(")
		if bracket {
			if end := strings.IndexAny(inside, "）)\n"); end >= 0 && s.ends(inside[:end]) {
				return true
			}
		}
		if full, colon := cutPrefixAny(strings.TrimLeft(rest, " "), "：", ":"); colon && s.ends(lineBefore(full)) {
			return true
		}
	}
}

// lineBefore returns the first line of s, up to a bracket or comma.
func lineBefore(s string) string {
	if end := strings.IndexAny(s, "\n（(，,；;"); end >= 0 {
		s = s[:end]
	}
	return strings.TrimSpace(s)
}
