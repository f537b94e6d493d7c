package document

import (
	"strings"

	"golang.org/x/net/html"
)

// pageInfo is what a page says of itself outside its text.
type pageInfo struct {
	title    string // <title>, else og:title
	language string // declared (BCP 47), as written
	site     string // og:site_name, else application-name
	url      string // canonical
	updated  string // when it was last changed, else published: meta elements, else the first <time>; as written

	// A page whose text is made by its scripts has many bytes of the one and
	// hardly any of the other.
	scriptBytes int // in script elements
	textBytes   int // of text outside them, less the white space around each run

	bodyBegun, bodyEnded bool // by a tag
	open                 int  // elements whose end may never be left out, as that of the body may
}

// unclosed reports whether the page breaks off: its body begins and does not end,
// nor does an element in it. SingleFile, like others that make pages small, writes
// no </body> (HTML, 13.1.2.4 Optional tags).
func (p *pageInfo) unclosed() bool { return p.bodyBegun && !p.bodyEnded && p.open > 0 }

// meta takes in a <meta> element.
func (p *pageInfo) meta(attrs []htmlAttr) {
	name := attrValueOf(attrs, "name")
	for _, other := range []string{"property", "itemprop"} {
		if name == "" {
			name = attrValueOf(attrs, other)
		}
	}
	content := FoldSpace(html.UnescapeString(attrValueOf(attrs, "content")))
	switch strings.ToLower(name) {
	case "og:title":
		setIfEmpty(&p.title, content)
	case "og:site_name":
		p.site = content
	case "application-name":
		setIfEmpty(&p.site, content)
	case "og:url":
		setIfEmpty(&p.url, content)
	case "article:modified_time", "og:updated_time", "last-modified", "revised", "dcterms.modified", "datemodified":
		p.updated = content
	case "article:published_time", "date", "dc.date", "datepublished":
		setIfEmpty(&p.updated, content)
	}
}

func setIfEmpty(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// link takes in a <link> element.
func (p *pageInfo) link(attrs []htmlAttr) {
	if strings.EqualFold(attrValueOf(attrs, "rel"), "canonical") {
		p.url = html.UnescapeString(attrValueOf(attrs, "href"))
	}
}

// attrValueOf returns the value of the first attribute called name, or "".
func attrValueOf(attrs []htmlAttr, name string) string {
	for _, a := range attrs {
		if strings.EqualFold(a.name, name) {
			return a.value
		}
	}
	return ""
}
