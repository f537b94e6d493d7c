package appeal

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// provision is what a letter tells of a provision.
type provision struct{ Cite, Says, Limit string }

// provisions returns those that can be held against the provider.
func (l *letter) provisions(ids ...string) []provision {
	var all []provision
	for _, id := range ids {
		if o, ok := l.offer(id); ok {
			all = append(all, provision{l.cite(o), o.Says.In(l.Language()), o.Limit.In(l.Language())})
		}
	}
	return all
}

// may cites the provisions that may oblige the provider to keep records, of
// those that stand on its place.
func (l *letter) may() string {
	var ids []string
	for _, offer := range l.book.Against(practice.RetentionObligation, l.book.in) {
		if offer.Keeps.For != (law.Period{}) && !offer.Precedent {
			ids = append(ids, offer.ID)
		}
	}
	return l.law(ids...)
}

// outside reports whether the user lives in place and the provider is not shown
// to be established there.
func (l *letter) outside(place law.Place) bool {
	for _, p := range l.book.in.Providers {
		if p.Within(place) {
			return false
		}
	}
	return l.Case.User.Residence.Within(place)
}

// seated reports whether it is known where the provider is established.
func (l *letter) seated() bool { return len(l.book.in.Providers) > 0 }

// named returns the clause in which the documents name a law that protects
// users and that is not shown to bind the provider towards this one; nil if
// there is none.
func (l *letter) named() *named {
	for _, id := range l.book.in.Invoked {
		if !l.book.Protects(id) || l.binds(id) {
			continue
		}
		if f := l.naming(id); f != nil {
			return &named{l.number(f), l.book.Instrument(id).Name.In(l.Language())}
		}
	}
	return nil
}

// named is a law that a clause names.
type named struct {
	Shown *exhibit
	Law   string
}

// binds reports whether a provision of the instrument can be held against the
// provider.
func (l *letter) binds(id string) bool {
	for _, p := range l.book.Instrument(id).Provisions {
		if _, ok := l.offer(p.ID); ok {
			return true
		}
	}
	return false
}

// naming returns the clause that holds the provider to the law of that id, or nil.
func (l *letter) naming(id string) *report.Finding {
	for i := range l.r.Findings {
		f := &l.r.Findings[i]
		named := f.Values != nil && len(f.Values.Laws) == 1 && f.Values.Laws[0] == id
		if f.Practice == practice.LawInvoked && named && !l.shown[siteOf(f)] && setsStandard(f.Quote) {
			return f
		}
	}
	return nil
}

// silent says what the documents leave out of some practices, and which law
// asks for it.
func (l *letter) silent(practices ...practice.Practice) []silence {
	var all []silence
	for _, p := range practices {
		if p.Group() == practice.Closure && l.closed() {
			continue
		}
		for _, o := range l.r.Omissions {
			if o.Practice == p {
				all = append(all, silence{l.T("letter.silent." + string(p)), l.law(l.asking(p, o.Laws)...)})
			}
		}
	}
	return all
}

// asking returns those of provisions by which a notice must speak of p. Others
// grant what p is about and ask nothing of the notice.
func (l *letter) asking(p practice.Practice, ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		provision := l.book.ByID(id)
		return provision == nil || !slices.Contains(provision.Asks, p)
	})
}

// silence is something the documents do not say.
type silence struct{ What, Laws string }
