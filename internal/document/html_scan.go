package document

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// htmlScanner cuts HTML into tokens with the rules of the WHATWG tokenizer.
// It exists beside the one in x/net because it works in place: tokens know
// their offsets, attributes are not copied, and whole subtrees can be jumped
// over. A fuzz test holds the two to the same cuts.
type htmlScanner struct {
	src string
	xml bool   // the page is XML: <tag/> is empty, and CDATA is text
	pos int    // where the next token begins
	raw string // the element whose content is not markup and comes next, lower case; "" if none

	kind       tokenKind
	start, end int       // of the token
	name       string    // of a tag, as written
	tag        atom.Atom // of a tag; 0 if the name is not known to HTML
	attrs      []htmlAttr
	literal    bool // text in which entities are not decoded
	empty      bool // <tag/> in XML: it has no end tag

	unclosed map[string]bool // names that have fewer end tags than start tags after pos
}

type tokenKind uint8

const (
	textToken tokenKind = iota
	startTag
	endTag
	otherToken // comment, doctype, processing instruction
)

// htmlAttr is an attribute as written: name in any case, value with entities.
type htmlAttr struct{ name, value string }

// next reads the next token. It returns false at the end, and at a tag that
// the input ends in the middle of, which browsers drop too.
func (s *htmlScanner) next() bool {
	s.start, s.literal = s.pos, false
	if s.raw != "" && s.rawText() {
		return true
	}
	at := s.pos
	for {
		i := strings.IndexByte(s.src[at:], '<')
		if i < 0 || at+i+1 == len(s.src) {
			at = len(s.src)
			break
		}
		at += i
		if opensMarkup(s.src[at+1]) {
			break
		}
		at++
	}
	if at > s.start {
		return s.text(at)
	}
	if at == len(s.src) {
		return false
	}
	return s.markup()
}

