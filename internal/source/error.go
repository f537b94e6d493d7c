package source

import (
	"strconv"

	"exitclause/internal/message"
)

// Kind says in what way a document could not be had.
type Kind string

// The kinds, as reports name them. Usage is none of a document but of the
// command line, and comes only from Expand.
const (
	Unreadable Kind = "unreadable" // missing, forbidden, or of a format that cannot be read
	Empty      Kind = "empty"      // nothing, or nothing but white space
	Truncated  Kind = "truncated"  // cut short
	Network    Kind = "network"    // not to be had from the network
	Limit      Kind = "limit"      // over the limit of size or time
	Usage      Kind = "usage"      // the argument names no document
)

// Error is why a document could not be had.
type Error struct {
	URI  string // as the user gave it
	Kind Kind
	Note message.Note // what happened and what to do, without the URI
	Err  error        // the cause; nil if the document itself is at fault
}

// Error returns one line of English: where, what, why and what to do.
func (e *Error) Error() string { return e.URI + ": " + message.English(e.Note) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

func failure(uri string, kind Kind, note message.Note) *Error {
	return &Error{URI: uri, Kind: kind, Note: note}
}

// sizeText writes n bytes the way people write limits: 64 MiB, 1500 bytes.
func sizeText(n int64) string {
	const kib, mib = 1 << 10, 1 << 20
	switch {
	case n >= mib && n%mib == 0:
		return strconv.FormatInt(n/mib, 10) + " MiB"
	case n >= kib && n%kib == 0:
		return strconv.FormatInt(n/kib, 10) + " KiB"
	}
	return strconv.FormatInt(n, 10) + " B"
}
