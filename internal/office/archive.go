package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"exitclause/internal/message"
)

// archive is a ZIP file whose files are read into memory when they are asked
// for, never written anywhere. So a name can lead nowhere outside.
type archive struct {
	files map[string]*zip.File
	left  int64 // how many bytes may still be unpacked
	limit int64
}

const (
	defaultMaxBytes   = 64 << 20
	defaultMaxEntries = 10_000
	defaultMaxDepth   = 256
)

func (l Limits) withDefaults() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = defaultMaxBytes
	}
	if l.MaxEntries <= 0 {
		l.MaxEntries = defaultMaxEntries
	}
	if l.MaxDepth <= 0 {
		l.MaxDepth = defaultMaxDepth
	}
	return l
}

// directoryEntry begins each entry of a ZIP file's directory.
const directoryEntry = "PK\x01\x02"

func openArchive(data []byte, limits Limits) (*archive, error) {
	// Counted before the directory is read, which takes memory for each entry.
	if bytes.Count(data, []byte(directoryEntry)) > limits.MaxEntries {
		return nil, &Error{Limit, message.New("office.limit.files", "n", strconv.Itoa(limits.MaxEntries)), nil}
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, damaged("ZIP", err)
	}
	a := &archive{files: make(map[string]*zip.File, len(r.File)), left: limits.MaxBytes, limit: limits.MaxBytes}
	for _, f := range r.File {
		name := partName(f.Name)
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

// partName returns the name that a file is asked for by. Word does not mind the
// case, and some programs write backslashes.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

func (a *archive) has(name string) bool { return a.files[partName(name)] != nil }

// read returns the content of the file called name.
func (a *archive) read(name string) ([]byte, error) {
	f := a.files[partName(name)]
	if f == nil {
		return nil, damaged(name, nil)
	}
	if f.Flags&1 != 0 {
		return nil, encrypted()
	}
	r, err := f.Open()
	if err != nil {
		return nil, damaged(name, err)
	}
	defer r.Close()
	var b bytes.Buffer
	b.Grow(int(min(f.UncompressedSize64, uint64(a.left), 16<<20)) + bytes.MinRead)
	if _, err := b.ReadFrom(io.LimitReader(r, a.left+1)); err != nil {
		return nil, damaged(name, err)
	}
	if int64(b.Len()) > a.left {
		return nil, a.overLimit(f, name)
	}
	a.left -= int64(b.Len())
	return b.Bytes(), nil
}

// bombRatio is how many times its packed size a file over the limit has that is
// made to be so: the same agreement over and over has 50.
const bombRatio = 100

func (a *archive) overLimit(f *zip.File, name string) *Error {
	if max(uint64(a.left), f.UncompressedSize64)/bombRatio > f.CompressedSize64 {
		return &Error{Bomb, message.New("office.bomb", "part", name), nil}
	}
	return tooLarge(a.limit)
}

func tooLarge(limit int64) *Error {
	return &Error{Limit, message.New("office.limit.size", "limit", strconv.FormatInt(limit>>20, 10)+" MiB"), nil}
}

func encrypted() *Error {
	return &Error{Protected, message.New("office.encrypted"), nil}
}
