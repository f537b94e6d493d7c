package pdf

import (
	"html"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// writer writes blocks as a page of HTML.
type writer struct {
	out   strings.Builder
	pages []int // where each page begins
	words vocabulary
	list  bool // a list is open
	nav   bool // links to other places are open
}

// writeHTML writes blocks of a file with n pages.
func writeHTML(blocks []block, title string, n int) Text {
	w := writer{words: vocabulary{}}
	for _, b := range blocks {
		for _, l := range b.allLines() {
			w.words.learn(l)
		}
	}
	w.out.WriteString("<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\">")
	if title = usableTitle(title); title != "" {
		w.out.WriteString("<title>" + html.EscapeString(title) + "</title>")
	}
	w.out.WriteString("</head><body>\n")
	for i, b := range blocks {
		w.block(b, linksAt(blocks, i))
	}
	w.close()
	w.out.WriteString("</body></html>\n")
	for len(w.pages) < n {
		w.pages = append(w.pages, w.out.Len())
	}
	return Text{HTML: w.out.String(), Pages: w.pages}
}

// usableTitle returns a title that people wrote, not a program for want of one.
func usableTitle(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	lower := strings.ToLower(s)
	ext := path.Ext(lower)
	if strings.HasPrefix(lower, "microsoft ") || strings.HasPrefix(lower, "untitled") || strings.Contains(lower, "://") ||
		slices.Contains([]string{".doc", ".docx", ".pdf", ".rtf", ".odt", ".html", ".htm", ".indd", ".wps"}, ext) {
		return ""
	}
	return s
}

// allLines returns the lines of b, of all cells if it is a table.
func (b block) allLines() []line {
	lines := b.lines
	for _, cells := range b.table {
		for _, c := range cells {
			lines = append(lines, c...)
		}
	}
	return lines
}

// linksAt reports whether block i stands among at least three in a row that are
// a short link each: a menu, or a table of contents.
func linksAt(blocks []block, i int) bool {
	const fewest = 3
	from, to := i, i
	for from > 0 && i-from < fewest && blocks[from-1].onlyLink() {
		from--
	}
	for to < len(blocks) && to-i < fewest && blocks[to].onlyLink() {
		to++
	}
	return to > i && to-from >= fewest
}

func (b block) onlyLink() bool {
	if b.table != nil || len(b.lines) > 2 {
		return false
	}
	for _, l := range b.lines {
		rest := l
		if n := len(l.words); n > 1 && marker(l.text()) > 0 {
			rest.words = l.words[1:] // the number may be none
		}
		if !rest.linked() {
			return false
		}
	}
	return true
}

func (w *writer) block(b block, links bool) {
	text := ""
	if b.table == nil {
		text = b.lines[0].text()
	}
	bullet, size := utf8.DecodeRuneInString(text)
	bulleted := text != "" && strings.ContainsRune(bullets, bullet) && size < len(text)
	w.open(&w.nav, links, "nav")
	w.open(&w.list, (bulleted || b.inset) && !links, "ul")
	switch {
	case b.table != nil:
		w.table(b)
	case b.level > 0:
		tag := "h" + strconv.Itoa(b.level)
		w.element(tag, w.words.flow(b.lines))
	case bulleted && !links:
		w.element("li", withoutBullet(w.words.flow(b.lines), size))
	case b.inset && !links:
		w.element("li", w.words.flow(b.lines))
	default:
		w.element("p", w.words.flow(b.lines))
	}
}

// open begins or ends the element that several blocks stand in.
func (w *writer) open(state *bool, want bool, tag string) {
	if *state == want {
		return
	}
	*state = want
	if want {
		w.out.WriteString("<" + tag + ">\n")
	} else {
		w.out.WriteString("</" + tag + ">\n")
	}
}

func (w *writer) close() {
	w.open(&w.list, false, "ul")
	w.open(&w.nav, false, "nav")
}

// withoutBullet takes the bullet of so many bytes off the start.
func withoutBullet(spans []span, size int) []span {
	spans[0].text = strings.TrimLeft(spans[0].text[size:], " ")
	if spans[0].text == "" && len(spans) > 1 {
		spans = spans[1:]
		spans[0].text = strings.TrimLeft(spans[0].text, " ")
	}
	return spans
}

func (w *writer) element(tag string, spans []span) {
	w.turnTo(spans)
	w.out.WriteString("<" + tag + ">")
	w.spans(spans)
	w.out.WriteString("</" + tag + ">\n")
}

func (w *writer) spans(spans []span) {
	for _, s := range spans {
		w.turnTo([]span{s})
		before, after := "", ""
		if s.bold {
			before, after = "<b>", "</b>"
		}
		if s.linked {
			before, after = `<a href="#">`+before, after+"</a>"
		}
		lead := s.text[:len(s.text)-len(strings.TrimLeft(s.text, " "))]
		w.out.WriteString(lead + before + html.EscapeString(s.text[len(lead):]) + after)
	}
}

// turnTo notes that the page of the first span begins here, if it does.
func (w *writer) turnTo(spans []span) {
	for len(spans) > 0 && len(w.pages) <= spans[0].page {
		w.pages = append(w.pages, w.out.Len())
	}
}
