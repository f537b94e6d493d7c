package rule

import (
	"fmt"
	"slices"

	"exitclause/internal/pattern"
	"exitclause/internal/strictyaml"
)

// compilation turns files into packs.
type compilation struct {
	strictyaml.Decoder
	compiler *pattern.Compiler
	files    []*file
	file     *file  // being compiled
	language string // of that file
	resolved map[*rawList]pattern.Node
	fileOf   map[*rawList]*file
	byID     map[string][]*rawRule
	terms    map[termKey]pattern.Node // that mean the same in every file of the language
}

type termKey struct{ language, text string }

func compile(files []*file, errs *Errors) *Packs {
	c := &compilation{
		Decoder:  strictyaml.Decoder{Errs: errs},
		compiler: pattern.NewCompiler(),
		files:    files,
		resolved: make(map[*rawList]pattern.Node),
		fileOf:   make(map[*rawList]*file),
		byID:     make(map[string][]*rawRule),
		terms:    make(map[termKey]pattern.Node, 4096),
	}
	c.indexLists()
	c.indexRules()
	disabled := c.disabled()
	packs := &Packs{files: files}
	for _, f := range files {
		c.enter(f)
		packs.Rules = append(packs.Rules, c.rules(f.rules, disabled)...)
		packs.Exclusions = append(packs.Exclusions, c.rules(f.exclusions, disabled)...)
		for _, w := range f.words {
			w.When = c.condition(w.node)
			packs.Words = append(packs.Words, w.Word)
		}
	}
	packs.Lists = c.lists()
	if len(*errs) > 0 {
		return nil
	}
	packs.Program = c.compiler.Program(packs.asked()...)
	return packs
}

// asked returns the conditions that are asked of every sentence.
func (p *Packs) asked() []pattern.Node {
	var asked []pattern.Node
	for _, r := range slices.Concat(p.Rules, p.Exclusions) {
		asked = append(asked, r.When)
	}
	return asked
}

// lists returns all lists, and notes those that nobody uses: unless there are
// other errors, for what is in error uses nothing.
func (c *compilation) lists() []*List {
	faultless := len(*c.Errs) == 0
	var lists []*List
	for _, f := range c.files {
		c.enter(f)
		for _, l := range f.lists {
			lists = append(lists, &l.List)
			if !l.used && faultless {
				c.Fail(l.node, "list %s is not used by any rule", l.Name)
			}
		}
	}
	return lists
}

func (c *compilation) enter(f *file) {
	c.Decoder.File, c.file, c.language = f.name, f, f.language
}

// indexLists notes the file of each list and refuses names that come twice.
func (c *compilation) indexLists() {
	common := make(map[string]*rawList)
	for _, f := range c.files {
		c.enter(f)
		for _, l := range f.lists {
			c.fileOf[l] = f
			if !f.isCommon() {
				continue
			}
			key := fmt.Sprint(f.pack, f.language, l.Name)
			if first := common[key]; first != nil {
				c.Fail(l.node, "list %s stands already in %s:%d", l.Name, first.File, first.Line)
			}
			common[key] = l
		}
	}
}

// find returns the list that name means in the file being compiled.
func (c *compilation) find(name string) *rawList {
	named := func(l *rawList) bool { return l.Name == name }
	if i := slices.IndexFunc(c.file.lists, named); i >= 0 {
		return c.file.lists[i]
	}
	for pack := c.file.pack; pack >= 0; pack-- {
		for _, f := range c.files {
			if f.pack != pack || f.language != c.language || !f.isCommon() {
				continue
			}
			if i := slices.IndexFunc(f.lists, named); i >= 0 {
				return f.lists[i]
			}
		}
	}
	return nil
}

// indexRules notes the rules of each id and refuses an id that comes twice in
// one pack.
func (c *compilation) indexRules() {
	for _, f := range c.files {
		c.enter(f)
		for _, r := range slices.Concat(f.rules, f.exclusions) {
			r.pack = f.pack
			for _, other := range c.byID[r.ID] {
				if other.pack == r.pack {
					c.Fail(r.node, "id %s stands already in %s:%d", r.ID, other.File, other.Line)
				}
			}
			c.byID[r.ID] = append(c.byID[r.ID], r)
		}
	}
}

// disabled returns the ids that any file switches off, and notes those that do
// not exist.
func (c *compilation) disabled() map[string]bool {
	off := make(map[string]bool)
	for _, f := range c.files {
		c.enter(f)
		for _, n := range f.disable {
			id := c.Text(n, "an id")
			if c.byID[id] == nil {
				c.Fail(n, "there is no rule %q to disable", id)
			}
			off[id] = true
		}
	}
	return off
}

// rules compiles the rules that are neither switched off nor replaced by a
// later pack.
func (c *compilation) rules(raw []*rawRule, disabled map[string]bool) []*Rule {
	var rules []*Rule
	for _, r := range raw {
		if disabled[r.ID] || c.replaced(r) {
			continue
		}
		r.When = c.combine(r.node, false)
		c.context(r)
		rules = append(rules, &r.Rule)
	}
	return rules
}

// replaced reports whether a later pack has a rule of the same id.
func (c *compilation) replaced(r *rawRule) bool {
	return slices.ContainsFunc(c.byID[r.ID], func(other *rawRule) bool { return other.pack > r.pack })
}

func (c *compilation) context(r *rawRule) {
	targets := map[string]*pattern.Node{
		"own": &r.Context.Own, "not-own": &r.Context.NotOwn,
		"under": &r.Context.Under, "not-under": &r.Context.NotUnder,
		"lead": &r.Context.Lead, "not-lead": &r.Context.NotLead,
		"before": &r.Context.Before, "not-before": &r.Context.NotBefore,
		"after": &r.Context.After, "not-after": &r.Context.NotAfter,
		"clause": &r.Context.Clause, "not-clause": &r.Context.NotClause,
	}
	for _, key := range contextKeys {
		if n := r.context[key]; n != nil {
			*targets[key] = c.condition(n)
		}
	}
}

// laws returns the condition that holds where a statute is named in the
// language being compiled.
func (c *compilation) laws() (pattern.Node, error) {
	var nodes []pattern.Node
	inner := *c
	for _, f := range c.files {
		if f.language != c.language {
			continue
		}
		inner.enter(f)
		for _, w := range f.words {
			if w.Role == Law {
				nodes = append(nodes, inner.condition(w.node))
			}
		}
	}
	nodes = slices.DeleteFunc(nodes, func(n pattern.Node) bool { return n == 0 })
	if len(nodes) == 0 {
		return 0, fmt.Errorf("<law> needs values: laws: in a file of the language %q", c.language)
	}
	node := c.compiler.Any(nodes...)
	c.compiler.Name(node, "<law>")
	return node, nil
}
