package analyze

import (
	"cmp"
	"slices"
	"strings"

	"exitclause/internal/document"
	"exitclause/internal/pattern"
	"exitclause/internal/practice"
	"exitclause/internal/report"
	"exitclause/internal/rule"
	"exitclause/internal/value"
)

// The practices that carry each value; see the vocabulary.
var (
	withDurations = []practice.Practice{
		practice.RetentionPeriod, practice.DataDisposal, practice.ResponseTime, practice.ClosureEffect,
	}
	withPurposes = []practice.Practice{practice.RetentionObligation, practice.RetentionInterest}
	withContacts = []practice.Practice{practice.PrivacyContact, practice.ErasureProcedure, practice.ClosureProcedure}
	withPeriods  = []practice.Practice{practice.RetentionPeriod, practice.DataDisposal, practice.ResponseTime}
	withEvents   = []practice.Practice{practice.RetentionPeriod, practice.DataDisposal}
)

// values reads the values of f out of its sentence, which is in the window. They
// are nil if it has none.
func (s *session) values(f Finding) *report.Values {
	p := f.Rule.Practice
	v := &report.Values{Laws: s.words(rule.Law, f.Rule.Values.Laws)}
	if slices.Contains(withDurations, p) {
		v.Durations = s.durations(f)
	}
	if p.Group() == practice.Retention || p.Group() == practice.Erasure {
		v.Data = s.words(rule.Data, f.Rule.Values.Data)
	}
	if slices.Contains(withPurposes, p) {
		v.Purposes = s.words(rule.Purpose, f.Rule.Values.Purposes)
	}
	if slices.Contains(withContacts, p) {
		v.Contacts = s.contacts(f)
	}
	if len(v.Durations)+len(v.Data)+len(v.Purposes)+len(v.Laws)+len(v.Contacts) == 0 {
		return nil
	}
	return v
}

// words returns the fixed values and those whose words stand in the window,
// each once, in the order of the rule files.
func (s *session) words(role rule.Role, fixed []string) []string {
	found := slices.Clone(fixed)
	for _, w := range s.packs.Words {
		if w.Role == role && !slices.Contains(found, w.Value) && len(s.match(w)) > 0 {
			found = append(found, w.Value)
		}
	}
	return found
}

// match returns where w holds in the window.
func (s *session) match(w rule.Word) []pattern.Interval {
	rd := s.reader(w.Language)
	if rd.foreign && !rd.speaks {
		return nil
	}
	return rd.window().Match(w.When)
}

// stretch is a duration with its place.
type stretch struct {
	span document.Span
	report.Duration
}

// durations returns the lengths of time, end events and criteria of a sentence,
// in order of place. Of two that overlap the length in numbers wins, else the
// longer one.
func (s *session) durations(f Finding) []report.Duration {
	found := s.lengths(f.Sentence)
	if slices.Contains(withPeriods, f.Rule.Practice) {
		for _, p := range s.periods(f) {
			overlaps := func(other stretch) bool { return other.span.Overlaps(p.span) }
			if !slices.ContainsFunc(found, overlaps) {
				found = append(found, p)
			}
		}
	}
	if len(found) == 0 && slices.Contains(withEvents, f.Rule.Practice) {
		found = s.event(f)
	}
	slices.SortStableFunc(found, func(a, b stretch) int { return cmp.Compare(a.span.Start, b.span.Start) })
	var out []report.Duration
	said := f.Sentence.Start // how far the sentence has been told
	for i, d := range found {
		if d.isPhrase() && d.span.Start < said {
			continue // the phrase before it says so already
		}
		d.Trigger = s.trigger(d.span)
		if d.isPhrase() {
			d.span = s.phrase(f.Sentence, said, found[i:])
			d.Text = s.doc.Quote(d.span)
		}
		said = d.span.End
		out = append(out, d.Duration)
	}
	return out
}

// isPhrase reports whether d is an end event or a criterion, of which the words
// that counted are only a part.
func (d stretch) isPhrase() bool { return d.ISO == "criterion" || d.ISO == "until-event" }

