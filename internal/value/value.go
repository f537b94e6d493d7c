// Package value reads lengths of time, contacts, dates and numbers out of a
// sentence, in English and Chinese. It knows words and digits, not clauses:
// what a duration runs from, and which law or data a clause is about, is for
// the rule packs to say.
package value

// Duration is a length of time as written.
type Duration struct {
	Start, End int    // bytes in the text it was read from, including the words of Bound
	ISO        string // ISO 8601 duration: P5Y, P6M, P30D, PT72H
	Bound      Bound
	Business   bool // counted in business days
	// Ordinal spans such as "5th year" or "the 30-day trial" are read as durations too;
	// whether a duration matters is for the rule that asks.
}

// Bound says on which side a duration is open.
type Bound string

// The bounds.
const (
	Exact   Bound = "exact"
	AtLeast Bound = "at-least"
	AtMost  Bound = "at-most"
	Range   Bound = "range"
)
