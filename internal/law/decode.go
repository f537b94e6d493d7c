package law

import (
	"gopkg.in/yaml.v3"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/strictyaml"
)

// decoder reads the parts of a file of statutes.
type decoder struct {
	strictyaml.Decoder
	nodes map[*Provision]*yaml.Node
}

func (d *decoder) instrument(n *yaml.Node) *Instrument {
	i := &Instrument{}
	fields := map[string]func(*yaml.Node){
		"id":           d.Into(&i.ID, "id"),
		"jurisdiction": d.place(&i.Jurisdiction, International),
		"name":         d.text(&i.Name, "name"),
		"under":        d.Into(&i.Under, "under"),
		"source":       d.Into(&i.Source, "source"),
		"url":          d.Into(&i.URL, "url"),
		"applies":      func(n *yaml.Node) { i.Applies = d.scope(n) },
		"provisions": func(n *yaml.Node) {
			for _, item := range d.Items(n, "provisions") {
				p := d.provision(item)
				d.nodes[p] = item
				i.Provisions = append(i.Provisions, p)
			}
		},
	}
	d.validity(&i.validity, fields)
	d.Mapping(n, "an instrument", fields)
	d.require(n, i.Jurisdiction != "", "an instrument needs a jurisdiction")
	d.require(n, i.Name != Text{}, "an instrument needs a name")
	d.require(n, len(i.Provisions) == 0 || i.Source != "", "an instrument with provisions needs a source")
	d.checkDates(n, i.validity)
	return i
}

func (d *decoder) provision(n *yaml.Node) *Provision {
	p := &Provision{}
	var side string
	checked := false
	fields := map[string]func(*yaml.Node){
		"id":        d.Into(&p.ID, "id"),
		"cite":      d.text(&p.Cite, "cite"),
		"says":      d.text(&p.Says, "says"),
		"limit":     d.text(&p.Limit, "limit"),
		"side":      d.IntoOneOf(&side, "side", sides),
		"precedent": func(n *yaml.Node) { p.Precedent = d.isTrue(n, "precedent") },
		"checked":   func(n *yaml.Node) { checked = d.isTrue(n, "checked") },
		"supports":  d.practices(&p.Supports),
		"asks":      d.practices(&p.Asks),
		"counters":  func(n *yaml.Node) { p.Counters = d.texts(n, "counters") },
		"covers":    d.IntoAllOf(&p.Covers, "kind of data", dataKinds),
		"keeps":     func(n *yaml.Node) { p.Keeps = d.keeping(n) },
		"deadline":  func(n *yaml.Node) { p.Deadline = d.deadline(n) },
	}
	d.validity(&p.validity, fields)
	d.Mapping(n, "a provision", fields)
	p.Side = practice.Stance(side)
	d.require(n, p.Cite != Text{} && p.Says != Text{}, "a provision needs cite and says")
	d.require(n, side != "", "a provision needs a side")
	d.require(n, len(p.Supports) > 0, "a provision needs supports: the clauses that it stands behind")
	d.require(n, p.Side != practice.Against || p.Limit != Text{}, "a provision against the user needs a limit")
	d.require(n, checked, "a provision must be checked: true; what is still to check is not shipped")
	d.checkDates(n, p.validity)
	return p
}

func (d *decoder) require(n *yaml.Node, ok bool, reason string) {
	if !ok {
		d.Failf(n, "%s", reason)
	}
}

// validity adds the fields that tell the time in which something is in force.
func (d *decoder) validity(v *validity, fields map[string]func(*yaml.Node)) {
	fields["from"] = d.date(&v.From)
	fields["until"] = d.date(&v.Until)
	fields["from-source"] = d.Into(&v.FromSource, "from-source")
}

func (d *decoder) checkDates(n *yaml.Node, v validity) {
	d.require(n, (v.From == Date{}) == (v.FromSource == ""), "from and from-source, what says so, go together")
	if v.From != (Date{}) && v.Until != (Date{}) {
		d.require(n, v.From.Compare(v.Until) < 0, "until must be after from")
	}
}

func (d *decoder) date(target *Date) func(*yaml.Node) {
	return func(n *yaml.Node) {
		date, err := ParseMonth(n.Value)
		if n.Kind != yaml.ScalarNode || err != nil {
			d.Failf(n, "%s is not a day or a month, as in 2026-01-31 and 2026-01", message.English(strictyaml.Describe(n)))
		}
		*target = date
	}
}

