package appeal

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
// has any before the next, as the next exhibit; or nil. A sentence is no
// exhibit twice.
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

// best returns the clause of p that serves the letter best and is no exhibit
// yet, or nil.
func (l *letter) best(p practice.Practice) *report.Finding {
	var best *report.Finding
	lowest := unfit
	for i := range l.r.Citations {
		f := finding(l.r, l.r.Citations[i].Finding)
		if f.Practice != p || l.shown[siteOf(f)] {
			continue
		}
		if rank := l.rank(f, &l.r.Citations[i]); rank < lowest {
			best, lowest = f, rank
		}
	}
	return best
}

var strengthRank = map[report.Strength]int{report.Strong: 0, report.Qualified: 10, report.Weak: 20}

// rank tells how well a clause serves, the less the better: firm before soft, a
// clause with a place to point to, of readable length, for this user.
func (l *letter) rank(f *report.Finding, c *report.Citation) int {
	rank := strengthRank[c.Strength]
	if f.Stance == practice.Against {
		rank = l.counterRank(f)
	} else if l.soured(f) {
		rank += 12
	}
	if f.Practice == practice.RetentionPeriod && (f.Values == nil || len(f.Values.Durations) == 0) {
		rank += 25 // it says that there are periods, but not which
	}
	if f.Section.Number == "" {
		rank += 3
	}
	if n := utf8.RuneCountInString(f.Quote); n > 450 {
		rank += 8
	} else if n < 60 && strings.IndexFunc(f.Quote, func(r rune) bool { return r >= 0x2E80 }) < 0 {
		rank += 4 // a heading more than a sentence
	}
	if say := saying[f.Practice]; endsOpen(f.Quote) || len(say) > 0 && !mentions(f.Quote, say) {
		rank += 15 // an item that says little without what leads to it
	}
	if f.Stance == practice.For && !unspecific(dataOf(f)) {
		rank += 6 // of one kind of data only
	}
	if !l.fits(f) {
		rank += unfit
	}
	return rank
}

// saying are the words without which a clause does not say by itself that data may
// be erased, or an account be closed.
var saying = map[practice.Practice]words{
	practice.ErasureRight: {"delet", "eras", "remov", "destr", "forgotten", "删除", "刪除", "清除", "销毁", "銷毀", "移除", "遗忘", "遺忘"},
	practice.ClosureRight: {"clos", "terminat", "cancel", "delet", "deactivat", "leave", "注销", "註銷", "销户", "銷戶", "关闭", "關閉", "终止", "終止", "取消"},
}

// endsOpen reports whether a quote ends with a mark behind which a sentence goes on.
func endsOpen(quote string) bool {
	last, _ := utf8.DecodeLastRuneInString(quote)
	return strings.ContainsRune(",;:，；：、", last)
}

// counterRank ranks the clauses that the provider will rely on: what is kept
// after closing first, and what is kept for the reason that was given. Who
// refers to a dispute relies on no clause that is about something else.
func (l *letter) counterRank(f *report.Finding) int {
	rank := 15
	claims := f.Values != nil && slices.Contains(f.Values.Purposes, "claims")
	if l.Ground == Dispute && f.Practice == practice.RetentionInterest && !claims {
		return unfit
	}
	for _, other := range beside(l.r, f) {
		if other.Practice == practice.RetentionAfterClosure {
			rank -= 8
		}
	}
	if f.Values != nil && slices.Contains(f.Values.Purposes, "aml") {
		rank -= 5
	}
	return rank
}

// soured reports whether the sentence of f, which is for the user, says
// something against him as well.
func (l *letter) soured(f *report.Finding) bool {
	return slices.ContainsFunc(beside(l.r, f), func(other report.Finding) bool {
		return other.Stance == practice.Against
	})
}

// fits reports whether a clause can be meant for this user: one in a section
// under the law of another place is not.
func (l *letter) fits(f *report.Finding) bool {
	if f.Values == nil || len(f.Values.Laws) == 0 || l.Case.User.Residence == "" || f.Practice == practice.LawInvoked {
		return true
	}
	return slices.ContainsFunc(f.Values.Laws, func(id string) bool {
		instrument := l.book.Instrument(id)
		return instrument == nil || instrument.Applies.User == "" || l.Case.User.Residence.Within(instrument.Applies.User)
	})
}

// number makes f the next exhibit.
func (l *letter) number(f *report.Finding) *exhibit {
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
	return l.T("letter.document.titled", "title", doc.Title, "kind", kind)
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
