package rule

import (
	"bytes"
	"encoding/gob"
	"maps"
	"slices"

	"exitclause/internal/crew"
	"exitclause/internal/pattern"
)

// compiled is a pack as Compile stores it.
type compiled struct {
	Rules, Exclusions []*Rule
	Words             []Word
	Lists             []*List
	Programs          []program // in order of language
}

type program struct {
	Language string
	Data     []byte
}

// Compile returns p in the form of Pack.Compiled, for packs that are loaded often
// and seldom change: reading and compiling the YAML is most of what loading takes.
func (p *Packs) Compile() ([]byte, error) {
	stored := compiled{Rules: p.Rules, Exclusions: p.Exclusions, Words: p.Words, Lists: p.Lists}
	for _, language := range slices.Sorted(maps.Keys(p.Programs)) {
		data, err := p.Programs[language].MarshalBinary()
		if err != nil {
			return nil, err
		}
		stored.Programs = append(stored.Programs, program{language, data})
	}
	var b bytes.Buffer
	e := gob.NewEncoder(&b)
	if err := e.Encode(p.Digest); err != nil {
		return nil, err
	}
	err := e.Encode(stored)
	return b.Bytes(), err
}

// stored returns the packs that data holds, if they were compiled from files;
// nil if not.
func stored(data []byte, files []*file) *Packs {
	d := gob.NewDecoder(bytes.NewReader(data))
	var of string
	var c compiled
	if d.Decode(&of) != nil || of != digest(files) || d.Decode(&c) != nil {
		return nil
	}
	p := &Packs{Rules: c.Rules, Exclusions: c.Exclusions, Words: c.Words, Lists: c.Lists, Digest: of, files: files}
	if p.Programs = programs(c.Programs); p.Programs == nil {
		return nil
	}
	text := make(map[string][]byte)
	for _, f := range files {
		text[f.name] = f.data
	}
	for _, r := range slices.Concat(p.Rules, p.Exclusions) {
		r.data = text[r.File]
	}
	for _, l := range p.Lists {
		l.data = text[l.File]
	}
	return p
}

// programs returns what is stored, by language; nil if one of them cannot be read.
func programs(all []program) map[string]*pattern.Program {
	made := make([]*pattern.Program, len(all))
	crew.Do(len(all), func(i int) {
		p := new(pattern.Program)
		if p.UnmarshalBinary(all[i].Data) == nil {
			made[i] = p
		}
	})
	byLanguage := make(map[string]*pattern.Program)
	for i, p := range made {
		if p == nil {
			return nil
		}
		byLanguage[all[i].Language] = p
	}
	return byLanguage
}
