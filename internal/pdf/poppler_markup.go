package pdf

import (
	"html"
	"strconv"
	"strings"
)

// tag is one tag of poppler's markup and the text behind it, up to the next.
type tag struct {
	name  string // with a slash in front if it ends something
	attrs string
	text  string // as written, with entities
}

// tags calls visit for every tag of markup. Poppler's output is no XML that a
// parser would take: it leaves control characters as they are.
func tags(markup string, visit func(tag)) {
	for {
		at := strings.IndexByte(markup, '<')
		if at < 0 {
			return
		}
		markup = markup[at+1:]
		end := strings.IndexByte(markup, '>')
		if end < 0 {
			return
		}
		inside := markup[:end]
		markup = markup[end+1:]
		next := strings.IndexByte(markup, '<')
		if next < 0 {
			next = len(markup)
		}
		name, attrs, _ := strings.Cut(inside, " ")
		visit(tag{name, attrs, markup[:next]})
	}
}

// attr returns the value of an attribute, "" if there is none.
func (t tag) attr(name string) string {
	rest := t.attrs
	for {
		at := strings.Index(rest, name+`="`)
		if at < 0 {
			return ""
		}
		value := rest[at+len(name)+2:]
		if at > 0 && rest[at-1] != ' ' {
			rest = value
			continue
		}
		value, _, _ = strings.Cut(value, `"`)
		return value
	}
}

// number returns an attribute as a number that can be reckoned with.
func (t tag) number(name string) float64 {
	n, err := strconv.ParseFloat(t.attr(name), 64)
	if err != nil || !(-farthest < n && n < farthest) {
		return 0
	}
	return n
}

// farthest is the most points that a place on a page is believed to be away
// from its corner: seven times what the format allows.
const farthest = 100_000

// readWords reads the output of pdftotext -bbox-layout.
func readWords(markup string) pages {
	r := wordReader{}
	tags(markup, r.visit)
	return r.pages
}

type wordReader struct {
	pages pages
	line  int // index of the first word of the open line
}

func (r *wordReader) visit(t tag) {
	if t.name == "title" && r.pages.title == "" {
		r.pages.title = html.UnescapeString(t.text)
	}
	if t.name == "page" {
		r.pages.sheets = append(r.pages.sheets, sheet{width: t.number("width"), height: t.number("height")})
	}
	if len(r.pages.sheets) == 0 {
		return
	}
	page := &r.pages.sheets[len(r.pages.sheets)-1]
	switch t.name {
	case "line":
		r.line = len(page.words)
	case "/line":
		level(page.words[min(r.line, len(page.words)):])
	case "word":
		w := word{text: html.UnescapeString(t.text), x0: t.number("xMin"), x1: t.number("xMax")}
		top, bottom := t.number("yMin"), t.number("yMax")
		w.size = bottom - top
		w.y = (top+bottom)/2 + 0.3*min(w.size, usualSize)
		if w.text != "" && upright(w) && len(page.words) <= maxWords {
			page.words = append(page.words, w)
		}
	}
}

// usualSize is that of body text, in points.
const usualSize = 12

// upright reports whether w runs from left to right: a word that is much higher
// than wide is turned.
func upright(w word) bool {
	const few = 3 // characters
	return len(w.text) <= few || w.size < 2*w.width()
}

// level puts the words of a line on one base line, that of the longest: words in
// other type have other boxes.
func level(words []word) {
	longest := 0
	for i, w := range words {
		if len(w.text) > len(words[longest].text) {
			longest = i
		}
	}
	for i := range words {
		words[i].y = words[longest].y
	}
}
