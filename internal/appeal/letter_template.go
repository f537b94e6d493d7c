package appeal

import (
	"bytes"
	"embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"text/template"

	"exitclause/internal/law"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// The letters are templates, letters/LANG/STAGE.tmpl, which share parts.tmpl.
// They write Markdown.
//
//go:embed letters/*/*.tmpl
var templates embed.FS

// compose fills in the template of the stage. What it cites becomes exhibits in
// the order in which it is cited.
func (l *letter) compose() (title, body string, err error) {
	dir := "letters/" + l.Language() + "/"
	t, err := template.New("letter").Funcs(l.functions()).ParseFS(templates, dir+"parts.tmpl", dir+string(l.Stage)+".tmpl")
	if err != nil {
		return "", "", fmt.Errorf("letter: %w", err)
	}
	var text [2]bytes.Buffer
	for i, name := range []string{"title", "body"} {
		if err := t.ExecuteTemplate(&text[i], name, l); err != nil {
			return "", "", fmt.Errorf("letter: %w", err)
		}
	}
	return strings.TrimSpace(text[0].String()), tidy(text[1].String()), nil
}

// tidy leaves one empty line where a template left several, and numbers the
// items of its lists, which begin with "#.".
func tidy(markdown string) string {
	var out []string
	items := 0
	for line := range strings.Lines(markdown) {
		line = strings.TrimSpace(line)
		if line == "" && (len(out) == 0 || out[len(out)-1] == "") {
			continue
		}
		if rest, found := strings.CutPrefix(line, "#."); found {
			items++
			line = strconv.Itoa(items) + "." + rest
		} else if line != "" {
			items = 0
		}
		out = append(out, line)
	}
	return strings.TrimSpace(strings.Join(out, "\n")) + "\n"
}

// functions are what a template can call.
func (l *letter) functions() template.FuncMap {
	return template.FuncMap{
		"ask":        l.asks,
		"best":       l.exhibit,
		"blank":      l.blank,
		"date":       l.date,
		"days":       func() int { return l.Case.Date.DaysSince(l.asked()) },
		"esc":        escape,
		"event":      func(k Kind) *Event { return l.Case.First(k) },
		"exhibits":   l.sources,
		"happened":   l.happened,
		"home":       l.home,
		"linked":     func() string { return escape(l.Case.Account.State[Bindings].Text) },
		"last":       func(k Kind) *Event { return l.Case.Last(k) },
		"law":        l.law,
		"may":        l.may,
		"mentions":   func(id string) bool { return slices.Contains(l.book.in.Invoked, id) },
		"named":      l.named,
		"outside":    l.outside,
		"provisions": l.provisions,
		"seated":     l.seated,
		"settled":    l.settled,
		"silent":     l.silent,
		"state":      l.state,
		"states":     l.states,
		"verified":   func() bool { return l.Case.Account.Verified.Some },
		"deadlines":  l.dates,
		"where":      func(e *exhibit) string { return escape(l.where(e.finding)) },
		"worse":      l.worse,
		"write":      l.contact,
	}
}

// asks reports whether d is still asked for: an account that the provider has
// closed is not to be closed again.
func (l *letter) asks(d Demand) bool { return l.Case.Asks(d) && !(d == Close && l.closed()) }

// closed reports whether the provider has closed the account.
func (l *letter) closed() bool { return l.Case.First(Closed) != nil }

// escape returns s as Markdown that shows it as it is. It is to be put on a line
// behind something else.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r < 0x80 && strings.ContainsRune("\\`*_[]<>#|~&$!", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}

// blank returns what the case says, or a blank to be filled in.
func (l *letter) blank(name, value string) string {
	if value != "" {
		return escape(value)
	}
	text := l.T("letter.blank." + name)
	for _, b := range l.blanks {
		if b == text {
			return text
		}
	}
	l.blanks = append(l.blanks, text)
	return text
}

func (l *letter) date(d law.Date) string {
	if d == (law.Date{}) {
		return ""
	}
	month := l.T("letter.month." + strconv.Itoa(d.Month))
	return l.T("letter.date", "year", strconv.Itoa(d.Year), "month", month, "day", strconv.Itoa(d.Day))
}

// home says where the user lives, if a law turns on it.
func (l *letter) home() string {
	for _, p := range l.book.Provisions {
		if area := p.Instrument.Applies.User; l.Case.User.Residence.Within(area) {
			return l.T("letter.live." + string(area))
		}
	}
	return ""
}

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
		if d, err := law.ParseDate(doc.Updated); err == nil {
			s.Version = l.date(d)
		}
		all = append(all, s)
	}
	return all
}

// source is a document that is quoted.
type source struct{ Numbers, Document, Version, SHA256 string }
