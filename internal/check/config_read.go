package check

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
	"exitclause/internal/strictyaml"
)

// MaxConfigBytes is how large a configuration may be.
const MaxConfigBytes = 1 << 20

// Limits on a configuration, so that a wrong file is an error and not a long
// wait.
const (
	maxEntries = 5000 // of one list
	maxText    = 2000 // characters of one text
)

// The words of a configuration.
var (
	kinds     = []string{"privacy-policy", "user-agreement"}
	dataKinds = []string{"identity", "biometric", "transaction", "contact", "device-log", "communication", "marketing", "location", "all"}
)

// ReadConfig reads a configuration. All that is wrong in it is told at once, as
// strictyaml.Errors.
func ReadConfig(name string, data []byte) (*Config, error) {
	var errs strictyaml.Errors
	d := configDecoder{Decoder: strictyaml.Decoder{File: name, Errs: &errs}, seen: make(map[string]bool)}
	c := &Config{File: name, FailOn: OnWorse}
	if len(data) > MaxConfigBytes {
		d.Fail(&yaml.Node{}, message.New("file.size", "n", strconv.Itoa(MaxConfigBytes)))
	} else if root := d.Parse(data); root != nil {
		d.read(root, c)
	}
	return c, errs.Sorted()
}

// configDecoder reads the YAML of a configuration.
type configDecoder struct {
	strictyaml.Decoder
	seen map[string]bool // what must not come twice
}

func (d *configDecoder) read(root *yaml.Node, c *Config) {
	failOn := string(c.FailOn)
	d.Mapping(root, "config.the.configuration", map[string]func(*yaml.Node){
		"documents":    d.each("documents", func(n *yaml.Node) { c.Documents = append(c.Documents, d.source(n)) }),
		"store":        d.text(&c.Store, "store"),
		"baseline":     d.text(&c.Baseline, "baseline"),
		"fail-on":      d.IntoOneOf(&failOn, "fail-on", FailOns()),
		"expectations": d.each("expectations", func(n *yaml.Node) { c.Expectations = append(c.Expectations, d.expectation(n)) }),
		"ignores":      d.each("ignores", func(n *yaml.Node) { c.Ignores = append(c.Ignores, d.ignore(n)) }),
	})
	c.FailOn = FailOn(failOn)
	if n := value(root, "documents"); root.Kind == yaml.MappingNode && (n == nil || n.Tag == "!!null" || n.Kind == yaml.SequenceNode && len(n.Content) == 0) {
		d.Fail(root, message.New("config.documents.missing"))
	}
}

// each returns a field that reads the entries of a list, of which every line may
// be a comment.
func (d *configDecoder) each(what string, read func(*yaml.Node)) func(*yaml.Node) {
	return func(n *yaml.Node) {
		if n.Tag == "!!null" {
			return
		}
		items := d.Items(n, what)
		if len(items) > maxEntries {
			d.Fail(n, message.New("config.entries", "what", what, "n", strconv.Itoa(maxEntries)))
			return
		}
		for _, item := range items {
			read(item)
		}
	}
}

// text returns a field that keeps a text as one line.
func (d *configDecoder) text(target *string, what string) func(*yaml.Node) {
	return func(n *yaml.Node) {
		*target = strings.Join(strings.Fields(d.Text(n, what)), " ")
		if utf8.RuneCountInString(*target) > maxText {
			d.Fail(n, message.New("file.long", "n", strconv.Itoa(maxText)).With("what", strictyaml.Name(what)))
		}
	}
}

// source reads a document: its name alone, or with what is known of it.
func (d *configDecoder) source(n *yaml.Node) Source {
	s := Source{At: d.at(n)}
	if n.Kind == yaml.ScalarNode {
		d.text(&s.Name, "config.a.document")(n)
	} else {
		d.Mapping(n, "config.a.document", map[string]func(*yaml.Node){
			"source":  d.text(&s.Name, "source"),
			"service": d.text(&s.Service, "service"),
			"kind":    d.IntoOneOf(&s.Kind, "kind", kinds),
		})
		if n.Kind == yaml.MappingNode && !has(n, "source") {
			d.Fail(n, message.New("config.source.missing"))
		}
	}
	d.once(n, "document", s.Name)
	return s
}

// once refuses what has come before.
func (d *configDecoder) once(n *yaml.Node, what, name string) {
	key := what + " " + name
	if name != "" && d.seen[key] {
		d.Fail(n, message.New("config.twice."+what, "name", strconv.Quote(name)))
	}
	d.seen[key] = true
}

