package pattern

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"exitclause/internal/message"
)

// A term is written as a lawyer would: words, "retain*" for any ending,
// "close … account" for a gap, "(close|end)" for a choice, $list for a word
// list and <duration> for a kind of value.
//
//	term     = element { [ gap ] element }
//	element  = phrase | "$" name | "<" kind ">" | "(" term { "|" term } ")"
//	gap      = "…" [ number ]
//
// Neighbouring elements without a gap must follow each other directly. A gap
// allows up to its number of units in between; without a number, EnglishGap or
// ChineseGap.

// The number of units that "…" spans when no number follows it: a handful of
// words, or as many characters as write them in Chinese.
const (
	EnglishGap = 6  // words
	ChineseGap = 12 // characters
)

// element is one parsed part of a term.
type element struct {
	kind   elementKind
	text   string      // phrase, list name or kind name
	open   Open        // phrase: ends that need no word boundary
	choice [][]element // alternatives
	gap    int         // units allowed before this element; 0 is directly, -1 the default gap
}

type elementKind uint8

const (
	phraseElement elementKind = iota
	listElement
	kindElement
	choiceElement
)

// TermError says where in a term something is wrong.
type TermError struct {
	Term   string
	Offset int // bytes from the start of Term
	Reason message.Note
}

func (e *TermError) Error() string {
	return message.English(e.Note())
}

// Note returns e for a person to read.
func (e *TermError) Note() message.Note {
	character := utf8.RuneCountInString(e.Term[:e.Offset]) + 1
	return message.New("rule.term", "term", strconv.Quote(e.Term), "character", strconv.Itoa(character)).With("reason", e.Reason)
}

// maxTermDepth bounds the nesting of choices.
const maxTermDepth = 4

type termParser struct {
	term  string
	at    int
	depth int
}

// isPhrase reports whether term is nothing but a phrase.
func isPhrase(term string) bool {
	return term != "" && term[0] != ' ' && term[len(term)-1] != ' ' && !strings.ContainsAny(term, "$<(|)*….")
}

// parseTerm parses a whole term.
func parseTerm(term string) ([]element, error) {
	p := &termParser{term: term}
	elements, err := p.sequence()
	if err != nil {
		return nil, err
	}
	if p.at < len(term) {
		return nil, p.fail(message.New("rule.term.unexpected", "sign", strconv.Quote(term[p.at:p.at+1])))
	}
	return elements, nil
}

func (p *termParser) fail(reason message.Note) error {
	return &TermError{Term: p.term, Offset: min(p.at, len(p.term)), Reason: reason}
}

// sequence parses elements and gaps up to the end, "|" or ")".
func (p *termParser) sequence() ([]element, error) {
	var elements []element
	gap, hasGap := 0, false
	for {
		p.skipSpace()
		if p.at == len(p.term) || p.term[p.at] == '|' || p.term[p.at] == ')' {
			break
		}
		if p.startsGap() {
			if len(elements) == 0 || hasGap {
				return nil, p.fail(message.New("rule.term.gap"))
			}
			gap, hasGap = p.gap(), true
			continue
		}
		e, err := p.element()
		if err != nil {
			return nil, err
		}
		e.gap = gap
		elements = append(elements, e)
		gap, hasGap = 0, false
	}
	if len(elements) == 0 {
		return nil, p.fail(message.New("rule.term.word"))
	}
	if hasGap {
		return nil, p.fail(message.New("rule.term.gap"))
	}
	return elements, nil
}

func (p *termParser) skipSpace() {
	for p.at < len(p.term) && p.term[p.at] == ' ' {
		p.at++
	}
}

// gapMarks are the two ways to write a gap.
var gapMarks = []string{"…", "..."}

func (p *termParser) startsGap() bool { return p.gapMark() != "" }

// gapMark returns the mark of the gap that begins here, or "".
func (p *termParser) gapMark() string {
	if c := p.term[p.at]; c != gapMarks[0][0] && c != gapMarks[1][0] {
		return ""
	}
	for _, mark := range gapMarks {
		if strings.HasPrefix(p.term[p.at:], mark) {
			return mark
		}
	}
	return ""
}

// gap reads "…", "..." or "…5" and returns the number, -1 if there is none.
func (p *termParser) gap() int {
	p.at += len(p.gapMark())
	digits := len(p.term[p.at:]) - len(strings.TrimLeft(p.term[p.at:], "0123456789"))
	n, err := strconv.Atoi(p.term[p.at : p.at+digits])
	p.at += digits
	if err != nil {
		return -1
	}
	return n
}

func (p *termParser) element() (element, error) {
	switch p.term[p.at] {
	case '$':
		return p.list()
	case '<':
		return p.kind()
	case '(':
		return p.choice()
	}
	return p.phrase()
}

func (p *termParser) list() (element, error) {
	p.at++
	n := 0
	for p.at+n < len(p.term) && isNameByte(p.term[p.at+n]) {
		n++
	}
	if n == 0 {
		return element{}, p.fail(message.New("rule.term.list"))
	}
	e := element{kind: listElement, text: p.term[p.at : p.at+n]}
	p.at += n
	return e, nil
}

func isNameByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-'
}

func (p *termParser) kind() (element, error) {
	n := strings.IndexByte(p.term[p.at:], '>')
	if n < 0 {
		return element{}, p.fail(message.New("rule.term.angle"))
	}
	e := element{kind: kindElement, text: p.term[p.at+1 : p.at+n]}
	if _, ok := kinds[e.text]; !ok && e.text != lawKind {
		return element{}, p.fail(message.New("rule.term.kind", "kind", e.text, "known", kindNames))
	}
	p.at += n + 1
	return e, nil
}

func (p *termParser) choice() (element, error) {
	if p.depth++; p.depth > maxTermDepth {
		return element{}, p.fail(message.New("rule.term.deep"))
	}
	defer func() { p.depth-- }()
	e := element{kind: choiceElement}
	for {
		p.at++ // "(" or "|"
		alternative, err := p.sequence()
		if err != nil {
			return element{}, err
		}
		e.choice = append(e.choice, alternative)
		if p.at == len(p.term) {
			return element{}, p.fail(message.New("rule.term.bracket"))
		}
		if p.term[p.at] == ')' {
			p.at++
			return e, nil
		}
	}
}

// phrase reads words up to the next special element. A "*" ends the phrase,
// and what follows is the next element, directly behind it.
func (p *termParser) phrase() (element, error) {
	start := p.at
	for p.at < len(p.term) {
		if strings.IndexByte("$<(|)*", p.term[p.at]) >= 0 || p.startsGap() {
			break
		}
		p.at++
	}
	e := element{kind: phraseElement, text: strings.TrimSpace(p.term[start:p.at])}
	switch {
	case e.text == "" && p.at == len(p.term):
		return element{}, p.fail(message.New("rule.term.word"))
	case e.text == "":
		return element{}, p.fail(message.New("rule.term.before", "sign", strconv.Quote(p.term[p.at:p.at+1])))
	}
	if p.at < len(p.term) && p.term[p.at] == '*' {
		p.at++
		e.open = OpenEnd
	}
	return e, nil
}

// ListNames returns the names of the word lists in a term, in order. A term in
// error has none.
func ListNames(term string) []string {
	elements, err := parseTerm(term)
	if err != nil {
		return nil
	}
	return listNames(elements)
}

func listNames(elements []element) []string {
	var names []string
	for _, e := range elements {
		if e.kind == listElement {
			names = append(names, e.text)
		}
		for _, alternative := range e.choice {
			names = append(names, listNames(alternative)...)
		}
	}
	return names
}
