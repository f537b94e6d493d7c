package appeal

import (
	"strings"

	"exitclause/internal/report"
)

// list joins words as the language does.
func (c *conclusion) list(words []string) string {
	return strings.Join(words, c.T("report.comma")+c.space())
}

// sentencesOf joins whole sentences.
func (c *conclusion) sentencesOf(all []string) string { return strings.Join(all, c.space()) }

// space returns what stands between two words or sentences.
func (c *conclusion) space() string {
	if strings.HasPrefix(c.Language(), "zh") {
		return ""
	}
	return " "
}

func (c *conclusion) quote(text string) string { return c.T("report.quote", "text", text) }

// names says each of codes by the message that prefix makes of it, or the code
// itself if the catalogue does not know it.
func (c *conclusion) names(prefix string, codes []string) []string {
	var all []string
	for _, code := range codes {
		name := c.T(prefix + code)
		if name == prefix+code {
			name = code
		}
		all = append(all, name)
	}
	return all
}

func (c *conclusion) dataNames(codes []string) string {
	return c.list(c.names("report.data.", codes))
}

func (c *conclusion) purposeNames(codes []string) string {
	return c.list(c.names("report.purpose.", codes))
}

// lawNames says the instruments of those ids.
func (c *conclusion) lawNames(ids []string) string {
	var all []string
	for _, id := range ids {
		if i := c.book.Instrument(id); i != nil {
			all = append(all, i.Name.In(c.Language()))
		}
	}
	return c.list(all)
}

// period says a duration as written, and of a length what it runs from.
func (c *conclusion) period(d report.Duration) string {
	text := c.quote(d.Text)
	switch d.ISO {
	case "indefinite", "criterion", "until-event":
		return c.T("report.duration."+d.ISO, "text", text)
	}
	if d.Trigger == "" || d.Trigger == "unspecified" {
		return text
	}
	return c.T("report.duration.from", "text", text, "trigger", c.T("report.trigger."+d.Trigger))
}

// where names the clause of f for a reader: the document if there are several,
// and the number.
func (c *conclusion) where(f *report.Finding) string {
	place := f.Clause
	if place == "" {
		place = f.Section.Number
	}
	if path := f.Section.Path; place == "" && len(path) > 0 {
		place = path[len(path)-1]
	}
	return c.at(f.Document, place)
}

// at names a place in a document: with its kind if there are several documents,
// and its identifier if several are of that kind.
func (c *conclusion) at(document, place string) string {
	if len(c.r.Documents) == 1 {
		return strings.TrimSpace(place)
	}
	kinds := map[string]int{}
	for _, d := range c.r.Documents {
		kinds[d.Kind]++
	}
	for _, d := range c.r.Documents {
		switch {
		case d.ID != document:
		case kinds[d.Kind] > 1:
			place = c.T("report.kind."+d.Kind) + " " + d.ID + " " + place
		default:
			place = c.T("report.kind."+d.Kind) + " " + place
		}
	}
	return strings.TrimSpace(place)
}

// isLength reports whether d is a length of time, and no event or criterion.
func isLength(d report.Duration) bool { return strings.HasPrefix(d.ISO, "P") }