func (d *configDecoder) expectation(n *yaml.Node) Expectation {
	e := Expectation{At: d.at(n)}
	faults := len(*d.Errs)
	var must, mustNot string
	d.Mapping(n, "config.an.expectation", map[string]func(*yaml.Node){
		"must":             d.IntoOneOf(&must, "file.practice", practices()),
		"must-not":         d.IntoOneOf(&mustNot, "file.practice", practices()),
		"retention-period": func(n *yaml.Node) { e.Limit = d.limit(n, practice.RetentionPeriod) },
		"response-time":    func(n *yaml.Node) { e.Limit = d.limit(n, practice.ResponseTime) },
		"source":           func(n *yaml.Node) { e.Official = d.OneOf(n, "source", []string{"official"}) != "" },
		"snapshot":         func(n *yaml.Node) { e.MaxAge = d.maxAge(n) },
		"kind":             d.IntoOneOf(&e.Kind, "kind", kinds),
		"service":          d.text(&e.Service, "service"),
	})
	e.Must, e.MustNot = practice.Practice(must), practice.Practice(mustNot)
	if n.Kind == yaml.MappingNode && d.oneExpected(n) && len(*d.Errs) == faults {
		d.once(n, "expectation", e.Name())
	}
	return e
}

// expected are the keys of which an expectation has exactly one.
var expected = []string{"must", "must-not", "retention-period", "response-time", "source", "snapshot"}

func (d *configDecoder) oneExpected(n *yaml.Node) bool {
	count := 0
	for _, key := range expected {
		if has(n, key) {
			count++
		}
	}
	if count != 1 {
		d.Fail(n, message.New("config.expected", "known", strings.Join(expected, ", ")))
	}
	return count == 1
}

func (d *configDecoder) limit(n *yaml.Node, of practice.Practice) *Limit {
	l := &Limit{Practice: of}
	fields := map[string]func(*yaml.Node){"max": d.period(&l.Max)}
	if of == practice.RetentionPeriod {
		fields["data"] = d.IntoOneOf(&l.Data, "data", dataKinds)
	}
	d.Mapping(n, string(of), fields)
	d.needs(n, string(of), "max")
	return l
}

func (d *configDecoder) maxAge(n *yaml.Node) law.Period {
	var age law.Period
	d.Mapping(n, "snapshot", map[string]func(*yaml.Node){"max-age": d.period(&age)})
	d.needs(n, "snapshot", "max-age")
	return age
}

// needs refuses a mapping without key.
func (d *configDecoder) needs(n *yaml.Node, what, key string) {
	if n.Kind == yaml.MappingNode && !has(n, key) {
		d.Fail(n, message.New("config.needs."+key).With("what", strictyaml.Name(what)))
	}
}

// period returns a field that keeps a length of time.
func (d *configDecoder) period(target *law.Period) func(*yaml.Node) {
	return func(n *yaml.Node) {
		period, err := law.ParsePeriod(n.Value)
		if err != nil {
			d.Fail(n, message.Of(err))
		}
		*target = period
	}
}

func (d *configDecoder) ignore(n *yaml.Node) Ignore {
	i := Ignore{At: d.at(n)}
	d.Mapping(n, "config.an.ignore", map[string]func(*yaml.Node){
		"hash":    func(n *yaml.Node) { i.Hash = d.hash(n) },
		"reason":  d.text(&i.Reason, "reason"),
		"expires": func(n *yaml.Node) { i.Expires = d.date(n) },
	})
	for _, key := range []string{"hash", "reason", "expires"} {
		d.needs(n, "config.an.ignore", key)
	}
	return i
}

func (d *configDecoder) hash(n *yaml.Node) string {
	if len(n.Value) != hashLength || strings.Trim(n.Value, "0123456789abcdef") != "" {
		d.Fail(n, message.New("config.hash", "n", strconv.Itoa(hashLength)).With("is", strictyaml.Describe(n)))
		return ""
	}
	d.once(n, "hash", n.Value)
	return n.Value
}

func (d *configDecoder) date(n *yaml.Node) law.Date {
	date, err := law.ParseDate(n.Value)
	if err != nil {
		d.Fail(n, message.Of(err))
	}
	return date
}

func (d *configDecoder) at(n *yaml.Node) report.CheckPlace {
	return report.CheckPlace{URI: d.File, Line: max(n.Line, 1), Column: max(n.Column, 1)}
}

func has(mapping *yaml.Node, key string) bool { return value(mapping, key) != nil }

// value returns what stands under a key, or nil.
func value(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func practices() []string {
	all := make([]string, 0, len(practice.All()))
	for _, p := range practice.All() {
		all = append(all, string(p))
	}
	return all
}
