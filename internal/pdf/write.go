package pdf

import (
	"html"
	"path"
	"slices"
	"strconv"
	"strings"
)

// writer writes blocks as a page of HTML.
type writer struct {
	out   strings.Builder
	pages []int // where each page begins
	words vocabulary
	depth int  // of the lists that are open
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
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	lower := strings.ToLower(s)
	ext := path.Ext(lower)
	if strings.HasPrefix(lower, "microsoft ") || strings.HasPrefix(lower, "untitled") || strings.Contains(lower, "://") ||
		slices.Contains([]string{".doc", ".docx", ".pdf", ".rtf", ".odt", ".html", ".htm", ".indd", ".wps"}, ext) {
		return ""
	}
	return s
}

// allLines returns the lines of b, of all cells if it is a table.
func (b *block) allLines() []line {
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
	if links {
		b.depth, b.item = 0, false
	}
	w.lists(b)
	w.menu(links)
	spans := []span(nil)
	if b.table == nil {
		spans = w.words.flow(b.lines)
		if size := b.bullet(); size > 0 && (b.item || b.level > 0) {
			spans = withoutBullet(spans, size)
		}
	}
	switch {
	case b.table != nil:
		w.table(b)
	case b.level > 0:
		w.element("h"+strconv.Itoa(b.level), spans)
	case b.item:
		w.turnTo(spans)
		w.out.WriteString("<li>")
		w.spans(spans)
	default:
		w.element("p", spans)
	}
}

// lists opens and closes lists so that b stands where it belongs.
func (w *writer) lists(b block) {
	deeper := b.depth > w.depth
	for ; w.depth > b.depth; w.depth-- {
		w.out.WriteString("</li>\n</ul>\n")
	}
	switch {
	case deeper:
		for ; w.depth < b.depth; w.depth++ {
			w.out.WriteString("\n<ul>\n")
		}
	case b.item:
		w.out.WriteString("</li>\n")
	}
}

// menu begins or ends the element that links to other places stand in.
func (w *writer) menu(want bool) {
	switch {
	case want && !w.nav:
		w.out.WriteString("<nav>\n")
	case !want && w.nav:
		w.out.WriteString("</nav>\n")
	}
	w.nav = want
}

func (w *writer) close() {
	w.lists(block{})
	w.menu(false)
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
