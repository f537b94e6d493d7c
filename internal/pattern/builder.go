package pattern

import (
	"cmp"
	"errors"
	"slices"
)

// Open says which ends of a literal may stand inside a word.
type Open uint8

// The open ends; OpenEnd is what "retain*" means. They make a difference only
// where the literal has a letter or digit at that end.
const (
	OpenStart Open = 1 << iota
	OpenEnd
)

// Errors of Builder.Add.
var (
	ErrEmpty   = errors.New("nothing to search for is left after folding")
	ErrTooLong = errors.New("longer than 200 characters")
	ErrTooMany = errors.New("too many phrases: two million characters in all")
)

const (
	maxSymbols = 200 // per literal; at most 255, see Set.Scan
	maxAll     = 2e6 // in all words, so that the automaton can number its states
	maxHyphens = 3   // per literal that may be nothing; further ones are breaks
)

// Builder collects literals. The zero value is ready for use.
type Builder struct {
	numbers  map[string]Literal // by the bytes of the symbols
	literals [][]uint16         // by number, the symbols with joins
	words    []word
	symbols  int // in words
}

// word is one way to write a literal.
type word struct {
	symbols []uint16
	literal Literal
}

// Add adds a literal and returns its number. A hyphen between letters matches a
// hyphen, a space and nothing: "e-mail" finds "e-mail", "e mail" and "email".
// The error is ErrEmpty, ErrTooLong or ErrTooMany.
func (b *Builder) Add(s string, open Open) (Literal, error) {
	symbols, err := literalSymbols(s, open)
	if err != nil {
		return 0, err
	}
	key := make([]byte, 0, 2*maxSymbols)
	for _, c := range symbols {
		key = append(key, byte(c>>8), byte(c))
	}
	if l, ok := b.numbers[string(key)]; ok {
		return l, nil
	}
	if b.symbols+maxSymbols<<maxHyphens > maxAll {
		return 0, ErrTooMany
	}
	if b.numbers == nil {
		b.numbers = make(map[string]Literal, usualNodes/2)
	}
	l := b.add(symbols)
	b.numbers[string(key)] = l
	return l, nil
}

// add adds a literal that is new, by its symbols.
func (b *Builder) add(symbols []uint16) Literal {
	l := Literal(len(b.literals))
	b.literals = append(b.literals, symbols)
	for _, v := range spellings(symbols) {
		b.words = append(b.words, word{v, l})
		b.symbols += len(v)
	}
	return l
}

// literalSymbols folds a literal and takes the breaks off its open ends.
func literalSymbols(s string, open Open) ([]uint16, error) {
	f := folder{alphabet: folding(), text: s, hyphens: true}
	symbols := make([]uint16, 0, min(len(s)+2, maxSymbols))
	for s := f.next(); s != symbolEnd; s = f.next() {
		if len(symbols) == maxSymbols {
			return nil, ErrTooLong
		}
		symbols = append(symbols, s)
	}
	if len(symbols) == 0 {
		return nil, ErrEmpty
	}
	if open&OpenStart != 0 && symbols[0] == symbolBreak {
		symbols = symbols[1:]
	}
	if last := len(symbols) - 1; open&OpenEnd != 0 && symbols[last] == symbolBreak {
		symbols = symbols[:last]
	}
	return symbols, nil
}

// spellings returns symbols with each hyphen, up to maxHyphens of them, once as
// a break and once as nothing.
func spellings(symbols []uint16) [][]uint16 {
	if !slices.Contains(symbols, symbolJoin) {
		return [][]uint16{symbols}
	}
	all := [][]uint16{make([]uint16, 0, len(symbols))}
	hyphens := 0
	for i, s := range symbols {
		if s != symbolJoin {
			all = appendEach(all, s)
			continue
		}
		split := appendEach(clone(all), symbolBreak)
		if hyphens++; hyphens > maxHyphens || betweenDigitSymbols(symbols, i) {
			all = split
		} else {
			all = append(split, all...)
		}
	}
	return all
}

func appendEach(words [][]uint16, s uint16) [][]uint16 {
	for i := range words {
		words[i] = append(words[i], s)
	}
	return words
}

func clone(words [][]uint16) [][]uint16 {
	copies := make([][]uint16, len(words))
	for i, w := range words {
		copies[i] = slices.Clone(w)
	}
	return copies
}

func betweenDigitSymbols(symbols []uint16, i int) bool {
	digit := func(s uint16) bool { return '0' <= s && s <= '9' }
	return digit(symbols[i-1]) && digit(symbols[i+1])
}

// Build compiles the literals added so far.
func (b *Builder) Build() *Set {
	numbers, symbols := b.number()
	words := b.numbered(numbers)
	slices.SortFunc(words, func(x, y word) int {
		return cmp.Or(slices.Compare(x.symbols, y.symbols), cmp.Compare(x.literal, y.literal))
	})
	return &Set{
		alphabet:  folding().numbered(numbers),
		automaton: newAutomaton(words, symbols, numbers[symbolBreak]),
		literals:  slices.Clone(b.literals),
	}
}

// numbered returns the words with numbers in place of code units.
func (b *Builder) numbered(numbers *[1 << 16]uint16) []word {
	size := 0
	for _, w := range b.words {
		size += len(w.symbols)
	}
	all := make([]uint16, 0, size)
	words := make([]word, len(b.words))
	for i, w := range b.words {
		start := len(all)
		for _, s := range w.symbols {
			all = append(all, numbers[s])
		}
		words[i] = word{all[start:len(all):len(all)], w.literal}
	}
	return words
}

// number gives the code units in words the numbers from 1, the most frequent
// first, and all others the number behind. It returns also how many there are,
// 0 included.
func (b *Builder) number() (*[1 << 16]uint16, int) {
	var counts [1 << 16]int32
	var units []uint16
	for _, w := range b.words {
		for _, s := range w.symbols {
			if counts[s] == 0 {
				units = append(units, s)
			}
			counts[s]++
		}
	}
	slices.SortFunc(units, func(x, y uint16) int {
		return cmp.Or(cmp.Compare(counts[y], counts[x]), cmp.Compare(x, y))
	})
	numbers := new([1 << 16]uint16)
	for i := range numbers {
		numbers[i] = uint16(len(units) + 1)
	}
	for i, s := range units {
		numbers[s] = uint16(i + 1)
	}
	return numbers, len(units) + 2
}
