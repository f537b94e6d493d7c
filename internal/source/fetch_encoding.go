package source

import (
	"bufio"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/andybalholm/brotli"
)

// encodingError says that a body is in an encoding that is not known.
type encodingError struct{ name string }

func (e *encodingError) Error() string { return fmt.Sprintf("unknown content encoding %q", e.name) }

// maxEncodings is how many encodings may lie around a body. More serve no
// purpose but to cost time.
const maxEncodings = 3

// decoded returns the reader of what is in r, less the encodings that the values
// of Content-Encoding name. Its output has no bound.
func decoded(r io.Reader, values []string) (io.Reader, error) {
	names := strings.FieldsFunc(strings.ToLower(strings.Join(values, ",")), func(r rune) bool { return r == ',' || r == ' ' || r == '\t' })
	if len(names) > maxEncodings {
		return nil, &encodingError{printable(strings.Join(names, ","))}
	}
	var err error
	for _, name := range slices.Backward(names) { // the last was put around the others
		if r, err = decoder(r, name); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func decoder(r io.Reader, name string) (io.Reader, error) {
	switch name {
	case "identity":
		return r, nil
	case "gzip", "x-gzip":
		return &lateReader{open: func() (io.Reader, error) { return gzip.NewReader(r) }}, nil
	case "deflate":
		return &lateReader{open: func() (io.Reader, error) { return inflate(r) }}, nil
	case "br":
		return brotli.NewReader(r), nil
	}
	return nil, &encodingError{printable(name)}
}

// inflate reads what is called deflate: meant is zlib, and sent is often what
// lies inside it.
func inflate(r io.Reader) (io.Reader, error) {
	b := bufio.NewReader(r)
	start, err := b.Peek(2)
	if err != nil {
		return nil, err
	}
	if start[0]&0x0F == 8 && (int(start[0])<<8|int(start[1]))%31 == 0 {
		return zlib.NewReader(b)
	}
	return flate.NewReader(b), nil
}

// lateReader opens a reader at the first read. An empty body is empty in every
// encoding.
type lateReader struct {
	open func() (io.Reader, error)
	r    io.Reader
}

func (l *lateReader) Read(p []byte) (int, error) {
	if l.r == nil {
		r, err := l.open()
		if err != nil {
			return 0, err
		}
		l.r = r
	}
	return l.r.Read(p)
}
