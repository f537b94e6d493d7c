// Package source loads pages: files and standard input become bytes with a
// media type, an encoding and a provenance. It is the only package that opens
// anything on behalf of a document.
package source

import "exitclause/internal/message"

// Page is one document as it came: the bytes, what they are, and where they
// are from. It is never changed after Load.
type Page struct {
	URI       string // as the user gave it; "-" is standard input
	MediaType string // told from the content, e.g. "text/html"
	Charset   string // WHATWG name of the encoding the bytes were decoded from, e.g. "gb18030"
	Data      []byte // the bytes as received
	// Text is Data decoded to valid UTF-8, without byte order mark and with
	// every NUL replaced by a space. Where Data is already that, Text shares
	// its memory.
	Text     string
	SHA256   string         // of Data, lower-case hexadecimal
	Warnings []message.Note // what a reader of the report should know, e.g. a wrong declaration
}

// Place is a half-open range of Page.Data, with the line and column of its start.
type Place struct {
	Start, End   int // bytes in Page.Data
	Line, Column int // from 1; the column counts code points
}
