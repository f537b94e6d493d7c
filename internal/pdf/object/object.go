// Package object reads the objects of a PDF: numbers, names, dictionaries,
// streams. It finds them by reading the file from its start and trusts no table
// of places, so that a damaged file, or one that means harm, is read like any
// other: no table can send it in circles, and everything in it is met once.
package object

import (
	"errors"
)

// An Object is nil, bool, int64, float64, String, Name, Array, Dict, *Stream, Ref
// or, in a stream of instructions, Operator.
type Object any

// The kinds of objects that Go has no type for.
type (
	Name     string
	String   string // bytes, decrypted
	Array    []Object
	Dict     map[Name]Object
	Ref      struct{ Number, Generation int }
	Operator string
)

// Stream is a dictionary and bytes.
type Stream struct {
	Dict Dict
	raw  []byte // as in the file
	ref  Ref
}

// Errors of Open. Everything else that is wrong with a file costs no more than
// the objects that it is wrong with.
var (
	ErrNoPDF      = errors.New("no PDF, or nothing of it can be read")
	ErrEncrypted  = errors.New("a password is needed")
	ErrEncryption = errors.New("encrypted in a way that cannot be read")
	ErrTooMuch    = errors.New("holds more than the limit")
)

// Bounds on what one file may make us do.
const (
	maxObjects = 2_000_000
	maxParsed  = 16 << 20 // objects in objects
	maxArray   = 1 << 20
	maxDepth   = 100      // of arrays and dictionaries in each other
	maxStream  = 64 << 20 // bytes of one stream, unpacked
	maxTotal   = 512 << 20
	maxChain   = 32 // references to references
)

// File is the objects of one PDF. It is not safe for concurrent use.
type File struct {
	Trailer Dict

	objects  map[int]entry
	key      *key // nil if the file is not encrypted
	unpacked int  // bytes so far
	left     int  // how many objects may still be read
}

// entry is an object and where in the file it stands: of several with the same
// number the last is in force.
type entry struct {
	object Object
	at     int
}

// Open reads the objects of data, which must not change as long as the file is in
// use.
func Open(data []byte) (*File, error) {
	f := &File{objects: map[int]entry{}, Trailer: Dict{}, left: maxParsed}
	packed, err := f.scan(data)
	if err != nil {
		return nil, err
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	for _, s := range packed {
		if err := f.unpack(s); err != nil {
			return nil, err
		}
	}
	switch {
	case f.left < 0:
		return nil, ErrTooMuch
	case len(f.objects) == 0:
		return nil, ErrNoPDF
	}
	return f, nil
}

// Get returns what o is, or what it refers to; nil if that is nowhere.
func (f *File) Get(o Object) Object {
	for range maxChain {
		ref, is := o.(Ref)
		if !is {
			return o
		}
		o = f.objects[ref.Number].object
	}
	return nil
}

// Dict returns o as a dictionary, a stream's own if it is one; nil if it is
// neither.
func (f *File) Dict(o Object) Dict {
	switch o := f.Get(o).(type) {
	case Dict:
		return o
	case *Stream:
		return o.Dict
	}
	return nil
}

// Array returns o as an array, nil if it is none.
func (f *File) Array(o Object) Array {
	a, _ := f.Get(o).(Array)
	return a
}

// Name returns o as a name, "" if it is none.
func (f *File) Name(o Object) Name {
	n, _ := f.Get(o).(Name)
	return n
}

// String returns o as a string, "" if it is none.
func (f *File) String(o Object) String {
	s, _ := f.Get(o).(String)
	return s
}

// Number returns o as a number, and whether it is one.
func (f *File) Number(o Object) (float64, bool) {
	switch n := f.Get(o).(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// Numbers returns the numbers of an array, nil if it holds anything else.
func (f *File) Numbers(o Object) []float64 {
	var all []float64
	for _, e := range f.Array(o) {
		n, is := f.Number(e)
		if !is {
			return nil
		}
		all = append(all, n)
	}
	return all
}

// Int returns o as a whole number, 0 if it is none.
func (f *File) Int(o Object) int {
	n, _ := f.Number(o)
	if n < -1<<31 || n > 1<<31 {
		return 0
	}
	return int(n)
}

// Each calls visit for every object of the file in the order of their numbers.
func (f *File) Each(visit func(Ref, Object)) {
	for _, n := range f.numbers() {
		visit(Ref{Number: n}, f.objects[n].object)
	}
}
