package cli

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"exitclause/internal/check"
	"exitclause/internal/snapshot"
	"exitclause/internal/source"
)

// capture is one version of a document that could be read.
type capture struct {
	uri      string // as reports name it
	at       string // when it was met last, a day or a time as in RFC 3339; "" if that is not known
	official string // whether it is the provider's own page, as its manifest says
	sha256   string // of its bytes, as its manifest says
	file     bool   // an editor can open it
	load     func(context.Context) (*source.Page, error)
}

// series adds the document whose captures are in a folder of the store: all, or
// those in files that were named.
func (f *finder) series(entry check.Source, name string, store *snapshot.Store, series *snapshot.Series, dir string, named map[string]bool) bool {
	var captures []capture
	for _, shot := range series.Snapshots {
		if named == nil || named[shot.File] {
			captures = append(captures, f.shot(store, shot, dir))
		}
	}
	if len(captures) == 0 {
		return false
	}
	slices.SortStableFunc(captures, func(a, b capture) int { return cmp.Compare(a.at, b.at) })
	slices.Reverse(captures)
	f.add(entry, name, captures)
	return true
}

// shot returns the capture that is saved as shot in the folder dir. It is as
// fresh as the last time that the same bytes were met.
func (f *finder) shot(store *snapshot.Store, shot *snapshot.Snapshot, dir string) capture {
	last := shot.Captured
	for _, sighting := range shot.Seen {
		if last.Compare(sighting.At) < 0 {
			last = sighting.At
		}
	}
	c := capture{uri: filepath.Join(dir, shot.Name), at: last.String(), file: true}
	if shot.File != "" {
		c.uri = filepath.Join(dir, shot.File)
	}
	if m := shot.Manifest; m != nil {
		c.official, c.sha256 = m.Official, m.SHA256
	}
	c.load = func(context.Context) (*source.Page, error) { return store.Load(shot) }
	if shot.Manifest == nil && shot.File != "" { // a file like any other: nobody knows what its bytes were
		c.load = f.loader(c.uri)
	}
	return c
}

// files adds the documents in the files, folders and patterns that entry names.
// Dated files in one folder are the versions of one document.
func (f *finder) files(ctx context.Context, entry check.Source) error {
	name := beside(escaped(f.config.File, entry.Name), entry.Name)
	all, err := source.Expand([]string{name})
	if err != nil {
		return err
	}
	if len(all) == 1 && all[0] == name {
		if f.isOutput(name) {
			return errors.New(f.T("cli.error.output.read", "file", name))
		}
		f.file(entry, name)
		return nil
	}
	var folders []string
	files := make(map[string]map[string]bool)
	for _, file := range all {
		if f.isOwn(file) {
			continue
		}
		dir := filepath.Dir(file)
		if files[dir] == nil {
			files[dir] = make(map[string]bool)
			folders = append(folders, dir)
		}
		files[dir][filepath.Base(file)] = true
	}
	for _, dir := range folders {
		if err := f.folder(ctx, entry, dir, files[dir]); err != nil {
			return err
		}
	}
	return nil
}

// isOwn reports whether file is no document but the configuration, its baseline
// or what an earlier check wrote, which a pattern may match.
func (f *finder) isOwn(file string) bool {
	file = filepath.Clean(file)
	return f.isOutput(file) || f.summary != "" && isFile(f.summary, file) ||
		file == filepath.Clean(f.config.File) || f.config.Baseline != "" && file == beside(f.config.File, f.config.Baseline)
}

// escaped returns file so that a pattern beside it means nothing else than the
// folder it is in.
func escaped(file, pattern string) string {
	if runtime.GOOS == "windows" || !strings.ContainsAny(pattern, "*?[") {
		return file
	}
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(file)
}

// file adds one file as a document of its own.
func (f *finder) file(entry check.Source, name string) {
	f.add(entry, f.relative(name), []capture{{uri: name, file: true, load: f.loader(name)}})
}

// folder adds the documents among the named files of dir.
func (f *finder) folder(ctx context.Context, entry check.Source, dir string, named map[string]bool) error {
	store, series, err := snapshot.Folder(ctx, dir)
	if err != nil {
		return err
	}
	store.Reading = f.sourceOptions(f.session)
	dated := make(map[string]bool)
	for _, shot := range series.Snapshots {
		dated[shot.File] = true
	}
	if f.series(entry, f.relative(dir), store, series, dir, named) && series.Snapshots[0].Manifest != nil {
		return nil // what else is there belongs to the store
	}
	for _, file := range slices.Sorted(maps.Keys(named)) {
		if !dated[file] {
			f.file(entry, filepath.Join(dir, file))
		}
	}
	return nil
}

// relative returns the path of a file or folder from where the configuration is,
// so that a baseline is the same wherever it is made.
func (f *finder) relative(name string) string {
	rel, err := filepath.Rel(filepath.Dir(f.config.File), name)
	if err != nil || strings.HasPrefix(rel, "..") {
		rel = name
	}
	return strings.ToValidUTF8(filepath.ToSlash(rel), "\uFFFD") // as the baseline can keep it
}
