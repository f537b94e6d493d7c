package snapshot

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/source"
)

// Limits on what is read, so that a wrong folder is an error and not a long
// wait. Sizes are in bytes.
const (
	maxPage    = 1 << 30
	maxStamp   = 1 << 20
	maxEntries = 100_000 // in one folder
)

// Store is a folder of snapshots. The zero value is the current directory.
type Store struct {
	Dir string
	// Whole reports whether a page is the document that somebody meant to save,
	// and not what a server showed instead. It may be nil.
	Whole   func(*source.Page, *document.Document) bool
	Reading source.Options // how to read what is saved
}

// path returns where a series lies.
func (s *Store) path(service, kind string) string { return filepath.Join(s.Dir, service, kind) }

// All returns what is saved, in order of service and kind. The error is an
// *Error.
func (s *Store) All(ctx context.Context) ([]*Series, error) {
	services, err := folders(s.Dir)
	if err != nil {
		return nil, s.unreadable(err)
	}
	var all []*Series
	for _, service := range services {
		kinds, err := folders(filepath.Join(s.Dir, service))
		if err != nil {
			return nil, s.unreadable(err)
		}
		for _, kind := range kinds {
			series, err := s.Series(ctx, service, kind)
			if err != nil {
				return nil, err
			}
			if len(series.names) > 0 {
				all = append(all, series)
			}
		}
	}
	return all, nil
}

// folders returns the names of the folders in dir that can be a service's or a
// kind's.
func folders(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		if info, err := os.Stat(filepath.Join(dir, e.Name())); err == nil && info.IsDir() && isName(e.Name()) {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// Series returns what is saved of one kind of document of a service. The error
// is an *Error, of kind Missing if there is no such folder.
func (s *Store) Series(ctx context.Context, service, kind string) (*Series, error) {
	if !isName(service) || !isName(kind) {
		return nil, refused("snapshot.reference", "reference", shown(service+"/"+kind))
	}
	f, err := openFolder(s.path(service, kind))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, s.missing(service, kind)
	}
	if err != nil {
		return nil, s.unreadable(err)
	}
	defer f.close()
	return s.seriesIn(ctx, f, service, kind)
}

// Folder returns the versions of a document that lie in dir, which need not be
// in a store, and a store that loads them. They are of no service and no kind.
// The error is an *Error.
func Folder(ctx context.Context, dir string) (*Store, *Series, error) {
	s := &Store{Dir: dir}
	f, err := openFolder(s.path("", ""))
	if err != nil {
		return s, nil, s.unreadable(err)
	}
	defer f.close()
	series, err := s.seriesIn(ctx, f, "", "")
	return s, series, err
}

// seriesIn reads what is in f.
func (s *Store) seriesIn(ctx context.Context, f *folder, service, kind string) (*Series, error) {
	series, err := readSeries(ctx, f, service, kind)
	var own *Error
	if err != nil && !errors.As(err, &own) && ctx.Err() == nil {
		return nil, s.unreadable(err)
	}
	return series, err
}

// Load returns the page that is saved as shot, if its bytes are those that were
// saved. Its errors are *Error, and those of source.Load.
func (s *Store) Load(shot *Snapshot) (*source.Page, error) {
	data, err := s.Bytes(shot)
	if err != nil {
		return nil, err
	}
	var x *source.Exchange
	if shot.Manifest != nil {
		x = shot.Manifest.Exchange
	}
	return source.Saved(context.Background(), shot.Ref().String(), data, x, s.Reading)
}

// Bytes returns the bytes that are saved as shot, if they are those that were
// saved. The error is an *Error.
func (s *Store) Bytes(shot *Snapshot) ([]byte, error) {
	if shot.fault != nil {
		return nil, damaged(shot, shot.fault)
	}
	f, err := openFolder(s.path(shot.Service, shot.Kind))
	if err != nil {
		return nil, s.unreadable(err)
	}
	defer f.close()
	data, err := f.read(shot.File, maxPage)
	if err != nil {
		return nil, s.unreadable(err)
	}
	if m := shot.Manifest; m != nil && (m.SHA256 != sum(data) || m.Bytes != int64(len(data))) {
		return nil, damaged(shot, nil)
	}
	return data, nil
}

func damaged(shot *Snapshot, err error) *Error {
	return &Error{Damaged, message.New("snapshot.damaged", "snapshot", shot.Ref().String()), err}
}

// missing says that there is no snapshot of that name.
func (r Ref) missing(name string) *Error {
	return &Error{Missing, message.New("snapshot.unknown", "name", shown(name), "snapshot", r.String()), nil}
}

func (s *Store) missing(service, kind string) *Error {
	return &Error{Missing, message.New("snapshot.missing", "snapshot", service+"/"+kind, "store", s.Dir), fs.ErrNotExist}
}

func (s *Store) unwritable(err error) *Error {
	return &Error{Unwritable, message.New("snapshot.store.unwritable", "store", s.Dir, "cause", err.Error()), err}
}

func (s *Store) unreadable(err error) *Error {
	if errors.Is(err, fs.ErrNotExist) {
		return &Error{Missing, message.New("snapshot.store.missing", "store", s.Dir), err}
	}
	return &Error{Unreadable, message.New("snapshot.store.unreadable", "store", s.Dir, "cause", err.Error()), err}
}
