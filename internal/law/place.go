package law

import (
	"slices"
	"strings"

	"golang.org/x/text/language"
)

// Place is where someone lives or is established: a country (DE), a part of one
// (US-CA), EU or EEA, as in ISO 3166. CN is mainland China; HK, MO and TW stand
// for themselves. The zero Place is unknown.
type Place string

// The unions of states, and the level above all states.
const (
	EU            Place = "EU"
	EEA           Place = "EEA"
	International Place = "international"
)

// members lists the states of a union.
var members = map[Place][]Place{
	EU: {
		"AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
		"IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
	},
	EEA: {"IS", "LI", "NO"}, // beside those of the EU
}

// ParsePlace reads a place in capital or small letters. UK is read as GB.
func ParsePlace(s string) (Place, error) {
	upper := strings.ToUpper(s)
	switch Place(upper) {
	case EU, EEA:
		return Place(upper), nil
	case "UK":
		return "GB", nil
	}
	country, part, divided := strings.Cut(upper, "-")
	region, err := language.ParseRegion(country)
	if len(country) != 2 || err != nil || !region.IsCountry() || region.String() != country || divided && !isPart(part) {
		return "", misread("law.read.place", s)
	}
	return Place(upper), nil
}

// isPart reports whether s can be the part of a country in ISO 3166-2.
func isPart(s string) bool {
	return len(s) >= 1 && len(s) <= 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

// truth is what is known of a statement.
type truth int

const (
	no truth = iota
	unknown
	yes
)

// Within reports whether p is known to lie in area. An unknown place lies
// nowhere, and nothing lies in no area.
func (p Place) Within(area Place) bool { return p.in(area) == yes }

// in tells whether p lies in area. Of an unknown place, or one that is larger
// than area, that is not known; in no area there is none.
func (p Place) in(area Place) truth {
	switch {
	case area == "":
		return no
	case p == "":
		return unknown
	case p == area, area.contains(p):
		return yes
	case p.contains(area):
		return unknown
	}
	return no
}

func (p Place) contains(smaller Place) bool {
	switch p {
	case EU:
		return slices.Contains(members[EU], smaller)
	case EEA:
		return smaller == EU || slices.Contains(members[EEA], smaller) || EU.contains(smaller)
	}
	return strings.HasPrefix(string(smaller), string(p)+"-")
}

// anyIn tells whether one of places lies in area. Of no places that is not
// known.
func anyIn(places []Place, area Place) truth {
	if len(places) == 0 {
		return Place("").in(area)
	}
	found := no
	for _, p := range places {
		found = max(found, p.in(area))
	}
	return found
}
