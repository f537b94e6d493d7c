package appeal

import (
	"slices"
	"strconv"
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// exhibit is a clause that the letter quotes.
type exhibit struct {
	report.Exhibit
	finding *report.Finding
	// Obliges says that the clause keeps what a law obliges to keep, and nothing
	// for the provider's own reasons.
	Obliges bool
	// Again says that the letter has quoted it before.
	Again bool
}

// Period returns a length of time that the clause states, as written, or "".
func (e *exhibit) Period() string {
	return e.duration(func(d report.Duration) bool { return strings.HasPrefix(d.ISO, "P") })
}

// Criterion returns a criterion that the clause states instead, or "".
func (e *exhibit) Criterion() string {
	return e.duration(func(d report.Duration) bool { return d.ISO == "criterion" })
}

func (e *exhibit) duration(wanted func(report.Duration) bool) string {
	if e.finding.Values == nil {
		return ""
	}
	if i := slices.IndexFunc(e.finding.Values.Durations, wanted); i >= 0 {
		return e.finding.Values.Durations[i].Text
	}
	return ""
}

// exhibit returns the best clause of one of practices, the first practice that
// has any before the next, as the next exhibit; or nil. A sentence is one
// exhibit only.
func (l *letter) exhibit(practices ...practice.Practice) *exhibit {
	for _, p := range practices {
		if f := l.best(p); f != nil {
			return l.number(f)
		}
	}
	return nil
}

// unfit is the rank from which on a clause is better not cited at all.
const unfit = 40

// again is by how much better a clause that is an exhibit already must serve than
// any other, to be shown for a second right: one sentence may grant both.
const again = 6

// best returns the clause of p that serves the letter best, or nil. One that is an
// exhibit already is only shown again for what it grants as no other does.
func (l *letter) best(p practice.Practice) *report.Finding {
	var best *report.Finding
	lowest := unfit
	for i := range l.r.Citations {
		f := finding(l.r, l.r.Citations[i].Finding)
		shown := l.shown[siteOf(f)]
		if f.Practice != p || shown && p != practice.ClosureRight && p != practice.ErasureRight {
			continue
		}
		rank := l.rank(f, &l.r.Citations[i])
		if shown {
			rank += again
		}
		if rank < lowest {
			best, lowest = f, rank
		}
	}
	return best
}

// number makes f the next exhibit, or returns the one that it is.
func (l *letter) number(f *report.Finding) *exhibit {
	if i := slices.IndexFunc(l.exhibits, func(e *exhibit) bool { return siteOf(e.finding) == siteOf(f) }); i >= 0 {
		shown := *l.exhibits[i]
		shown.Again = true
		return &shown
	}
	l.shown[siteOf(f)] = true
	e := &exhibit{finding: f, Exhibit: report.Exhibit{
		Number: len(l.exhibits) + 1, Finding: f.ID, Document: l.document(f.Document), Clause: f.Clause, Quote: f.Quote,
	}}
	if doc := l.documents[f.Document]; doc != nil {
		e.Version, e.SHA256 = doc.Updated, doc.Source.SHA256
	}
	e.Obliges = l.obliges(f)
	l.exhibits = append(l.exhibits, e)
	return e
}

// document names a document for a reader: its title and what it is.
func (l *letter) document(id string) string {
	doc := l.documents[id]
	if doc == nil {
		return id
	}
	kind := l.T("letter.document." + doc.Kind)
	if doc.Title == "" {
		return kind
	}
	return l.T("letter.document.titled", "title", bareTitle(doc.Title), "kind", kind)
}

// bareTitle returns a title without the marks 《》 around the whole of it, which
// Chinese letters put around titles themselves.
func bareTitle(title string) string {
	rest, opened := strings.CutPrefix(title, "《")
	if inner, closed := strings.CutSuffix(rest, "》"); opened && closed && !strings.Contains(inner, "》") {
		return inner
	}
	return title
}

// where names the place of f as a letter does: with the page, if it has one.
func (l *letter) where(f *report.Finding) string {
	if f.Source.Page == 0 {
		return l.place(f.Clause)
	}
	return l.T("letter.paged", "place", l.place(f.Clause), "page", strconv.Itoa(f.Source.Page))
}

// place names the place of a clause as a letter does: "Section 6, paragraph 1".
func (l *letter) place(clause string) string {
	place, paragraph, found := strings.Cut(clause, "¶")
	number, title, _ := strings.Cut(strings.TrimSpace(place), " ")
	var parts []string
	switch {
	case strings.HasPrefix(number, "第") && title == "": // it says itself what it is: 第十条第一款
		parts = append(parts, number)
	case strings.Trim(number, "0123456789.") != "": // a number in words, or a title alone
		parts = append(parts, l.T("letter.section.named", "name", strings.TrimSpace(place)))
	case title != "":
		parts = append(parts, l.T("letter.section", "number", number), l.T("letter.section.titled", "name", title))
	case number != "":
		parts = append(parts, l.T("letter.section", "number", number))
	}
	if found {
		parts = append(parts, l.T("letter.paragraph", "number", paragraph))
	}
	if l.space() == "" {
		return strings.Join(parts, "")
	}
	return strings.Join(parts, ", ")
}

// space returns what stands between two words.
func (l *letter) space() string {
	if strings.HasPrefix(l.Language(), "zh") {
		return ""
	}
	return " "
}

// offer returns the provision of that id, if it can be held against the
// provider: it binds it of right, or does if it is what it seems to be.
func (l *letter) offer(id string) (law.Offer, bool) {
	p := l.book.ByID(id)
	if p == nil {
		return law.Offer{}, false
	}
	offer, ok := l.book.in.Offer(p)
	if !ok || offer.Standing == law.Invoked || !l.placed(offer) {
		return law.Offer{}, false
	}
	return offer, true
}

// placed reports whether an offer stands on the right place, so that only the
// kind of provider can be open. A law for the people of one place is not held
// against a provider by someone of another, whatever else could bring it in.
func (l *letter) placed(o law.Offer) bool {
	home, scope := l.book.in.Residence, o.Instrument.Applies
	if scope.User != "" && home != "" {
		return home.Within(scope.User)
	}
	return slices.ContainsFunc(l.book.in.Providers, func(p law.Place) bool { return p.Within(scope.Provider) })
}

// law cites those of the provisions that can be held against the provider, and
// returns "" if none can.
func (l *letter) law(ids ...string) string {
	var cites []string
	for _, id := range ids {
		if offer, ok := l.offer(id); ok {
			cites = append(cites, l.cite(offer))
		}
	}
	return l.list(cites)
}

// cite cites a provision, with the reserve that it needs.
func (l *letter) cite(o law.Offer) string {
	if !slices.Contains(l.cited, o.ID) {
		l.cited = append(l.cited, o.ID)
	}
	cite := o.Cite.In(l.Language())
	if o.Standing == law.Conditional {
		return l.T(l.towards("letter.insofar", "letter.insofar.other"), "cite", cite)
	}
	return cite
}

// towards returns the key of a message that speaks to the provider or, in a
// letter to somebody else, of the one that speaks about it.
func (l *letter) towards(to, about string) string {
	if l.Stage == Complaint {
		return about
	}
	return to
}

// list joins the items of a list with "and".
func (l *letter) list(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return l.T("letter.and", "first", strings.Join(items[:last], l.T("letter.comma")+l.space()), "last", items[last])
}

// numbers names exhibits: "Exhibits 1 and 3".
func (l *letter) numbers(all []*exhibit) string {
	items := make([]string, len(all))
	for i, e := range all {
		items[i] = strconv.Itoa(e.Number)
	}
	if len(all) == 1 {
		return l.T("letter.exhibit", "number", items[0])
	}
	return l.T("letter.exhibits", "numbers", l.list(items))
}
