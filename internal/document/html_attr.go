package document

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element is what an element's attributes say, as far as the reader uses it.
// The zero element says nothing.
type element struct {
	marks    marks
	anchor   string // id or name: what a link can point to
	language string // lang attribute
	level    int    // aria-level of a heading
	list     listStyle
	columns  int    // colspan of a cell
	rows     int    // rowspan of a cell; allRows if it reaches to the end
	note     string // the mark of the footnote that it is, by its role; "" if it is none
}

// listStyle is how a list, or one item of it, is numbered.
type listStyle struct {
	system   byte // '1', 'a', 'A', 'i', 'I'; '-' for no number; 0 if not said
	numbered bool // number was given
	number   int  // of the first item (ol) or of this one (li)
}

// marks are yes-or-no statements about an element.
type marks uint32

const (
	markHidden      marks = 1 << iota // by attribute or style
	markScreenless                    // aria-hidden: seen, but not read aloud
	markUnseen                        // read aloud, but not seen
	markBold                          // font-weight of 600 or more
	markLightened                     // font-weight below that, against the element's default
	markLineKeeping                   // white-space: pre and its like
	markHeadingRole
	markRowHeading // scope=row
	markReversed   // list counted down
	markLayout     // table without meaning
	markBanner     // of the site, at the top of the page
	markContentinfo
	markNavigation
	markSearch
	markDialog
	markComplementary
	markCookieManager // by the names that the known consent managers use
	markCookieWords   // by its own words: cookie-banner, consent_popup
	markFurniture     // by its own words: menu, sidebar, footer
	markStrip         // by its own words: a few links in a row, such as breadcrumbs
	markIcon
	markButton
	markExpander // button that shows or hides a panel
	markPanel    // what such a button or a tab shows, by its role or own words
	markLinked   // anchor with a target
	markNote     // footnote by its role
	markTitle    // by its own words: section-title, h2

	// What single words say of a name, until it is settled.
	markCookieTopic
	markNoticeForm
	markConsent
)

const (
	maxColumns = 100
	maxRows    = 1000
	maxNumber  = 1 << 30
	allRows    = -1
)

// attrReader reads attributes into elements. Pages repeat their classes and
// styles, so both are worked out once.
type attrReader struct {
	classes map[string]marks // by attribute value
	names   map[string]marks // by class or id
	styles  map[string]element
}

// read returns what attrs say.
func (r *attrReader) read(tag atom.Atom, attrs []htmlAttr) element {
	var e element
	for i := range attrs {
		a := &attrs[i]
		switch name := strings.ToLower(a.name); name {
		case "class":
			e.marks |= r.class(a.value)
		case "id":
			e.anchor = html.UnescapeString(a.value)
			e.marks |= r.class(a.value) &^ markTitle // links point to an id: it names what it stands at
		case "name":
			if tag == atom.A {
				setIfEmpty(&e.anchor, html.UnescapeString(a.value))
			}
		case "style":
			e.style(r.style(a.value))
		case "lang", "xml:lang":
			e.language = strings.TrimSpace(html.UnescapeString(a.value))
		case "hidden":
			e.marks |= markHidden
		case "href":
			e.marks |= markLinked
		case "role":
			e.marks |= roles[strings.ToLower(strings.TrimSpace(a.value))]
		default:
			e.state(name, a.value)
			e.counting(tag, name, a.value)
		}
	}
	if e.marks&markNote != 0 {
		e.note = noteMark(attrValueOf(attrs, "aria-label"))
	}
	return e
}

// state takes in the ARIA states.
func (e *element) state(name, value string) {
	switch name {
	case "aria-hidden":
		if strings.ToLower(value) == "true" {
			e.marks |= markScreenless
		}
	case "aria-modal":
		if strings.ToLower(value) == "true" {
			e.marks |= markDialog
		}
	case "aria-expanded", "aria-controls":
		e.marks |= markExpander
	case "aria-level":
		e.level, _ = strconv.Atoi(value)
	}
}

// counting takes in the attributes of lists and tables.
func (e *element) counting(tag atom.Atom, name, value string) {
	switch {
	case tag == atom.Ol && name == "start", tag == atom.Li && name == "value":
		if n, err := strconv.Atoi(strings.TrimSpace(value)); err == nil {
			e.list.number, e.list.numbered = max(-maxNumber, min(n, maxNumber)), true
		}
	case (tag == atom.Ol || tag == atom.Li) && name == "type":
		if len(value) == 1 && strings.Contains("1aAiI", value) {
			e.list.system = value[0]
		}
	case tag == atom.Ol && name == "reversed":
		e.marks |= markReversed
	case name == "scope" && strings.HasPrefix(strings.ToLower(value), "row"):
		e.marks |= markRowHeading
	case name == "colspan":
		e.columns = clamp(value, maxColumns)
	case name == "rowspan":
		e.rows = clamp(value, maxRows)
		if strings.TrimSpace(value) == "0" {
			e.rows = allRows
		}
	}
}

