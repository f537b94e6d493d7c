package pattern

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/message"
)

// Doubts returns what the author of a term may not have meant: parts that count
// for nothing, or keep the term from ever being found. A term in error has none.
func Doubts(term string) []message.Note {
	elements, err := parseTerm(term)
	if err != nil {
		return nil
	}
	return doubts(elements)
}

func doubts(elements []element) []message.Note {
	var all []message.Note
	for _, e := range elements {
		for _, alternative := range e.choice {
			all = append(all, doubts(alternative)...)
		}
		if e.kind == phraseElement {
			all = append(all, e.doubts()...)
		}
	}
	return all
}

func (e element) doubts() []message.Note {
	var all []message.Note
	if strings.HasPrefix(e.text, "-") || strings.HasSuffix(e.text, "-") {
		all = append(all, message.New("rule.lint.hyphen"))
	}
	if last, _ := utf8.DecodeLastRuneInString(e.text); e.open&OpenEnd != 0 && unicode.Is(unicode.Han, last) {
		all = append(all, message.New("rule.lint.star"))
	}
	return all
}

// Contradictions returns the conditions that n forbids although they stand
// wherever the rest of n holds, so that n never holds.
func (p *Program) Contradictions(n Node) []Node {
	nd := &p.nodes[n]
	var all []Node
	switch nd.kind {
	case allNode, thenNode:
		for _, child := range nd.children {
			all = append(all, p.Contradictions(child)...)
		}
	case affirmedNode, negatedNode, insideNode:
		all = p.Contradictions(nd.children[0])
	case exceptNode, withoutNode:
		all = p.Contradictions(nd.children[0])
		for _, none := range nd.bars() {
			if (nd.within == unlimited || nd.kind == withoutNode) && p.implies(nd.children[0], none) {
				all = append(all, none)
			}
		}
	}
	return all
}

// implies reports whether m is sure to hold in a window in which n holds.
func (p *Program) implies(n, m Node) bool {
	if n == m {
		return true
	}
	given, wanted := &p.nodes[n], &p.nodes[m]
	if wanted.kind == anyNode {
		if slices.ContainsFunc(wanted.children, func(child Node) bool { return p.implies(n, child) }) {
			return true
		}
	}
	implied := func(child Node) bool { return p.implies(child, m) }
	switch given.kind {
	case literalNode:
		return wanted.kind == literalNode && p.set.contains(given.literal, wanted.literal)
	case anyNode:
		return !slices.ContainsFunc(given.children, func(child Node) bool { return !implied(child) })
	case allNode, thenNode:
		return slices.ContainsFunc(given.children, implied)
	case exceptNode, withoutNode, affirmedNode, negatedNode, insideNode:
		return implied(given.children[0])
	}
	return false
}

// contains reports whether b stands in every text in which a does.
func (s *Set) contains(a, b Literal) bool {
	whole, part := s.literals[a], s.literals[b]
	for i := 0; i+len(part) <= len(whole); i++ {
		if slices.Equal(whole[i:i+len(part)], part) {
			return true
		}
	}
	return false
}
