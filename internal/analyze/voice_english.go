package analyze

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The words beside a name that tell what part it has in an English sentence.
var (
	// predicates begin what a subject does. Verbs in -s do too.
	predicates = []string{
		"may", "can", "cannot", "could", "might", "will", "would", "shall", "should", "must", "has", "have", "had", "is", "are", "was",
		"does", "do", "did", "reserves", "reserve", "retain", "retained", "keeps", "agrees", "also",
	}
	// afterwards are words behind which a name is an object.
	afterwards = []string{
		"to", "by", "with", "from", "of", "against", "for", "on", "at", "between", "through", "via", "upon", "under", "about",
		"contact", "contacting", "notify", "notifying", "inform", "informing", "ask", "asking", "asked", "request", "requesting", "require", "email",
		"e-mail", "call", "write", "tell", "telling", "authorize", "authorise", "allow", "permit", "instruct", "give", "giving", "provide", "enable",
		"direct", "release", "indemnify", "sue", "prevent", "oblige", "obliges", "requires", "want", "entitle",
	}
	// possessions are what belongs to the one whose name goes before.
	possessions = []string{
		"account", "accounts", "service", "services", "product", "products", "website", "websites", "site", "sites", "app", "apps", "application",
		"platform", "platforms", "wallet", "card", "cards", "terms", "policy", "policies", "group", "entity", "entities", "affiliates", "affiliate",
		"companies", "support", "team", "employees", "employee", "staff", "users", "user", "customers", "customer", "members", "member", "clients",
		"subscribers", "systems", "servers", "records", "subscription", "subscriptions", "membership", "properties", "offerings", "tools",
		"representatives", "partners", "personnel", "privacy", "customer", "data",
	}
	// owners are words behind which a name only says which account or service is
	// meant.
	owners = []string{"your", "my", "their", "his", "her", "a", "an", "any", "each", "every", "this", "that", "these", "all", "other", "another", "such", "our", "existing"}
	// openings begin a clause.
	openings = []string{"if", "when", "where", "that", "and", "or", "but", "unless", "while", "because", "which", "whether", "then", "however"}
	// verblike are words in -s that are none of a subject's doing.
	verblike = []string{"as", "this", "its", "his", "us", "thus", "plus", "across", "unless", "less", "hours"}
)

// readEnglish returns "we", "us" or "our" for the name at text[start:end], as the
// words before and behind it ask, or nothing at all in "your Larkfin account".
func readEnglish(text string, start, end int, user bool) (mention, bool) {
	if joined(text, start, end) {
		return mention{}, false
	}
	m := mention{start: start, end: end}
	for _, article := range []string{"the ", "The ", "THE "} {
		if strings.HasSuffix(text[:start], article) && (start == len(article) || !letterBefore(text, start-len(article))) {
			m.start -= len(article)
		}
	}
	subject, object, possessive := "we", "us", "our"
	if user {
		subject, object, possessive = "you", "you", "your"
	}
	if n := genitive(text[end:]); n > 0 {
		m.end += n
		m.pronoun = possessive
		return m, true
	}
	previous := wordBefore(text[:m.start])
	next, behind := wordAfter(text[end:])
	then, _ := wordAfter(behind)
	switch {
	case slices.Contains(possessions, next):
		m.pronoun = possessive
		if slices.Contains(owners, previous) {
			m.pronoun, m.end = "", end+1
		}
	case slices.Contains(afterwards, previous):
		m.pronoun = object
	case doesSomething(next) || strings.HasSuffix(next, "ly") && doesSomething(then):
		m.pronoun = subject
	case (previous == "" || slices.Contains(openings, previous)) && (next == "" || next == "and" || next == "or") && predicateSoon(text[end:]):
		m.pronoun = subject
	default:
		return m, false
	}
	return m, true
}

// doesSomething reports whether w, behind a name, begins what its bearer does.
func doesSomething(w string) bool {
	return slices.Contains(predicates, w) || strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !slices.Contains(verblike, w) && !slices.Contains(possessions, w)
}

// joined reports whether the name at text[start:end] is a part of a word, an
// address or a longer name.
func joined(text string, start, end int) bool {
	if letterBefore(text, start) || start > 0 && strings.IndexByte("@./-_", text[start-1]) >= 0 {
		return true
	}
	rest := text[end:]
	if rest == "" {
		return false
	}
	r, _ := utf8.DecodeRuneInString(rest)
	return isLetter(r) || strings.IndexByte("@/_-", rest[0]) >= 0 || rest[0] == '.' && len(rest) > 1 && isLetter(rune(rest[1]))
}

func letterBefore(text string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:at])
	return at > 0 && isLetter(r)
}

func isLetter(r rune) bool {
	return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9' || 0xc0 <= r && r < 0x2000
}

// genitive returns the length of the 's that s begins with.
func genitive(s string) int {
	for _, ending := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasPrefix(s, ending) {
			return len(ending)
		}
	}
	return 0
}

// wordBefore returns the word at the end of s, in lower case, if nothing but a
// space stands behind it.
func wordBefore(s string) string {
	s, spaced := strings.CutSuffix(s, " ")
	if !spaced {
		return ""
	}
	start := strings.LastIndexFunc(s[max(0, len(s)-30):], func(r rune) bool { return !isLetter(r) && r != '-' })
	return strings.ToLower(s[max(0, len(s)-30)+start+1:])
}

// wordAfter returns the word at the beginning of s, in lower case, if nothing
// but a space stands before it, and what of s is behind: a letter may be longer
// in lower case.
func wordAfter(s string) (word, behind string) {
	rest, spaced := strings.CutPrefix(s, " ")
	if !spaced {
		return "", s
	}
	n := min(len(rest), 30)
	if end := strings.IndexFunc(rest[:n], func(r rune) bool { return !isLetter(r) && r != '-' }); end >= 0 {
		n = end
	}
	return strings.ToLower(rest[:n]), rest[n:]
}

// predicateSoon reports whether what a subject does begins in s, behind an aside
// such as ", in its sole discretion,".
func predicateSoon(s string) bool {
	s = s[:min(len(s), 90)]
	if n := strings.IndexAny(s, ".;:\n"); n >= 0 {
		s = s[:n]
	}
	for _, w := range []string{" may ", " will ", " shall ", " can ", " must ", " reserve", " reserves ", " retain", " do not ", " cannot "} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
