package bundle

import (
	"strings"
	"unicode/utf8"
)

// kind is what a node is.
type kind uint8

const (
	list   kind = iota // in square or round brackets, or a whole script
	object             // in braces
	leaf               // a string
)

// node is a string, or what stands between two brackets with the strings in it.
// Numbers, names and operators are left out.
type node struct {
	kind    kind
	key     string // in the object around it, or the name before the bracket; "" if it has none
	text    string // of a leaf
	nodes   []*node
	letters int // of text for people, with all below
}

// What is too deep or too much is left out.
const (
	maxDepth   = 256
	maxNodes   = 1 << 20
	maxStrings = 4    // strings in strings, that hold JSON
	maxOpen    = 1000 // strings and regular expressions that are not closed
	maxRegexp  = 1000 // bytes
)

// parser reads JSON and JavaScript, both by the same rules: it looks only at
// brackets, strings and the names before them, and never fails.
type parser struct {
	src   string
	at    int
	count int
	depth int // of strings in strings
	open  int // strings and regular expressions that were not closed
	word  string
	colon bool // word is a key
	value bool // a value was read last, so that a slash divides
}

// all reads everything.
func (p *parser) all() *node {
	root := &node{}
	stack := []*node{root}
	for p.at < len(p.src) && p.count < maxNodes {
		top := stack[len(stack)-1]
		switch c := p.src[p.at]; c {
		case '{', '[', '(':
			n := &node{key: p.takeKey()}
			if c == '{' {
				n.kind = object
			}
			p.at++
			p.value = false
			if len(stack) < maxDepth {
				p.add(top, n)
				stack = append(stack, n)
			}
		case '}', ']', ')':
			p.at++
			p.word, p.colon, p.value = "", false, true
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case '"', '\'', '`':
			p.text(top, c)
		default:
			p.other(top, c)
		}
	}
	return root
}

func (p *parser) add(to, n *node) {
	to.nodes = append(to.nodes, n)
	p.count++
}

// takeKey returns the name before a bracket or string, and forgets it.
func (p *parser) takeKey() string {
	key := p.word
	p.word, p.colon = "", false
	return key
}

// text reads a string, which is a key if a colon follows.
func (p *parser) text(top *node, quote byte) {
	s := p.quoted(quote)
	p.value = true
	if rest := strings.TrimLeft(p.src[p.at:], " \t\r\n"); top.kind == object && strings.HasPrefix(rest, ":") {
		p.word = s
		return
	}
	n := &node{kind: leaf, key: p.takeKey(), text: s}
	if inner := withoutID(strings.TrimSpace(s)); p.depth < maxStrings && len(inner) > 1 && (inner[0] == '{' || inner[0] == '[') {
		q := parser{src: inner, depth: p.depth + 1, count: p.count}
		n = &node{kind: list, key: n.key, nodes: q.all().nodes}
		p.count = q.count
	}
	p.add(top, n)
}

// withoutID returns s without the number and colon that stand before the data
// which React streams to a page.
func withoutID(s string) string {
	id, rest, found := strings.Cut(s[:min(len(s), 16)], ":")
	if !found || strings.Trim(id, "0123456789abcdef") != "" || !strings.HasPrefix(rest, "[") && !strings.HasPrefix(rest, "{") {
		return s
	}
	return s[len(id)+1:]
}

// other goes on behind what is no bracket and no string.
func (p *parser) other(top *node, c byte) {
	switch {
	case c == '/' && strings.HasPrefix(p.src[p.at:], "//"):
		p.skipTo("\n")
	case c == '/' && strings.HasPrefix(p.src[p.at:], "/*"):
		p.skipTo("*/")
	case c == '/' && !p.value:
		p.regexp()
	case isWordByte(c):
		p.name(top)
	case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ':':
		p.at++
		p.value, p.colon = p.value && c != ':', p.colon || c == ':'
	default:
		p.at++
		p.word, p.colon, p.value = "", false, false
	}
}

// name reads a name or a number. Of numbers those are kept that have a key, such
// as the level of a heading.
func (p *parser) name(top *node) {
	start := p.at
	for p.at < len(p.src) && isWordByte(p.src[p.at]) {
		p.at++
	}
	word := p.src[start:p.at]
	if p.colon && '0' <= word[0] && word[0] <= '9' {
		p.add(top, &node{kind: leaf, key: p.word, text: word})
	}
	p.word, p.colon, p.value = word, false, !isKeyword(word)
}

func isWordByte(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '_' || c == '$' || c >= utf8.RuneSelf
}

// isKeyword reports whether a value may follow the word, so that a slash behind
// it begins a regular expression.
func isKeyword(word string) bool {
	switch word {
	case "return", "typeof", "case", "in", "of", "do", "else", "void", "delete", "throw", "new":
		return true
	}
	return false
}

func (p *parser) skipTo(end string) {
	if i := strings.Index(p.src[p.at+1:], end); i >= 0 {
		p.at += 1 + i + len(end)
		return
	}
	p.at = len(p.src)
}

// regexp goes on behind a regular expression, which ends on its line, or behind
// a slash that begins none.
func (p *parser) regexp() {
	inClass := false
	for i := p.at + 1; p.open < maxOpen && i < min(len(p.src), p.at+maxRegexp) && p.src[i] != '\n'; i++ {
		switch c := p.src[i]; {
		case c == '\\':
			i++
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c == '/' && !inClass:
			p.at, p.value = i+1, true
			return
		}
	}
	p.open++
	p.at++
}
