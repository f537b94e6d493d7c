package pattern

// Kind is a kind of value that a term can ask for in angle brackets. The finder
// of a kind is handed to the Matcher; the pattern language knows the names only.
type Kind uint8

// The kinds.
const (
	Duration Kind = iota
	Date
	Email
	URL
	Phone
	Number
	Statute // a law, by the form of its name or number
	Item    // the sentence, list item or table cell itself, behind its lead-in
)

// Kinds is a set of kinds.
type Kinds uint8

// KindSet returns the set of the given kinds.
func KindSet(all ...Kind) Kinds {
	var s Kinds
	for _, k := range all {
		s |= 1 << k
	}
	return s
}

// Has reports whether k is in the set.
func (s Kinds) Has(k Kind) bool { return s>>k&1 != 0 }

// kinds are the names as written in a term.
var kinds = map[string]Kind{
	"duration": Duration,
	"date":     Date,
	"email":    Email,
	"url":      URL,
	"phone":    Phone,
	"number":   Number,
	"statute":  Statute,
	"item":     Item,
}

// lawKind is the name of a kind that is a word list by nature: the names of
// statutes. It is resolved like a list.
const lawKind = "law"

const kindNames = "<date>, <duration>, <email>, <item>, <law>, <number>, <phone>, <statute>, <url>"
