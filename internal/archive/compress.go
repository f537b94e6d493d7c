package archive

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
)

// Compressed reports whether a file that begins with head is compressed in a
// way that Decompress knows.
func Compressed(head []byte) bool { return isGzip(head) || isBzip2(head) || isZstd(head) }

func isGzip(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1F\x8B\x08")) }

func isBzip2(head []byte) bool {
	return len(head) >= 10 && string(head[:3]) == "BZh" && head[3] >= '1' && head[3] <= '9' && string(head[4:10]) == "1AY&SY"
}

// Decompress returns the file that the gzip, bzip2 or zstd file r holds.
func Decompress(r io.Reader) (*Member, error) {
	fed := &counter{r: r}
	b := bufio.NewReader(fed)
	head, _ := b.Peek(10) // what is shorter is not bzip2
	m := &Member{}
	var body io.Reader
	switch {
	case isBzip2(head):
		body = bzip2.NewReader(b)
	case isZstd(head):
		body = newUnzstd(b)
	default:
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, streamError(err)
		}
		m.Name, body = clean(z.Name), z
	}
	m.Body = &meter{r: stream{body}, fed: func() int64 { return fed.n }}
	return m, nil
}

// stream names the errors of a decompressor as this package does.
type stream struct{ r io.Reader }

// Read implements io.Reader.
func (s stream) Read(p []byte) (int, error) {
	n, err := s.r.Read(p)
	if err != nil && err != io.EOF {
		err = streamError(err)
	}
	return n, err
}

func streamError(err error) error {
	var corrupt flate.CorruptInputError
	var structural bzip2.StructuralError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF), err == io.EOF:
		return fmt.Errorf("%w: %w", ErrTruncated, io.ErrUnexpectedEOF)
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, gzip.ErrHeader), errors.As(err, &corrupt), errors.As(err, &structural),
		errors.Is(err, zlib.ErrChecksum), errors.Is(err, zlib.ErrHeader), errors.Is(err, zlib.ErrDictionary),
		strings.HasPrefix(err.Error(), "brotli: "): // it has no errors of its own to compare with
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// decoded undoes the content codings that an HTTP header names for r, last one
// first. Crawlers also write down the header as it was sent and the content as
// they unpacked it: what is not in the coding is taken as it is.
func decoded(r io.Reader, codings string) (io.Reader, error) {
	names := strings.Split(strings.ToLower(codings), ",")
	if len(names) > 4 {
		return nil, ErrMethod // nobody packs a page so often
	}
	for i := len(names) - 1; i >= 0; i-- {
		var err error
		if r, err = decodedOnce(r, strings.TrimSpace(names[i])); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func decodedOnce(r io.Reader, coding string) (io.Reader, error) {
	if coding == "" || coding == "identity" {
		return r, nil
	}
	fed := &counter{r: r}
	b := bufio.NewReader(fed)
	head, _ := b.Peek(4096) // a shorter content is told by its own beginning as well
	var body io.Reader
	switch coding {
	case "gzip", "x-gzip":
		if !isGzip(head) {
			return b, nil
		}
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, streamError(err)
		}
		body = z
	case "deflate":
		if body = inflater(b, head); body == nil {
			return b, nil
		}
	case "zstd":
		if !isZstd(head) {
			return b, nil
		}
		body = newUnzstd(b)
	case "br":
		if !begins(brotli.NewReader(bytes.NewReader(head))) {
			return b, nil
		}
		body = brotli.NewReader(b)
	default:
		return nil, fmt.Errorf("%w: %s", ErrMethod, line(coding))
	}
	return &meter{r: stream{body}, fed: func() int64 { return fed.n }}, nil
}

// inflater returns a reader of what HTTP calls deflate, which is zlib and which
// some servers take for bare deflate, or nil if b, which begins with head, is
// neither.
func inflater(b *bufio.Reader, head []byte) io.Reader {
	if z, err := zlib.NewReader(bytes.NewReader(head)); err == nil && begins(z) {
		if whole, err := zlib.NewReader(b); err == nil {
			return whole
		}
	}
	if begins(flate.NewReader(bytes.NewReader(head))) {
		return flate.NewReader(b)
	}
	return nil
}

// begins reports whether a decompressor can make something of a beginning.
func begins(r io.Reader) bool {
	n, err := io.CopyN(io.Discard, r, 64<<10)
	return n > 0 && (err == nil || err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF))
}
