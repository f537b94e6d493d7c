package message

import (
	"maps"
	"strings"
)

// Printer says notes in one language.
type Printer struct {
	lang    string
	catalog catalog
}

// For returns the printer of the language that lang names (see Match), or the
// English one if lang names none that the catalogue has.
func For(lang string) *Printer {
	known, ok := Match(lang)
	if !ok {
		known = en
	}
	return &Printer{lang: known, catalog: catalogs[known]()}
}

// Language returns the language that p speaks, a member of Languages.
func (p *Printer) Language() string { return p.lang }

// English returns n in English, for errors.
func English(n Note) string { return For(en).Text(n) }

// T returns the message key with its arguments given as name, value pairs.
func (p *Printer) T(key string, pairs ...string) string { return p.Text(New(key, pairs...)) }

// Text returns n in the language of p. A key that the catalogue lacks is
// returned as it is; a placeholder without an argument stays.
func (p *Printer) Text(n Note) string {
	if n.Words != "" {
		return n.Words
	}
	t, ok := p.catalog[n.Key]
	if !ok {
		return n.Key
	}
	args := p.args(n)
	if t.one != "" && args["n"] == "1" {
		return fill(t.one, args)
	}
	return fill(t.other, args)
}

// args returns the arguments of n as texts.
func (p *Printer) args(n Note) map[string]string {
	if len(n.Parts) == 0 {
		return n.Args
	}
	all := make(map[string]string, len(n.Args)+len(n.Parts))
	maps.Copy(all, n.Args)
	for name, part := range n.Parts {
		all[name] = p.Text(part)
	}
	return all
}

// fill puts the arguments in the place of {name}. Braces in an argument mean
// nothing.
func fill(form string, args map[string]string) string {
	if !strings.Contains(form, "{") {
		return form
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(form, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		value, known := args[name]
		if !closed || !known {
			b.WriteByte('{')
			form = rest
			continue
		}
		b.WriteString(value)
		form = after
	}
}
