// Package law holds the statutes that an appeal can rely on, and those that a
// provider will rely on: what each says, whom it binds, since when, and the
// periods it sets. The statutes are data (rules/law); nothing here is a law of
// its own, and nothing here knows the clock.
//
// An instrument is a statute, regulation or body of decisions as a document
// names it ("GDPR"). A provision is the part of it that can be cited ("GDPR
// Art. 17(1)"). Instruments without provisions are known by name only.
package law

import (
	"slices"

	"exitclause/internal/practice"
)

// Text says one thing in the languages of the message catalogue.
type Text struct{ En, ZhHans, ZhHant string }

// In returns t in lang, a language of the message catalogue, or in English if
// lang is none.
func (t Text) In(lang string) string {
	switch lang {
	case "zh-Hans":
		return t.ZhHans
	case "zh-Hant":
		return t.ZhHant
	}
	return t.En
}

// Instrument is a statute as a whole.
type Instrument struct {
	ID           string
	Jurisdiction Place
	Name         Text
	Under        string // id of the instrument that this one implements or interprets, or ""
	Source       string // the official publication
	URL          string // of an official publication, or ""
	Provisions   []*Provision
	validity
	Applies Scope
}

// Scope says whom an instrument binds: a provider whose user lives in the one
// place, or that is established in the other. Either will do. With neither
// place it binds no provider, only states.
type Scope struct {
	User, Provider Place
	Entity         Entity // what the provider must be besides, or "" if anyone is bound
}

// Entity is a kind of provider that an instrument is about.
type Entity string

// The kinds of providers.
const (
	ObligedEntity          Entity = "obliged-entity"           // EU anti-money-laundering law
	CryptoAssetProvider    Entity = "crypto-asset-provider"    // EU
	RelevantPerson         Entity = "uk-relevant-person"       // UK Money Laundering Regulations
	Business               Entity = "ccpa-business"            // California
	USFinancialInstitution Entity = "us-financial-institution" // Bank Secrecy Act
	InternetService        Entity = "cn-internet-service"      // telecommunications included
	AMLInstitution         Entity = "cn-aml-institution"       // set up in mainland China
)

var entities = []string{
	string(ObligedEntity), string(CryptoAssetProvider), string(RelevantPerson), string(Business),
	string(USFinancialInstitution), string(InternetService), string(AMLInstitution),
}

// validity is the time in which something is in force.
type validity struct {
	From       Date   // the first day, or zero if not told
	Until      Date   // the first day on which it is no longer in force, or zero
	FromSource string // what says From
}

// inForce reports whether v covers the day on. A zero day or a zero bound
// excludes nothing.
func (v validity) inForce(on Date) bool {
	if on == (Date{}) {
		return true
	}
	return (v.From == Date{} || v.From.reached(on)) && (v.Until == Date{} || !v.Until.reached(on))
}

// Provision is a part of an instrument that can be cited.
type Provision struct {
	ID         string
	Instrument *Instrument
	Cite       Text            // as cited, with the instrument
	Says       Text            // in our own words
	Limit      Text            // what it does not cover, or concedes; zero if nothing
	Side       practice.Stance // For or Against the user
	Precedent  bool            // a decision or guidance, not a statute
	validity

	Supports []practice.Practice // clauses that it stands behind
	Asks     []practice.Practice // what a privacy notice must contain by it
	Counters []string            // practices, and ids of provisions against the user, that it answers
	Covers   []string            // the kinds of data that a duty to keep covers, if told
	Keeps    Keeping             // how long it has data kept; zero if it does not
	Deadline *Deadline           // by when the provider must act, or nil
}

// Keeping is a period for which data is kept.
type Keeping struct {
	For   Period
	Bound string // "exact" or "at-least"
}

// InForce reports whether p is in force on the day on, which may be zero for
// any day. A bound that is known to the month only counts from the next month.
func (p *Provision) InForce(on Date) bool {
	return p.validity.inForce(on) && p.Instrument.validity.inForce(on)
}

// Since returns the first day of p and what says so, or a zero Date if that is
// not told.
func (p *Provision) Since() (Date, string) {
	if p.From != (Date{}) {
		return p.From, p.FromSource
	}
	return p.Instrument.From, p.Instrument.FromSource
}

// Ends returns the first day on which p is no longer in force, or a zero Date.
func (p *Provision) Ends() Date {
	if p.Until != (Date{}) {
		return p.Until
	}
	return p.Instrument.Until
}

func (p *Provision) counters(target string) bool { return slices.Contains(p.Counters, target) }

// Statutes is a loaded collection of instruments.
type Statutes struct {
	Instruments []*Instrument // in the order of the files
	Provisions  []*Provision  // of all instruments, in the same order
	// AsOf is the day whose law they state, the latest that a file tells; zero if
	// none does. A later day is read with them as well, as far as they know it.
	AsOf        Date
	instruments map[string]*Instrument
	provisions  map[string]*Provision
}

// ByID returns the provision of that id, or nil.
func (s *Statutes) ByID(id string) *Provision { return s.provisions[id] }

// Instrument returns the instrument of that id, or nil.
func (s *Statutes) Instrument(id string) *Instrument { return s.instruments[id] }

// Protects reports whether the instrument of that id has provisions for the
// user.
func (s *Statutes) Protects(id string) bool {
	i := s.instruments[id]
	return i != nil && slices.ContainsFunc(i.Provisions, func(p *Provision) bool { return p.Side == practice.For })
}
