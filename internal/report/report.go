// Package report is the vocabulary of the output: the types of an analysis
// report as every format shows it, and nothing that shows it. The JSON form is
// a contract, published as a JSON Schema.
package report

import "exitclause/internal/practice"

// Schema names the format and its version.
const Schema = "exitclause.report/v1"

// Report is one run over one or more documents.
type Report struct {
	Schema    string     `json:"schema"`
	Tool      Tool       `json:"tool"`
	Documents []Document `json:"documents"`
	Findings  []Finding  `json:"findings"`
	Citations []Citation `json:"citations"`
	Frame     *Frame     `json:"frame,omitempty"` // nil if the documents name none of it
	Omissions []Omission `json:"omissions,omitempty"`
	Problems  []Problem  `json:"problems,omitempty"`
	Statutes  []Statute  `json:"statutes,omitempty"` // those that the report refers to, by their ids
	Named     []NamedLaw `json:"named,omitempty"`    // what the documents name as a whole, by its id
	Data      []DataRow  `json:"data,omitempty"`     // one row for each kind of data
	Checklist []Step     `json:"checklist,omitempty"`
	Letter    *Letter    `json:"letter,omitempty"` // there only if a case was given
	// Versions are there only if a case was given that says when the account was
	// opened, for the documents of which several versions are saved.
	Versions []Versions `json:"versions,omitempty"`
	// NearMisses are there only if an explanation was asked for.
	NearMisses []NearMiss `json:"nearMisses,omitempty"`
	Failures   []Failure  `json:"failures,omitempty"`
}

// Tool says what made the report.
type Tool struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   string `json:"rules"` // "sha256:" and the digest of all rule files
}

// Document is one document that was read.
type Document struct {
	ID       string `json:"id"` // "d1", "d2", … in the order given
	Kind     string `json:"kind"`
	Title    string `json:"title,omitempty"`
	Service  string `json:"service,omitempty"`
	Language string `json:"language,omitempty"`
	Updated  string `json:"updated,omitempty"` // ISO 8601 date stated in the text
	Source   Source `json:"source"`
	Read     Read   `json:"read"`
	// Body is the whole text; it is there only if it was asked for.
	Body []Block `json:"body,omitempty"`
}

// Source is where a document came from and what its bytes are.
type Source struct {
	URI       string `json:"uri"` // as it was given; of a file in an archive, with "!/" and its name there
	MediaType string `json:"mediaType"`
	Charset   string `json:"charset"` // "binary" if the bytes are no text
	Bytes     int    `json:"bytes"`
	SHA256    string `json:"sha256"`
	// Extracted is the media type of the text that was made from the bytes. Then
	// places are in that text. Absent if places are in the bytes.
	Extracted string   `json:"extracted,omitempty"`
	URL       string   `json:"url,omitempty"`       // where its file or archive says that it is from
	FetchedAt string   `json:"fetchedAt,omitempty"` // RFC 3339; by our clock, or as the file or archive says
	Official  string   `json:"official,omitempty"`  // yes, no or unknown
	Warnings  []string `json:"warnings,omitempty"`
}

// Read says how much text was read.
type Read struct {
	Clauses    int `json:"clauses"`
	Sentences  int `json:"sentences"`
	Characters int `json:"characters"` // code points of the document's text
}

