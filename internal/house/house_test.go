// Package house_test keeps the order of the house: which package may import
// which, and the few things that no package does however convenient.
package house_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const (
	root   = "../.."
	module = "exitclause"
	// longestFile is in lines. A longer file has more than one subject.
	longestFile = 500
)

// floors says how high a package stands. It may import only from lower floors,
// so the way from bytes to report is one straight line without a circle.
var floors = map[string]int{
	"internal/archive":    0,
	"internal/bundle":     0,
	"internal/crew":       0,
	"internal/message":    0,
	"internal/office":     0,
	"internal/pdf":        0,
	"internal/pdf/font":   0,
	"internal/pdf/object": 0,
	"internal/plain":      0,
	"internal/practice":   0,
	"internal/strictyaml": 0,
	"internal/value":      0,
	"rules":               0, // data only
	"internal/pattern":    1,
	"internal/source":     1,
	"internal/document":   2,
	"internal/report":     2,
	"internal/law":        3,
	"internal/rule":       3,
	"internal/capture":    3,
	"internal/change":     3,
	"internal/compare":    3,
	"internal/snapshot":   3,
	"internal/analyze":    4,
	"internal/appeal":     5,
	"internal/check":      4,
	"internal/gold":       4,
	"internal/render":     4,
	"internal/cli":        6,
	"cmd/exitclause":      7,
	"internal/golden":     8, // for tests: nothing of the program stands on it
}

// arrow is an import between two packages of this module.
type arrow struct{ from, to string }

// sameFloor lists the imports allowed within one floor, each with its reason.
var sameFloor = map[arrow]string{
	{"internal/office", "internal/message"}:      "source stands on both, and an error of a file is told to people like any other",
	{"internal/strictyaml", "internal/message"}:  "a file that somebody writes by hand is told to him in his language, whichever package reads it",
	{"internal/pdf", "internal/pdf/font"}:        "its own parts: the reader built in, from the objects of the file",
	{"internal/pdf", "internal/pdf/object"}:      "to the fonts",
	{"internal/pdf/font", "internal/pdf/object"}: "and from these to the words",
	{"internal/pdf", "internal/plain"}:           "a PDF has the wrong characters where a page has the right ones",
	{"internal/pdf", "internal/message"}:         "source stands on both, and an error of a PDF is told to people like any other",
}

// blind lists what a package must not see although it stands on a lower floor:
// a renderer or a check that looks past the report could show what the saved
// report does not hold.
var blind = map[arrow]bool{
	{"internal/render", "internal/rule"}:     true,
	{"internal/render", "internal/document"}: true,
	{"internal/render", "internal/pattern"}:  true,
	{"internal/check", "internal/rule"}:      true,
	{"internal/check", "internal/document"}:  true,
	{"internal/check", "internal/pattern"}:   true,
}

// networks are the standard packages that can open a connection; only source
// imports them.
var networks = []string{"net", "net/http", "net/rpc", "net/smtp", "net/textproto", "crypto/tls"}

// surroundings are the ways to read or touch the process's surroundings
// without being handed them. Only cli and cmd use them: everything below gets
// its input as arguments, so that equal input gives equal output.
var surroundings = map[string][]string{
	"os": {
		"Exit", "Args", "Stdin", "Stdout", "Stderr",
		"Getenv", "LookupEnv", "Environ", "ExpandEnv", "Setenv", "Hostname", "Getwd", "UserHomeDir",
	},
	"time": {"Now", "Since", "Until", "Local"},
	"fmt":  {"Print", "Printf", "Println"},
	"log":  {"Print", "Printf", "Println", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln"},
}

// use is one package-level name used by a package of this module.
type use struct{ from, name string }

// allowedUses lists exceptions to surroundings, each with its reason.
var allowedUses = map[use]string{}

// nameless are package names that say nothing of what is inside.
var nameless = []string{"base", "common", "core", "helper", "helpers", "misc", "shared", "util", "utils"}

func TestImportsGoDown(t *testing.T) {
	for _, a := range arrows(t) {
		from, known := floors[a.from]
		if !known {
			t.Errorf("package %s has no floor: give it one in the table above", a.from)
			continue
		}
		to, known := floors[a.to]
		switch {
		case a.to == "" || !known: // no arrow, or reported where it is the beginning of one
		case blind[a]:
			t.Errorf("%s imports %s, which it must not see", a.from, a.to)
		case from < to:
			t.Errorf("%s (floor %d) imports %s (floor %d): imports go down", a.from, from, a.to, to)
		case from == to && sameFloor[a] == "":
			t.Errorf("%s imports %s of its own floor %d without a reason in the table", a.from, a.to, from)
		}
	}
}

// arrows asks the go command for the imports between this module's packages.
// A package that imports none of them has one arrow, to nowhere.
func arrows(t *testing.T) []arrow {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,GoFiles,IgnoredGoFiles,Imports", "./...")
	cmd.Dir = root
	out, err := cmd.Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatalf("go list: %v", err)
	}
	var all []arrow
	for dec := json.NewDecoder(bytes.NewReader(out)); dec.More(); {
		var p struct {
			ImportPath                       string
			GoFiles, IgnoredGoFiles, Imports []string
		}
		if err := dec.Decode(&p); err != nil {
			t.Fatalf("go list: %v", err)
		}
		if len(p.GoFiles)+len(p.IgnoredGoFiles) == 0 {
			continue // only tests
		}
		from := strings.TrimPrefix(p.ImportPath, module+"/")
		all = append(all, arrow{from: from})
		for _, imported := range p.Imports {
			if to, ours := strings.CutPrefix(imported, module+"/"); ours {
				all = append(all, arrow{from, to})
			}
		}
	}
	return all
}