// text reads a text in all languages.
func (d *decoder) text(target *Text, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		d.Mapping(n, what, map[string]func(*yaml.Node){
			"en":      d.Into(&target.En, "en"),
			"zh-Hans": d.Into(&target.ZhHans, "zh-Hans"),
			"zh-Hant": d.Into(&target.ZhHant, "zh-Hant"),
		})
		if target.En == "" || target.ZhHans == "" || target.ZhHant == "" {
			d.Failf(n, "%s must be told in en, zh-Hans and zh-Hant", what)
		}
	}
}

func (d *decoder) isTrue(n *yaml.Node, what string) bool {
	if n.Kind != yaml.ScalarNode || n.Value != "true" {
		d.Failf(n, "%s must be true or be left out, not %s", what, message.English(strictyaml.Describe(n)))
		return false
	}
	return true
}

// place reads a place, or one of also.
func (d *decoder) place(target *Place, also ...Place) func(*yaml.Node) {
	return func(n *yaml.Node) {
		text := d.Text(n, "a place")
		for _, p := range also {
			if text == string(p) {
				*target = p
				return
			}
		}
		p, err := ParsePlace(text)
		if err != nil || string(p) != text {
			d.Failf(n, "%q is not a place, as in DE, GB, CN, HK, SG, US-CA, EU and EEA", text)
		}
		*target = p
	}
}

func (d *decoder) scope(n *yaml.Node) Scope {
	var s Scope
	var entity string
	d.Mapping(n, "applies", map[string]func(*yaml.Node){
		"user":     d.place(&s.User),
		"provider": d.place(&s.Provider),
		"entity":   d.IntoOneOf(&entity, "entity", entities),
	})
	s.Entity = Entity(entity)
	d.require(n, s.User != "" || s.Provider != "", "applies needs a place: user, provider or both")
	d.require(n, s.User == "" || s.Provider == "" || s.User == s.Provider, "user and provider must be the same place")
	return s
}

func (d *decoder) practices(target *[]practice.Practice) func(*yaml.Node) {
	return func(n *yaml.Node) {
		var names []string
		d.IntoAllOf(&names, "practice", practiceNames)(n)
		for _, name := range names {
			*target = append(*target, practice.Practice(name))
		}
	}
}

func (d *decoder) texts(n *yaml.Node, what string) []string {
	var all []string
	for _, item := range d.Items(n, what) {
		all = append(all, d.Text(item, what))
	}
	return all
}

func (d *decoder) keeping(n *yaml.Node) Keeping {
	k := Keeping{Bound: "exact"}
	d.Mapping(n, "keeps", map[string]func(*yaml.Node){
		"for":   d.period(&k.For),
		"bound": d.IntoOneOf(&k.Bound, "bound", []string{"exact", "at-least"}),
	})
	d.require(n, k.For != Period{}, "keeps needs for: a period")
	return k
}

func (d *decoder) period(target *Period) func(*yaml.Node) {
	return func(n *yaml.Node) {
		p, err := ParsePeriod(n.Value)
		if err != nil {
			d.Failf(n, "%s is not a period, as in P5Y, P1M, P2W and P45D", message.English(strictyaml.Describe(n)))
		}
		*target = p
	}
}

func (d *decoder) deadline(n *yaml.Node) *Deadline {
	line := &Deadline{}
	var act, event string
	business := false
	d.Mapping(n, "deadline", map[string]func(*yaml.Node){
		"act":       d.IntoOneOf(&act, "act", acts),
		"within":    d.period(&line.Within),
		"business":  func(n *yaml.Node) { business = d.isTrue(n, "business") },
		"of":        d.IntoOneOf(&event, "event", events),
		"extension": func(n *yaml.Node) { line.Extension = d.extension(n) },
	})
	line.Act, line.Of, line.Within.Business = Act(act), Event(event), business
	d.require(n, act != "" && event != "" && line.Within != Period{}, "deadline needs act, within and of")
	d.require(n, !business || line.Within.Days > 0 && line.Extension == nil, "only days without an extension can be business days")
	return line
}

func (d *decoder) extension(n *yaml.Node) *Extension {
	e := &Extension{}
	d.Mapping(n, "extension", map[string]func(*yaml.Node){
		"by":      d.period(&e.By),
		"notice":  d.period(&e.Notice),
		"reasons": func(n *yaml.Node) { e.Reasons = d.isTrue(n, "reasons") },
	})
	d.require(n, e.By != Period{}, "extension needs by: a period")
	return e
}