// Finding is one practice in one sentence.
type Finding struct {
	ID       string            `json:"id"` // "f1", "f2", … in document order
	Document string            `json:"document"`
	Practice practice.Practice `json:"practice"`
	Stance   practice.Stance   `json:"stance"`
	Rule     string            `json:"rule"`
	Quote    string            `json:"quote"` // the whole sentence, white space folded
	Span     Span              `json:"span"`
	Source   Place             `json:"source"`
	Section  Section           `json:"section"`
	Clause   string            `json:"clause,omitempty"` // "6 ¶1"
	Values   *Values           `json:"values,omitempty"`
	// Qualities are what makes the sentence firm or soft: exception, condition,
	// discretion, vague.
	Qualities []string `json:"qualities,omitempty"`
	Selector  Selector `json:"selector"`
	// Evidence is what made the rule hold, in order of place; it is there only
	// if an explanation was asked for.
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Evidence is one word, phrase or value that counted.
type Evidence struct {
	Term string `json:"term"` // as the rule has it
	Text string `json:"text"` // as the document has it, white space folded
	Span Span   `json:"span"`
}

// NearMiss is a rule that nearly held in a sentence.
type NearMiss struct {
	Document string            `json:"document"`
	Practice practice.Practice `json:"practice"`
	Rule     string            `json:"rule"`
	Quote    string            `json:"quote"` // the whole sentence, white space folded
	Span     Span              `json:"span"`
	Source   Place             `json:"source"`
	Clause   string            `json:"clause,omitempty"` // "6 ¶1"
	Because  []string          `json:"because"`          // what would have to be otherwise
	Evidence []Evidence        `json:"evidence,omitempty"`
}

// Span is a half-open range of bytes in the document's text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Place is a half-open range of the original bytes, or of the text that was made
// from them, and where it begins.
type Place struct {
	Start  int `json:"start"`
	End    int `json:"end"`
	Line   int `json:"line"`           // from 1
	Column int `json:"column"`         // from 1, in code points
	Page   int `json:"page,omitempty"` // of a PDF, from 1; absent if there are none
}

// Section is where a finding stands in its document's outline.
type Section struct {
	Number string   `json:"number,omitempty"` // as a reader would cite it
	Path   []string `json:"path,omitempty"`   // headings, outermost first
	Anchor string   `json:"anchor,omitempty"`
}

// Values are what was read out of a sentence.
type Values struct {
	Durations []Duration `json:"durations,omitempty"`
	Data      []string   `json:"data,omitempty"`
	Purposes  []string   `json:"purposes,omitempty"`
	Laws      []string   `json:"laws,omitempty"`
	Contacts  []string   `json:"contacts,omitempty"` // as written
}

// Duration is a length of time, an end event or a criterion.
type Duration struct {
	Text     string `json:"text"`               // as written
	ISO      string `json:"iso"`                // ISO 8601, or indefinite, criterion, until-event
	Bound    string `json:"bound,omitempty"`    // exact, at-least, at-most, range
	Trigger  string `json:"trigger,omitempty"`  // what it runs from
	Business bool   `json:"business,omitempty"` // counted in business days
}

// Selector is a W3C TextQuoteSelector with the text-fragment directive that
// makes a browser scroll to it.
type Selector struct {
	Exact    string `json:"exact"`
	Prefix   string `json:"prefix,omitempty"`
	Suffix   string `json:"suffix,omitempty"`
	Fragment string `json:"fragment"` // "#:~:text=…"
}

// Use is what a person does with a citation.
type Use string

// The uses.
const (
	Cite   Use = "cite"   // cite it
	Expect Use = "expect" // the provider will cite it
	Do     Use = "do"     // do this first
	Note   Use = "note"   // know this
)

// Strength is how firmly a clause supports whoever cites it.
type Strength string

// The strengths.
const (
	Strong    Strength = "strong"    // an unconditional undertaking or right, with a section to point to
	Qualified Strength = "qualified" // with an exception or condition in the same clause
	Weak      Strength = "weak"      // discretionary or vague
)

// Citation is what a finding is good for.
type Citation struct {
	Finding  string   `json:"finding"`
	Use      Use      `json:"use"`
	Strength Strength `json:"strength"`
	Because  []string `json:"because"`
	Laws     []string `json:"laws,omitempty"`
	Counters []string `json:"counters,omitempty"` // findings that bear against it
	Answers  []Answer `json:"answers,omitempty"`  // one for each counter, in its order
}

// Omission is something a document of its kind should say and does not.
type Omission struct {
	Practice  practice.Practice `json:"practice"`
	Documents []string          `json:"documents"`
	Laws      []string          `json:"laws,omitempty"`
	Because   string            `json:"because"`
}

// Problem is a fault in what the documents say: vague, contradiction, …
type Problem struct {
	Kind     string   `json:"kind"`
	Findings []string `json:"findings,omitempty"`
	Because  string   `json:"because"`
}

// Failure is a source that could not be had or read.
type Failure struct {
	URI     string `json:"uri"`
	Kind    string `json:"kind"` // unreadable, empty, truncated, network, limit
	Because string `json:"because"`
}
