// Package office turns the files of word processors and book readers into a
// page of HTML that says the same, so that the reader of web pages finds the
// same clauses in them as in the page itself.
package office

import "exitclause/internal/message"

// Limits bounds what reading one file may cost. The zero value is the default.
type Limits struct {
	MaxBytes   int64 // most bytes that the parts read may have unpacked, together; 0 is 64 MiB
	MaxEntries int   // most files in the archive; 0 is 10,000
	MaxDepth   int   // how deep elements, groups and lists may nest; 0 is 256
}

// Text is what a file says.
type Text struct {
	HTML     string         // a whole page, in UTF-8
	Warnings []message.Note // what a reader of the report should know
}

// Fault says in what way a file cannot be read.
type Fault string

// The faults.
const (
	Protected Fault = "encrypted" // it asks for a password or a licence
	Damaged   Fault = "damaged"   // it is broken, or not of the format
	Limit     Fault = "limit"     // it is over a limit
	Bomb      Fault = "bomb"      // it is made to be far larger than it looks
)

// Error is why a file could not be read.
type Error struct {
	Fault Fault
	Note  message.Note // what is wrong and what to do, without the name of the file
	Err   error        // the cause; nil if the file itself is at fault
}

// Error returns the note in English.
func (e *Error) Error() string { return message.English(e.Note) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// maxDefinitions is the most styles, lists, links, fonts or chapters that are kept
// of one file. Word knows 4079 styles and 32,767 lists.
const maxDefinitions = 50_000

func damaged(part string, cause error) *Error {
	return &Error{Damaged, message.New("office.damaged", "part", part), cause}
}
