package render

import (
	"strings"

	tag "golang.org/x/text/language"
	"golang.org/x/text/language/display"
)

// where names the place of a code as in ISO 3166: DE, US-CA. A part of a country
// without a name of its own is the country, with the code.
func (l labels) where(code string) string {
	if name := l.name("place.", code); name != code {
		return name
	}
	country, _, part := strings.Cut(code, "-")
	region, err := tag.ParseRegion(country)
	if err != nil || len(country) != 2 {
		return code
	}
	name := display.Regions(tag.Make(l.Language())).Name(region)
	switch {
	case name == "":
		return code
	case part:
		return name + " (" + code + ")"
	}
	return name
}
