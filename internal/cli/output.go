package cli

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// write writes data to the file name, or to standard output if name is "" or
// "-". A file is replaced as a whole or not at all, and keeps its permissions.
func (s *session) write(name string, data []byte) error {
	if name == "" || name == "-" {
		_, err := s.Stdout.Write(data)
		return err
	}
	if err := replaceFile(name, data); err != nil {
		return usage("cli.error.file", "argument", "--output", "file", name, "reason", cause(err))
	}
	return nil
}

// replaceFile puts data in the place of the file name. A link is followed; what
// is no file, such as a pipe or a device, is written to.
func replaceFile(name string, data []byte) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(name); {
	case err == nil && !info.Mode().IsRegular():
		return os.WriteFile(name, data, mode)
	case err == nil:
		mode = info.Mode().Perm()
	}
	temporary, err := writeTemporary(filepath.Dir(name), data, mode)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, name); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return nil
}

// writeTemporary writes data to a new file in dir and returns its name. Where
// it fails, it leaves none.
func writeTemporary(dir string, data []byte, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(dir, ".exitclause-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(data)
	for _, step := range []func() error{func() error { return f.Chmod(mode) }, f.Sync} {
		if err == nil {
			err = step()
		}
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return "", errors.Join(err, os.Remove(f.Name()))
	}
	return f.Name(), nil
}

// cause returns what err says without the operation and the path.
func cause(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		return path.Err.Error()
	case errors.As(err, &link):
		return link.Err.Error()
	}
	return err.Error()
}
