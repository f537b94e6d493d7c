package office

import (
	"io"
	"strconv"
	"strings"
)

// root begins the outermost element and returns its name, "" if there is none.
func (x *xmlReader) root() string {
	for {
		switch x.next() {
		case begun:
			return x.name
		case over:
			if x.err == nil {
				x.fail(io.ErrUnexpectedEOF)
			}
			return ""
		}
	}
}

// children reads the rest of the element just begun. It calls element for each
// element in it, which may read that one in turn; what it leaves unread is
// skipped. It calls text, unless that is nil, for each piece of text beside them.
func (x *xmlReader) children(element func(name string), text func(s string)) {
	depth := len(x.open)
	for {
		switch x.next() {
		case begun:
			element(x.name)
			x.skip(depth)
		case said:
			if text != nil {
				text(x.said)
			}
		default:
			return
		}
	}
}

// skip reads on until only depth elements are open.
func (x *xmlReader) skip(depth int) {
	for len(x.open) > depth {
		if x.next() == over {
			return
		}
	}
}

// all calls element for every element below the one just begun, at any depth.
// It goes into those that element leaves unread.
func (x *xmlReader) all(element func(name string)) {
	for depth := len(x.open); len(x.open) >= depth; {
		switch x.next() {
		case begun:
			element(x.name)
		case over:
			return
		}
	}
}

// text returns the text in the rest of the element just begun, at any depth.
func (x *xmlReader) text() string {
	var s strings.Builder
	for depth := len(x.open); len(x.open) >= depth; {
		switch x.next() {
		case said:
			s.WriteString(x.said)
		case over:
			return s.String()
		}
	}
	return s.String()
}

// attr returns the value of an attribute of the element just begun, or "".
func (x *xmlReader) attr(name string) string {
	value, _ := x.lookup(name)
	return value
}

// lookup returns the value of an attribute, and whether there is one.
func (x *xmlReader) lookup(name string) (value string, found bool) {
	for _, a := range x.attrs {
		if x.names.attribute(a.name).name == name {
			return unquote(a.value), true
		}
	}
	return "", false
}

// number returns the value of an attribute that is a number, or other.
func (x *xmlReader) number(name string, other int) int {
	n, err := strconv.Atoi(x.attr(name))
	if err != nil {
		return other
	}
	return n
}

// hexadecimal returns the value of an attribute that is a number in that
// system, or 0.
func (x *xmlReader) hexadecimal(name string) uint64 {
	n, _ := strconv.ParseUint(x.attr(name), 16, 32)
	return n
}