// clamp reads a span of cells; one that makes no sense is 1.
func clamp(value string, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(value))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}

// style takes in what a style attribute says.
func (e *element) style(s element) {
	e.marks |= s.marks
	if s.list.system != 0 {
		e.list.system = s.list.system
	}
}

func (r *attrReader) style(value string) element {
	if e, ok := r.styles[value]; ok {
		return e
	}
	var e element
	for declaration := range strings.SplitSeq(html.UnescapeString(value), ";") {
		property, v, _ := strings.Cut(declaration, ":")
		v, _, _ = strings.Cut(v, "!")
		e.declare(strings.ToLower(strings.TrimSpace(property)), strings.ToLower(strings.TrimSpace(v)))
	}
	if r.styles == nil {
		r.styles = map[string]element{}
	}
	r.styles[value] = e
	return e
}

// declare takes in one CSS declaration.
func (e *element) declare(property, value string) {
	switch property {
	case "display":
		if value == "none" {
			e.marks |= markHidden
		}
	case "visibility":
		if value == "hidden" || value == "collapse" {
			e.marks |= markHidden
		}
	case "font-weight":
		e.marks |= fontWeight(value)
	case "white-space":
		if strings.HasPrefix(value, "pre") || value == "break-spaces" {
			e.marks |= markLineKeeping
		}
	case "list-style", "list-style-type":
		for word := range strings.FieldsSeq(value) {
			if s, ok := listSystems[word]; ok {
				e.list.system = s
			}
		}
	}
}

func fontWeight(value string) marks {
	switch n, err := strconv.Atoi(value); {
	case value == "bold", value == "bolder", err == nil && n >= 600:
		return markBold
	case value == "normal", value == "lighter", err == nil:
		return markLightened
	}
	return 0
}

func (r *attrReader) class(value string) marks {
	if m, ok := r.classes[value]; ok {
		return m
	}
	var m marks
	for name := range strings.FieldsSeq(value) {
		m |= r.name(name)
	}
	if r.classes == nil {
		r.classes = map[string]marks{}
	}
	r.classes[value] = m
	return m
}

func (r *attrReader) name(name string) marks {
	m, ok := r.names[name]
	if !ok {
		m = nameMarks(name)
		if r.names == nil {
			r.names = map[string]marks{}
		}
		r.names[name] = m
	}
	return m
}

// nameMarks tells what one class or id says by its words.
func nameMarks(name string) marks {
	whole := strings.ToLower(name)
	m := wholeNames[whole]
	if i, found := slices.BinarySearch(cookieManagers, whole); found || i > 0 && strings.HasPrefix(whole, cookieManagers[i-1]) {
		m |= markCookieManager
	}
	return m | wordMarks(name).settled()
}

// wordMarks tells what the words of a class or id say, each for itself:
// "siteNav_top-2" is site, nav, top, 2.
func wordMarks(name string) marks {
	var m marks
	start, upper := -1, false // of the word under way, and whether it goes on in capitals
	for i, c := range name {
		inWord := unicode.IsLetter(c) || unicode.IsDigit(c)
		capital := unicode.IsUpper(c)
		if start >= 0 && (!inWord || capital && !upper) {
			m |= nameWord(name[start:i])
			start = -1
		}
		if start < 0 && inWord {
			start = i
		}
		upper = capital
	}
	if start >= 0 {
		m |= nameWord(name[start:])
	}
	return m
}

// longestNameWord is longer than all of nameWords.
const longestNameWord = 16

// nameWordLengths has, by the first letter of nameWords, a bit for each of their
// lengths: nearly all other words are told by that.
var nameWordLengths = func() (lengths [256]uint32) {
	for word := range nameWords {
		lengths[word[0]] |= 1 << len(word)
	}
	return lengths
}()

// nameWord returns what a word says, whatever its case.
func nameWord(word string) marks {
	if len(word) > longestNameWord || nameWordLengths[word[0]|0x20]>>len(word)&1 == 0 {
		return 0
	}
	var buf [longestNameWord]byte
	lower := append(buf[:0], word...)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c | 0x20
		}
	}
	return nameWords[string(lower)]
}

// settled returns m with what the words of a name say together: one with two of a
// topic, a form and "consent" is that of a cookie banner.
func (m marks) settled() marks {
	const topic, form, consent = markCookieTopic, markNoticeForm, markConsent
	if m&topic != 0 && m&(form|consent) != 0 || m&consent != 0 && m&form != 0 {
		m |= markCookieWords
	}
	return m &^ (topic | form | consent)
}
