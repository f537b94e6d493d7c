package document

import "golang.org/x/net/html/atom"

// What is dropped from a page is decided here, and only what is certainly not
// the document is: choosing the main content, as readability-type extractors
// do, loses clauses, and a clause lost is worse than a menu kept. So names and
// roles count only together with how much text there is and how much of it is
// in links, and nothing is dropped that holds most of the page.

// Bounds on what may be dropped, in bytes of text outside links. They are
// generous to the document: a Chinese character has three bytes.
const (
	maxBanner = 2000 // cookie banner known by its words, dialog
	maxFooter = 2000 // footer of the page with links
	maxNotice = 300  // footer of the page without links: a copyright notice
	maxHeader = 60   // header of the page without a title: a slogan, "Menu"
	maxHidden = 80   // hidden block; a longer one may be a closed panel
	maxAside  = 200  // breadcrumbs, text for screen readers
	maxIcon   = 32   // name of an icon
	maxButton = 50   // button; a longer one may be a question that opens its answer
)

// place is where in the page a node stands, as far as that decides whether it
// is dropped.
type place struct {
	content bool // in main or article: headers and footers are the document's
	header  bool // in the header of the page, which is kept for its title
	title   bool // in a heading or summary
	running bool // it is a button between the words of a sentence
}

// dropped reports whether node i, an element, is certainly not the document.
func (t *htmlTree) dropped(i int, at place) bool {
	n, e := &t.nodes[i], t.element(i)
	if n.attr < 0 && !landmark(n.tag) && !at.header {
		return false
	}
	m := t.measure(i)
	if 2*m.prose > t.total().prose && m.prose > maxHidden {
		return false
	}
	return t.surrounds(n.tag, e.marks, m, at) ||
		unshown(n.tag, e.marks, m) ||
		e.marks&markButton != 0 && !at.title && !at.running && m.prose < maxButton && (e.marks&markExpander == 0 || at.header)
}

func landmark(tag atom.Atom) bool {
	switch tag {
	case atom.Nav, atom.Header, atom.Footer, atom.Dialog, atom.Aside:
		return true
	}
	return false
}

// surrounds reports whether an element belongs to the page around the document.
func (t *htmlTree) surrounds(tag atom.Atom, is marks, m measure, at place) bool {
	switch {
	case tag == atom.Nav || is&(markNavigation|markSearch|markCookieManager) != 0:
		return true
	case tag == atom.Dialog || is&(markDialog|markCookieWords) != 0:
		return m.prose < maxBanner
	case !at.content && (tag == atom.Header || is&markBanner != 0):
		return m.prose < maxHeader && m.titles == 0
	case !at.content && (tag == atom.Footer || is&markContentinfo != 0):
		return m.prose < maxNotice || m.prose < maxFooter && 3*m.links > m.prose
	case tag == atom.Aside || is&markComplementary != 0:
		return m.links > 4*m.prose
	case tag == atom.Footer || at.header:
		return m.links > 0 && m.links > 4*m.prose && m.titles == 0
	case is&markStrip != 0 && m.links > 0 && m.prose < maxAside:
		return true
	case is&markFurniture != 0:
		return 2*m.links > 3*m.prose && m.titles == 0
	}
	return false
}

// unshown reports whether an element is there and not for the reader. A hidden
// block may be a panel or tab that a click opens, so only short ones are
// dropped; hidden words inside a paragraph are not what the reader reads.
func unshown(tag atom.Atom, is marks, m measure) bool {
	size := m.prose + m.links
	switch {
	case is&markHidden != 0:
		return tag == atom.Span || m.prose < maxHidden && !panel(is, m)
	case is&markUnseen != 0:
		return size < maxAside
	case is&(markScreenless|markIcon) != 0:
		return size < maxIcon
	}
	return false
}

// panel reports whether a hidden element is a part of the document that a click
// shows, however short. One of links is a menu.
func panel(is marks, m measure) bool { return is&markPanel != 0 && m.prose > m.links }
