package appeal

import (
	"slices"
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// deadline is a day by which the provider must act, or said that it would.
type deadline struct {
	act     law.Act
	from    law.Date // the day of the event that it is counted from
	by      law.Date
	extends law.Date // the latest day after an extension, or zero
	offer   *law.Offer
	finding *report.Finding // the provider's own promise
	event   *Event          // the extension that the provider announced
	caveats []message.Note
}

// deadlines returns what the statutes, the documents and the log set, the
// earliest first. Where none sets a number there is none.
func (l *letter) deadlines() []deadline {
	all := l.statutory()
	for i := range l.r.Findings {
		all = append(all, l.promised(&l.r.Findings[i])...)
	}
	if e := l.Case.Last(Extended); e != nil && (e.Until != law.Date{}) && l.Stage == Reminder {
		all = append(all, deadline{act: law.Answer, from: e.Date, by: e.Until, event: e})
	}
	slices.SortStableFunc(all, func(a, b deadline) int { return a.by.Compare(b.by) })
	return slices.CompactFunc(all, func(a, b deadline) bool { // what is promised twice is promised once
		return a.finding != nil && b.finding != nil && a.by == b.by
	})
}

// asked returns the day from which the provider's time runs: that of the first
// request or, of a letter that asks for something new, of the letter itself.
func (l *letter) asked() law.Date {
	if e := l.Case.First(Requested); e != nil && l.Stage != Request && l.Stage != Fallback {
		return e.Date
	}
	return l.Case.Date
}

// statutory returns the deadlines of the provisions that bind the provider.
func (l *letter) statutory() []deadline {
	var all []deadline
	for _, p := range l.book.Provisions {
		if p.Deadline == nil || p.Deadline.Act == law.Acknowledge && l.Case.First(Acknowledged) != nil {
			continue // there is none, or what it asks for was done
		}
		offer, ok := l.offer(p.ID)
		from := l.start(p.Deadline.Of)
		if !ok || from == (law.Date{}) || !p.InForce(from) {
			continue // a law sets no time for what happened before it
		}
		due := p.Deadline.Count(from)
		all = append(all, deadline{
			act: p.Deadline.Act, from: from, by: due.By, extends: due.Extended, offer: &offer, caveats: due.Caveats(),
		})
	}
	return all
}

// kept reports whether the provider answered before d, be it with a refusal.
func (l *letter) kept(d deadline) bool {
	return d.act == law.Answer && slices.ContainsFunc(l.Case.Log, func(e Event) bool {
		return e.Kind == Refused && e.Date.Compare(d.from) >= 0 && e.Date.Compare(d.by) <= 0
	})
}

// start returns the day of the event that a statute counts from, or a zero Date
// if it has not come. An appeal is a complaint to the provider itself.
func (l *letter) start(of law.Event) law.Date {
	if of == law.Request {
		return l.asked()
	}
	if l.Stage == Appeal {
		return l.Case.Date
	}
	if e := l.Case.Last(Appealed); e != nil {
		return e.Date
	}
	return law.Date{}
}

// promised returns the deadline that a clause sets for answering requests to
// close or to erase, if it does. Of several lengths the longest counts: a shorter
// one may be for confirming receipt, or for simple requests.
func (l *letter) promised(f *report.Finding) []deadline {
	if f.Practice != practice.ResponseTime || f.Values == nil || !l.concernsUs(f) {
		return nil
	}
	var longest []deadline
	for _, d := range f.Values.Durations {
		period, err := law.ParsePeriod(d.ISO)
		counts := d.Trigger == "request-received" || d.Trigger == "unspecified" || d.Trigger == ""
		if err != nil || !counts || d.Bound == "at-least" {
			continue
		}
		period.Business = d.Business
		due := (&law.Deadline{Act: law.Answer, Within: period}).Count(l.asked())
		if longest == nil || due.By.Compare(longest[0].by) > 0 {
			longest = []deadline{{act: law.Answer, from: due.From, by: due.By, finding: f, caveats: due.Caveats()}}
		}
	}
	return longest
}

// elsewhere are words for requests that are not about closing or erasing, and
// here are words for those that are. A promise that names only the former
// promises nothing here.
var (
	elsewhere = []string{"access", "correct", "rectif", "update", "copy of", "查阅", "查閱", "更正", "更新", "副本", "复制", "複製"}
	here      = []string{"delet", "eras", "clos", "cancel", "terminat", "删除", "刪除", "注销", "註銷", "销户", "銷戶", "投诉", "投訴"}
)

func (l *letter) concernsUs(f *report.Finding) bool {
	quote := strings.ToLower(f.Quote)
	names := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(quote, w) })
	}
	return l.fits(f) && (names(here) || !names(elsewhere))
}

// report returns d for the report.
func (l *letter) reported(d deadline) report.Deadline {
	out := report.Deadline{Act: string(d.act), From: d.from.String(), Date: d.by.String(), Extends: d.extends.String()}
	reasons := []string{}
	switch {
	case d.offer != nil:
		out.Law = d.offer.ID
		reasons = append(reasons, l.T("letter.deadline.law", "cite", l.cite(*d.offer), "says", d.offer.Says.In(l.Language())))
	case d.finding != nil:
		out.Finding = d.finding.ID
		reasons = append(reasons, l.T("letter.promise.other", "clause", l.where(d.finding)))
	default:
		reasons = append(reasons, l.T("letter.deadline.announced", "date", l.date(d.event.Date)))
	}
	for _, note := range d.caveats {
		reasons = append(reasons, l.Text(note))
	}
	for i := range reasons[:len(reasons)-1] {
		reasons[i] = strings.TrimRight(reasons[i], ".。")
	}
	out.Because = strings.Join(reasons, l.T("report.semicolon")+l.space())
	return out
}
