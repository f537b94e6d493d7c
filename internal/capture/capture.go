// Package capture judges whether a saved page is a broken capture: not the
// document that somebody meant to save but a part of it, or what a server showed
// instead. It judges a capture alone, and against another of the same document.
// What a broken capture lacks proves nothing, so nothing may be concluded from
// it.
package capture

import (
	"strconv"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// Version is one capture of a document.
type Version struct {
	Document *report.Document // with its Body; without one, only its measures are judged
	Findings []report.Finding
}

// Kind is in what way a capture is broken.
type Kind string

// The kinds.
const (
	Empty     Kind = "empty"          // next to no text
	Challenge Kind = "challenge"      // a page that asks whether a person is there
	Login     Kind = "login"          // a page that asks to sign in
	ErrorPage Kind = "error-page"     // a page that says what went wrong
	Consent   Kind = "consent"        // nothing but a question about cookies
	Truncated Kind = "truncated"      // the document breaks off
	Language  Kind = "other-language" // another language than before
	Another   Kind = "other-document" // another kind of document than before
	Shrunk    Kind = "shrunk"         // far less text than before
	Hollow    Kind = "hollow"         // next to nothing of what it said before
)

// Fault is why a capture is broken.
type Fault struct {
	Kind Kind
	Note message.Note // why, and what to do; without the name of the capture
}

func fault(kind Kind, pairs ...string) *Fault {
	return &Fault{kind, message.New("capture."+string(kind), pairs...)}
}

// Judge returns what is wrong with v in itself, or nil.
func Judge(v Version) *Fault { return measure(v).alone() }

// Compare judges two captures of one document, each alone and then by the other,
// and returns what is wrong with the older and the newer; nil for one that is
// whole as far as can be seen.
func Compare(older, newer Version) (ofOlder, ofNewer *Fault) {
	before, after := measure(older), measure(newer)
	ofOlder, ofNewer = before.alone(), after.alone()
	switch {
	case ofOlder != nil || ofNewer != nil:
		return ofOlder, ofNewer
	case before.sharedWith(after) < mostly:
		ofNewer = differs(older.Document, newer.Document)
	}
	if ofNewer == nil {
		ofNewer = after.lacking(before)
	}
	if ofNewer == nil {
		ofOlder = before.outgrown(after)
	}
	return ofOlder, ofNewer
}

// mostly is the share of a text from which on it is the same document, whatever
// its language and kind were taken for.
const mostly = 0.5

// differs returns the fault of a page that is another document than before.
func differs(older, newer *report.Document) *Fault {
	switch {
	case exclude(older.Language, newer.Language, "mixed"):
		return fault(Language, "old", older.Language, "new", newer.Language)
	case exclude(older.Kind, newer.Kind, "other"):
		return fault(Another, "old", older.Kind, "new", newer.Kind)
	}
	return nil
}

// exclude reports whether a and b are known, and neither is both.
func exclude(a, b, both string) bool {
	return a != b && a != "" && b != "" && a != both && b != both
}

func number(n int) string { return strconv.Itoa(n) }
