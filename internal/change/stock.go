package change

import (
	"slices"
	"strings"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

func dataOf(f *report.Finding) []string {
	if f.Values == nil {
		return nil
	}
	return f.Values.Data
}

// purposesOf returns the purposes of f that are of the kind its practice is
// about: what the law asks for, or what the provider wants.
func purposesOf(f *report.Finding) []string {
	if f.Values == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Values.Purposes), func(p string) bool {
		return slices.Contains(duties, p) != (f.Practice == practice.RetentionObligation)
	})
}

// duties are the purposes that the law asks for.
var duties = []string{"aml", "tax-accounting", "court-authority", "other-law"}

func contactsOf(f *report.Finding) []string {
	if f.Values == nil {
		return nil
	}
	return f.Values.Contacts
}

func lawsOf(f *report.Finding) []string {
	if f.Values == nil {
		return nil
	}
	return f.Values.Laws
}

// stock is what a number of statements of one practice say between them.
type stock struct {
	size    int
	values  map[string]bool      // kinds of data, purposes and lengths of time
	terms   map[string]bool      // of each statement, what it says of these
	several []*report.Finding    // one of each of the first terms
	words   map[string]bool      // of the sentences; see novel
	first   map[string]*sentence // by term, where it is said first
}

// mostTerms bounds how many different statements one is held against.
const mostTerms = 300

func (c *comparison) stockOf(all []statement) stock {
	s := stock{size: len(all), values: map[string]bool{}, terms: map[string]bool{}, words: map[string]bool{}, first: map[string]*sentence{}}
	for _, st := range all {
		for _, v := range slices.Concat(dataOf(st.Finding), purposesOf(st.Finding), lawsOf(st.Finding)) {
			s.values[v] = true
		}
		for _, p := range periods(st.Finding) {
			s.values[length(p)] = true
		}
		for w := range c.meaning(st.at).words {
			s.words[w] = true
		}
		if t := term(st.Finding); !s.terms[t] {
			s.terms[t], s.first[t] = true, st.at
			if len(s.several) < mostTerms {
				s.several = append(s.several, st.Finding)
			}
		}
	}
	return s
}

// term says in one line what f says of time, data and purposes.
func term(f *report.Finding) string {
	var all []string
	for _, p := range periods(f) {
		all = append(all, length(p))
	}
	all = append(append(append(all, "data"), dataOf(f)...), purposesOf(f)...)
	if f.Practice == practice.LawInvoked {
		all = append(all, lawsOf(f)...)
	}
	for _, q := range weaknesses(f) {
		all = append(all, "!"+q)
	}
	return strings.Join(all, " ")
}

// weaknesses are the qualities for which one statement of a right or undertaking
// is worth less than another.
func weaknesses(f *report.Finding) []string {
	if !firm(f.Practice) {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(f.Qualities), func(q string) bool { return q != "exception" && q != "discretion" })
}

// firm reports whether it matters how firmly p is stated: a right or an
// undertaking, and not how long something takes or what law there is.
func firm(p practice.Practice) bool {
	return p.Stance() == practice.For && p != practice.LawInvoked && p != practice.RetentionPeriod
}

// covering returns a statement of the stock that says all that f does, or nil.
func (s stock) covering(f *report.Finding) *sentence {
	if at := s.first[term(f)]; at != nil {
		return at
	}
	if f.Practice == practice.LawInvoked {
		return s.naming(lawsOf(f))
	}
	for _, g := range s.several {
		if covers(g, f) {
			return s.first[term(g)]
		}
	}
	return nil
}

// naming returns a statement that names one of laws, if the stock names them all.
func (s stock) naming(laws []string) *sentence {
	if slices.ContainsFunc(laws, func(id string) bool { return !s.values[id] }) {
		return nil
	}
	for _, f := range s.several {
		if len(minus(laws, lawsOf(f))) < len(laws) || len(laws) == 0 {
			return s.first[term(f)]
		}
	}
	return nil
}

// weaker returns a statement of the stock that would cover f, were it as firm,
// and a quality that makes it less so; nil if there is none.
func (s stock) weaker(f *report.Finding) (*sentence, string) {
	if !firm(f.Practice) {
		return nil, ""
	}
	for _, g := range s.several {
		plain := *g
		plain.Qualities = f.Qualities
		if lacks := minus(weaknesses(g), weaknesses(f)); len(lacks) > 0 && covers(&plain, f) {
			return s.first[term(g)], lacks[0]
		}
	}
	return nil, ""
}

// covers reports whether g says at least what f says, and as firmly.
func covers(g, f *report.Finding) bool {
	if len(minus(weaknesses(g), weaknesses(f))) > 0 {
		return false
	}
	if len(without(periods(f), periods(g))) > 0 || len(minus(purposesOf(f), purposesOf(g))) > 0 {
		return false
	}
	if unspecific(dataOf(g)) {
		return true
	}
	return !unspecific(dataOf(f)) && len(minus(dataOf(f), dataOf(g))) == 0
}

// novel reports whether the sentence has much that the stock does not have in
// other words: conditions and exceptions have no values by which to tell one
// from another.
func (c *comparison) novel(s stock, at *sentence) bool {
	m := c.meaning(at)
	fresh := 0
	for w := range m.words {
		if !s.words[w] {
			fresh++
		}
	}
	return fresh >= 3 && 5*fresh >= 2*len(m.words) || s.size == 0
}
