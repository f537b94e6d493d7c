// Package value reads lengths of time, contacts and dates out of a sentence, in
// English and Chinese. It knows words and digits, not clauses: what a duration
// runs from, and which law or data a clause is about, is for the rule packs to
// say.
//
// Every reader looks for a character that its values cannot do without (a unit
// of time, an @) and reads outwards from there, so a sentence that has none
// costs one pass over its bytes.
package value

// Duration is a length of time as written.
type Duration struct {
	Start, End int    // bytes in the text it was read from, including the words of Bound
	ISO        string // ISO 8601 duration: P5Y, P6M, P2W, P30D, PT72H, P1Y6M; of a Range both ends: P3Y/P5Y
	Bound      Bound
	Business   bool // counted in business days
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

// Contact is a way to reach someone, as written.
type Contact struct {
	Start, End int // bytes in the text it was read from
	Kind       ContactKind
}

// ContactKind is what a contact is.
type ContactKind string

// The kinds of contact.
const (
	Email  ContactKind = "email"
	URL    ContactKind = "url"
	Phone  ContactKind = "phone"
	Postal ContactKind = "postal"
)

// Date is a day of the calendar.
type Date struct {
	Start, End int    // bytes in the text it was read from
	ISO        string // 2024-05-09
}
