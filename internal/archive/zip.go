package archive

import (
	"archive/zip"
	"bytes"
	"compress/bzip2"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// ZipNames returns the names of the files in the ZIP archive of size bytes, in
// its order and as they are written there. Two of one name are both listed.
func ZipNames(r io.ReaderAt, size int64) ([]string, error) {
	z, err := openZip(r, size)
	if err != nil {
		return nil, err
	}
	names := make([]string, len(z.File))
	for i, f := range z.File {
		names[i] = f.Name
	}
	return names, nil
}

// Zip yields the files in the ZIP archive of size bytes, in its order. For a
// file that cannot be read it yields the error together with a member that has
// but a name, and goes on; where there is no member with the error, it is the
// end.
func Zip(r io.ReaderAt, size int64) iter.Seq2[*Member, error] {
	return func(yield func(*Member, error) bool) {
		z, err := openZip(r, size)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, f := range z.File {
			if f.Mode()&fs.ModeType != 0 {
				continue // a directory or a link
			}
			if !yieldZipped(f, yield) {
				return
			}
		}
	}
}

func yieldZipped(f *zip.File, yield func(*Member, error) bool) bool {
	m := &Member{Name: clean(zipName(f))}
	if f.Flags&1 != 0 {
		return yield(m, ErrEncrypted)
	}
	body, err := f.Open()
	if err != nil {
		return yield(m, zipError(err))
	}
	defer body.Close()
	m.Body = &meter{r: zipBody{body}, fed: func() int64 { return int64(f.CompressedSize64) }}
	return yield(m, nil)
}

// maxDirectory is how many bytes the list of the files in a ZIP archive may
// have: each takes at least 46.
const maxDirectory = 8 << 20

func openZip(r io.ReaderAt, size int64) (*zip.Reader, error) {
	bound := &boundedReaderAt{r: r, left: maxDirectory}
	z, err := zip.NewReader(bound, size)
	switch {
	case bound.left < 0:
		return nil, ErrTooMany
	case err != nil && !errors.Is(err, zip.ErrInsecurePath): // names are only names
		return nil, noDirectory(r, err)
	case len(z.File) > maxMembers:
		return nil, ErrTooMany
	}
	bound.open = true
	z.RegisterDecompressor(12, func(r io.Reader) io.ReadCloser { return io.NopCloser(bzip2.NewReader(r)) })
	return z, nil
}

// noDirectory tells an archive that was cut short, whose list of files stood at
// its end, from other damage.
func noDirectory(r io.ReaderAt, err error) error {
	magic := make([]byte, 4)
	if _, failed := r.ReadAt(magic, 0); failed == nil && errors.Is(err, zip.ErrFormat) && bytes.HasPrefix(magic, []byte("PK\x03\x04")) {
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return zipError(err)
}

// boundedReaderAt fails when more is read than was left, until it is open.
type boundedReaderAt struct {
	r    io.ReaderAt
	left int64
	open bool
}

// ReadAt implements io.ReaderAt. Once it is open, it may be called from several
// goroutines.
func (b *boundedReaderAt) ReadAt(p []byte, offset int64) (int, error) {
	if !b.open {
		if b.left -= int64(len(p)); b.left < 0 {
			return 0, ErrTooMany
		}
	}
	return b.r.ReadAt(p, offset)
}

// zipBody names the errors of a file in a ZIP archive as this package does.
type zipBody struct{ r io.Reader }

// Read implements io.Reader.
func (b zipBody) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if err != nil && err != io.EOF {
		err = zipError(err)
	}
	return n, err
}

func zipError(err error) error {
	switch {
	case errors.Is(err, zip.ErrAlgorithm):
		return fmt.Errorf("%w: %w", ErrMethod, err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: %w", ErrTruncated, err)
	}
	return fmt.Errorf("%w: %w", ErrDamaged, err)
}

// zipName returns the name of f in UTF-8: of the encodings that programs write
// without saying so, a Chinese Windows writes GBK.
func zipName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	name, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name)
	if err != nil {
		return f.Name
	}
	return name
}
