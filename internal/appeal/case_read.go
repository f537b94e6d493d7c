package appeal

import (
	"embed"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/strictyaml"
)

//go:embed cases/*.yaml
var examples embed.FS

// Example returns a case file for a user to fill in, with comments in a
// language of the message catalogue. It is valid as it stands.
func Example(lang string) []byte {
	data, err := examples.ReadFile("cases/" + lang + ".yaml")
	if err != nil {
		data, _ = examples.ReadFile("cases/en.yaml")
	}
	return data
}

// Limits on a case file, so that a wrong file is an error and not a long wait.
const (
	MaxCaseBytes = 1 << 18
	maxEvents    = 200
	maxText      = 2000 // characters of one text
)

// ReadCase reads a case file. All that is wrong in it is told at once, as
// strictyaml.Errors. A case without a date is of the day today.
func ReadCase(name string, data []byte, today law.Date) (*Case, error) {
	var errs strictyaml.Errors
	d := caseDecoder{Decoder: strictyaml.Decoder{File: name, Errs: &errs}, today: today}
	c := &Case{Date: today}
	if len(data) > MaxCaseBytes {
		d.Fail(&yaml.Node{}, message.New("file.size", "n", strconv.Itoa(MaxCaseBytes)))
	} else if root := d.Parse(data); root != nil {
		d.read(root, c)
	}
	return c, errs.Sorted()
}

// caseDecoder reads the YAML of a case.
type caseDecoder struct {
	strictyaml.Decoder
	today law.Date
}

func (d *caseDecoder) read(root *yaml.Node, c *Case) {
	dated := root
	d.Mapping(root, "case.a.case", map[string]func(*yaml.Node){
		"service":  d.text(&c.Service, "service"),
		"provider": d.place(&c.Provider, "provider"),
		"account":  func(n *yaml.Node) { d.account(n, &c.Account) },
		"user":     func(n *yaml.Node) { d.user(n, &c.User) },
		"ask":      func(n *yaml.Node) { d.ask(n, &c.Ask) },
		"reason":   d.text(&c.Reason, "reason"),
		"date":     func(n *yaml.Node) { dated = n; c.Date = d.date(n) },
		"log":      func(*yaml.Node) {}, // read last, when the date is known
	})
	if root.Kind == yaml.MappingNode && c.Service == "" && !has(root, "service") {
		d.Fail(root, message.New("case.service"))
	}
	if len(c.Ask) == 0 && !has(root, "ask") {
		c.Ask = []Demand{Close, Erase}
	}
	if (c.Date != law.Date{}) && c.Account.Opened.Compare(c.Date) > 0 {
		d.Fail(dated, message.New("case.opened", "date", c.Account.Opened.String(), "letter", c.Date.String()))
	}
	if log := value(root, "log"); log != nil && log.Tag != "!!null" { // all entries may be comments
		d.log(log, c)
	}
}

func has(mapping *yaml.Node, key string) bool { return value(mapping, key) != nil }

// value returns the value of a key, or nil if mapping has no such key.
func value(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func (d *caseDecoder) account(n *yaml.Node, a *Account) {
	fields := map[string]func(*yaml.Node){
		"id":       d.text(&a.ID, "id"),
		"email":    d.text(&a.Email, "email"),
		"opened":   func(n *yaml.Node) { a.Opened = d.date(n) },
		"verified": func(n *yaml.Node) { a.Verified = d.state(n, "verified") },
	}
	for i, name := range matters {
		fields[name] = func(n *yaml.Node) { a.State[i] = d.state(n, name) }
	}
	d.section(n, "account", fields)
}

// section reads a mapping of which every line may be a comment.
func (d *caseDecoder) section(n *yaml.Node, what string, fields map[string]func(*yaml.Node)) {
	if n.Tag != "!!null" {
		d.Mapping(n, what, fields)
	}
}

func (d *caseDecoder) user(n *yaml.Node, u *User) {
	d.section(n, "user", map[string]func(*yaml.Node){
		"name":      d.text(&u.Name, "name"),
		"contact":   d.text(&u.Contact, "contact"),
		"residence": d.place(&u.Residence, "residence"),
	})
}

// place returns a field that keeps a country or a part of one.
func (d *caseDecoder) place(target *law.Place, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		place, err := law.ParsePlace(n.Value)
		if err != nil {
			d.Fail(n, message.New("case.place", "what", what).With("reason", message.Of(err)))
		}
		*target = place
	}
}

