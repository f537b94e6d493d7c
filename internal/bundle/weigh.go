package bundle

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// weigh sets how much text for people n holds.
func (n *node) weigh() int {
	n.letters = 0
	if n.kind == leaf && !n.isTitle() {
		n.letters = letters(unescaped(n.text))
	}
	for _, child := range n.nodes {
		n.letters += child.weigh()
	}
	return n.letters
}

// How the core of some data is found: down to where the text no longer lies
// mostly in one place, and up again as long as little else comes with it.
const (
	mostly = 0.6
	withIt = 0.25
)

// core returns the part of n that is the document, and what is around it. An
// element of a page is not taken apart.
func (n *node) core() (core, around *node) {
	chain := []*node{nil, n}
	for at := n; ; {
		next := at.heaviest()
		if _, whole := at.element(); whole || next == nil || next.isPiece() || float64(next.letters) < mostly*float64(at.letters) {
			break
		}
		chain = append(chain, next)
		at = next
	}
	last := len(chain) - 1
	for i := 1; i < last; i++ {
		if extra := chain[i].letters - chain[last].letters; extra > 0 && float64(extra) <= withIt*float64(chain[last].letters) {
			return chain[i], chain[i-1]
		}
	}
	return chain[last], chain[last-1]
}

// isPiece reports whether n is a paragraph or less.
func (n *node) isPiece() bool {
	e, ok := n.element()
	return ok && (e.tag == "li" || !isContainer(e.tag))
}

// heaviest returns the child with the most text, or nil.
func (n *node) heaviest() *node {
	var most *node
	for _, child := range n.nodes {
		if most == nil || child.letters > most.letters {
			most = child
		}
	}
	return most
}

// letters returns how much text for people s holds: none if it is the name of
// something, an address or code.
func letters(s string) int {
	s = strings.TrimSpace(s)
	if s == "" || isCode(s) {
		return 0
	}
	count, words, han, inTag := 0, 1, 0, false
	tagged := isHTML(s)
	for _, r := range s {
		switch {
		case tagged && r == '<':
			inTag = true
		case inTag:
			inTag = r != '>'
		case r >= 0x2e80:
			han++
		case r == ' ' || r == '\n':
			words++
		case unicode.IsLetter(r):
			count++
		}
	}
	if words < 3 && han < 4 {
		return 0
	}
	return count + 3*han
}

// isCode reports whether s is no text but a style sheet, a program, an address
// or bytes in base64.
func isCode(s string) bool {
	if !strings.ContainsAny(s, " \n") && len(s) > 100 && s[0] < utf8.RuneSelf {
		return true
	}
	head := s[:min(len(s), 2000)]
	if isHTML(head) {
		return strings.HasPrefix(head, "<svg")
	}
	for _, mark := range []string{"function(", "function (", "=>", "){", ") {", ";}", "var(--", "http://www.w3.org", `"$",`, "@media", "!important"} {
		if strings.Contains(head, mark) {
			return true
		}
	}
	braces := strings.Count(head, "{") + strings.Count(head, ";")
	return braces > 3 && braces*25 > len(head)
}

// isHTML reports whether s holds HTML tags.
func isHTML(s string) bool {
	for at := strings.IndexByte(s, '<'); at >= 0 && at+1 < len(s); {
		rest := strings.TrimPrefix(s[at+1:], "/")
		for _, tag := range []string{"!doctype", "html", "head", "body", "p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "span", "strong", "b", "em", "a", "table", "section", "article"} {
			if len(rest) > len(tag) && strings.EqualFold(rest[:len(tag)], tag) && strings.IndexByte(" >/\n\t", rest[len(tag)]) >= 0 {
				return true
			}
		}
		next := strings.IndexByte(s[at+1:], '<')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return false
}

// unescaped returns s, or the HTML that it is the escaped form of.
func unescaped(s string) string {
	for range 2 {
		if isHTML(s) || !strings.Contains(s, "&lt;") {
			break
		}
		inner := html.UnescapeString(s)
		if !isHTML(inner) && !strings.Contains(inner, "&lt;") {
			break
		}
		s = inner
	}
	return s
}
