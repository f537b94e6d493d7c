package office

import "strings"

// odtName names a style: names are good within a family.
type odtName struct{ family, name string }

// odtStyle is what a style says by itself.
type odtStyle struct {
	name         string // as people see it, lower case
	parent       string
	bold, hidden toggle
	outline      int    // level of paragraphs of this style as headings; 0 if not said
	list         string // style of the list that its paragraphs are in
	listed       toggle // list is said; off if it is said to be none
}

// readStyles reads the styles in the element just begun. A later one takes the
// place of one of the same name.
func (f *odtFile) readStyles(x *xmlReader) {
	x.children(func(name string) {
		switch name {
		case "style:style":
			f.readStyle(x)
		case "text:list-style":
			if name := x.attr("style:name"); len(f.lists) < maxDefinitions {
				f.lists[name] = readODTList(x)
			}
		case "text:outline-style":
			f.outline = readODTList(x)
		}
	}, nil)
}

func (f *odtFile) readStyle(x *xmlReader) {
	key := odtName{x.attr("style:family"), x.attr("style:name")}
	s := &odtStyle{
		name:    strings.ToLower(x.attr("style:display-name")),
		parent:  x.attr("style:parent-style-name"),
		outline: x.number("style:default-outline-level", 0),
	}
	if s.name == "" {
		s.name = strings.ToLower(strings.ReplaceAll(key.name, "_20_", " "))
	}
	if list, said := x.lookup("style:list-style-name"); said {
		s.list, s.listed = list, on
		if list == "" {
			s.listed = off
		}
	}
	x.children(func(name string) {
		if name == "style:text-properties" {
			s.bold = boldness(x.attr("fo:font-weight"))
			if d := x.attr("text:display"); d != "" {
				s.hidden = off
				if d == "none" {
					s.hidden = on
				}
			}
		}
	}, nil)
	f.styles[key] = s
}

func boldness(weight string) toggle {
	switch weight {
	case "":
		return unsaid
	case "bold", "bolder", "600", "700", "800", "900":
		return on
	}
	return off
}

// findODT returns the first value other than the zero value that the style called
// name, or one that it comes from, says by get.
func findODT[T comparable](f *odtFile, family, name string, get func(*odtStyle) T) T {
	var zero T
	for range maxStyles {
		s := f.styles[odtName{family, name}]
		if s == nil {
			break
		}
		if v := get(s); v != zero {
			return v
		}
		name = s.parent
	}
	return zero
}

func (s *odtStyle) isBold() toggle   { return s.bold }
func (s *odtStyle) isHidden() toggle { return s.hidden }
func (s *odtStyle) isListed() toggle { return s.listed }
func (s *odtStyle) level() int       { return s.outline }

// titled reports whether paragraphs of a style are a document's title.
func (f *odtFile) titled(style string) bool {
	return findODT(f, "paragraph", style, func(s *odtStyle) bool { return s.name == "title" })
}
