package archive

import (
	"archive/tar"
	"errors"
	"fmt"
	"io"
	"iter"
)

// tarBlock is how many bytes a tar archive has before its first file.
const tarBlock = 512

// IsTar reports whether a file that begins with head is a tar archive: in any
// dialect, the first block holds the sum of its bytes.
func IsTar(head []byte) bool {
	if len(head) < tarBlock {
		return false
	}
	const from, to = 148, 156 // where the sum stands, itself counted as spaces
	want, digits := 0, false
	for _, c := range head[from:to] {
		if c >= '0' && c <= '7' {
			want, digits = want*8+int(c-'0'), true
		} else if digits {
			break
		}
	}
	sum := 0
	for i, c := range head[:tarBlock] {
		if i >= from && i < to {
			c = ' '
		}
		sum += int(c)
	}
	return digits && sum == want && head[0] != 0
}

// Tar yields the files in the tar archive r, in its order. An error is the end.
func Tar(r io.Reader) iter.Seq2[*Member, error] {
	return func(yield func(*Member, error) bool) {
		t := tar.NewReader(r)
		for range maxMembers {
			h, err := t.Next()
			if err == io.EOF {
				return
			}
			if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
				yield(nil, tarError(err))
				return
			}
			if h.Typeflag != tar.TypeReg {
				continue // a directory or a link, or a file with holes
			}
			if !yield(&Member{Name: clean(h.Name), Body: tarBody{t}}, nil) {
				return
			}
		}
		yield(nil, ErrTooMany)
	}
}

// tarBody names the errors of a file in a tar archive as this package does.
type tarBody struct{ r io.Reader }

// Read implements io.Reader.
func (b tarBody) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil && err != io.EOF {
		err = tarError(err)
	}
	return n, err
}

func tarError(err error) error {
	switch {
	case known(err):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	case errors.Is(err, tar.ErrHeader):
		return fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return err
}

// known reports whether err is one that this package gave already.
func known(err error) bool {
	for _, k := range []error{ErrDamaged, ErrTruncated, ErrEncrypted, ErrMethod, ErrBomb, ErrTooMany} {
		if errors.Is(err, k) {
			return true
		}
	}
	return false
}
