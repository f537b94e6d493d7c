package render

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// labels says the codes of a report in a person's language.
type labels struct {
	*message.Printer
	view *view
}

// name returns the message for a code, or the code itself if the catalogue does
// not know it: laws and kinds of data are open lists.
func (l labels) name(prefix, code string) string {
	if text := l.T(prefix + code); text != prefix+code {
		return text
	}
	return code
}

func (l labels) data(code string) string           { return l.name("report.data.", code) }
func (l labels) purpose(code string) string        { return l.name("report.purpose.", code) }
func (l labels) problem(kind string) string        { return l.name("report.problem.", kind) }
func (l labels) failure(kind string) string        { return l.name("report.failure.", kind) }
func (l labels) language(code string) string       { return l.name("report.language.", code) }
func (l labels) kind(code string) string           { return l.name("report.kind.", code) }
func (l labels) use(u report.Use) string           { return l.name("report.use.", string(u)) }
func (l labels) strength(s report.Strength) string { return l.name("report.strength.", string(s)) }

func (l labels) practice(p practice.Practice) string {
	return l.T("practice." + string(p) + ".title")
}

func (l labels) practices(all []practice.Practice) string {
	return l.list(each(all, l.practice))
}

// list joins words as the language does.
func (l labels) list(words []string) string {
	return strings.Join(words, l.T("report.comma")+l.space())
}

// reasons joins sentences without an end.
func (l labels) reasons(all []string) string {
	return strings.Join(all, l.T("report.semicolon")+l.space())
}

// space returns what stands between two words or behind a comma.
func (l labels) space() string {
	if strings.HasPrefix(l.Language(), "zh") {
		return ""
	}
	return " "
}

// quote puts the quotation marks of the language around text.
func (l labels) quote(text string) string { return l.T("report.quote", "text", text) }

// document returns the short name of a document: its kind, or the title of one
// of no known kind, with its identifier if several have that name.
func (l labels) document(id string) string {
	return l.identified(id, l.title)
}

// kindOf returns the kind of a document, with its identifier if several are of
// that kind.
func (l labels) kindOf(id string) string {
	return l.identified(id, func(d *report.Document) string { return l.kind(d.Kind) })
}

func (l labels) identified(id string, name func(*report.Document) string) string {
	d := l.view.documents[id]
	if d == nil {
		return id
	}
	for i := range l.view.Documents {
		if other := &l.view.Documents[i]; other.ID != id && name(other) == name(d) {
			return name(d) + " " + id
		}
	}
	return name(d)
}

// titleColumns is how many columns of a title name a document.
const titleColumns = 32

// title names d by its kind, or by its title if it is of no known kind.
func (l labels) title(d *report.Document) string {
	if d.Kind != "other" || d.Title == "" {
		return l.kind(d.Kind)
	}
	return displaywidth.TruncateString(Harmless(d.Title), titleColumns, "…")
}

func (l labels) documentList(ids []string) string { return l.list(each(ids, l.document)) }

// clause names the place of f as a person would cite it.
func (l labels) clause(f *report.Finding) string {
	where := f.Clause
	if where == "" {
		where = f.Section.Number
	}
	if path := f.Section.Path; where == "" && len(path) > 0 {
		where = path[len(path)-1]
	}
	return strings.TrimSpace(l.document(f.Document) + " " + where)
}

