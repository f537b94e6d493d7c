package object

import (
	"bytes"
	"math"
	"strconv"
)

// Lexer reads one object after the other.
type Lexer struct {
	data  []byte
	at    int
	depth int
	left  *int // how many objects may still be read; nil for any number
}

// NewLexer returns a lexer over a stream of instructions.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// More reports whether there is anything left to read.
func (l *Lexer) More() bool {
	l.skipSpace()
	return l.at < len(l.data)
}

// Skip goes to behind the next occurrence of mark, or to the end.
func (l *Lexer) Skip(mark string) {
	n := bytes.Index(l.data[l.at:], []byte(mark))
	if n < 0 {
		l.at = len(l.data)
		return
	}
	l.at += n + len(mark)
}

func (l *Lexer) skipSpace() {
	for l.at < len(l.data) {
		switch c := l.data[l.at]; {
		case isSpace(c):
			l.at++
		case c == '%':
			n := bytes.IndexAny(l.data[l.at:], "\r\n")
			if n < 0 {
				l.at = len(l.data)
				return
			}
			l.at += n
		default:
			return
		}
	}
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

// Object reads the next object. What is none is an Operator; at the end of the
// data it is nil. It always goes on unless it is at the end.
func (l *Lexer) Object() Object {
	l.skipSpace()
	if l.left != nil {
		if *l.left--; *l.left < 0 {
			l.at = len(l.data)
		}
	}
	if l.at >= len(l.data) {
		return nil
	}
	switch c := l.data[l.at]; {
	case c == '/':
		l.at++
		return l.name()
	case c == '(':
		l.at++
		return l.literal()
	case c == '[':
		l.at++
		return l.array()
	case c == '<' && l.at+1 < len(l.data) && l.data[l.at+1] == '<':
		l.at += 2
		return l.dict()
	case c == '<':
		l.at++
		return l.hex()
	case c == '>' && l.at+1 < len(l.data) && l.data[l.at+1] == '>':
		l.at += 2
		return Operator(">>")
	case isDelimiter(c):
		l.at++
		return Operator(c)
	}
	return l.word()
}

// word reads a number, a reference or a keyword.
func (l *Lexer) word() Object {
	start := l.at
	for l.at < len(l.data) && !isSpace(l.data[l.at]) && !isDelimiter(l.data[l.at]) {
		l.at++
	}
	text := l.data[start:l.at]
	if c := text[0]; '0' <= c && c <= '9' || c == '-' || c == '+' || c == '.' {
		if n, is := number(text); is {
			return l.maybeRef(n)
		}
	}
	switch string(text) {
	case "true":
		return true
	case "false":
		return false
	case "null":
		return nil
	}
	return Operator(text)
}

// number reads a number, as sloppily as files write them.
func number(text []byte) (Object, bool) {
	const longest = 40
	if len(text) > longest {
		return nil, false
	}
	if n, err := strconv.ParseInt(string(text), 10, 64); err == nil {
		return n, true
	}
	if i := bytes.LastIndexByte(text, '-'); i > 0 {
		text = text[i:] // --12
	}
	x, err := strconv.ParseFloat(string(text), 64)
	if err != nil || math.IsInf(x, 0) || math.IsNaN(x) {
		return nil, false
	}
	return x, true
}

// maybeRef looks whether the whole number n begins a reference: 12 0 R.
func (l *Lexer) maybeRef(n Object) Object {
	whole, is := n.(int64)
	if !is || whole < 0 || whole >= 1<<31 {
		return n
	}
	i := l.at
	for i < len(l.data) && isSpace(l.data[i]) {
		i++
	}
	generation, digits := 0, 0
	for i < len(l.data) && '0' <= l.data[i] && l.data[i] <= '9' && digits < 6 {
		generation = 10*generation + int(l.data[i]-'0')
		i++
		digits++
	}
	j := i
	for j < len(l.data) && isSpace(l.data[j]) {
		j++
	}
	if digits == 0 || j == i || j >= len(l.data) || l.data[j] != 'R' {
		return n
	}
	if j+1 < len(l.data) && !isSpace(l.data[j+1]) && !isDelimiter(l.data[j+1]) {
		return n
	}
	l.at = j + 1
	return Ref{int(whole), generation}
}

func (l *Lexer) array() Object {
	var a Array
	if l.depth++; l.depth > maxDepth {
		l.at = len(l.data) // nothing good comes from here
	}
	defer func() { l.depth-- }()
	for l.More() {
		o := l.Object()
		if op, is := o.(Operator); is {
			if op == "]" || op == ">>" || op == "endobj" {
				break
			}
			continue
		}
		if len(a) < maxArray {
			a = append(a, o)
		}
	}
	return a
}

func (l *Lexer) dict() Object {
	d := Dict{}
	if l.depth++; l.depth > maxDepth {
		l.at = len(l.data)
	}
	defer func() { l.depth-- }()
	for l.More() {
		switch k := l.Object().(type) {
		case Name:
			v := l.Object()
			if op, is := v.(Operator); is {
				if op == ">>" {
					return d
				}
				continue
			}
			d[k] = v
		case Operator:
			if k == ">>" || k == "endobj" || k == "stream" {
				return d
			}
		}
	}
	return d
}

// Ends reports whether what was just skipped to ends a picture: white space, and
// then instructions again and not the bytes of one.
func (l *Lexer) Ends() bool {
	const looked = 20
	rest := l.data[l.at:min(len(l.data), l.at+looked)]
	if len(rest) > 0 && !isSpace(rest[0]) {
		return false
	}
	for _, c := range rest {
		if c >= 0x7f || c < ' ' && !isSpace(c) {
			return false
		}
	}
	return true
}
