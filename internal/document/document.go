// Package document turns a page into the tree everything else works on:
// Document → Section → Clause → Sentence, over one flat text whose every byte
// knows its place in the original.
//
// A reader (html.go, markdown.go, text.go) turns the page into blocks; the
// outline (outline.go) turns blocks into sections and clauses by their tags and
// their numbering; sentence.go cuts clauses into sentences; meta.go tells kind,
// language, title, date and service.
package document

import (
	"exitclause/internal/message"
	"exitclause/internal/plain"
	"exitclause/internal/source"
)

// Kind is what a document is for.
type Kind string

// The kinds. Other is anything that is neither.
const (
	PrivacyPolicy Kind = "privacy-policy"
	UserAgreement Kind = "user-agreement"
	Other         Kind = "other"
)

// Language is the language of a document or clause.
type Language string

// The languages. A document is Mixed when neither language has a clear
// majority of its clauses; a clause is never Mixed. Unknown is a document with
// too little text to tell, or in another language.
const (
	English            Language = "en"
	SimplifiedChinese  Language = "zh-Hans"
	TraditionalChinese Language = "zh-Hant"
	Mixed              Language = "mixed"
	Unknown            Language = ""
)

// Chinese reports whether l is either kind of Chinese.
func (l Language) Chinese() bool { return l == SimplifiedChinese || l == TraditionalChinese }

// Document is one policy or agreement. It is never changed after Parse
// or ParseAll.
type Document struct {
	Kind     Kind
	Language Language
	Title    string
	Updated  string // ISO 8601 date of the last update, or of entry into force; "" if none is stated
	// Effective is the ISO 8601 date of entry into force, which may be to come;
	// "" if none is stated.
	Effective string
	Service   string // the service's name as the document states it; "" if it cannot be told
	Parties   Parties
	URL       string // where the page says that it belongs, as written; "" if it does not say

	// Text is the document as a reader sees it, block by block, a line feed
	// after each block and at each forced line break, in plain characters: "1"
	// for a full-width "１", and nothing for what shows nothing. All spans are in
	// it. Quote and WrittenText have what the page has.
	Text     string
	Sections []*Section // the top of the outline; text before the first heading is in an untitled section
	Clauses  []*Clause  // every clause, in document order

	// Warnings are what makes the page look like a part of a document, or its
	// text garbled. Partial says that so much is missing or garbled that what the
	// document seems to lack proves nothing.
	Warnings []message.Note
	Partial  bool
	// Stub says that the text is so short that it is a document only if it says
	// something that can be cited; see NoDocument.
	Stub bool

	plain   plain.Text // Text, and how it is written
	written string     // Text as it is written
	start   int        // of written in the text of the page
	origin  origin     // from the text of the page to its source
	page    *source.Page

	mailLinks []MailLink // by place
}

// Section is a heading and what stands under it.
type Section struct {
	Number   string // the number a reader would cite, e.g. "6" or "第二章"; "" if it has none
	Title    string // the heading as written, white space folded, with its number
	Heading  Span   // the heading; empty for the untitled section
	Anchor   string // id of the heading or of the nearest element before it, without "#"
	Parent   *Section
	Sections []*Section
	Clauses  []*Clause
}

// Path returns the titles from the outermost section down to s, without
// untitled ones.
func (s *Section) Path() []string {
	if s == nil {
		return nil
	}
	path := s.Parent.Path()
	if s.Title != "" {
		path = append(path, s.Title)
	}
	return path
}

// Clause is one paragraph, list item or table cell: the unit a reader cites.
type Clause struct {
	// Number is the full number a reader would cite, composed with those of
	// the enclosing section and clauses: "4.2(b)", "第十二条第二款",
	// "一、（二）3". A clause without a number of its own has its section's.
	Number string
	// Ref is Number with, for a clause that has no number of its own, the
	// paragraph in its section, e.g. "6 ¶1". It names the clause uniquely
	// where the page numbers uniquely.
	Ref       string
	Span      Span // without the number typed at its start
	Section   *Section
	Lead      *Clause // the clause that leads into the list this item belongs to; nil if none
	Heads     []Span  // of a table cell: its column heading, then its row heading, as far as there are any
	Defines   string  // the defined term, if the clause is a definition
	Title     Span    // the run-in title that the clause begins with, bold words without a stop: its first sentence; empty if it has none
	Pointer   bool    // it says only where something is to be found: a line of the table of contents, the question of a help page
	Language  Language
	Anchor    string // id of the clause or of the nearest element before it, without "#"
	Sentences []Sentence
}

// Sentence is one sentence, or a whole list item or cell without sentence
// punctuation.
type Sentence struct {
	Span Span
}
