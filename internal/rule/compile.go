package rule

import (
	"fmt"
	"slices"
	"strconv"
	"sync"

	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/strictyaml"
)

// compile turns files into packs: each language by itself, side by side, because
// nothing of one means anything in another.
func compile(files []*file, errs *Errors) *Packs {
	index := indexRules(files, errs)
	var compilations []*compilation
	var compiling sync.WaitGroup
	for _, language := range languageNames {
		c := newCompilation(language, files, index)
		compilations = append(compilations, c)
		compiling.Go(c.compile)
	}
	compiling.Wait()
	packs := &Packs{Programs: make(map[string]*pattern.Program), files: unread(files)}
	for _, c := range compilations {
		*errs = append(*errs, *c.Errs...)
		packs.Programs[c.language] = c.program
	}
	if len(*errs) > 0 {
		return nil
	}
	for _, f := range files {
		packs.add(f)
	}
	return packs
}

// add adds what is in force of f, which is compiled.
func (p *Packs) add(f *file) {
	for _, l := range f.lists {
		p.Lists = append(p.Lists, l.List)
	}
	for _, r := range f.rules {
		if r.inForce {
			p.Rules = append(p.Rules, r.Rule)
		}
	}
	for _, r := range f.exclusions {
		if r.inForce {
			p.Exclusions = append(p.Exclusions, r.Rule)
		}
	}
	for _, w := range f.words {
		p.Words = append(p.Words, w.Word)
	}
}

// compilation compiles what the files say in one language.
type compilation struct {
	strictyaml.Decoder
	language string
	files    []*file // in that language
	index    ruleIndex
	compiler *pattern.Compiler
	program  *pattern.Program // once all is compiled
	file     *file            // being compiled
	resolved map[*rawList]pattern.Node
	fileOf   map[*rawList]*file
	terms    map[string]pattern.Node // that mean the same in every file
}

func newCompilation(language string, files []*file, index ruleIndex) *compilation {
	c := &compilation{
		Decoder:  strictyaml.Decoder{Errs: new(Errors)},
		language: language,
		index:    index,
		compiler: pattern.NewCompiler(),
		resolved: make(map[*rawList]pattern.Node),
		fileOf:   make(map[*rawList]*file),
		terms:    make(map[string]pattern.Node, 4096),
	}
	for _, f := range files {
		if f.language == language {
			c.files = append(c.files, f)
		}
	}
	return c
}

func (c *compilation) compile() {
	c.indexLists()
	for _, f := range c.files {
		c.enter(f)
		for _, r := range slices.Concat(f.rules, f.exclusions) {
			if r.inForce = c.index.inForce(r); r.inForce {
				r.When = c.when(r)
				c.context(r)
			}
			r.node, r.context = nil, nil // so that there is room for what is compiled next
		}
		for i := range f.words {
			w := &f.words[i]
			w.When = c.word(w)
		}
	}
	c.checkUse()
	if len(*c.Errs) == 0 {
		c.program = c.compiler.Program(c.arrange()...)
	}
}

// arrange lets the compiler arrange the conditions, and returns those of rules that
// are asked of every sentence.
func (c *compilation) arrange() (asked []pattern.Node) {
	numbers := c.compiler.Arrange()
	for _, f := range c.files {
		for _, r := range slices.Concat(f.rules, f.exclusions) {
			if r.inForce {
				for _, n := range append(r.Context.nodes(), &r.When, &r.Turn) {
					*n = numbers[*n]
				}
				asked = append(asked, r.When, r.Context.Lead)
			}
		}
		for i := range f.words {
			w := &f.words[i]
			w.When = numbers[w.When]
		}
	}
	return asked
}

// when compiles what r finds. What none of a rule names must not stand in the same
// statement, as far as the list turn tells where another begins. An exclusion takes
// away what is found in its statement; what excuses that may stand anywhere.
func (c *compilation) when(r *rawRule) pattern.Node {
	found := c.mapping(r.node, false)
	turn, err := c.resolve("turn")
	if err != nil {
		return c.except(found)
	}
	if len(r.Practices) > 0 {
		r.Turn = turn
	} else if found.whole != 0 && len(found.none) > 0 && found.noneWithin == 0 {
		return c.compiler.Without(found.whole, turn, found.none...)
	}
	return c.except(found)
}

// checkUse notes the lists that nobody uses: unless there are other errors, for
// what is in error uses nothing.
func (c *compilation) checkUse() {
	if len(*c.Errs) > 0 {
		return
	}
	for _, f := range c.files {
		c.enter(f)
		for _, l := range f.lists {
			if !l.used {
				c.Fail(l.node, message.New("rule.list.unused", "name", l.Name))
			}
		}
	}
}

func (c *compilation) enter(f *file) { c.Decoder.File, c.file = f.name, f }

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
			key := fmt.Sprint(f.pack, l.Name)
			if first := common[key]; first != nil {
				c.Fail(l.node, message.New("rule.list.twice", "name", l.Name, "file", first.File, "line", strconv.Itoa(first.Line)))
			}
			common[key] = l
		}
	}
}

// find returns the list that name means in the file being compiled.
func (c *compilation) find(name string) *rawList { return find(c.files, c.file, name) }

// find returns the list that name means in the file in, one of files: its own,
// else one common to the language, of the latest pack up to its own.
func find(files []*file, in *file, name string) *rawList {
	named := func(l *rawList) bool { return l.Name == name }
	if i := slices.IndexFunc(in.lists, named); i >= 0 {
		return in.lists[i]
	}
	for pack := in.pack; pack >= 0; pack-- {
		for _, f := range files {
			if f.pack != pack || f.language != in.language || !f.isCommon() {
				continue
			}
			if i := slices.IndexFunc(f.lists, named); i >= 0 {
				return f.lists[i]
			}
		}
	}
	return nil
}

func (c *compilation) context(r *rawRule) {
	for i, node := range r.Context.nodes() {
		if n := r.context[contextKeys[i]]; n != nil {
			*node = c.condition(n)
		}
	}
}

// word returns the condition of a word list under values:. The name of a law in the
// address of a page or of e-mail, such as gdpr@…, invokes none.
func (c *compilation) word(w *rawWord) pattern.Node {
	words := c.condition(w.node)
	if w.Role != Law || words == 0 {
		return words
	}
	address, err := c.compiler.Term("(<url>|<email>)", 0, nil)
	if err != nil {
		c.Fail(w.node, message.Of(err))
	}
	return c.compiler.Outside(words, address)
}

// laws returns the condition that holds where a statute is named.
func (c *compilation) laws() (pattern.Node, error) {
	var nodes []pattern.Node
	inner := *c
	for _, f := range c.files {
		inner.enter(f)
		for _, w := range f.words {
			if w.Role == Law {
				nodes = append(nodes, inner.word(&w))
			}
		}
	}
	nodes = slices.DeleteFunc(nodes, func(n pattern.Node) bool { return n == 0 })
	if len(nodes) == 0 {
		return 0, message.New("rule.law.none", "language", strconv.Quote(c.language)).Err()
	}
	node := c.compiler.Any(nodes...)
	c.compiler.Name(node, "<law>")
	return node, nil
}
