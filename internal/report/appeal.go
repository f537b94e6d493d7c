package report

import "exitclause/internal/practice"

// Frame is whom the contract is with, and which law and forum it names. Places
// are as in ISO 3166: MT, US-DE.
type Frame struct {
	Entity       *Entity  `json:"entity,omitempty"`
	GoverningLaw string   `json:"governingLaw,omitempty"`
	Forum        string   `json:"forum,omitempty"`    // where courts or arbitrators decide
	Findings     []string `json:"findings,omitempty"` // those that name the law and the forum
}

// Entity is the company that a contract is with.
type Entity struct {
	Name        string `json:"name"`                  // as written
	Established string `json:"established,omitempty"` // the place, if the documents say it
	Document    string `json:"document"`
	Clause      string `json:"clause,omitempty"` // that names it
}

// Answer says what a clause against the user covers, what it concedes, and what
// to reply.
type Answer struct {
	Counter  string   `json:"counter"` // the finding against the user
	Covers   []string `json:"covers,omitempty"`
	Concedes []string `json:"concedes,omitempty"`
	Reply    string   `json:"reply"`
	Laws     []string `json:"laws,omitempty"` // provisions that limit it
}

// Statute is a provision that the report refers to by its id.
type Statute struct {
	ID        string `json:"id"`
	Cite      string `json:"cite"` // as a lawyer cites it
	Says      string `json:"says"`
	Limit     string `json:"limit,omitempty"` // of a provision against the user: what it does not cover
	Side      string `json:"side"`            // for or against
	Standing  string `json:"standing"`        // of-right, conditional or invoked
	Because   string `json:"because"`         // why it can, or may, apply
	InForce   string `json:"inForce,omitempty"`
	Source    string `json:"source"`
	Precedent bool   `json:"precedent,omitempty"`
}

// NamedLaw is a law that a finding names by its id, among its values.
type NamedLaw struct {
	ID   string `json:"id"`
	Name string `json:"name"` // as people call it
}

// DataRow is what the documents say about keeping and deleting one kind of data.
type DataRow struct {
	Data    string   `json:"data"`
	Keep    []string `json:"keep,omitempty"`   // findings that let it be kept
	Delete  []string `json:"delete,omitempty"` // findings that promise or demand its deletion
	Periods []string `json:"periods,omitempty"`
	Verdict string   `json:"verdict"` // hold, conditional, delete or silent
	Because string   `json:"because"`
}

// Step is one line of the checklist before an appeal.
type Step struct {
	Kind     string            `json:"kind"` // save, do, prove or lose
	Text     string            `json:"text"`
	Practice practice.Practice `json:"practice,omitempty"`
	Finding  string            `json:"finding,omitempty"`
}

// Exhibit is a clause that a letter quotes.
type Exhibit struct {
	Number   int    `json:"number"` // from 1
	Finding  string `json:"finding"`
	Document string `json:"document"` // its title and kind, for a reader
	Version  string `json:"version,omitempty"`
	SHA256   string `json:"sha256"`
	Clause   string `json:"clause,omitempty"`
	Quote    string `json:"quote"`
}

// Deadline is a day by which somebody must act, with where it comes from.
type Deadline struct {
	Act     string `json:"act"` // answer, confirm, refuse, …
	From    string `json:"from"`
	Date    string `json:"date"`
	Extends string `json:"extends,omitempty"` // the latest day after an extension
	Law     string `json:"law,omitempty"`
	Finding string `json:"finding,omitempty"` // the provider's own promise
	Because string `json:"because"`
}

// Letter is what to send at the stage an appeal is in.
type Letter struct {
	Stage     string     `json:"stage"`            // request, reminder, appeal, fallback or complaint
	Ground    string     `json:"ground,omitempty"` // of an appeal: aml, dispute, identity, other, partial or silence
	Language  string     `json:"language"`
	Title     string     `json:"title"` // for the ticket
	Body      string     `json:"body"`  // Markdown
	Exhibits  []Exhibit  `json:"exhibits,omitempty"`
	Deadlines []Deadline `json:"deadlines,omitempty"`
}
