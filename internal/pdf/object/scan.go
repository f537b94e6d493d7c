package object

import (
	"bytes"
	"maps"
	"slices"
)

// scan finds all objects of data, and the trailers. It returns the streams that
// hold further objects.
func (f *File) scan(data []byte) (packed []placed, err error) {
	objects, trailers := finder{data: data, mark: "obj"}, finder{data: data, mark: "trailer"}
	for at := 0; at < len(data); {
		next, trailer := objects.from(at), trailers.from(at)
		if trailer < next {
			l := Lexer{data: data, at: trailer + len("trailer"), left: &f.left}
			if d, is := l.Object().(Dict); is {
				f.takeTrailer(d)
			}
			at = l.at
			continue
		}
		if next == len(data) {
			return packed, nil
		}
		ref, is := refBefore(data[at:next])
		if !is {
			at = next + len("obj")
			continue
		}
		if len(f.objects) >= maxObjects {
			return nil, ErrTooMuch
		}
		o, end := f.objectAt(data, next+len("obj"), ref)
		f.objects[ref.Number] = entry{o, next}
		if s, is := o.(*Stream); is {
			switch f.Name(s.Dict["Type"]) {
			case "ObjStm":
				packed = append(packed, placed{s, next})
			case "XRef":
				f.takeTrailer(s.Dict)
			}
		}
		at = end
	}
	return packed, nil
}

// finder finds the occurrences of a mark, asked in ascending order.
type finder struct {
	data  []byte
	mark  string
	found int // the last that was asked for
	asked bool
}

// from returns where the mark is next, from at on; the length of the data if
// nowhere.
func (f *finder) from(at int) int {
	if f.asked && f.found >= at {
		return f.found
	}
	f.asked = true
	n := bytes.Index(f.data[at:], []byte(f.mark))
	if n < 0 {
		n = len(f.data) - at
	}
	f.found = at + n
	return f.found
}

// placed is a stream and where it stands.
type placed struct {
	*Stream
	at int
}

// takeTrailer adds what d says and an earlier trailer did not, or says anew.
func (f *File) takeTrailer(d Dict) {
	for _, k := range []Name{"Root", "Info", "Encrypt", "ID"} {
		if v := d[k]; v != nil {
			f.Trailer[k] = v
		}
	}
}

// refBefore returns the two numbers that data ends with.
func refBefore(data []byte) (Ref, bool) {
	rest := bytes.TrimRight(data, space)
	generation, rest, found := lastNumber(rest)
	trimmed := bytes.TrimRight(rest, space)
	if !found || len(trimmed) == len(rest) {
		return Ref{}, false
	}
	number, _, found := lastNumber(trimmed)
	return Ref{number, generation}, found && number > 0
}

// lastNumber cuts the digits off the end of data.
func lastNumber(data []byte) (n int, rest []byte, found bool) {
	const longest = 10
	i := len(data)
	for i > 0 && len(data)-i < longest && '0' <= data[i-1] && data[i-1] <= '9' {
		i--
	}
	for _, c := range data[i:] {
		n = 10*n + int(c-'0')
	}
	return n, data[:i], i < len(data) && n < 1<<31
}

const space = " \t\r\n\f\x00"

// objectAt reads the object at offset at, and returns where it ends.
func (f *File) objectAt(data []byte, at int, ref Ref) (Object, int) {
	l := Lexer{data: data, at: at, left: &f.left}
	o := l.Object()
	d, is := o.(Dict)
	if !is {
		return o, l.at
	}
	l.skipSpace()
	if !bytes.HasPrefix(data[l.at:], []byte("stream")) {
		return o, l.at
	}
	start := l.at + len("stream")
	if bytes.HasPrefix(data[start:], []byte("\r\n")) {
		start += 2
	} else if start < len(data) && (data[start] == '\n' || data[start] == '\r') {
		start++
	}
	end := streamEnd(data, start, d)
	return &Stream{d, data[start:end], ref}, end
}

// streamEnd returns where the bytes of a stream end: where the dictionary says if
// that is true, else at the next end mark.
func streamEnd(data []byte, start int, d Dict) int {
	if n, is := d["Length"].(int64); is && n >= 0 && n <= int64(len(data)-start) {
		behind := bytes.TrimLeft(data[start+int(n):min(len(data), start+int(n)+20)], space)
		if bytes.HasPrefix(behind, []byte("endstream")) {
			return start + int(n)
		}
	}
	n := bytes.Index(data[start:], []byte("endstream"))
	if n < 0 {
		return len(data)
	}
	return start + n
}

// unpack adds the objects in a stream of objects.
func (f *File) unpack(s placed) error {
	data, err := f.Data(s.Stream)
	if err != nil {
		return err
	}
	first, count := f.Int(s.Dict["First"]), f.Int(s.Dict["N"])
	if first < 0 || first > len(data) {
		return nil
	}
	index := Lexer{data: data[:first]}
	for range count {
		number, is := index.Object().(int64)
		offset, also := index.Object().(int64)
		if !is || !also || offset < 0 || offset > int64(len(data)-first) {
			break
		}
		if old, known := f.objects[int(number)]; known && old.at > s.at {
			continue
		}
		if len(f.objects) >= maxObjects {
			return ErrTooMuch
		}
		l := Lexer{data: data, at: first + int(offset), left: &f.left}
		f.objects[int(number)] = entry{l.Object(), s.at}
	}
	return nil
}

func (f *File) numbers() []int { return slices.Sorted(maps.Keys(f.objects)) }
