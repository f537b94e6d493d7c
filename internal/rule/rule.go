// Package rule loads packs of YAML keyword rules, checks them strictly and
// compiles them into one pattern program.
//
// The language is described for its authors in rules/README.md. In short: a
// condition is a term ("retain*", "close … account", $list, <duration>), a list
// of conditions of which one must hold, or a mapping of any, all, then, none,
// affirmed, negated and weigh, with within for closeness and in for a value
// that holds it all. A rule is a condition with a practice, and may ask for
// context: headings, lead-in, neighbouring sentences, kind of document.
package rule

import (
	"bytes"

	"exitclause/internal/pattern"
	"exitclause/internal/practice"
)

// Rule detects one practice in one language. An exclusion is a rule too: where
// it holds, the practices it names are not found.
type Rule struct {
	ID        string
	Practice  practice.Practice   // of a rule
	Practices []practice.Practice // of an exclusion
	Language  string              // "en" or "zh"
	Title     string
	Note      string // why the rule is as it is, for its readers
	Kind      string // kind of document it is limited to; "" is any
	Scope     Scope
	When      pattern.Node
	Turn      pattern.Node // of an exclusion: behind it another statement begins; 0 if the language knows none
	Context   Context
	Values    Values
	Examples  Examples
	File      string
	Line      int
	data      []byte // of the file
}

// YAML returns the rule as written.
func (r *Rule) YAML() string { return cut(r.data, r.Line) }

// cut returns what begins in a line of data, up to the next line that is not
// indented deeper, without the comments and blank lines before that.
func cut(data []byte, line int) string {
	for range line - 1 {
		data = data[bytes.IndexByte(data, '\n')+1:]
	}
	indent := len(data) - len(bytes.TrimLeft(data, " "))
	end, at := 0, 0
	for line := range bytes.Lines(data) {
		bare := bytes.TrimSpace(line)
		deeper := len(line)-len(bytes.TrimLeft(line, " ")) > indent
		if at > 0 && len(bare) > 0 && !deeper {
			break
		}
		at += len(line)
		if len(bare) > 0 && (bare[0] != '#' || deeper) {
			end = at
		}
	}
	return string(bytes.TrimRight(data[:end], " \n"))
}

// Scope is the stretch of text a condition must hold in. The finding is the
// sentence in which what made it hold begins.
type Scope string

// The scopes.
const (
	Sentence Scope = "sentence"
	Clause   Scope = "clause"
	Section  Scope = "section"
)

// Context is what must, or must not, stand around the sentence. A zero Node
// asks for nothing.
type Context struct {
	Own, NotOwn       pattern.Node // in the sentence itself, without lead-in or headings
	Under, NotUnder   pattern.Node // in the heading path
	Lead, NotLead     pattern.Node // in the lead-in of a list, or the headings of a table cell
	Before, NotBefore pattern.Node // in the sentence before
	After, NotAfter   pattern.Node // in the sentence after
	Clause, NotClause pattern.Node // anywhere in the clause
}

// nodes returns what c asks, in the order of contextKeys.
func (c *Context) nodes() []*pattern.Node {
	return []*pattern.Node{
		&c.Own, &c.NotOwn, &c.Under, &c.NotUnder, &c.Lead, &c.NotLead,
		&c.Before, &c.NotBefore, &c.After, &c.NotAfter, &c.Clause, &c.NotClause,
	}
}

// Values are fixed values that a rule gives to its findings, beside those read
// from the words of the sentence.
type Values struct {
	Data     []string
	Purposes []string
	Laws     []string
}

// Examples are the rule's own tests.
type Examples struct {
	Match, Reject []Example
}

// Example is a sentence in its surroundings.
type Example struct {
	Text   string
	Under  string
	Lead   string
	Before string
	After  string
	Kind   string
	Line   int
}

// Packs is a set of loaded rules, immutable and safe for concurrent use.
type Packs struct {
	Rules      []*Rule // in order of file and line
	Exclusions []*Rule
	Words      []Word                      // what the words of a sentence say of its values
	Programs   map[string]*pattern.Program // by language, of the conditions of its rules and words
	Digest     string                      // "sha256:" and the digest of all rule files
	Lists      []*List
	files      []*file
}

// Word is a condition that gives a value where it holds.
type Word struct {
	Value    string // e.g. "identity"
	Role     Role
	Language string
	When     pattern.Node
}

// Role is which of a finding's values a Word fills.
type Role string

// The roles, named as in rule files.
const (
	Data    Role = "data"
	Purpose Role = "purposes"
	Law     Role = "laws"
	Trigger Role = "triggers"
	Period  Role = "periods"   // criterion, until-event, indefinite
	Quality Role = "qualities" // what makes a clause firm or soft: exception, condition, discretion, vague
)

// List is a word list, for those who write rules.
type List struct {
	Name     string
	Language string
	File     string
	Line     int
	data     []byte // of the file
}

// YAML returns the list as written.
func (l *List) YAML() string { return cut(l.data, l.Line) }
