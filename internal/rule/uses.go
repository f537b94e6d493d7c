package rule

import (
	"slices"

	"gopkg.in/yaml.v3"

	"exitclause/internal/pattern"
)

// ListsOf returns the word lists that r uses, and those that they use, each
// once, in the order in which they are first named.
func (p *Packs) ListsOf(r *Rule) []*List {
	u := uses{files: p.read()}
	raw, f := u.raw(r)
	if raw == nil {
		return nil
	}
	raw.visit(func(key string, n *yaml.Node) { u.see(f, key, n) })
	return u.lists
}

// raw returns r as it was read, and its file.
func (u *uses) raw(r *Rule) (*rawRule, *file) {
	for _, f := range u.files {
		for _, raw := range slices.Concat(f.rules, f.exclusions) {
			if raw.File == r.File && raw.Line == r.Line {
				return raw, f
			}
		}
	}
	return nil, nil
}

// uses gathers lists.
type uses struct {
	files []*file
	lists []*List
}

// see notes the lists that a condition of f names.
func (u *uses) see(f *file, key string, n *yaml.Node) {
	var names []string
	if n.Kind == yaml.ScalarNode {
		names = pattern.ListNames(n.Value)
	}
	if key == "affirmed" || key == "negated" {
		names = append(names, "negation")
	}
	for _, name := range names {
		l := find(u.files, f, name)
		if l == nil || slices.Contains(u.lists, l.List) {
			continue
		}
		u.lists = append(u.lists, l.List)
		in := u.fileOf(l)
		for _, condition := range l.conditions {
			visit(condition, "", func(key string, n *yaml.Node) { u.see(in, key, n) })
		}
	}
}

func (u *uses) fileOf(l *rawList) *file {
	i := slices.IndexFunc(u.files, func(f *file) bool { return slices.Contains(f.lists, l) })
	return u.files[i]
}
