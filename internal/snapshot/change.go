package snapshot

import (
	"context"
	"errors"
	"os"
	"path/filepath"
)

// change lets prepare say which files to add to a series, and adds them. No
// other change happens meanwhile. A nil map changes nothing.
func (s *Store) change(ctx context.Context, service, kind string, create bool, prepare func(*folder, *Series) (map[string][]byte, error)) error {
	if create {
		if err := s.create(service, kind); err != nil {
			return s.unwritable(err)
		}
	}
	f, err := openFolder(s.path(service, kind))
	if err != nil {
		return s.unreadable(err)
	}
	defer f.close()
	err = f.exclusively(ctx, func() error {
		series, err := inventory(f, service, kind, true)
		if err != nil {
			return err
		}
		files, err := prepare(f, series)
		if err != nil || files == nil {
			return err
		}
		return f.save(files)
	})
	var own *Error
	if err == nil || errors.As(err, &own) || ctx.Err() != nil {
		return err
	}
	return s.unwritable(err)
}

// exclusively runs do while nobody else writes to f, after what others left
// behind is put in order.
func (f *folder) exclusively(ctx context.Context, do func() error) error {
	unlock, err := f.lock(ctx)
	if err != nil {
		return err
	}
	defer unlock()
	if err := f.recover(); err != nil {
		return err
	}
	return do()
}

// forGit are the files that keep a version control system from changing bytes,
// and from taking what is only on the way.
var forGit = map[string]string{
	".gitattributes": "# Snapshots are evidence: no byte of them may be changed, not even an end of line.\n* -text\n*.tsr binary\n",
	".gitignore":     lockFile + "\n" + saved + "/\n" + unfinished + "/\n",
}

// create makes the folders of a series.
func (s *Store) create(service, kind string) error {
	if err := os.MkdirAll(s.Dir, 0o755); err != nil {
		return err
	}
	entries, err := os.ReadDir(s.Dir)
	if err != nil {
		return err
	}
	if len(entries) == 0 { // else it is somebody's, who may have other plans
		for name, text := range forGit {
			if err := s.put(name, text); err != nil {
				return err
			}
		}
	}
	return os.MkdirAll(s.path(service, kind), 0o755)
}

// put writes a file into the store itself. Others may do the same meanwhile.
func (s *Store) put(name, text string) error {
	f, err := os.CreateTemp(s.Dir, name+".*")
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(s.Dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
