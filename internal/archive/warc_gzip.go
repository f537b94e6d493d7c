package archive

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
)

// gzipMembers reads the members of a gzip file as one stream, like gzip.Reader,
// and can go on behind a damaged one. In a web archive each record is a member.
type gzipMembers struct {
	raw    *bufio.Reader
	z      *gzip.Reader
	open   bool // z is in a member
	broken bool // a member is damaged, and resync has not been called
}

// Read implements io.Reader. Once it failed with ErrDamaged, it goes on to do so
// until resync.
func (g *gzipMembers) Read(p []byte) (int, error) {
	for !g.broken {
		if !g.open {
			if err := g.next(); err != nil {
				return 0, g.note(err)
			}
		}
		n, err := g.z.Read(p)
		g.open = err == nil
		if n > 0 || err != nil && err != io.EOF {
			return n, g.note(err)
		}
	}
	return 0, ErrDamaged
}

// next opens the next member, or returns io.EOF behind the last.
func (g *gzipMembers) next() error {
	err := g.skipPadding()
	if err != nil {
		return err
	}
	if g.z == nil {
		g.z, err = gzip.NewReader(g.raw)
	} else {
		err = g.z.Reset(g.raw)
	}
	if err == io.EOF {
		err = io.ErrUnexpectedEOF // in the header of a member
	}
	if err != nil {
		return streamErrorBut(err)
	}
	g.z.Multistream(false)
	g.open = true
	return nil
}

// skipPadding goes on behind the zeros that may stand between members and at the
// end.
func (g *gzipMembers) skipPadding() error {
	for {
		b, err := g.raw.Peek(1)
		if err != nil || b[0] != 0 {
			return err
		}
		if _, err := g.raw.Discard(1); err != nil {
			return err
		}
	}
}

func streamErrorBut(err error) error {
	if err == io.EOF {
		return err
	}
	return streamError(err)
}

// note keeps in mind that err is damage. The end of a member is not the end of
// the stream.
func (g *gzipMembers) note(err error) error {
	switch {
	case err == nil:
		return nil
	case err == io.EOF && g.z != nil && g.moreComes():
		return nil
	case err == io.EOF:
		return io.EOF
	}
	err = streamError(err)
	g.broken = isDamage(err)
	return err
}

func (g *gzipMembers) moreComes() bool {
	_, err := g.raw.Peek(1)
	return err == nil
}

// resync goes on to the next member that begins with a record, or to the end.
func (g *gzipMembers) resync() error {
	g.broken, g.open = false, false
	probe := new(gzip.Reader)
	for {
		head, err := g.raw.Peek(1024)
		if len(head) == 0 {
			return err
		}
		if err != nil && err != io.EOF {
			return err
		}
		at := bytes.Index(head, []byte("\x1F\x8B\x08"))
		switch {
		case at < 0:
			at = max(len(head)-2, 1) // the rest may begin one
		case at > 0: // look at it from its beginning
		case isRecordMember(probe, head):
			return nil
		default:
			at = 1
		}
		if _, err := g.raw.Discard(at); err != nil {
			return err
		}
	}
}

// isRecordMember reports whether head is the beginning of a member that itself
// begins with a record.
func isRecordMember(z *gzip.Reader, head []byte) bool {
	if z.Reset(bytes.NewReader(head)) != nil {
		return false
	}
	first := make([]byte, len("WARC/"))
	n, err := io.ReadFull(z, first)
	return n == len(first) && (err == nil || errors.Is(err, io.ErrUnexpectedEOF)) && isRecord(first)
}