func TestOnlySourceOpensConnections(t *testing.T) {
	for _, f := range files(t) {
		for _, spec := range f.syntax.Imports {
			if f.dir != "internal/source" && slices.Contains(networks, importPath(spec)) {
				t.Errorf("%s imports %s: only internal/source opens connections", f.at(spec), importPath(spec))
			}
		}
	}
}

func TestOnlyTheCommandTouchesItsSurroundings(t *testing.T) {
	for _, f := range files(t) {
		if f.dir == "internal/cli" || strings.HasPrefix(f.dir, "cmd/") {
			continue
		}
		names := f.importNames()
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				return true
			}
			x, ok := sel.X.(*ast.Ident)
			if !ok || !slices.Contains(surroundings[names[x.Name]], sel.Sel.Name) {
				return true
			}
			name := names[x.Name] + "." + sel.Sel.Name
			if allowedUses[use{f.dir, name}] == "" {
				t.Errorf("%s uses %s: let the caller hand it in", f.at(sel), name)
			}
			return true
		})
	}
}

func TestFilesHaveOneSubject(t *testing.T) {
	for _, f := range files(t) {
		if lines := f.set.File(f.syntax.Pos()).LineCount(); lines > longestFile && !ast.IsGenerated(f.syntax) {
			t.Errorf("%s has %d lines, more than %d: split it by subject", f.path, lines, longestFile)
		}
	}
}

func TestPackagesAreNamedAndDescribed(t *testing.T) {
	described := make(map[string]bool)
	for _, f := range files(t) {
		name := f.syntax.Name.Name
		described[f.dir] = described[f.dir] || f.syntax.Doc != nil
		if slices.Contains(nameless, name) || slices.Contains(nameless, path.Base(f.dir)) {
			t.Errorf("%s: the name %s does not say what the package is for", f.path, name)
		}
	}
	for dir, ok := range described {
		if !ok {
			t.Errorf("package %s has no package comment", dir)
		}
	}
}

// TestNoHiddenState finds code that runs before main and variables that exist
// to be changed. Tables with a value are fine.
func TestNoHiddenState(t *testing.T) {
	for _, f := range files(t) {
		for _, decl := range f.syntax.Decls {
			switch d := decl.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					t.Errorf("%s: func init: build it where it is used and pass it on", f.at(d))
				}
			case *ast.GenDecl:
				for _, spec := range d.Specs {
					v, ok := spec.(*ast.ValueSpec)
					if ok && d.Tok == token.VAR && len(v.Values) == 0 && !embeds(d, v) {
						t.Errorf("%s: package variable %s has no value, so it is there to be set: pass it on instead", f.at(v), v.Names[0].Name)
					}
				}
			}
		}
	}
}

// embeds reports whether v is filled by a go:embed line.
func embeds(d *ast.GenDecl, v *ast.ValueSpec) bool {
	for _, group := range []*ast.CommentGroup{d.Doc, v.Doc} {
		if group == nil {
			continue
		}
		for _, c := range group.List {
			if strings.HasPrefix(c.Text, "//go:embed ") {
				return true
			}
		}
	}
	return false
}

// file is one parsed Go file that is part of the program.
type file struct {
	path, dir string // slash-separated, from the root of the module
	set       *token.FileSet
	syntax    *ast.File
}

// at says where n stands.
func (f file) at(n ast.Node) string {
	return f.path + ":" + strconv.Itoa(f.set.Position(n.Pos()).Line)
}

// importNames returns the import paths of f by the name they go under.
func (f file) importNames() map[string]string {
	names := make(map[string]string)
	for _, spec := range f.syntax.Imports {
		name := path.Base(importPath(spec))
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = importPath(spec)
	}
	return names
}

// files parses every Go file that is not a test, whatever system it is built
// for.
func files(t *testing.T) []file {
	t.Helper()
	var all []file
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			return skip(d.Name())
		case !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		set := token.NewFileSet()
		syntax, err := parser.ParseFile(set, name, nil, parser.ParseComments)
		if err != nil {
			return err
		}
		if isTool(syntax) {
			return nil
		}
		rel, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		all = append(all, file{path: rel, dir: path.Dir(rel), set: set, syntax: syntax})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) == 0 {
		t.Fatal("no Go file found below the root of the module")
	}
	return all
}

// isTool reports whether f is run by hand to make another file and is built
// into nothing.
func isTool(f *ast.File) bool {
	for _, group := range f.Comments {
		for _, c := range group.List {
			if c.Text == "//go:build ignore" && c.Pos() < f.Package {
				return true
			}
		}
	}
	return false
}

// skip leaves out the directories that the go command leaves out.
func skip(name string) error {
	if name != ".." && (name == "testdata" || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")) {
		return fs.SkipDir
	}
	return nil
}

func importPath(spec *ast.ImportSpec) string {
	p, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return spec.Path.Value // the parser would have refused it
	}
	return p
}
