package archive

import "strings"

// group is the parts of one part: a choice between forms of the same text, a
// page with what belongs to it, or a text with what is attached.
type group struct {
	alternative, related bool
	start                string // Content-ID of the root of a related group; "" if that is the first
	seen                 bool   // the text, or the root, has come
	found                []*Member
}

// place returns the place of the part with header h, that of its number being
// at.
func (g *group) place(h header, at place) place {
	at.page = g.related
	if g.seen && at.role == Main && !g.alternative {
		at.role = Frame
	}
	return at
}

// add takes in what was found in the part with header h.
func (g *group) add(h header, found []*Member) {
	switch {
	case g.alternative:
		g.choose(found)
		return
	case g.related && g.start != "" && strings.Trim(h.Get("Content-ID"), "<> ") == strings.Trim(g.start, "<> "):
		g.promote(found)
		return
	}
	for _, m := range found {
		g.seen = g.seen || m.Role == Main
	}
	g.found = append(g.found, found...)
}

// choose keeps the better of two forms of a text: the later, but HTML before
// anything else.
func (g *group) choose(found []*Member) {
	if len(found) > 0 && (len(g.found) == 0 || found[0].MediaType == "text/html" || g.found[0].MediaType != "text/html") {
		g.found = found
	}
}

// promote makes found, the root of a related group, the first, and what came
// before it parts of it.
func (g *group) promote(found []*Member) {
	for _, m := range found {
		if m.Role == Frame {
			m.Role = Main
		}
	}
	for _, m := range g.found {
		if m.Role == Main {
			m.Role = Frame
		}
	}
	g.found, g.seen = append(found, g.found...), true
}

func (g *group) members() []*Member { return g.found }
