package render

import (
	"embed"
	"io"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/message"
	"exitclause/internal/report"
)

// htmlFiles are the templates, the style and the script of a report in HTML.
//
//go:embed html
var htmlFiles embed.FS

// HTML writes r as one page that asks for nothing: what it needs is in it, and
// its policy lets a browser load and run nothing else. If r has the text of its
// documents, that stands beside the citations, linked both ways.
func HTML(w io.Writer, r *report.Report, p *message.Printer) error {
	v := newView(r)
	h := &htmlWriter{labels: labels{p, v}, shown: map[int]bool{}, against: v.countered(), replied: map[string]int{}}
	page, err := h.page()
	if err != nil {
		return err
	}
	return h.writePage(w, "page.tmpl", page)
}

// htmlWriter turns a report into what the templates show. Escaping is theirs.
type htmlWriter struct {
	labels
	shown   map[int]bool     // the numbers of the sentences that the text shows
	against map[string][]int // see view.countered
	replied map[string]int   // the number of the sentence where a reply has been said
}

// htmlPage is what the page template shows.
type htmlPage struct {
	htmlFrame
	Documents []htmlDocument
	Contents  []htmlLink
	Letter    *htmlLetter
	Parts     []htmlPart
	Nothing   string // said in the place of parts
	Rest      htmlRest
	Texts     []htmlText
}

// htmlLink is a part of the page in its table of contents.
type htmlLink struct {
	ID, Title string
	Count     int // of what is in it; 0 if that is not counted
}

func (h *htmlWriter) page() (*htmlPage, error) {
	script := ""
	if h.view.Letter != nil {
		script = "copy.js"
	}
	frame, err := h.frameOf(h.view.Tool, h.T("report.title"), script, "style.css")
	if err != nil {
		return nil, err
	}
	page := &htmlPage{htmlFrame: frame}
	h.fill(page)
	return page, nil
}

// fill puts the report into page.
func (h *htmlWriter) fill(page *htmlPage) {
	page.Texts = h.texts()
	page.Documents = h.documents()
	page.Parts = h.parts()
	if !h.view.cites() && len(page.Documents) > 0 {
		page.Nothing = h.T("report.nothing")
	}
	page.Letter = h.letter()
	page.Rest = h.rest()
	page.Contents = h.contents(page)
}

// contents lists the parts of page in their order.
func (h *htmlWriter) contents(page *htmlPage) []htmlLink {
	var all []htmlLink
	if page.Letter != nil {
		all = append(all, htmlLink{ID: "letter", Title: page.Letter.Stage})
	}
	for _, p := range page.Parts {
		all = append(all, htmlLink{p.ID, p.Title, p.Count})
	}
	rest := &page.Rest
	for _, l := range []htmlLink{
		{"missing", h.T("report.missing"), len(rest.Missing)},
		{"problems", h.T("report.problems"), len(rest.Problems)},
		{"data", h.T("report.by-data"), len(rest.Data)},
		{"statutes", h.T("report.statutes"), len(h.view.Statutes)},
		{"near", h.T("explain.title"), len(rest.Near)},
		{"failures", h.T("report.failures"), len(rest.Failures)},
	} {
		if l.Count > 0 {
			all = append(all, l)
		}
	}
	for _, t := range page.Texts {
		all = append(all, htmlLink{ID: t.ID, Title: h.T("report.fact", "name", h.T("html.text"), "text", t.Name)})
	}
	return all
}

// harmlessMarkup returns HTML without the characters that Harmless takes out of
// a text, and with its line feeds. A browser folds white space itself.
func harmlessMarkup(data []byte) []byte {
	out := make([]byte, 0, len(data))
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		switch {
		case r >= ' ' && r < 0x7F || r == '\n':
			out = append(out, byte(r))
		case unicode.IsSpace(r) && r != 0x85 && r != '\u2028' && r != '\u2029':
			out = append(out, ' ')
		case invisible(r):
		case deceptive(r):
			out = utf8.AppendRune(out, utf8.RuneError)
		default:
			out = append(out, data[:n]...)
		}
		data = data[n:]
	}
	return out
}
