package document

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// inlineState is what is known of the block whose text is being written.
type inlineState struct {
	start  int    // of the text
	at     int    // source offset of a line break not yet written; -1 if none
	br     string // what the line break is: " " or "\n"
	strong int    // how many bold elements are open
	bold   bool   // bold letters or digits were written
	turn   int    // where these begin behind bold ones; 0 if they do not
	line   int    // where the text behind the last line break begins; 0 if none was written
	apart  bool   // a line break stands right before turn
	plain  bool   // letters or digits that are not bold were written
	lines  bool   // line feeds are text
	opened bool   // a stray marker of bold text is open
	mail   string // the e-mail address of the link that is open as a raw element; "" if none is
	linked int    // where the text of that link begins
	hidden string // the raw element whose content is no text, e.g. "script"
}

// inlines writes the text of the inline children of n.
func (r *markdownReader) inlines(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.inlineNode(c)
	}
}

func (r *markdownReader) inlineNode(n ast.Node) {
	switch n := n.(type) {
	case *ast.Text:
		r.text(n)
	case *ast.Emphasis:
		bold := n.Level / 2
		r.inline.strong += bold
		r.inlines(n)
		r.inline.strong -= bold
	case *ast.RawHTML:
		r.rawHTML(n)
	case *ast.AutoLink:
		at := n.Pos() + len("<")
		r.write(at, at+len(n.Label(r.source)))
	case *ast.Link:
		start := r.out.len()
		r.inlines(n)
		r.out.linked(start, mailAddress(util.BytesToReadOnlyString(n.Destination)))
	case *ast.Image: // its alternative text is no text of the document
	default: // code span, strikethrough
		r.inlines(n)
	}
}

// text writes one run of source, and notes the line break behind it.
func (r *markdownReader) text(n *ast.Text) {
	start, stop := n.Segment.Start, n.Segment.Stop
	if n.IsRaw() {
		r.write(start, stop)
	} else {
		r.unescaped(start, stop)
	}
	switch {
	case n.HardLineBreak():
		r.lineBreak(stop, "\n")
	case n.SoftLineBreak():
		r.lineBreak(stop, " ")
	}
}

// unescaped writes source[start:stop] with its escapes and entities resolved.
func (r *markdownReader) unescaped(start, stop int) {
	for start < stop {
		n := bytes.IndexAny(r.source[start:stop], "\\&*_")
		if n < 0 {
			break
		}
		r.write(start, start+n)
		start += n
		start += r.special(start, stop)
	}
	r.write(start, stop)
}

// special writes what begins with the special character at i and returns its
// length in the source.
func (r *markdownReader) special(i, stop int) int {
	rest := r.source[i:stop]
	switch rest[0] {
	case '\\':
		if len(rest) > 1 && util.IsPunct(rest[1]) {
			r.replace(string(rest[1:2]), i, i+2)
			return 2
		}
	case '&':
		if value, n := reference(util.BytesToReadOnlyString(rest)); n > 0 {
			r.replace(value, i, i+n)
			return n
		}
	default:
		return r.marker(i, stop)
	}
	r.write(i, i+1)
	return 1
}

// marker reads the run of stars or underscores at i and returns its length. It
// is text unless it is a ** or __ that a person meant as bold but the rules of
// the format do not take for it, such as one between Chinese punctuation and a
// letter. Stars that mask digits stay: 138**00.
func (r *markdownReader) marker(i, stop int) int {
	n := 1
	for i+n < stop && r.source[i+n] == r.source[i] {
		n++
	}
	if n != 2 && n != 3 || !r.stray(i, i+n) {
		r.write(i, i+n)
		return n
	}
	r.inline.opened = !r.inline.opened
	return n
}

// stray reports whether source[i:j] stands where bold text begins or ends.
func (r *markdownReader) stray(i, j int) bool {
	before, _ := utf8.DecodeLastRune(r.source[max(0, i-utf8.UTFMax):i])
	after, _ := utf8.DecodeRune(r.source[j:min(len(r.source), j+utf8.UTFMax)])
	if mute(before) && mute(after) {
		return r.inline.opened
	}
	return !wordRune(before) || !wordRune(after) || isHan(before) || isHan(after)
}

func mute(r rune) bool     { return r == utf8.RuneError || unicode.IsSpace(r) }
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// reference returns the text of the character reference that s begins with and
// its length in s; 0 if it is none. Unlike in HTML it needs its semicolon.
func reference(s string) (value string, n int) {
	n = entityEnd(s)
	if s[n-1] != ';' {
		return "", 0
	}
	e := readEntity(s[:n])
	if e.length != n {
		return "", 0
	}
	return e.text, n
}

// write writes source[start:stop] as it stands.
func (r *markdownReader) write(start, stop int) {
	if start >= stop || r.inline.hidden != "" {
		return
	}
	s := util.BytesToReadOnlyString(r.source[start:stop])
	r.flushBreak(start)
	r.note(s)
	r.out.running(s, start, r.inline.lines)
}

// replace writes s for source[start:stop].
func (r *markdownReader) replace(s string, start, stop int) {
	if r.inline.hidden != "" {
		return
	}
	r.flushBreak(start)
	r.note(s)
	r.out.replaced(s, start, stop)
}

// lineBreak notes a line break that begins at source offset at: a space, or a
// line feed if it is forced. A forced one outlasts the others.
func (r *markdownReader) lineBreak(at int, br string) {
	if r.inline.at < 0 {
		r.inline.at, r.inline.br = at, br
	} else if br == "\n" {
		r.inline.br = br
	}
}

// flushBreak writes the line break noted, which lasts up to source offset end.
func (r *markdownReader) flushBreak(end int) {
	if r.inline.at >= 0 {
		r.out.replaced(r.inline.br, r.inline.at, end)
		r.inline.at, r.inline.line = -1, r.out.len()
	}
}

// note sees whether s is bold.
func (r *markdownReader) note(s string) {
	if !strings.ContainsFunc(s, wordRune) {
		return
	}
	switch {
	case r.inline.strong > 0:
		r.inline.bold = true
	case !r.inline.plain:
		r.inline.plain = true
		if r.inline.bold {
			r.inline.turn = r.out.len()
			r.inline.apart = r.inline.turn == r.inline.line
		}
	}
}
