// Package pdf turns a PDF into a page of HTML that says the same: headings,
// paragraphs, lists and tables rebuilt from where the words stand, so that the
// reader of web pages finds the same clauses in it as in the page itself.
package pdf

import (
	"time"

	"exitclause/internal/message"
)

// Options says how to read. The zero value is the default.
type Options struct {
	// Pdftotext and Pdftohtml are the paths of poppler's programs of these
	// names, "" where one is not installed. They know more fonts than the reader
	// built in: the first tells the words, and without it the second is not
	// asked, which tells sizes and bold type.
	Pdftotext, Pdftohtml string
	Timeout              time.Duration // longest time that reading may take; 0 is 30 s
	MaxPages             int           // most pages that are read; 0 is 2000
	MaxText              int           // most bytes of text that are read; 0 is 8 MiB
}

const (
	defaultTimeout  = 30 * time.Second
	defaultMaxPages = 2000
	defaultMaxText  = 8 << 20
)

func (o Options) withDefaults() Options {
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	if o.MaxPages <= 0 {
		o.MaxPages = defaultMaxPages
	}
	if o.MaxText <= 0 {
		o.MaxText = defaultMaxText
	}
	return o
}

// Text is what a PDF says.
type Text struct {
	HTML     string         // a whole page, in UTF-8
	Pages    []int          // offset in HTML where each page of the PDF begins, ascending; a page without text begins where the next does
	Warnings []message.Note // what a reader of the report should know
}

// Fault says in what way a PDF cannot be read.
type Fault string

// The faults.
const (
	Encrypted Fault = "encrypted" // it asks for a password
	Damaged   Fault = "damaged"   // it is broken, or no PDF
	Scanned   Fault = "scanned"   // its pages are pictures of text
	Garbled   Fault = "garbled"   // the characters that come out are not those on the page
	Limit     Fault = "limit"     // it is over a limit of size or time
)

// Error is why a PDF could not be read.
type Error struct {
	Fault Fault
	Note  message.Note // what is wrong and what to do, without the name of the file
	Err   error        // the cause; nil if the file itself is at fault
}

// Error returns the note in English.
func (e *Error) Error() string { return message.English(e.Note) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }
