package check

import (
	"slices"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Version is one version of a document, as a report tells of it.
type Version struct {
	Document report.Document // with its Body
	Findings []report.Finding
	// Captured is when it was captured, a day or a time as in RFC 3339; "" if
	// that is not known.
	Captured string
}

// violation is one way in which a version is not as expected.
type violation struct {
	rule     report.CheckRule
	practice practice.Practice
	finding  *report.Finding // nil if what is wrong is that something is not there
	because  message.Note
}

// violations returns all ways in which v is not as e expects on the day today.
func (e *Expectation) violations(v *Version, today law.Date) []violation {
	switch {
	case e.Must != "":
		return e.missing(v)
	case e.MustNot != "":
		return e.unwanted(v)
	case e.Limit != nil:
		return e.Limit.violations(v)
	case e.Official:
		return unofficial(v)
	}
	return e.tooOld(v, today)
}

func (e *Expectation) missing(v *Version) []violation {
	if len(v.of(e.Must)) > 0 {
		return nil
	}
	return []violation{{rule: report.PracticeMissing, practice: e.Must, because: message.New("check.because.missing")}}
}

func (e *Expectation) unwanted(v *Version) []violation {
	var all []violation
	for _, f := range v.of(e.MustNot) {
		all = append(all, violation{report.PracticeUnwanted, e.MustNot, f, message.New("check.because.unwanted")})
	}
	return all
}

// of returns the findings of a practice.
func (v *Version) of(p practice.Practice) []*report.Finding {
	var all []*report.Finding
	for i := range v.Findings {
		if v.Findings[i].Practice == p {
			all = append(all, &v.Findings[i])
		}
	}
	return all
}

// violations returns the clauses that name a period over the limit, or, where
// none names any, that as one violation: a silent document keeps no limit.
//
// What is only the least, "at least five years", counts by the length it names.
func (l *Limit) violations(v *Version) []violation {
	var all []violation
	named, kept := false, false
	for _, f := range l.concerned(v.of(l.Practice)) {
		because, states := l.judge(f)
		named = named || states
		kept = kept || states && because.Key == "" && !conditional(f)
		if because.Key != "" {
			all = append(all, violation{report.PeriodTooLong, l.Practice, f, because})
		}
	}
	if kept && l.Practice == practice.ResponseTime { // longer under conditions is an extension
		all = slices.DeleteFunc(all, func(v violation) bool { return conditional(v.finding) })
	}
	if !named {
		all = append(all, violation{rule: report.PeriodMissing, practice: l.Practice, because: message.New("check.because.no-period")})
	}
	return all
}

// conditional reports whether what f says is so only at times.
func conditional(f *report.Finding) bool {
	return slices.Contains(f.Qualities, "condition") || slices.Contains(f.Qualities, "discretion")
}

// concerned returns those of findings that name a period for the data of l. Only
// where there is none, those that do not say of which data they are.
func (l *Limit) concerned(findings []*report.Finding) []*report.Finding {
	var own, open []*report.Finding
	for _, f := range findings {
		switch {
		case f.Values == nil || len(f.Values.Durations) == 0:
		case l.Data == "" || slices.Contains(f.Values.Data, l.Data) || slices.Contains(f.Values.Data, "all"):
			own = append(own, f)
		case len(f.Values.Data) == 0:
			open = append(open, f)
		}
	}
	if len(own) > 0 {
		return own
	}
	return open
}

// judge returns why a period in f is over the limit, and whether f states any
// length: one that only names an event or a criterion does not.
func (l *Limit) judge(f *report.Finding) (because message.Note, states bool) {
	for _, d := range f.Values.Durations {
		length, measured := lengthOf(d)
		endless := d.ISO == "indefinite"
		states = states || measured || endless
		switch {
		case endless:
			return message.New("check.because.indefinite", "text", d.Text, "limit", l.Max.String()), true
		case measured && length.exceeds(l.Max):
			return message.New("check.because.too-long", "text", d.Text, "limit", l.Max.String()), true
		}
	}
	return message.Note{}, states
}

func unofficial(v *Version) []violation {
	official := v.Document.Source.Official
	if official == "yes" {
		return nil
	}
	if official != "no" {
		official = "unknown"
	}
	return []violation{{rule: report.SourceUnofficial, because: message.New("check.because.official." + official)}}
}

func (e *Expectation) tooOld(v *Version, today law.Date) []violation {
	old := violation{rule: report.CaptureOld}
	day, err := law.ParseDate(v.Captured[:min(len(v.Captured), len("2006-01-02"))])
	switch {
	case err != nil:
		old.because = message.New("check.because.undated", "limit", e.MaxAge.String())
	case e.MaxAge.After(day).Compare(today) < 0:
		old.because = message.New("check.because.old", "date", day.String(), "limit", e.MaxAge.String())
	default:
		return nil
	}
	return []violation{old}
}
