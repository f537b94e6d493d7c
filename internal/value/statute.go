package value

import (
	"slices"
	"strings"
)

// Statute is a law that a text names, as written.
type Statute struct {
	Start, End int // bytes in the text it was read from
}

// Statutes returns the laws that s names, in order and without overlap. They are
// told by their form: the Harbour Privacy Act 2015, Law No. 13,709/2018,
// Directive (EU) 2015/849, 31 CFR 1010.430, Cap. 486, 《…法》, 《…》（…令第9号）,
// …条例（第486章）. What laws there are it does not know: a Privacy Law is none,
// a Privacy Law 2015 is one.
func Statutes(s string) []Statute {
	var found []Statute
	last := 0
	for i := 0; i < len(s); i++ {
		read := statuteReader(s, i)
		if read == nil {
			continue
		}
		if law, ok := read(s, i, last); ok {
			found = append(found, law)
			last = law.End
			i = max(i, law.End-1)
		}
	}
	return found
}

// statuteReader returns what reads the laws that have as their sign what stands
// at i, or nil.
func statuteReader(s string, i int) func(s string, i, from int) (Statute, bool) {
	switch c := s[i]; {
	case c == '\xE3' || c == '\xE7':
		return chineseStatuteAt
	case c < 'A' || c > 'U' || i > 0 && (isAlnum(s[i-1]) || s[i-1] == '.'):
		return nil
	case c == 'U':
		return citedAt
	case c == 'C':
		return codeAt
	case strings.IndexByte("ADLOR", c) >= 0:
		return actAt
	}
	return nil
}

// proof is what a word such as Act or Law needs besides a name, to be of a law
// that is meant by its name.
type proof uint8

const (
	noHead   proof = iota
	byName         // a name is enough
	byNumber       // a number, a year or a short name in brackets
	byYear         // a number or a year: any association has Rules
	byOrigin       // a number, and who made it: Executive Order 13224
)

// heads are the words that laws are called by.
var heads = map[string]proof{
	"Act": byName, "Ordinance": byName,
	"ACT": byNumber, "Law": byNumber, "Regulation": byNumber, "Regulations": byNumber,
	"Directive": byNumber, "Decree": byNumber, "Decree-Law": byNumber,
	"Rules": byYear, "Order": byOrigin, "Decision": byOrigin,
}

// makers are the words before Order and Decision that make them law.
var makers = []string{"Council", "Commission", "Framework", "Implementing", "Executive", "Presidential", "Ministerial", "Royal"}

// actAt reads the English law whose word such as Act is at i.
func actAt(s string, i, from int) (Statute, bool) {
	end := wordEnd(s, i)
	need := heads[s[i:end]]
	if need == noHead {
		return Statute{}, false
	}
	name := nameBefore(s, i, from)
	if need == byOrigin && !slices.Contains(makers, lastWord(s[name.start:i])) {
		return Statute{}, false
	}
	number, numbered := numberAfter(s, end)
	tail := topicAfter(s, number, numbered)
	switch {
	case numbered, name.words > 0 && need == byName && !name.general:
	case tail > number && need < byYear:
	case name.words > 0 && need < byYear && !name.general && (isShortName(s, end) || name.words > 1 && isOfCountry(s, end)):
	default:
		return Statute{}, false
	}
	return Statute{name.start, chapterAfter(s, tail)}, true
}

// lastWord returns the last word of s, without the space behind it.
func lastWord(s string) string {
	s = strings.TrimRight(s, " \u00a0")
	return s[strings.LastIndexAny(s, " \u00a0(")+1:]
}

// wordEnd returns the end of the word that begins at i: letters, and hyphens
// between them.
func wordEnd(s string, i int) int {
	for i < len(s) && (isLetter(s[i]) || s[i] == '-' && i+1 < len(s) && isLetter(s[i+1])) {
		i++
	}
	return i
}
