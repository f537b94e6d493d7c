package archive

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"
)

// IsWARC reports whether a file that begins with head, unpacked if it was
// compressed, is a web archive. The dictionary that one compressed with zstd may
// begin with is of nothing else.
func IsWARC(head []byte) bool { return isRecord(head) || hasDictionary(head) }

func isRecord(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/")) }

// WARC yields what the web archive r, compressed or not, holds of the web: each
// answer that brought a document, with its content codings undone. It reads r
// once and keeps nothing. A damaged record is skipped; how many were is the
// error at the end, without a member.
func WARC(r io.Reader) iter.Seq2[*Member, error] {
	return func(yield func(*Member, error) bool) {
		w := newWARCReader(r)
		for {
			rec, err := w.next()
			if err == io.EOF {
				break
			}
			if err != nil {
				yield(nil, err)
				return
			}
			m, err := rec.member()
			if m != nil && !yield(m, err) {
				return
			}
		}
		if w.damage.Records > 0 {
			yield(nil, &w.damage)
		}
	}
}

// Damage says how many records of a web archive could not be read.
type Damage struct {
	Records int
	Cut     bool // the archive ends in the middle of the last
}

// Error says it in English.
func (d *Damage) Error() string { return strconv.Itoa(d.Records) + " damaged records" }

// Is reports whether d is of the kind that target stands for.
func (d *Damage) Is(target error) bool {
	return target == ErrDamaged && !(d.Cut && d.Records == 1) || target == ErrTruncated && d.Cut && d.Records == 1
}

// warcReader reads the records of a web archive.
type warcReader struct {
	packed *gzipMembers // nil if the archive is not compressed
	src    *bufio.Reader
	block  *block // of the record read last; nil before the first
	damage Damage
}

func newWARCReader(r io.Reader) *warcReader {
	b := bufio.NewReaderSize(r, 64<<10)
	w := &warcReader{src: b}
	switch head, _ := b.Peek(len(zstdFrame)); {
	case isGzip(head):
		w.packed = &gzipMembers{raw: b}
		w.src = bufio.NewReaderSize(w.packed, 64<<10)
	case isZstd(head), hasDictionary(head):
		w.src = bufio.NewReaderSize(newUnzstd(b), 64<<10)
	}
	return w
}

// record is one record: what it says of itself, and its block.
type record struct {
	fields fields
	block  *block
}

// next returns the next whole record, or io.EOF.
func (w *warcReader) next() (*record, error) {
	for {
		err := w.skipBlock()
		var rec *record
		if err == nil {
			rec, err = w.read()
		}
		if err == nil || !isDamage(err) {
			return rec, err
		}
		w.damage.Records++
		w.damage.Cut = errors.Is(err, ErrTruncated)
		w.block = nil
		if err := w.resync(); err != nil {
			return nil, err
		}
	}
}

func isDamage(err error) bool { return errors.Is(err, ErrDamaged) || errors.Is(err, ErrTruncated) }

// skipBlock goes on behind the record read last.
func (w *warcReader) skipBlock() error {
	if w.block == nil {
		return nil
	}
	block := w.block
	w.block = nil
	_, err := io.Copy(io.Discard, block)
	return err
}

// read reads the header of the record that begins here.
func (w *warcReader) read() (*record, error) {
	version, err := w.firstLine()
	if err != nil {
		return nil, err
	}
	if !isRecord(version) {
		return nil, fmt.Errorf("%w: no record where one should begin", ErrDamaged)
	}
	f, err := readFields(w.src, maxHeader)
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(f.get("content-length"), 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("%w: record without a length", ErrDamaged)
	}
	w.block = &block{r: w.src, left: length}
	return &record{f, w.block}, nil
}

// firstLine returns the next line that is not empty.
func (w *warcReader) firstLine() ([]byte, error) {
	for {
		line, err := w.src.ReadSlice('\n')
		switch {
		case err == bufio.ErrBufferFull:
			return nil, fmt.Errorf("%w: endless line", ErrDamaged)
		case err == io.EOF && len(bytes.TrimSpace(line)) > 0:
			return nil, fmt.Errorf("%w: half a header", ErrTruncated)
		case err != nil:
			return nil, err
		case len(bytes.TrimSpace(line)) > 0:
			return line, nil
		}
	}
}

// resync goes on to where the next record seems to begin.
func (w *warcReader) resync() error {
	if w.packed != nil && w.packed.broken {
		err := w.packed.resync()
		w.src.Reset(w.packed)
		return err
	}
	for {
		if head, err := w.src.Peek(len("WARC/1.")); err != nil || bytes.HasPrefix(head, []byte("WARC/")) {
			if err == io.EOF {
				return io.EOF
			}
			return passDamage(err)
		}
		if _, err := w.src.ReadSlice('\n'); err != nil && err != bufio.ErrBufferFull {
			if err == io.EOF {
				return io.EOF
			}
			return passDamage(err)
		}
	}
}

// passDamage returns err unless it is damage, which the next read meets again.
func passDamage(err error) error {
	if err == nil || isDamage(err) {
		return nil
	}
	return err
}

// block is the content of a record: so many bytes, neither more nor fewer.
type block struct {
	r    io.Reader
	left int64
}

// Read implements io.Reader.
func (b *block) Read(p []byte) (int, error) {
	if b.left == 0 {
		return 0, io.EOF
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if err == io.EOF && b.left > 0 {
		err = fmt.Errorf("%w: record ends early", ErrTruncated)
	} else if err == io.EOF {
		err = nil
	}
	return n, err
}

// address returns the address that the record is about. WARC 1.0 was read to
// ask for angle brackets around it.
func (r *record) address() string {
	return webAddress(strings.Trim(strings.TrimSpace(r.fields.get("warc-target-uri")), "<>"))
}

func (r *record) time() time.Time {
	t, err := time.Parse(time.RFC3339Nano, r.fields.get("warc-date"))
	if err != nil {
		return time.Time{}
	}
	return t.UTC()
}
