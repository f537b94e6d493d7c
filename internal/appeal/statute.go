package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// presumed says which law a document may be held to when nothing is known of
// the user: the place whose law it is, by the language of the document. Whether
// it applies stays a condition, which the report tells.
var presumed = map[string]law.Place{"en": law.EEA, "zh-Hans": "CN"}

// missed returns the ids of the provisions by which the documents of those
// ids should have spoken of p: those that ask a notice for it, or else those that grant what it
// would grant. Without a case only two grounds are good enough: the documents
// name the law, or the law is the one presumed by their language.
func missed(p practice.Practice, r *report.Report, ids []string, statutes *law.Statutes) []string {
	var documents []report.Document
	for _, doc := range r.Documents {
		if slices.Contains(ids, doc.ID) {
			documents = append(documents, doc)
		}
	}
	in := law.Situation{Invoked: invoked(r), On: latest(documents)}
	places := presumptions(documents, in.Invoked, statutes)
	for _, offers := range [][]law.Offer{statutes.Asking(p, in), statutes.Supporting(p, in)} {
		var laws []string
		for _, o := range offers {
			if !o.Precedent && (o.Named || slices.Contains(places, o.Instrument.Applies.User)) {
				laws = append(laws, o.ID)
			}
		}
		if len(laws) > 0 {
			return laws
		}
	}
	return nil
}

// invoked returns the ids of the instruments that the documents name.
func invoked(r *report.Report) []string {
	var ids []string
	for i := range r.Findings {
		if v := r.Findings[i].Values; v != nil {
			ids = append(ids, v.Laws...)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// latest returns the latest date that documents state, or a zero Date. The law
// of that day counts: a report does not know today.
func latest(documents []report.Document) law.Date {
	var last law.Date
	for _, doc := range documents {
		if d, err := law.ParseDate(doc.Updated); err == nil && d.Compare(last) > 0 {
			last = d
		}
	}
	return last
}

// presumptions returns the places whose law documents may be held to. English
// is read everywhere: an English document that names a law of its own for the
// user is held to that alone.
func presumptions(documents []report.Document, invoked []string, statutes *law.Statutes) []law.Place {
	var places []law.Place
	for _, doc := range documents {
		place, ok := presumed[doc.Language]
		if ok && (doc.Language != "en" || !slices.ContainsFunc(invoked, statutes.Protects)) {
			places = append(places, place)
		}
	}
	return places
}

// referred returns the provisions that the citations and omissions of r name,
// in the order of the statutes, with the ground on which each stands in the
// situation.
func referred(r *report.Report, statutes *law.Statutes, in law.Situation, printer *message.Printer) []report.Statute {
	named := make(map[string]bool)
	note := func(ids []string) {
		for _, id := range ids {
			named[id] = true
		}
	}
	for _, c := range r.Citations {
		note(c.Laws)
	}
	for _, o := range r.Omissions {
		note(o.Laws)
	}
	var all []report.Statute
	for _, p := range statutes.Provisions {
		if !named[p.ID] {
			continue
		}
		if offer, ok := in.Offer(p); ok {
			all = append(all, describe(offer, printer))
		}
	}
	return all
}

func describe(o law.Offer, printer *message.Printer) report.Statute {
	lang := printer.Language()
	return report.Statute{
		ID: o.ID, Cite: o.Cite.In(lang), Says: o.Says.In(lang), Limit: o.Limit.In(lang), Side: string(o.Side),
		Standing: string(o.Standing), Because: reasons(o.Because, printer), InForce: inForce(o.Provision, printer),
		Source: o.Instrument.Source, Precedent: o.Precedent,
	}
}

// reasons says notes as one list.
func reasons(notes []message.Note, printer *message.Printer) string {
	text := ""
	for i, note := range notes {
		if i == 0 {
			text = printer.Text(note)
			continue
		}
		text = printer.T("law.and", "first", text, "second", printer.Text(note))
	}
	return text
}

// inForce says the time of p, or "" if it is not told.
func inForce(p *law.Provision, printer *message.Printer) string {
	from, _ := p.Since()
	first, last := from.String(), p.Ends().String()
	switch {
	case first != "" && last != "":
		return printer.T("law.in-force.between", "from", first, "until", last)
	case first != "":
		return printer.T("law.in-force.from", "from", first)
	case last != "":
		return printer.T("law.in-force.until", "until", last)
	}
	return ""
}