// place names the place of f as an editor would open it; in short, without the
// folder. Of a text that was made from something else there is only the page.
func (l labels) place(f *report.Finding, short bool) string {
	uri, extracted := f.Document, false
	if d := l.view.documents[f.Document]; d != nil {
		uri, extracted = d.Source.URI, d.Source.Extracted != ""
	}
	if short {
		uri = strings.TrimRight(uri, `/\`)
		uri = uri[strings.LastIndexAny(uri, `/\`)+1:]
	}
	switch {
	case f.Source.Page > 0:
		return l.T("report.place.page", "file", uri, "n", strconv.Itoa(f.Source.Page))
	case extracted:
		return uri
	}
	return fmt.Sprintf("%s:%d:%d", uri, f.Source.Line, f.Source.Column)
}

// refs names sentences by their numbers.
func (l labels) refs(numbers []int) string {
	return strings.Join(each(numbers, func(n int) string { return "[" + strconv.Itoa(n) + "]" }), " ")
}

// fact is one thing to know about an entry: what it is, and it.
type fact struct{ name, text string }

// facts returns what there is to know about e besides its quote.
func (l labels) facts(e entry) []fact {
	all := l.known(e)
	if against := l.refs(l.view.counters(e)); against != "" {
		all = append(all, fact{l.T("report.fact.against"), against})
	}
	return append(all, l.evidence(e.sentence)...)
}

// known returns what the sentence of e itself says, and the law on it.
func (l labels) known(e entry) []fact {
	var all []fact
	add := func(key, text string) {
		if text != "" {
			all = append(all, fact{l.T(key), text})
		}
	}
	values := e.values()
	add("report.fact.also", l.practices(l.view.also(e)))
	add("report.fact.period", l.list(each(values.Durations, l.duration)))
	add("report.fact.data", l.list(each(values.Data, l.data)))
	add("report.fact.purpose", l.list(each(values.Purposes, l.purpose)))
	add("report.fact.contact", strings.Join(e.unquoted(values.Contacts), " · "))
	add("report.fact.named", l.laws(values.Laws))
	add("report.fact.law", l.cites(e.laws()))
	return all
}

// cites names statutes as they are cited. On what ground each stands is told
// where the report lists them.
func (l labels) cites(ids []string) string {
	return l.list(each(ids, func(id string) string { return l.view.statute(id).Cite }))
}

// laws names statutes by their ids. Those that the report describes are named as
// they are cited, with the ground on which they stand, once for neighbours that
// share it.
func (l labels) laws(ids []string) string {
	var groups []string
	for i := 0; i < len(ids); {
		first, end := l.view.statute(ids[i]), i+1
		for end < len(ids) && l.view.statute(ids[end]).sameGround(first) {
			end++
		}
		text := l.list(each(ids[i:end], func(id string) string { return l.view.statute(id).Cite }))
		if first.Standing != "" {
			text = l.T("report.fact.standing", "laws", text, "standing", l.T("law.standing."+first.Standing, "reasons", first.Because))
		}
		groups = append(groups, text)
		i = end
	}
	return l.reasons(groups)
}

// duration says a duration as written, and of a length what it runs from.
func (l labels) duration(d report.Duration) string {
	text := l.quote(d.Text)
	switch d.ISO {
	case "indefinite", "criterion", "until-event":
		return l.T("report.duration."+d.ISO, "text", text)
	}
	if d.Trigger == "" || d.Trigger == "unspecified" {
		return text
	}
	return l.T("report.duration.from", "text", text, "trigger", l.name("report.trigger.", d.Trigger))
}

// read says how much of d was read.
func (l labels) read(d *report.Document) string {
	return l.list([]string{
		l.count("report.read.clauses", d.Read.Clauses),
		l.count("report.read.sentences", d.Read.Sentences),
		l.count("report.read.characters", d.Read.Characters),
	})
}

func (l labels) count(key string, n int) string { return l.T(key, "n", strconv.Itoa(n)) }

// about says what is known of d, without its kind.
func (l labels) about(d *report.Document) string {
	var all []string
	if d.Language != "" {
		all = append(all, l.language(d.Language))
	}
	if d.Updated != "" {
		all = append(all, l.T("report.updated", "date", d.Updated))
	}
	if d.Service != "" {
		all = append(all, d.Service)
	}
	return strings.Join(all, " · ")
}

func each[T any](items []T, say func(T) string) []string {
	all := make([]string, len(items))
	for i, item := range items {
		all[i] = say(item)
	}
	return all
}

// frame says whom the contract is with and under which law, each with its
// clause; "" if that is not known.
func (l labels) frame() string {
	f := l.view.Frame
	if f == nil {
		return ""
	}
	var all []string
	say := func(key, text string) {
		if text != "" {
			all = append(all, l.T("report.fact", "name", l.T(key), "text", text))
		}
	}
	if e := f.Entity; e != nil {
		say("report.frame.company", e.Name+l.space()+l.T("report.frame.in", "text", strings.TrimSpace(l.document(e.Document)+" "+e.Clause)))
		say("report.frame.established", l.where(e.Established))
	}
	say("report.frame.law", l.where(f.GoverningLaw))
	say("report.frame.forum", l.where(f.Forum))
	text := l.T("report.fact", "name", l.T("report.frame"), "text", strings.Join(all, " · "))
	return strings.TrimSpace(text + " " + l.refs(l.view.numbers(f.Findings)))
}
