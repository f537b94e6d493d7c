package snapshot

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"runtime"
	"slices"
)

// folder is the directory of one kind of document of one service. What is
// written to it is written as a whole or not at all, whenever the program is
// killed:
//
// The new files are first put into a hidden folder of their own. Renaming that
// folder is the moment from which on they are saved; after it they are but
// moved to where they belong. Whoever reads takes what still lies in it for
// moved already, and whoever writes next finishes the moving. A folder that was
// never renamed is the rest of a write that did not happen.
type folder struct {
	root *os.Root
	path string
}

// Hidden files in a folder.
const (
	unfinished = ".new.tmp" // being filled: not saved
	saved      = ".new"     // on the way to where it belongs
	lockFile   = ".lock"    // held by whoever writes
)

func openFolder(path string) (*folder, error) {
	root, err := os.OpenRoot(path)
	if err != nil {
		return nil, err
	}
	return &folder{root, path}, nil
}

func (f *folder) close() { f.root.Close() }

// names returns the names of what is in f, without its own hidden files, sorted.
func (f *folder) names() ([]string, error) {
	var all []string
	for _, dir := range []string{saved, "."} { // in this order: files move from there to here
		entries, err := fs.ReadDir(f.root.FS(), dir)
		if err != nil && !(dir == saved && errors.Is(err, fs.ErrNotExist)) {
			return nil, err
		}
		for _, e := range entries {
			if !slices.Contains([]string{unfinished, saved, lockFile}, e.Name()) {
				all = append(all, e.Name())
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// errTooBig says that a file is larger than what it is read for may be.
var errTooBig = errors.New("the file is too large")

// read returns the bytes of the file name, which must be a regular one of at
// most limit bytes.
func (f *folder) read(name string, limit int64) ([]byte, error) {
	data, err := f.readAt(saved+"/"+name, limit)
	if errors.Is(err, fs.ErrNotExist) {
		return f.readAt(name, limit)
	}
	return data, err
}

func (f *folder) readAt(name string, limit int64) ([]byte, error) {
	info, err := f.root.Lstat(name)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a regular file")}
	case info.Size() > limit:
		return nil, &fs.PathError{Op: "read", Path: name, Err: errTooBig}
	}
	file, err := f.root.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, limit))
}

// save writes files, by name, all or none. It replaces the history, and no
// other file. The caller holds the lock, and has called recover.
func (f *folder) save(files map[string][]byte) error {
	if err := f.root.Mkdir(unfinished, 0o755); err != nil {
		return err
	}
	for name, data := range files {
		if err := f.write(unfinished+"/"+name, data); err != nil {
			return errors.Join(err, f.root.RemoveAll(unfinished))
		}
	}
	if err := f.sync(unfinished); err != nil {
		return err
	}
	if err := f.root.Rename(unfinished, saved); err != nil {
		return err
	}
	if err := f.sync("."); err != nil {
		return err
	}
	return f.finish()
}

// write writes a new file to the disk.
func (f *folder) write(name string, data []byte) error {
	file, err := f.root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// sync writes the names in a directory to the disk, on systems that do not do
// so by themselves.
func (f *folder) sync(name string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	dir, err := f.root.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// recover finishes what was saved before the program was killed, and removes
// what was not. The caller holds the lock.
func (f *folder) recover() error {
	if err := f.root.RemoveAll(unfinished); err != nil {
		return err
	}
	if err := f.finish(); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// finish moves what is saved to where it belongs, the history last.
func (f *folder) finish() error {
	entries, err := fs.ReadDir(f.root.FS(), saved)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.Name() == historyFile {
			continue
		}
		if err := f.move(e.Name()); err != nil {
			return err
		}
	}
	err = f.root.Rename(saved+"/"+historyFile, historyFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := f.sync("."); err != nil {
		return err
	}
	return f.root.Remove(saved)
}

// move gives a saved file its place, unless something has that already. A file
// that was moved before the program was killed has two names for a while.
func (f *folder) move(name string) error {
	from := saved + "/" + name
	err := f.root.Link(from, name)
	if errors.Is(err, fs.ErrExist) {
		here, hereErr := f.root.Lstat(name)
		there, thereErr := f.root.Lstat(from)
		if hereErr == nil && thereErr == nil && os.SameFile(here, there) {
			err = nil
		}
	} else if err != nil { // not every file system has links
		return f.moveWithoutLinks(name)
	}
	if err != nil {
		return err
	}
	return f.root.Remove(from)
}

func (f *folder) moveWithoutLinks(name string) error {
	if _, err := f.root.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(&fs.PathError{Op: "move", Path: name, Err: fs.ErrExist}, err)
	}
	return f.root.Rename(saved+"/"+name, name)
}
