package rule

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"

	"exitclause/internal/message"
	"exitclause/internal/strictyaml"
)

// Pack is a folder of rule files.
type Pack struct {
	Name string // shown before the file names in errors; "" for none
	FS   fs.FS
	// Compiled is what Packs.Compile made of it, so that it need not be compiled
	// again. If it was made of other files, it is passed over.
	Compiled []byte
}

// limits on what a pack may hold, so that a wrong folder is an error and not a
// long wait.
const (
	maxFileBytes = 1 << 20
	maxFiles     = 500
)

// Load reads, checks and compiles packs, later ones replacing rules of earlier
// ones by id. All that is wrong in the files is reported at once, as Errors.
func Load(packs ...Pack) (*Packs, error) {
	var errs Errors
	var files []*file
	for i, pack := range packs {
		read, err := readPack(pack, i)
		if err != nil {
			return nil, err
		}
		files = append(files, read...)
	}
	if len(packs) == 1 && packs[0].Compiled != nil {
		if known := stored(packs[0].Compiled, files); known != nil {
			return known, nil
		}
	}
	parseAll(files)
	for _, f := range files {
		errs = append(errs, f.errs...)
	}
	if slices.ContainsFunc(files, func(f *file) bool { return f.unreadable }) {
		return nil, errs.Sorted() // what the others miss in it would say no more, a thousand times
	}
	loaded := compile(files, &errs)
	if err := errs.Sorted(); err != nil {
		return nil, err
	}
	loaded.Digest = digest(files)
	return loaded, nil
}

// parseAll reads the YAML of all files side by side: it is half of the time that
// loading takes.
func parseAll(files []*file) {
	var parsing sync.WaitGroup
	for _, f := range files {
		parsing.Go(func() {
			d := &decoder{strictyaml.Decoder{File: f.name, Errs: &f.errs}}
			if root := d.Parse(f.data); root != nil {
				d.read(f, root)
			} else {
				f.unreadable = len(f.errs) > 0
			}
		})
	}
	parsing.Wait()
}

// unread returns files as they were before they were parsed.
func unread(files []*file) []*file {
	fresh := make([]*file, len(files))
	for i, f := range files {
		fresh[i] = &file{name: f.name, pack: f.pack, data: f.data}
	}
	return fresh
}

// read parses the files again, for those who ask for more than what is compiled.
func (p *Packs) read() []*file {
	files := unread(p.files)
	parseAll(files)
	return files
}

func readPack(pack Pack, number int) ([]*file, error) {
	names, err := ruleFiles(pack.FS)
	if err != nil {
		return nil, pack.fault(message.Of(err))
	}
	if len(names) == 0 {
		return nil, pack.fault(message.New("rule.pack.empty"))
	}
	if len(names) > maxFiles {
		return nil, pack.fault(message.New("rule.pack.many", "n", strconv.Itoa(maxFiles)))
	}
	var files []*file
	for _, name := range names {
		info, err := fs.Stat(pack.FS, name)
		if err != nil {
			return nil, pack.fault(message.Of(err))
		}
		if info.Size() > maxFileBytes {
			return nil, pack.fault(message.New("rule.pack.large", "file", name, "n", strconv.Itoa(maxFileBytes)))
		}
		data, err := fs.ReadFile(pack.FS, name)
		if err != nil {
			return nil, pack.fault(message.Of(err))
		}
		files = append(files, &file{name: path.Join(pack.Name, name), pack: number, data: data})
	}
	return files, nil
}

// fault returns the error that the pack cannot be read.
func (p Pack) fault(reason message.Note) error {
	return message.New("rule.pack", "pack", p.Name).With("reason", reason).Err()
}

// ruleFiles returns the YAML files of a pack in order of name.
func ruleFiles(fsys fs.FS) ([]string, error) {
	var names []string
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !entry.IsDir() && (strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")) {
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, err
}

// isCommon reports whether the lists of f are common to its language.
func (f *file) isCommon() bool { return path.Base(f.name) == "lists.yaml" }

// digest is the SHA-256 over the names and contents of all files.
func digest(files []*file) string {
	h := sha256.New()
	for _, f := range files {
		fmt.Fprintf(h, "%s %d\n", f.name, len(f.data))
		h.Write(f.data)
	}
	return "sha256:" + hex.EncodeToString(h.Sum(nil))
}
