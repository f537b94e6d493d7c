package archive

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/zstd"
)

// The first bytes of a frame of zstd, and of the frame that holds the dictionary
// of a web archive (IIPC, "Zstandard Compression for WARC Files").
const (
	zstdFrame       = "\x28\xB5\x2F\xFD"
	dictionaryFrame = "\x5D\x2A\x4D\x18"
)

// Bounds on what a frame may ask for, in bytes.
const (
	maxWindow     = 64 << 20
	maxDictionary = 8 << 20
)

func isZstd(head []byte) bool { return bytes.HasPrefix(head, []byte(zstdFrame)) }

func hasDictionary(head []byte) bool { return bytes.HasPrefix(head, []byte(dictionaryFrame)) }

// unzstd reads what the frames of a zstd file hold, as one stream. It fails once:
// behind damage is its end, for nobody can tell where the next frame begins.
type unzstd struct {
	src  *keeper
	z    *zstd.Decoder // nil until the first Read
	done bool
}

// newUnzstd returns a reader of what r, which may begin with a dictionary, holds.
func newUnzstd(r *bufio.Reader) *unzstd { return &unzstd{src: &keeper{r: r}} }

// Read implements io.Reader.
func (u *unzstd) Read(p []byte) (n int, err error) {
	if u.done {
		return 0, io.EOF
	}
	if u.z == nil {
		err = u.open()
	}
	if err == nil {
		n, err = u.z.Read(p)
	}
	if err != nil {
		u.done = true
	}
	return n, u.named(err)
}

func (u *unzstd) open() error {
	options := []zstd.DOption{
		zstd.WithDecoderConcurrency(1), // works in Read, with nothing to close
		zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(maxWindow),
	}
	if head, _ := u.src.r.Peek(len(dictionaryFrame)); hasDictionary(head) {
		dictionary, err := readDictionary(u.src)
		if err != nil {
			return err
		}
		options = append(options, zstd.WithDecoderDicts(dictionary))
	}
	var err error
	u.z, err = zstd.NewReader(u.src, options...)
	return err
}

// named returns err as this package names it.
func (u *unzstd) named(err error) error {
	switch {
	case err == nil, err == io.EOF, errors.Is(err, ErrBomb), errors.Is(err, ErrDamaged), errors.Is(err, ErrTruncated):
		return err
	case u.src.err != nil && u.src.err != io.EOF:
		return u.src.err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// readDictionary reads the frame with the dictionary, which may be compressed.
func readDictionary(r io.Reader) ([]byte, error) {
	var head [8]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return nil, streamError(err)
	}
	size := binary.LittleEndian.Uint32(head[4:])
	if size > maxDictionary {
		return nil, fmt.Errorf("%w: dictionary of %d bytes", ErrBomb, size)
	}
	dictionary := make([]byte, size)
	if _, err := io.ReadFull(r, dictionary); err != nil {
		return nil, streamError(err)
	}
	if !isZstd(dictionary) {
		return dictionary, nil
	}
	unpacked, err := io.ReadAll(io.LimitReader(newUnzstd(bufio.NewReader(bytes.NewReader(dictionary))), maxDictionary+1))
	if err == nil && len(unpacked) > maxDictionary {
		err = fmt.Errorf("%w: dictionary", ErrBomb)
	}
	return unpacked, err
}

// keeper keeps in mind the error that reading r gave: a decompressor may say it in
// words of its own.
type keeper struct {
	r   *bufio.Reader
	err error
}

// Read implements io.Reader.
func (k *keeper) Read(p []byte) (int, error) {
	n, err := k.r.Read(p)
	k.err = err
	return n, err
}
