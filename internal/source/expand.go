package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"exitclause/internal/message"
)

// Expand returns the sources that the arguments of a command stand for, in
// their order. A directory stands for the documents in it, at any depth, and a
// glob pattern for the files and directories that it matches, both sorted and
// without hidden files, pipes and devices; what was listed before is not listed
// again. Anything else stands for itself, also if it does not exist: Load will say
// so. So does a directory that may not be read. The error is an *Error of kind
// Usage.
func Expand(args []string) ([]string, error) {
	var all list
	for _, arg := range args {
		if err := all.expand(arg); err != nil {
			return nil, err
		}
	}
	return all.names, nil
}

// list is the sources found so far.
type list struct {
	names []string
	seen  map[string]bool
}

func (l *list) expand(arg string) error {
	info, err := os.Stat(arg)
	switch {
	case arg == "-":
		l.add(arg)
	case err == nil && info.IsDir():
		if !l.addDirectory(arg) {
			return failure(arg, Usage, message.New("source.directory.none"))
		}
	case err != nil && isPattern(arg):
		return l.addMatches(arg)
	default:
		l.add(arg)
	}
	return nil
}

func (l *list) add(name string) {
	if l.seen == nil {
		l.seen = map[string]bool{}
	}
	l.seen[filepath.Clean(name)] = true
	l.names = append(l.names, name)
}

func (l *list) addNew(name string) {
	if !l.seen[filepath.Clean(name)] {
		l.add(name)
	}
}

// isPattern reports whether arg is meant to match names. A web address with a
// question mark is not.
func isPattern(arg string) bool {
	return strings.ContainsAny(arg, "*?[") && !strings.Contains(arg, "://")
}

func (l *list) addMatches(pattern string) error {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return &Error{URI: pattern, Kind: Usage, Note: message.New("source.glob.bad"), Err: err}
	}
	found := false
	for _, name := range matches {
		if isHidden(filepath.Base(name)) && !isHidden(filepath.Base(pattern)) {
			continue
		}
		info, err := os.Stat(name)
		switch {
		case err == nil && info.IsDir():
			found = l.addDirectory(name) || found
		case err == nil && !info.Mode().IsRegular(): // a pipe, a socket: who means it names it
		default:
			l.addNew(name)
			found = true
		}
	}
	if !found {
		return failure(pattern, Usage, message.New("source.glob.none"))
	}
	return nil
}

// addDirectory adds the documents below dir and reports whether there were any.
func (l *list) addDirectory(dir string) (found bool) {
	// The function never returns an error but SkipDir, so neither does WalkDir.
	_ = filepath.WalkDir(dir, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil: // Load says what is wrong with it
		case name != dir && isHidden(entry.Name()):
			return skip(entry)
		case entry.IsDir():
			if name != dir && isCompanion(name) {
				return fs.SkipDir
			}
			return nil
		case !isFile(name, entry) || slices.Contains(otherFiles, strings.ToLower(filepath.Ext(name))):
			return nil
		}
		l.addNew(name)
		found = true
		return nil
	})
	return found
}

func skip(entry fs.DirEntry) error {
	if entry.IsDir() {
		return fs.SkipDir
	}
	return nil
}

func isHidden(base string) bool {
	return strings.HasPrefix(base, ".") && base != "." && base != ".."
}

// isFile reports whether entry is a regular file or a link to one. Links to
// directories are not followed: they may lead in a circle.
func isFile(name string, entry fs.DirEntry) bool {
	if entry.Type().IsRegular() {
		return true
	}
	info, err := os.Stat(name)
	return entry.Type()&fs.ModeSymlink != 0 && err == nil && info.Mode().IsRegular()
}

// companionSuffixes end the names of folders that a browser saved beside a page.
var companionSuffixes = []string{"_files", ".files"}

// isCompanion reports whether dir holds the scripts and pictures that a browser
// saved beside a page: Terms_files beside Terms.html.
func isCompanion(dir string) bool {
	for _, suffix := range companionSuffixes {
		page, found := strings.CutSuffix(dir, suffix)
		if !found {
			continue
		}
		for _, ext := range []string{".html", ".htm", ".xhtml"} {
			if _, err := os.Stat(page + ext); err == nil {
				return true
			}
		}
	}
	return false
}

// otherFiles are the endings of files that hold no document. Load goes by the
// content and never by the name; but whoever names a directory does not want a
// failure for each picture in it.
var otherFiles = []string{
	".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg", ".ico", ".bmp", ".tif", ".tiff",
	".mp3", ".mp4", ".m4a", ".wav", ".ogg", ".webm", ".mov", ".avi", ".mkv",
	".woff", ".woff2", ".ttf", ".otf", ".eot",
	".css", ".scss", ".js", ".mjs", ".ts", ".map", ".wasm",
	".json", ".jsonl", ".yaml", ".yml", ".toml", ".ini", ".csv", ".tsv", ".xml", ".rss", ".lock", ".log", ".sql", ".db", ".sqlite",
	".xz", ".zst", ".7z", ".rar",
	".exe", ".dll", ".so", ".dylib", ".o", ".a", ".class", ".jar", ".apk", ".bin", ".sig", ".asc", ".sha256", ".tsr",
	".go", ".py", ".rb", ".rs", ".c", ".h", ".cc", ".cpp", ".java", ".kt", ".swift", ".php", ".sh", ".bat", ".ps1",
}
