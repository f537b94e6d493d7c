package appeal

import (
	"slices"

	"exitclause/internal/law"
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
