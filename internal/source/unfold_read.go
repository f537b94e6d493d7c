package source

import (
	"errors"
	"io"
	"slices"

	"exitclause/internal/archive"
)

// errTooMuch says that the files in an archive are too large together.
var errTooMuch = errors.New("over the size limit together")

// readAll reads the rest of in, within the limits.
func (o *opener) readAll(in input) ([]byte, error) {
	if in.data != nil {
		return in.data, nil
	}
	if in.at != nil && in.size > o.opts.MaxBytes {
		return nil, errTooBig
	}
	// A web archive is read in passing, so it may hold any number.
	limit, counted := o.opts.MaxBytes, in.depth > 0 && in.member.Role != archive.Record
	if counted {
		limit = min(limit, o.left)
	}
	data, err := readUpTo(in.r, in.size, limit)
	switch {
	case !counted:
	case err == nil:
		o.left -= int64(len(data))
	case errors.Is(err, errTooBig), errors.Is(err, archive.ErrBomb):
		o.left -= limit // so much was unfolded
		if limit < o.opts.MaxBytes {
			err = errTooMuch
		}
	}
	return data, err
}

// chunkBytes is how much is read at once of what has an unknown length.
const chunkBytes = 256 << 10

// readUpTo reads r, which has about size bytes if that is not 0, to its end. What
// is longer than limit is an error, and takes no more room than that.
func readUpTo(r io.Reader, size, limit int64) ([]byte, error) {
	next := size + 1 // to meet the end with it
	if size == 0 {
		next = chunkBytes
	}
	var chunks [][]byte
	for left := limit + 1; left > 0; {
		chunk := make([]byte, min(next, left))
		n, err := io.ReadFull(r, chunk)
		chunks, left, next = append(chunks, chunk[:n]), left-int64(n), chunkBytes
		switch {
		case err == io.EOF || err == io.ErrUnexpectedEOF:
			if size > 0 && len(chunks) == 1 {
				return chunks[0], nil
			}
			return slices.Concat(chunks...), nil
		case err != nil:
			return nil, err
		}
	}
	return nil, errTooBig
}
