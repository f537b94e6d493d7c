package render

import (
	"bytes"
	"io"

	"exitclause/internal/report"
)

// BaselineJSON writes b as the file that a baseline is. Equal baselines are equal
// byte for byte. What fits on a line stands on one, so that a person can read
// the file and see what differs between two versions of it.
func BaselineJSON(w io.Writer, b *report.Baseline) error {
	data, err := newMarshaler("").marshal(b, "")
	if err != nil {
		return err
	}
	f := fitter{data: data}
	f.value(0, 0)
	_, err = w.Write(append(f.out, '\n'))
	return err
}

// fitWidth is how many bytes a line of a baseline has at most, if what stands on
// it can be divided.
const fitWidth = 120

// fitter breaks compact JSON into lines.
type fitter struct {
	data []byte // what is left
	out  []byte
}

// value writes the value that f.data begins with, on a line that is indented so
// many times and has a key of so many bytes.
func (f *fitter) value(depth, key int) {
	n := valueEnd(f.data)
	if c := f.data[0]; 2*depth+key+n <= fitWidth || c != '{' && c != '[' {
		f.inline(n)
		return
	}
	f.copy(1)
	for f.data[0] != '}' && f.data[0] != ']' {
		f.line(depth + 1)
		key := 0
		if n := stringEndAt(f.data); n > 0 && f.data[n] == ':' {
			f.copy(n + 1)
			f.out = append(f.out, ' ')
			key = n + 2
		}
		f.value(depth+1, key)
		if f.data[0] == ',' {
			f.copy(1)
		}
	}
	f.line(depth)
	f.copy(1)
}

// inline writes the next n bytes on one line.
func (f *fitter) inline(n int) {
	for end := len(f.data) - n; len(f.data) > end; {
		if n := stringEndAt(f.data); n > 0 {
			f.copy(n)
			continue
		}
		c := f.data[0]
		f.copy(1)
		if c == ',' || c == ':' {
			f.out = append(f.out, ' ')
		}
	}
}

func (f *fitter) copy(n int) {
	f.out = append(f.out, f.data[:n]...)
	f.data = f.data[n:]
}

func (f *fitter) line(depth int) {
	f.out = append(f.out, '\n')
	f.out = append(f.out, bytes.Repeat([]byte("  "), depth)...)
}

// valueEnd returns the length of the JSON value that data begins with.
func valueEnd(data []byte) int {
	depth := 0
	for i := 0; i < len(data); i++ {
		switch data[i] {
		case '"':
			i += stringEnd(data[i:]) - 1
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		case ',', ':':
			if depth == 0 {
				return i
			}
			continue
		default:
			continue
		}
		if depth <= 0 {
			return i + min(depth+1, 1)
		}
	}
	return len(data)
}

// stringEndAt returns the length of the JSON string that data begins with, or 0
// if it begins with something else.
func stringEndAt(data []byte) int {
	if data[0] != '"' {
		return 0
	}
	return stringEnd(data)
}
