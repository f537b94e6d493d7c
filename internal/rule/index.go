package rule

import (
	"slices"
	"strconv"

	"exitclause/internal/message"
	"exitclause/internal/strictyaml"
)

// ruleIndex says which rules are in force.
type ruleIndex struct {
	byID     map[string][]*rawRule
	disabled map[string]bool // by id
}

// indexRules notes the rules of each id and those that are switched off. An id
// that comes twice in one pack is an error.
func indexRules(files []*file, errs *Errors) ruleIndex {
	index := ruleIndex{make(map[string][]*rawRule), make(map[string]bool)}
	for _, f := range files {
		d := strictyaml.Decoder{File: f.name, Errs: errs}
		for _, r := range slices.Concat(f.rules, f.exclusions) {
			r.pack = f.pack
			for _, other := range index.byID[r.ID] {
				if other.pack == r.pack {
					d.Fail(r.node, message.New("rule.id.twice", "id", r.ID, "file", other.File, "line", strconv.Itoa(other.Line)))
				}
			}
			index.byID[r.ID] = append(index.byID[r.ID], r)
		}
	}
	for _, f := range files {
		d := strictyaml.Decoder{File: f.name, Errs: errs}
		for _, n := range f.disable {
			id := d.Text(n, "rule.an.id")
			if index.byID[id] == nil {
				d.Fail(n, message.New("rule.disable", "id", strconv.Quote(id)))
			}
			index.disabled[id] = true
		}
	}
	return index
}

// inForce reports whether r is neither switched off nor replaced by a rule of
// the same id in a later pack.
func (x ruleIndex) inForce(r *rawRule) bool {
	later := func(other *rawRule) bool { return other.pack > r.pack }
	return !x.disabled[r.ID] && !slices.ContainsFunc(x.byID[r.ID], later)
}
