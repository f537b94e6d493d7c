// Package pattern finds words and phrases in text, in English and Chinese, in
// one pass, whatever their case, width, accents, quotation marks, hyphenation
// or script variant.
//
// A Set of literals is compiled into one automaton over folded symbols. Scan
// runs it over a text and returns hits with byte offsets in that text, never in
// a folded copy.
package pattern

// Literal is the number a literal got when it was added to a Builder: 0, 1, 2, …
// in the order of first addition. Equal folded literals share a number.
type Literal int32

// Hit is one occurrence of a literal. A text has many, so they are small.
type Hit struct {
	Literal    Literal
	Start, End int32 // bytes in the scanned text
	// From and To are the same range in units: a unit is one Latin word (a run
	// of letters and digits) or one CJK character. Distances in rules are
	// counted in units. White space and punctuation are no units.
	From, To int32
}
