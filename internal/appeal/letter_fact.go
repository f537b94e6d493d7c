package appeal

import (
	"slices"
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/practice"
)

// state reports what the case says of a matter: "no" if there is nothing, the
// user's words if there is, and "" if that is not known.
func (l *letter) state(matter string) string {
	state := l.Case.Account.State[slices.Index(matters[:], matter)]
	switch {
	case state.Text != "":
		return state.Text
	case state.Some:
		return "yes"
	case state.Known:
		return "no"
	}
	return ""
}

// states says what the case tells about the account.
func (l *letter) states() []string {
	if l.closed() {
		return nil
	}
	var all []string
	for i, state := range l.Case.Account.State {
		key := "letter.matter." + matters[i]
		switch {
		case !state.Known:
		case !state.Some:
			all = append(all, l.T(key+".no"))
		case state.Text != "":
			all = append(all, l.T(key+".text", "text", escape(state.Text)))
		default:
			all = append(all, l.T(key+".yes"))
		}
	}
	return all
}

// settled says what the case tells of the account that is in no one's way.
func (l *letter) settled() []string {
	var all []string
	for i, state := range l.Case.Account.State {
		if state.Known && !state.Some {
			all = append(all, l.T("letter.matter."+matters[i]+".no"))
		}
	}
	return all
}

// contact returns the address that the documents give for requests of this
// kind, one of the internet before others, or "".
func (l *letter) contact() string {
	var all []string
	for _, p := range []practice.Practice{practice.ErasureProcedure, practice.ClosureProcedure, practice.PrivacyContact} {
		for i := range l.r.Findings {
			if f := &l.r.Findings[i]; f.Practice == p && f.Values != nil && l.fits(f) {
				all = append(all, f.Values.Contacts...)
			}
		}
	}
	if len(all) == 0 {
		return ""
	}
	online := func(c string) bool { return strings.ContainsAny(c, "@＠") || strings.Contains(c, "://") }
	return escape(all[max(0, slices.IndexFunc(all, online))])
}

// longestHoliday is how many days holidays may make a deadline later that does not
// know them: so long a letter does not say that it has gone by.
const longestHoliday = 10

// dates says by when the provider must act, each with its ground.
func (l *letter) dates() []dated {
	var all []dated
	for _, d := range l.due {
		over := l.Case.Date.DaysSince(d.by)
		if over > 0 && l.Stage == Appeal && l.kept(d) {
			continue // who has refused in time is not told that he was late
		}
		unsure := len(d.caveats) > 0 && over <= longestHoliday
		out := dated{Act: l.T("letter.act." + string(d.act)), By: l.date(d.by), From: l.date(d.from), Past: over > 0 && !unsure}
		switch {
		case d.offer != nil:
			out.Ground = l.cite(*d.offer)
		case d.finding != nil:
			out.Ground = l.T(l.towards("letter.promise", "letter.promise.other"), "clause", escape(l.where(d.finding)))
		default:
			out.Ground = l.T("letter.deadline.announced", "date", l.date(d.event.Date))
		}
		if over > 0 && unsure {
			out.Ground = l.T("letter.deadline.unsure", "ground", out.Ground)
		}
		if d.extends != (law.Date{}) {
			out.Extends = l.date(d.extends)
		}
		all = append(all, out)
	}
	return all
}

// dated is a deadline in words.
type dated struct {
	Act, By, From, Ground, Extends string
	Past                           bool // it has surely gone by on the day of the letter
}

// happened tells the log, an event a line.
func (l *letter) happened() []string {
	var all []string
	for _, e := range l.Case.Log {
		key := "letter.event." + string(e.Kind)
		if e.Kind == Refused {
			key += "." + string(e.Ground)
		}
		text := l.T(key, "date", l.date(e.Date), "until", l.date(e.Until))
		if e.Ticket != "" {
			text = l.T("letter.event.ticket", "text", text, "ticket", escape(e.Ticket))
		}
		if e.Note != "" {
			text = l.T("letter.event.note", "text", text, "note", escape(e.Note))
		}
		all = append(all, text)
	}
	return all
}

// sources lists the documents that are quoted, each with its exhibits.
func (l *letter) sources() []source {
	var all []source
	for _, doc := range l.r.Documents {
		var mine []*exhibit
		for _, e := range l.exhibits {
			if e.finding.Document == doc.ID {
				mine = append(mine, e)
			}
		}
		if len(mine) == 0 {
			continue
		}
		s := source{Numbers: l.numbers(mine), Document: escape(l.document(doc.ID)), SHA256: doc.Source.SHA256}
		if d, err := law.ParseMonth(doc.Updated); err == nil {
			s.Version = l.date(d)
		}
		all = append(all, s)
	}
	return all
}

// source is a document that is quoted.
type source struct{ Numbers, Document, Version, SHA256 string }