// phrase returns the whole phrase of which the words of found[0] are a part, so
// that it can be read without the sentence. It takes nothing from what is said
// before, nor from what found has behind it, unless that is of the same sort.
func (s *session) phrase(sentence document.Span, said int, found []stretch) document.Span {
	words, room := found[0].span, document.Span{Start: said, End: sentence.End}
	other := func(d stretch) bool { return d.ISO != found[0].ISO }
	if i := slices.IndexFunc(found, other); i > 0 {
		room.End = max(found[i].span.Start, words.End)
	}
	place := func(span document.Span) value.Place {
		return value.Place{Start: span.Start - sentence.Start, End: span.End - sentence.Start}
	}
	p := value.Phrase(s.doc.Text[sentence.Start:sentence.End], place(words), place(room))
	return document.Span{Start: sentence.Start + p.Start, End: sentence.Start + p.End}
}

func (s *session) lengths(sentence document.Span) []stretch {
	var found []stretch
	text := s.doc.Text[sentence.Start:sentence.End]
	for _, d := range value.Durations(text) {
		span := document.Span{Start: sentence.Start + d.Start, End: sentence.Start + d.End}
		found = append(found, stretch{span, report.Duration{
			Text: s.doc.Quote(span), ISO: d.ISO, Bound: string(d.Bound), Business: d.Business,
		}})
	}
	return found
}

// periods returns the criteria and end events that the words of the sentence
// state, longest first.
func (s *session) periods(f Finding) []stretch {
	var found []stretch
	for _, w := range s.packs.Words {
		if w.Role != rule.Period {
			continue
		}
		for _, iv := range s.match(w) {
			span := document.Span{Start: iv.Start, End: iv.End}
			d := stretch{span, report.Duration{Text: s.doc.Quote(span), ISO: w.Value}}
			if f.Sentence.Contains(span) && (w.Value != "until-event" || s.timed(f, d)) {
				found = append(found, d)
			}
		}
	}
	slices.SortStableFunc(found, func(a, b stretch) int { return b.span.Len() - a.span.Len() })
	return found
}

// event returns the first end event that the sentence names, if any: "deleted
// once the account is closed" states until when data is kept.
func (s *session) event(f Finding) []stretch {
	var first []stretch
	for _, w := range s.packs.Words {
		if w.Role != rule.Trigger {
			continue
		}
		for _, iv := range s.match(w) {
			d := stretch{document.Span{Start: iv.Start, End: iv.End}, report.Duration{ISO: "until-event"}}
			if f.Sentence.Contains(d.span) && (first == nil || d.span.Start < first[0].span.Start) && s.timed(f, d) {
				first = []stretch{d}
			}
		}
	}
	return first
}

// timed reports whether the phrase of d tells when. Of an item or cell that is
// nothing but the phrase, the lead-in or heading says so, unless the lead-in
// itself tells how long: what it leads to are the data then.
func (s *session) timed(f Finding, d stretch) bool {
	p := s.phrase(f.Sentence, f.Sentence.Start, []stretch{d})
	if value.Timed(document.FoldSpace(s.doc.Text[p.Start:p.End])) {
		return true
	}
	whole := p.Start == f.Sentence.Start && f.Sentence.End-p.End <= len("。")
	lead := f.Clause.Lead
	return whole && (len(f.Clause.Heads) > 0 || lead != nil && len(s.lengths(lead.Span)) == 0)
}

// trigger returns what the duration at span runs from: the trigger whose words
// stand nearest to it.
func (s *session) trigger(span document.Span) string {
	nearest, distance := "unspecified", maxTriggerDistance+1
	for _, w := range s.packs.Words {
		if w.Role != rule.Trigger {
			continue
		}
		for _, iv := range s.match(w) {
			if w.Value == "period-expired" && s.isNextClause(span.End, iv.Start) {
				continue // "for a year, and after that period": it is this one that is over
			}
			if d := gapBetween(span, iv); d < distance {
				nearest, distance = w.Value, d
			}
		}
	}
	return nearest
}

// isNextClause reports whether a mark between clauses stands between end and start,
// which is behind it.
func (s *session) isNextClause(end, start int) bool {
	return end <= start && strings.ContainsAny(s.doc.Text[end:start], ",;，；。")
}

// maxTriggerDistance is how many bytes may lie between a duration and the words
// that say what it runs from.
const maxTriggerDistance = 200

func gapBetween(span document.Span, iv pattern.Interval) int {
	return max(0, iv.Start-span.End, span.Start-iv.End)
}
