package office

import (
	"bytes"
	"strings"
)

// namespaces are the prefixes that elements and attributes go by here. Those
// that belong to one kind of part only have none.
var namespaces = map[string]string{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":        "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                    "w",
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
	"http://purl.oclc.org/ooxml/officeDocument/relationships":             "r",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":         "mc",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":          "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                      "m",
	"http://schemas.openxmlformats.org/package/2006/relationships":        "",
	"http://purl.org/dc/elements/1.1/":                                    "dc",

	"urn:oasis:names:tc:opendocument:xmlns:office:1.0":                     "office",
	"urn:oasis:names:tc:opendocument:xmlns:text:1.0":                       "text",
	"urn:oasis:names:tc:opendocument:xmlns:style:1.0":                      "style",
	"urn:oasis:names:tc:opendocument:xmlns:table:1.0":                      "table",
	"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0":                    "draw",
	"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0":          "fo",
	"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0":             "svg",
	"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0":                   "manifest",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
	"http://www.w3.org/1999/xlink":                                         "xlink",
	"http://www.w3.org/XML/1998/namespace":                                 "xml",
	"http://www.w3.org/1999/xhtml":                                         "",
	"http://www.w3.org/2001/04/xmlenc#":                                    "enc",
	"http://www.idpf.org/2007/opf":                                         "",
	"http://www.idpf.org/2007/ops":                                         "epub",
	"urn:oasis:names:tc:opendocument:xmlns:container":                      "",
	"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0":                  "number",
	"urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0":     "field",
}

// prefixes knows what the prefixes of a part stand for at the present place.
type prefixes struct {
	bound map[string]string // from those of the part to those of namespaces
	saved []binding         // what elements around the place have bound anew
	names map[string]known  // elements worked out with bound
	attrs map[string]known  // likewise attributes
}

// known is a name as it stands in the part, and as it goes by here.
type known struct{ raw, name string }

// binding is what a prefix stood for before the element at depth.
type binding struct {
	depth      int
	prefix, to string
	bound      bool
}

// maxNames bounds how many names are remembered: a hostile part has a new one
// in every tag.
const maxNames = 4096

func newPrefixes() prefixes {
	p := prefixes{bound: map[string]string{}}
	p.forget()
	return p
}

func (p *prefixes) forget() {
	p.names, p.attrs = map[string]known{}, map[string]known{}
}

// declare takes in the declarations among the attributes of the element at depth.
func (p *prefixes) declare(attrs []attr, depth int) {
	for i := range attrs {
		prefix, found := bytes.CutPrefix(attrs[i].name, []byte("xmlns"))
		if !found || len(prefix) > 0 && prefix[0] != ':' {
			continue
		}
		p.bind(strings.TrimPrefix(string(prefix), ":"), unquote(attrs[i].value), depth)
	}
}

func (p *prefixes) bind(prefix, namespace string, depth int) {
	to, ours := namespaces[namespace]
	if !ours {
		to = "?"
	}
	old, bound := p.bound[prefix]
	if bound && old == to {
		return
	}
	p.saved = append(p.saved, binding{depth, prefix, old, bound})
	p.bound[prefix] = to
	p.forget()
}

// undeclare takes back what the element at depth has declared.
func (p *prefixes) undeclare(depth int) {
	for n := len(p.saved); n > 0 && p.saved[n-1].depth == depth; n-- {
		b := p.saved[n-1]
		p.saved = p.saved[:n-1]
		if b.bound {
			p.bound[b.prefix] = b.to
		} else {
			delete(p.bound, b.prefix)
		}
		p.forget()
	}
}

func (p *prefixes) element(raw []byte) known { return p.name(p.names, raw, true) }

func (p *prefixes) attribute(raw []byte) known { return p.name(p.attrs, raw, false) }

// name returns the name that raw goes by. A prefix that was never declared is
// taken for what it is everywhere else.
func (p *prefixes) name(all map[string]known, raw []byte, element bool) known {
	if k, ok := all[string(raw)]; ok {
		return k
	}
	if len(all) >= maxNames {
		clear(all)
	}
	k := known{string(raw), string(raw)}
	prefix, local, qualified := strings.Cut(k.raw, ":")
	if !qualified {
		prefix, local = "", k.raw
	}
	if to, bound := p.bound[prefix]; bound && (qualified || element) {
		k.name = local
		if to != "" {
			k.name = to + ":" + local
		}
	}
	all[k.raw] = k
	return k
}
