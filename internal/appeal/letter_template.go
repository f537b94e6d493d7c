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
	year, month := strconv.Itoa(d.Year), l.T("letter.month."+strconv.Itoa(d.Month))
	if d.Day == 0 {
		return l.T("letter.date.month", "year", year, "month", month)
	}
	return l.T("letter.date", "year", year, "month", month, "day", strconv.Itoa(d.Day))
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
