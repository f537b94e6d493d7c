package cli

import (
	"bufio"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// write writes data to the file name, or to standard output if name is "" or
// "-". A file is replaced as a whole or not at all, and keeps its permissions.
func (s *session) write(name string, data []byte) error {
	return s.stream(name, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// stream is write for what produce writes, which need not stand in memory whole.
func (s *session) stream(name string, produce func(io.Writer) error) error {
	if name == "" || name == "-" {
		return buffered(s.Stdout, produce)
	}
	if err := replaceFile(name, produce); err != nil {
		return usage("cli.error.file", "argument", "--output", "file", name, "reason", cause(err))
	}
	return nil
}

// buffered lets produce write to w in pieces that are not small.
func buffered(w io.Writer, produce func(io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	if err := produce(b); err != nil {
		return err
	}
	return b.Flush()
}

// replaceFile puts what produce writes in the place of the file name. A link is followed; what
// is no file, such as a pipe or a device, is written to.
func replaceFile(name string, produce func(io.Writer) error) error {
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
	}
	mode := fs.FileMode(0o644)
	switch info, err := os.Stat(name); {
	case err == nil && !info.Mode().IsRegular():
		return writeInto(name, produce)
	case err == nil:
		mode = info.Mode().Perm()
	}
	temporary, err := writeTemporary(filepath.Dir(name), produce, mode)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, name); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return nil
}

// writeInto writes to what stands at name, which is there and is no file.
func writeInto(name string, produce func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	return errors.Join(buffered(f, produce), f.Close())
}

// writeTemporary writes to a new file in dir and returns its name. Where it
// fails, it leaves none.
func writeTemporary(dir string, produce func(io.Writer) error, mode fs.FileMode) (string, error) {
	f, err := os.CreateTemp(dir, ".exitclause-*")
	if err != nil {
		return "", err
	}
	err = buffered(f, produce)
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
