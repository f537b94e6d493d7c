package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/message"
)

// Case is what a user tells of his own case: a case.yaml file. Everything
// personal may be missing; a letter then has a blank in its place.
type Case struct {
	Service  string    // as the provider calls itself
	Provider law.Place // where the company is established that the contract is with, or ""
	Account  Account
	User     User
	Ask      []Demand
	Reason   string   // why he wants it, in his own words
	Date     law.Date // of the letter
	Log      []Event  // what has happened, in order of date
	// Warnings are what was odd in the file and did not keep it from being read.
	Warnings []message.Note
}

// User is who writes.
type User struct {
	Name      string
	Contact   string // where an answer reaches him
	Residence law.Place
}

// Account is what the request is about, and the state it is in.
type Account struct {
	ID     string // account number or UID
	Email  string // that it is registered with, or a telephone number
	Opened law.Date
	// Verified says whether the provider has verified the user's identity.
	Verified State
	State    [len(matters)]State // by Matter
}

// Matter is something that can stand in the way of closing an account.
type Matter int

// The matters.
const (
	Balance Matter = iota
	Positions
	Products
	Bindings
	Disputes
)

var matters = [...]string{"balance", "positions", "products", "bindings", "disputes"}

// String returns the name of m in a case file.
func (m Matter) String() string { return matters[m] }

// State says whether there is something of a matter in the account.
type State struct {
	Known bool
	Some  bool
	Text  string // what there is, in the user's words; "" for a plain yes or no
}

// Demand is something a user asks for.
type Demand string

// The demands.
const (
	Close  Demand = "close"  // close the account
	Erase  Demand = "erase"  // erase personal data
	Freeze Demand = "freeze" // freeze the account for good and only store its data
)

var demands = []string{string(Close), string(Erase), string(Freeze)}

// Asks reports whether c asks for d.
func (c *Case) Asks(d Demand) bool { return slices.Contains(c.Ask, d) }

// Kind is what happened on a day.
type Kind string

// The kinds of events. Those of the user are the letters that he sent.
const (
	Requested      Kind = "requested"
	Reminded       Kind = "reminded"
	Appealed       Kind = "appealed"
	Proposed       Kind = "proposed" // the fallback: freeze it, delete the rest
	Complained     Kind = "complained"
	Acknowledged   Kind = "acknowledged"
	IdentityAsked  Kind = "identity-asked"
	Extended       Kind = "extended"
	AnsweredPartly Kind = "answered-partly"
	Refused        Kind = "refused"
	Closed         Kind = "closed" // the provider closed the account
)

var sent = []Kind{Requested, Reminded, Appealed, Proposed, Complained}

var kinds = []string{
	string(Requested), string(Reminded), string(Appealed), string(Proposed), string(Complained),
	string(Acknowledged), string(IdentityAsked), string(Extended), string(AnsweredPartly), string(Refused), string(Closed),
}

// Ground is why a provider refused, or why else an appeal is written.
type Ground string

// The grounds. A provider gives one of the first four.
const (
	AML      Ground = "aml"
	Dispute  Ground = "dispute"
	Identity Ground = "identity"
	Other    Ground = "other"
	Partial  Ground = "partial" // he answered, but did not do all
	Silence  Ground = "silence" // he did not answer at all
)

var refusals = []string{string(AML), string(Dispute), string(Identity), string(Other)}

// Event is an entry of the log.
type Event struct {
	Date   law.Date
	Kind   Kind
	Ground Ground   // of a refusal
	Until  law.Date // of an extension
	Ticket string   // number that the provider gave it
	Note   string   // what else there is to say, in the user's words
}

// Mine reports whether e is something that the user sent.
func (e *Event) Mine() bool { return slices.Contains(sent, e.Kind) }

// First returns the first event of a kind, or nil.
func (c *Case) First(k Kind) *Event {
	for i := range c.Log {
		if c.Log[i].Kind == k {
			return &c.Log[i]
		}
	}
	return nil
}

// Last returns the last event of a kind, or nil.
func (c *Case) Last(k Kind) *Event {
	for i := len(c.Log) - 1; i >= 0; i-- {
		if c.Log[i].Kind == k {
			return &c.Log[i]
		}
	}
	return nil
}

// Ticket returns the latest number that the provider gave the matter, or "".
func (c *Case) Ticket() string {
	for i := len(c.Log) - 1; i >= 0; i-- {
		if c.Log[i].Ticket != "" {
			return c.Log[i].Ticket
		}
	}
	return ""
}

// Situation returns what the case says of the law that applies to it.
func (c *Case) Situation() law.Situation {
	in := law.Situation{Residence: c.User.Residence, On: c.Date}
	if c.Provider != "" {
		in.Providers = []law.Place{c.Provider}
	}
	return in
}
