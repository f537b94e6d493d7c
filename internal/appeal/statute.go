package appeal

import (
	"slices"
	"strings"
	"unicode"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// presumed says which law a document may be held to when nothing is known of
// the user: the place whose law it is, by the language of the document. Whether
// it applies stays a condition, which the report tells.
var presumed = map[string]law.Place{"en": law.EEA, "zh-Hans": "CN"}

// book is the statutes, open at a case.
type book struct {
	*law.Statutes
	in     law.Situation
	places []law.Place // whose law is presumed
	// found keeps what was looked up, which must not be changed, because a
	// report asks for the same of each clause of a kind.
	found map[string][]law.Offer
}

// openBook returns the statutes for documents of r. What in leaves open, the laws
// that r names, the place of the company and the day, is filled in.
func openBook(statutes *law.Statutes, in law.Situation, r *report.Report, documents []report.Document) book {
	if in.Invoked == nil {
		in.Invoked = invoked(r)
	}
	if f := r.Frame; len(in.Providers) == 0 && f != nil && f.Entity != nil && f.Entity.Established != "" {
		in.Providers = []law.Place{law.Place(f.Entity.Established)}
	}
	if in.On == (law.Date{}) {
		in.On = present(statutes, documents)
	}
	b := book{Statutes: statutes, in: in, found: make(map[string][]law.Offer)}
	if in.Residence == "" {
		own := slices.ContainsFunc(in.Invoked, statutes.Protects)
		b.places = presumptions(documents, own && !addressesEEA(r))
	}
	return b
}

// fits reports whether o is near enough to the case to be told: it binds the
// provider, or the documents name it, or it is the law of the place where the
// user lives or, if that is not known, of the one presumed.
func (b book) fits(o law.Offer) bool {
	if o.Named || o.Standing == law.OfRight {
		return true
	}
	scope := o.Instrument.Applies
	for _, p := range b.in.Providers {
		if p.Within(scope.Provider) {
			return true
		}
	}
	return b.in.Residence.Within(scope.User) || b.in.Residence.Within(scope.Provider) ||
		slices.Contains(b.places, scope.User)
}

// fitting returns those of offers that fit.
func (b book) fitting(offers []law.Offer) []law.Offer {
	return slices.DeleteFunc(offers, func(o law.Offer) bool { return !b.fits(o) })
}

// once returns what look finds, which it is asked for the first time only.
func (b book) once(key string, look func() []law.Offer) []law.Offer {
	found, ok := b.found[key]
	if !ok {
		found = slices.Clip(look())
		b.found[key] = found
	}
	return found
}

// supporting returns the statutes that stand behind a clause of p.
func (b book) supporting(p practice.Practice) []law.Offer {
	return b.once("for "+string(p), func() []law.Offer { return b.binding(b.Supporting(p, b.in)) })
}

// binding returns those of offers that fit and are no mere precedents.
func (b book) binding(offers []law.Offer) []law.Offer {
	return slices.DeleteFunc(b.fitting(offers), func(o law.Offer) bool { return o.Precedent })
}

// against returns the provisions that a provider may rely on for a clause of p
// on the ground g.
func (b book) against(p practice.Practice, g ground) []law.Offer {
	return b.once("against "+string(p)+" "+string(g), func() []law.Offer {
		return slices.DeleteFunc(b.fitting(b.Against(p, b.in)), func(o law.Offer) bool { return !g.restsOn(o.Provision) })
	})
}

// countering returns the provisions that answer target, a practice or the id of
// a provision against the user.
func (b book) countering(target string) []law.Offer {
	return b.once("counter "+target, func() []law.Offer { return b.fitting(b.Countering(target, b.in)) })
}

// missed returns the provisions by which documents should have spoken of p:
// those that ask a notice for it, or else those that grant what it would grant.
func (b book) missed(p practice.Practice) []law.Offer {
	if asking := b.binding(b.Asking(p, b.in)); len(asking) > 0 {
		return asking
	}
	return b.supporting(p)
}

// invoked returns the ids of the instruments that the documents name.
func invoked(r *report.Report) []string {
	ids := []string{}
	for i := range r.Findings {
		if v := r.Findings[i].Values; v != nil {
			ids = append(ids, v.Laws...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// present returns the day whose law counts where no case tells: the user appeals
// now, whatever the day on which the documents were written. A report does not
// know today, so that equal input gives equal reports; it knows the day whose law
// the statutes state, and that it is not before the documents were written and
// fetched.
func present(statutes *law.Statutes, documents []report.Document) law.Date {
	last := statutes.AsOf
	for _, doc := range documents {
		for _, day := range []string{doc.Updated, dayOf(doc.Source.FetchedAt)} {
			if d, err := law.ParseDate(day); err == nil && d.Compare(last) > 0 {
				last = d
			}
		}
	}
	return last
}

// dayOf returns the day of a time as RFC 3339 writes it, or "".
func dayOf(moment string) string {
	day, _, _ := strings.Cut(moment, "T")
	return day
}

// presumptions returns the places whose law documents may be held to. English
// is read everywhere: English documents that are for users elsewhere, as they name
// a law for them and nothing of Europe, are held to that law alone.
func presumptions(documents []report.Document, elsewhere bool) []law.Place {
	var places []law.Place
	for _, doc := range documents {
		if place, ok := presumed[doc.Language]; ok && (doc.Language != "en" || !elsewhere) {
			places = append(places, place)
		}
	}
	return places
}

// addressesEEA reports whether a finding of r, or a heading above it, speaks of the
// European Economic Area: then r is on users there as well, whose law documents
// often do not name.
func addressesEEA(r *report.Report) bool {
	return slices.ContainsFunc(r.Findings, func(f report.Finding) bool {
		return namesEEA(f.Quote) || slices.ContainsFunc(f.Section.Path, namesEEA)
	})
}

func namesEEA(text string) bool {
	return strings.Contains(text, "European Economic Area") ||
		strings.Contains(text, "EEA") && slices.Contains(strings.FieldsFunc(text, notLetter), "EEA")
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// refer notes that the report refers to offers, and returns their ids.
func (c *conclusion) refer(offers []law.Offer) []string {
	var ids []string
	for _, o := range offers {
		if !slices.Contains(ids, o.ID) {
			ids = append(ids, o.ID)
		}
		c.cited[o.ID] = o
	}
	return ids
}

// statuteList returns the provisions that the report refers to, in the order of
// the statutes.
func (c *conclusion) statuteList() []report.Statute {
	var all []report.Statute
	for _, p := range c.book.Provisions {
		if o, ok := c.cited[p.ID]; ok {
			all = append(all, c.statute(o))
		}
	}
	return all
}

// namedLaws returns the laws that findings name, in the order in which they first
// do.
func (c *conclusion) namedLaws() []report.NamedLaw {
	var all []report.NamedLaw
	seen := make(map[string]bool)
	for i := range c.r.Findings {
		v := c.r.Findings[i].Values
		if v == nil {
			continue
		}
		for _, id := range v.Laws {
			if in := c.book.Instrument(id); in != nil && !seen[id] {
				all = append(all, report.NamedLaw{ID: id, Name: in.Name.In(c.Language())})
			}
			seen[id] = true
		}
	}
	return all
}

func (c *conclusion) statute(o law.Offer) report.Statute {
	s := report.Statute{
		ID: o.ID, Cite: o.Cite.In(c.Language()), Says: o.Says.In(c.Language()), Limit: o.Limit.In(c.Language()),
		Side: string(o.Side), Standing: string(o.Standing), InForce: c.inForce(o.Provision),
		Source: o.Instrument.Source, Precedent: o.Precedent,
	}
	if o.Instrument.URL != "" {
		s.Source = c.T("appeal.statute.source", "source", s.Source, "url", o.Instrument.URL)
	}
	s.Because = c.reasons(o.Because)
	return s
}

// reasons says notes as one list.
func (c *conclusion) reasons(notes []message.Note) string {
	text := ""
	for i, note := range notes {
		if i == 0 {
			text = c.Text(note)
			continue
		}
		text = c.T("law.and", "first", text, "second", c.Text(note))
	}
	return text
}

// inForce says the time of p, or "" if it is not told.
func (c *conclusion) inForce(p *law.Provision) string {
	from, _ := p.Since()
	first, last := from.String(), p.Ends().String()
	switch {
	case first != "" && last != "":
		return c.T("law.in-force.between", "from", first, "until", last)
	case first != "":
		return c.T("law.in-force.from", "from", first)
	case last != "":
		return c.T("law.in-force.until", "until", last)
	}
	return ""
}