func opensMarkup(c byte) bool { return isLetter(c) || c == '/' || c == '!' || c == '?' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (s *htmlScanner) text(end int) bool {
	s.kind, s.end, s.pos = textToken, end, end
	return true
}

func (s *htmlScanner) other(end int) bool {
	s.kind, s.end, s.pos = otherToken, end, end
	return true
}

// rawText reads the content of an element such as script or title, up to its
// end tag. It returns false if there is none.
func (s *htmlScanner) rawText() bool {
	name := s.raw
	s.raw = ""
	s.literal = name != "textarea" && name != "title"
	end := len(s.src)
	switch name {
	case "plaintext":
	case "script":
		end = scriptEnd(s.src, s.start)
	default:
		if i := indexEndTag(s.src[s.start:], name); i >= 0 {
			end = s.start + i
		}
	}
	if end == s.start {
		s.literal = false
		return false
	}
	return s.text(end)
}

// content skips the content of the raw text element whose start tag was just
// read, and returns it.
func (s *htmlScanner) content() string {
	s.start = s.pos
	if s.raw == "" || !s.rawText() {
		return ""
	}
	return s.src[s.start:s.end]
}

// markup reads a token that begins with "<" at s.start.
func (s *htmlScanner) markup() bool {
	rest := s.src[s.start+1:]
	switch c := rest[0]; {
	case isLetter(c):
		return s.tagToken(startTag, s.start+1)
	case c == '/':
		return s.endTag(rest[1:])
	case s.xml && strings.HasPrefix(rest, cdata):
		return s.section()
	case strings.HasPrefix(rest, "!--"):
		return s.other(s.start + len("<!--") + commentLen(rest[len("!--"):]))
	default:
		return s.other(s.through(s.start+1, '>'))
	}
}

// cdata begins text in which nothing is markup, behind its angle bracket.
const cdata = "![CDATA["

// section reads such text.
func (s *htmlScanner) section() bool {
	s.start += len("<") + len(cdata)
	end, next := len(s.src), len(s.src)
	if i := strings.Index(s.src[s.start:], "]]>"); i >= 0 {
		end, next = s.start+i, s.start+i+len("]]>")
	}
	if end == s.start {
		return s.other(next)
	}
	s.literal = true
	s.text(end)
	s.pos = next
	return true
}

func (s *htmlScanner) endTag(rest string) bool {
	switch {
	case rest == "":
		return s.text(len(s.src))
	case isLetter(rest[0]):
		return s.tagToken(endTag, s.start+2)
	default:
		return s.other(s.through(s.start+2, '>'))
	}
}

// through returns the offset just behind the first c at or after from, or the
// end of the source.
func (s *htmlScanner) through(from int, c byte) int {
	if i := strings.IndexByte(s.src[from:], c); i >= 0 {
		return from + i + 1
	}
	return len(s.src)
}

// commentLen returns the length of a comment that began before s, with its end.
func commentLen(s string) int {
	if strings.HasPrefix(s, ">") {
		return 1
	}
	if strings.HasPrefix(s, "->") {
		return 2
	}
	for at := 0; ; {
		i := strings.Index(s[at:], "--")
		if i < 0 {
			return len(s)
		}
		at += i
		switch rest := s[at+2:]; {
		case strings.HasPrefix(rest, ">"):
			return at + 3
		case strings.HasPrefix(rest, "!>"):
			return at + 4
		}
		at++
	}
}

// tagToken reads a tag whose name begins at offset at.
func (s *htmlScanner) tagToken(kind tokenKind, at int) bool {
	s.kind = kind
	s.attrs = s.attrs[:0]
	nameEnd := at
	for nameEnd < len(s.src) && !isHTMLSpace(s.src[nameEnd]) && s.src[nameEnd] != '/' && s.src[nameEnd] != '>' {
		nameEnd++
	}
	s.name = s.src[at:nameEnd]
	s.tag = lookupTag(s.name)
	end, ok := s.attributes(nameEnd)
	if !ok {
		s.pos = len(s.src)
		return false
	}
	s.end, s.pos = end, end
	s.empty = s.xml && kind == startTag && s.src[end-2] == '/'
	if kind == startTag && !s.empty {
		s.raw = rawContent(s.tag)
	}
	return true
}

// attributes reads up to the end of the tag and returns the offset behind it,
// or false if the input ends before.
func (s *htmlScanner) attributes(at int) (int, bool) {
	for {
		at = skipHTMLSpace(s.src, at)
		if at >= len(s.src) {
			return 0, false
		}
		if s.src[at] == '>' {
			return at + 1, true
		}
		var a htmlAttr
		a.name, at = attrName(s.src, at)
		a.value, at = attrValue(s.src, at)
		if a.name != "" {
			s.attrs = append(s.attrs, a)
		}
	}
}

func attrName(src string, at int) (string, int) {
	start := at
	for ; at < len(src); at++ {
		switch c := src[at]; {
		case c == '=' && at == start: // belongs to the name
		case c == '=' || c == '/' || c == '>' || isHTMLSpace(c):
			return src[start:at], at
		}
	}
	return src[start:], at
}

func attrValue(src string, at int) (string, int) {
	at = skipHTMLSpace(src, at)
	if at >= len(src) || src[at] != '=' {
		if at < len(src) && src[at] == '/' {
			at++
		}
		return "", at
	}
	at = skipHTMLSpace(src, at+1)
	if at >= len(src) || src[at] == '>' {
		return "", at
	}
	if quote := src[at]; quote == '"' || quote == '\'' {
		at++
		if i := strings.IndexByte(src[at:], quote); i >= 0 {
			return src[at : at+i], at + i + 1
		}
		return src[at:], len(src)
	}
	start := at
	for at < len(src) && src[at] != '>' && !isHTMLSpace(src[at]) {
		at++
	}
	return src[start:at], at
}

// rawContent returns the name of tag if its content is not markup, else "".
func rawContent(tag atom.Atom) string {
	switch tag {
	case atom.Iframe, atom.Noembed, atom.Noframes, atom.Noscript, atom.Plaintext,
		atom.Script, atom.Style, atom.Textarea, atom.Title, atom.Xmp:
		return tag.String()
	}
	return ""
}

// lookupTag returns the atom of a tag name in any case, or 0.
func lookupTag(name string) atom.Atom {
	var lower [16]byte
	if len(name) > len(lower) {
		return 0
	}
	for i := range len(name) {
		c := name[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		lower[i] = c
	}
	return atom.Lookup(lower[:len(name)])
}

// isHTMLSpace reports whether c is white space in HTML.
func isHTMLSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' }

func skipHTMLSpace(s string, at int) int {
	for at < len(s) && isHTMLSpace(s[at]) {
		at++
	}
	return at
}
