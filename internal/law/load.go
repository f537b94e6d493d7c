package law

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"

	"exitclause/internal/practice"
	"exitclause/internal/strictyaml"
)

// limits on what a collection may hold, so that a wrong folder is an error and
// not a long wait.
const (
	maxFileBytes = 1 << 20
	maxFiles     = 200
)

// file is one file of statutes.
type file struct {
	name string
	data []byte
	root *yaml.Node // nil if data is not valid YAML
	errs strictyaml.Errors
}

// Load reads and checks all .yaml files below fsys, in order of name. All that
// is wrong in them is reported at once, as strictyaml.Errors.
func Load(fsys fs.FS) (*Statutes, error) {
	files, err := open(fsys)
	if err != nil {
		return nil, fmt.Errorf("statutes: %w", err)
	}
	return load(files)
}

func load(files []*file) (*Statutes, error) {
	parse(files)
	var errs strictyaml.Errors
	l := &loader{
		decoder:  decoder{strictyaml.Decoder{Errs: &errs}, make(map[*Provision]*yaml.Node)},
		statutes: &Statutes{instruments: make(map[string]*Instrument), provisions: make(map[string]*Provision)},
		places:   make(map[string]place),
	}
	for _, f := range files {
		errs = append(errs, f.errs...)
		if f.root != nil {
			l.read(f)
		}
	}
	l.resolve()
	if err := errs.Sorted(); err != nil {
		return nil, err
	}
	return l.statutes, nil
}

func open(fsys fs.FS) ([]*file, error) {
	var files []*file
	err := fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".yaml" {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if info.Size() > maxFileBytes || len(files) == maxFiles {
			return fmt.Errorf("%s: more than %d files, or one of more than %d bytes", name, maxFiles, maxFileBytes)
		}
		data, err := fs.ReadFile(fsys, name)
		files = append(files, &file{name: name, data: data})
		return err
	})
	if err == nil && len(files) == 0 {
		err = fmt.Errorf("there is no .yaml file")
	}
	return files, err
}

// parse parses all files at once: it is most of the time that loading takes.
func parse(files []*file) {
	var parsing sync.WaitGroup
	for _, f := range files {
		parsing.Go(func() {
			d := &strictyaml.Decoder{File: f.name, Errs: &f.errs}
			f.root = d.Parse(f.data)
		})
	}
	parsing.Wait()
}

// place is where something stands that may be found wrong later.
type place struct {
	file string
	node *yaml.Node
}

// loader gathers what the files say.
type loader struct {
	decoder
	statutes *Statutes
	places   map[string]place // of instruments and provisions by id
}

func (l *loader) read(f *file) {
	l.File = f.name
	var asOf Date
	l.Mapping(f.root, "a file of statutes", map[string]func(*yaml.Node){
		"as-of": l.date(&asOf),
		"instruments": func(n *yaml.Node) {
			for _, item := range l.Items(n, "instruments") {
				l.add(item, l.instrument(item))
			}
		},
	})
	if asOf.Compare(l.statutes.AsOf) > 0 {
		l.statutes.AsOf = asOf
	}
}

// add keeps i and its provisions under their ids.
func (l *loader) add(n *yaml.Node, i *Instrument) {
	if l.claim(n, i.ID, "an instrument") {
		l.statutes.instruments[i.ID] = i
		l.statutes.Instruments = append(l.statutes.Instruments, i)
	}
	for _, p := range i.Provisions {
		p.Instrument = i
		if l.claim(l.nodes[p], p.ID, "a provision") {
			l.statutes.provisions[p.ID] = p
			l.statutes.Provisions = append(l.statutes.Provisions, p)
		}
	}
}

// claim notes where id stands, and reports whether it is a good one and free.
func (l *loader) claim(n *yaml.Node, id, what string) bool {
	if id == "" {
		l.Failf(n, "%s needs an id", what)
		return false
	}
	if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" || strings.Trim(id, "-") != id {
		l.Failf(n, "id %q must have small letters, digits and hyphens only", id)
		return false
	}
	if first, twice := l.places[id]; twice {
		l.Failf(n, "id %s stands already in %s:%d", id, first.file, first.node.Line)
		return false
	}
	l.places[id] = place{l.File, n}
	return true
}

// resolve checks the ids that name something else in the collection.
func (l *loader) resolve() {
	for _, i := range l.statutes.Instruments {
		if i.Under != "" && l.statutes.instruments[i.Under] == nil {
			l.failAt(i.ID, "is under %q, which is no instrument", i.Under)
		}
	}
	for _, p := range l.statutes.Provisions {
		for _, target := range p.Counters {
			other := l.statutes.provisions[target]
			if !practice.Practice(target).Known() && (other == nil || other.Side != practice.Against) {
				l.failAt(p.ID, "counters %q, which is neither a practice nor a provision against the user", target)
			}
		}
	}
}

func (l *loader) failAt(id, format string, args ...any) {
	at := l.places[id]
	l.File = at.file
	l.Failf(at.node, id+" "+format, args...)
}

var practiceNames = func() []string {
	var names []string
	for _, p := range practice.All() {
		names = append(names, string(p))
	}
	return names
}()

var sides = []string{string(practice.For), string(practice.Against)}

// dataKinds are the kinds of data that a duty to keep can cover.
var dataKinds = []string{"identity", "biometric", "transaction", "contact", "device-log", "communication", "marketing", "location"}
