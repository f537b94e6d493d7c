package pattern

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// ErrStored is the error of Program.UnmarshalBinary.
var ErrStored = errors.New("no program that this version has stored")

// MarshalBinary returns the conditions of p, for UnmarshalBinary to make the same
// program of: sooner than a compiler does from what authors write.
func (p *Program) MarshalBinary() ([]byte, error) {
	var b []byte
	b = binary.AppendUvarint(b, uint64(len(p.set.literals)))
	for _, symbols := range p.set.literals {
		b = binary.AppendUvarint(b, uint64(len(symbols)))
		for _, s := range symbols {
			b = binary.AppendUvarint(b, uint64(s))
		}
	}
	b = binary.AppendUvarint(b, uint64(len(p.nodes)))
	for n := range p.nodes {
		b = p.nodes[n].append(b, Node(n))
		b = binary.AppendUvarint(b, uint64(len(p.names[n])))
		b = append(b, p.names[n]...)
	}
	b = binary.AppendUvarint(b, uint64(len(p.asked)))
	for _, n := range p.asked {
		b = binary.AppendUvarint(b, uint64(n))
	}
	return b, nil
}

// append appends nd, which is node n: its children by how far before it they stand.
func (nd *node) append(b []byte, n Node) []byte {
	open := byte(0)
	if nd.open {
		open = 1
	}
	b = append(b, byte(nd.kind), open, byte(nd.value))
	b = binary.AppendUvarint(b, uint64(nd.literal))
	b = binary.AppendVarint(b, int64(nd.within))
	b = binary.AppendUvarint(b, uint64(len(nd.children)))
	for _, child := range nd.children {
		b = binary.AppendUvarint(b, uint64(n-1-child))
	}
	b = binary.AppendUvarint(b, uint64(len(nd.numbers)))
	for _, number := range nd.numbers {
		b = binary.AppendVarint(b, int64(number))
	}
	return b
}

// UnmarshalBinary makes p the program that MarshalBinary was asked of. The error
// is ErrStored.
func (p *Program) UnmarshalBinary(data []byte) error {
	r := &storeReader{rest: data}
	var b Builder
	for range r.count() {
		b.add(r.literal())
	}
	if b.symbols > maxAll {
		r.fail()
	}
	nodes := make([]node, r.count())
	names := make([]string, len(nodes))
	for n := range nodes {
		nodes[n], names[n] = r.node(Node(n), len(b.literals)), r.string()
	}
	asked := make([]Node, r.count())
	for i := range asked {
		asked[i] = r.before(Node(len(nodes)))
	}
	if r.broken || len(r.rest) > 0 {
		return fmt.Errorf("pattern: %w", ErrStored)
	}
	*p = *newProgram(nodes, names, &b, asked)
	return nil
}

// storeReader reads what MarshalBinary wrote. Once something is wrong it is
// broken, and all that it reads is nothing.
type storeReader struct {
	rest   []byte
	broken bool
	nodes  []Node // of which slices are given out
	ints   []int  // likewise
}

func (r *storeReader) fail() {
	r.rest, r.broken = nil, true
}

func (r *storeReader) byte() byte {
	if len(r.rest) == 0 {
		r.fail()
		return 0
	}
	c := r.rest[0]
	r.rest = r.rest[1:]
	return c
}

func (r *storeReader) number() uint64 {
	n, size := binary.Uvarint(r.rest)
	r.skip(size)
	return n
}

func (r *storeReader) signed() int {
	n, size := binary.Varint(r.rest)
	r.skip(size)
	return int(n)
}

// skip goes on behind a number of so many bytes; without any it is none.
func (r *storeReader) skip(size int) {
	if size <= 0 {
		r.fail()
		return
	}
	r.rest = r.rest[size:]
}

// count reads how many of something follow, each of which takes a byte or more.
func (r *storeReader) count() int {
	n := r.number()
	if n > uint64(len(r.rest)) {
		r.fail()
		return 0
	}
	return int(n)
}

func (r *storeReader) string() string {
	n := r.count()
	s := string(r.rest[:n])
	r.rest = r.rest[n:]
	return s
}

// before reads the number of a node below n.
func (r *storeReader) before(n Node) Node {
	m := r.number()
	if m >= uint64(n) {
		r.fail()
		return 0
	}
	return Node(m)
}

// node reads node n, in a program of so many literals.
func (r *storeReader) node(n Node, literals int) node {
	nd := node{kind: nodeKind(r.byte()), open: r.byte() != 0, value: Kind(r.byte())}
	nd.literal, nd.within = Literal(r.number()), r.signed()
	start := len(r.nodes)
	for range r.count() {
		r.nodes = append(r.nodes, n-1-r.before(n))
	}
	nd.children = r.nodes[start:len(r.nodes):len(r.nodes)]
	nd.numbers = r.numbers()
	if !nd.sound(literals) {
		r.fail()
	}
	return nd
}

// literal reads the symbols of a literal.
func (r *storeReader) literal() []uint16 {
	symbols := make([]uint16, r.count())
	for i := range symbols {
		symbols[i] = uint16(r.number())
	}
	n := len(symbols)
	if n == 0 || n > maxSymbols || symbols[0] == symbolJoin || symbols[n-1] == symbolJoin || slices.Contains(symbols, symbolEnd) {
		r.fail()
		return []uint16{symbolBreak}
	}
	return symbols
}

// sound reports whether nd has what its kind needs, and no more.
func (nd *node) sound(literals int) bool {
	children, numbers := len(nd.children), 0
	enough := children > 0
	switch nd.kind {
	case noNode, valueNode:
		enough = children == 0 && nd.value <= Item
	case literalNode:
		enough = children == 0 && int(nd.literal) < literals
	case thenNode, weighNode:
		numbers = children
	case affirmedNode, negatedNode, insideNode:
		enough = children == 2
	case withoutNode:
		enough = children >= 2
	}
	return enough && nd.kind <= weighNode && nd.literal >= 0 && len(nd.numbers) == numbers
}

// numbers reads a list of numbers; nil if there are none.
func (r *storeReader) numbers() []int {
	n := r.count()
	if n == 0 {
		return nil
	}
	start := len(r.ints)
	for range n {
		r.ints = append(r.ints, r.signed())
	}
	return r.ints[start:len(r.ints):len(r.ints)]
}
