package change

import (
	"cmp"
	"math"
	"slices"
	"sort"
	"strings"
)

// How much two sentences must have in common to be versions of one. In the same
// place, between sentences that are the same, less will do.
const (
	alikeAnywhere = 0.55
	alikeHere     = 0.34
)

// Bounds on the search for what is alike, so that it takes time linear in the
// text: how many of the rarest words of a sentence are looked up, how many
// sentences with such a word are looked at, how many are compared with it, and
// how many neighbours in the same place.
const (
	mostWords      = 12
	mostWithWord   = 60
	mostCandidates = 12
	mostNeighbours = 12
)

// faintness is how much less numbers and words that say nothing by themselves
// tell of what a sentence is than others do.
const faintness = 0.3

// bag is the words of a sentence, each with how often it stands there.
type bag struct {
	*sentence
	words  []int // ids, in order; repeated words are repeated
	weight float64
	heads  string // of a cell
}

// alikeness matches sentences that are alike.
type alikeness struct {
	ids     map[string]int
	faint   []bool    // by id: numbers, and words that say nothing by themselves
	weights []float64 // by id: rare words tell more
	a, b    []bag     // of the sentences without a counterpart
	with    [][]int   // by id: indices into b
	places  [][2]int  // see placesOf
}

// matchAlike matches what is still free and alike, the most alike first.
func matchAlike(a, b *version) {
	m := &alikeness{ids: make(map[string]int)}
	m.a, m.b = m.bags(a), m.bags(b)
	if len(m.a) == 0 || len(m.b) == 0 {
		return
	}
	m.weigh(a, b)
	m.places = placesOf(a, b)
	var all []match
	for i := range m.a {
		all = append(all, m.candidates(i)...)
	}
	slices.SortStableFunc(all, func(x, y match) int { return cmp.Compare(y.score, x.score) })
	for _, c := range all {
		if s, t := m.a[c.i].sentence, m.b[c.j].sentence; s.twin == nil && t.twin == nil {
			pair(s, t)
		}
	}
}

// bags returns the words of the free sentences of v.
func (m *alikeness) bags(v *version) []bag {
	var all []bag
	for _, s := range v.sentences {
		if s.twin == nil && len(s.said) > 0 {
			all = append(all, bag{sentence: s, words: m.wordsOf(s), heads: strings.Join(s.clause.Heads, "\n")})
		}
	}
	return all
}

// wordsOf returns the words of s: of Chinese, two characters at a time.
func (m *alikeness) wordsOf(s *sentence) []int {
	var words []int
	add := func(w string, faint bool) {
		id, known := m.ids[w]
		if !known {
			id = len(m.ids)
			m.ids[w] = id
			m.faint = append(m.faint, faint)
		}
		words = append(words, id)
	}
	for i, t := range s.said {
		switch {
		case t.kind != han:
			add(stem(t.text), t.kind == digit || neutral[t.text])
		case i+1 < len(s.said) && s.said[i+1].kind == han:
			add(t.text+s.said[i+1].text, false)
		case i == 0 || s.said[i-1].kind != han:
			add(t.text, neutral[t.text])
		}
	}
	slices.Sort(words)
	return words
}

// weigh gives each word its weight by how rare it is.
func (m *alikeness) weigh(a, b *version) {
	in := make([]int, len(m.ids))
	m.with = make([][]int, len(m.ids))
	for side, bags := range [][]bag{m.a, m.b} {
		for i, x := range bags {
			for k, id := range x.words {
				if k > 0 && x.words[k-1] == id {
					continue
				}
				in[id]++
				if side == 1 && len(m.with[id]) < mostWithWord {
					m.with[id] = append(m.with[id], i)
				}
			}
		}
	}
	total := float64(len(m.a) + len(m.b))
	m.weights = make([]float64, len(in))
	for id, n := range in {
		if m.weights[id] = math.Log(1 + total/float64(n)); m.faint[id] {
			m.weights[id] *= faintness
		}
	}
	for _, bags := range [][]bag{m.a, m.b} {
		for i := range bags {
			for _, id := range bags[i].words {
				bags[i].weight += m.weights[id]
			}
		}
	}
}

// match is a pair of free sentences and how well they fit.
type match struct {
	i, j  int
	score float64
}

// candidates returns what sentence i of a may have become.
func (m *alikeness) candidates(i int) []match {
	x := m.a[i]
	from, to := m.places[x.index][0], m.places[x.index][1]
	seen := make(map[int]bool)
	var all []match
	try := func(j int) {
		if seen[j] {
			return
		}
		seen[j] = true
		here := from <= m.b[j].index && m.b[j].index < to
		score := m.alike(x, m.b[j])
		if here && x.sameCell(m.b[j]) {
			score = max(score, alikeHere)
		}
		if score >= alikeAnywhere || here && score >= alikeHere {
			if here {
				score += 0.2
			}
			all = append(all, match{i, j, score})
		}
	}
	first := sort.Search(len(m.b), func(j int) bool { return m.b[j].index >= from })
	for j := first; j < len(m.b) && m.b[j].index < to && j < first+mostNeighbours; j++ {
		try(j)
	}
	for _, j := range m.sharing(x) {
		try(j)
	}
	return all
}

// shortCell is how many words a cell has that can be filled in otherwise
// altogether.
const shortCell = 8

// sameCell reports whether x and y are short entries under the same headings: a
// period in a table may have become another with no word in common.
func (x bag) sameCell(y bag) bool {
	return x.heads != "" && x.heads == y.heads && max(len(x.words), len(y.words)) <= shortCell
}

// sharing returns the sentences of b that have most of the rarest words of x.
func (m *alikeness) sharing(x bag) []int {
	rare := slices.Clone(x.words)
	rare = slices.Compact(rare)
	slices.SortStableFunc(rare, func(a, b int) int { return cmp.Compare(m.weights[b], m.weights[a]) })
	rare = rare[:min(mostWords, len(rare))]
	shared := make(map[int]float64)
	for _, id := range rare {
		for _, j := range m.with[id] {
			shared[j] += m.weights[id]
		}
	}
	found := make([]int, 0, len(shared))
	for j := range shared {
		found = append(found, j)
	}
	slices.SortFunc(found, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), a-b) })
	return found[:min(mostCandidates, len(found))]
}

// How much of a sentence must be in a longer one, and in how many words, for the
// longer one to be it with something added.
const (
	nearlyAll  = 0.9
	fewestKept = 4
)

// alike returns how much of the words of x and y is common to both, from 0 to 1.
// A sentence that is all in a longer one is alike: an exception that is added can
// be longer than the rule.
func (m *alikeness) alike(x, y bag) float64 {
	common, kept := 0.0, 0
	for i, j := 0, 0; i < len(x.words) && j < len(y.words); {
		switch c := x.words[i] - y.words[j]; {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			common += m.weights[x.words[i]]
			kept++
			i++
			j++
		}
	}
	score := 2 * common / (x.weight + y.weight)
	if kept >= fewestKept && common >= nearlyAll*min(x.weight, y.weight) {
		score = max(score, alikeAnywhere+0.1*score)
	}
	return score
}

// stem returns an English word without the ending of its form, roughly.
func stem(w string) string {
	if len(w) < 5 {
		return w
	}
	for _, ending := range []string{"'s", "ing", "ies", "ied", "es", "ed", "s", "e", "y"} {
		if rest, found := strings.CutSuffix(w, ending); found && len(rest) >= 3 {
			return rest
		}
	}
	return w
}