func (d *caseDecoder) ask(n *yaml.Node, ask *[]Demand) {
	var names []string
	d.IntoAllOf(&names, "ask", demands)(n)
	if n.Kind == yaml.SequenceNode && len(n.Content) == 0 {
		d.Fail(n, message.New("case.ask", "known", strings.Join(demands, ", ")))
	}
	for _, name := range names {
		if !slices.Contains(*ask, Demand(name)) {
			*ask = append(*ask, Demand(name))
		}
	}
}

// text returns a field that keeps a text as one line.
func (d *caseDecoder) text(target *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*target = strings.Join(strings.Fields(d.Text(n, what)), " ")
		if utf8.RuneCountInString(*target) > maxText {
			d.Fail(n, message.New("file.long", "what", what, "n", strconv.Itoa(maxText)))
		}
	}
}

func (d *caseDecoder) date(n *yaml.Node) law.Date {
	date, err := law.ParseDate(n.Value)
	if err != nil {
		d.Fail(n, message.Of(err))
	}
	return date
}

// state reads yes, no, or what there is.
func (d *caseDecoder) state(n *yaml.Node, what string) State {
	var text string
	d.text(&text, what)(n)
	switch strings.ToLower(text) {
	case "":
		return State{}
	case "no", "none", "false", "无", "無", "没有", "沒有":
		return State{Known: true}
	case "yes", "true", "有":
		return State{Known: true, Some: true}
	}
	return State{Known: true, Some: true, Text: text}
}

// entry is an event with its place in the file.
type entry struct {
	Event
	at *yaml.Node
}

// log reads the events and puts them in order.
func (d *caseDecoder) log(n *yaml.Node, c *Case) {
	items := d.Items(n, "log")
	if len(items) > maxEvents {
		d.Fail(n, message.New("case.log.long", "n", strconv.Itoa(maxEvents)))
		return
	}
	var log []entry
	for _, item := range items {
		e := entry{d.event(item), item}
		if (c.Date != law.Date{}) && e.Date.Compare(c.Date) > 0 {
			d.Fail(item, message.New("case.log.late", "date", e.Date.String(), "letter", c.Date.String()))
		}
		log = append(log, e)
	}
	byDate := func(a, b entry) int { return a.Date.Compare(b.Date) }
	if !slices.IsSortedFunc(log, byDate) {
		c.Warnings = append(c.Warnings, message.New("letter.warning.order"))
		slices.SortStableFunc(log, byDate)
	}
	d.begins(log)
	for _, e := range log {
		c.Log = append(c.Log, e.Event)
	}
}

// begins refuses a log in which something comes before the request that it
// needs.
func (d *caseDecoder) begins(log []entry) {
	if len(log) == 0 || len(*d.Errs) > 0 || log[0].Kind == Requested {
		return
	}
	first := log[0]
	for _, e := range log {
		if e.Kind == Requested {
			d.Fail(first.at, message.New("case.log.early", "kind", string(first.Kind), "date", first.Date.String(), "requested", e.Date.String()))
			return
		}
	}
	d.Fail(first.at, message.New("case.log.begin", "kind", string(first.Kind)))
}

func (d *caseDecoder) event(n *yaml.Node) Event {
	var e Event
	var kind, ground string
	d.Mapping(n, "case.an.event", map[string]func(*yaml.Node){
		"date":   func(n *yaml.Node) { e.Date = d.date(n) },
		"kind":   d.IntoOneOf(&kind, "kind", kinds),
		"ground": d.IntoOneOf(&ground, "ground", refusals),
		"until":  func(n *yaml.Node) { e.Until = d.date(n) },
		"ticket": d.text(&e.Ticket, "ticket"),
		"note":   d.text(&e.Note, "note"),
	})
	e.Kind, e.Ground = Kind(kind), Ground(ground)
	if n.Kind == yaml.MappingNode {
		d.consistent(n, &e)
	}
	return e
}

// consistent refuses an event that lacks what its kind needs, or has what
// belongs to another.
func (d *caseDecoder) consistent(n *yaml.Node, e *Event) {
	for _, key := range []string{"date", "kind"} {
		if !has(n, key) {
			d.Fail(n, message.New("case.event.needs", "key", key))
		}
	}
	refused, extended := e.Kind == Refused, e.Kind == Extended
	switch {
	case e.Kind == "":
	case refused && !has(n, "ground"):
		d.Fail(n, message.New("case.event.ground", "known", strings.Join(refusals, ", ")))
	case !refused && has(n, "ground"):
		d.Fail(n, message.New("case.event.no-ground", "kind", string(e.Kind)))
	case !extended && has(n, "until"):
		d.Fail(n, message.New("case.event.no-until", "kind", string(e.Kind)))
	case (e.Until != law.Date{}) && e.Until.Compare(e.Date) < 0:
		d.Fail(n, message.New("case.event.ends", "until", e.Until.String(), "date", e.Date.String()))
	}
}
