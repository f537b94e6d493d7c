package change

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// meaning is what of a sentence can change what it says: how often each word
// stands there, without the words that say nothing by themselves, and each turn.
type meaning struct {
	words map[string]int
	turns map[string]int
	names map[string]string // by word: with a capital letter within the sentence, as written there
	size  int               // of words
}

func newMeaning() meaning {
	return meaning{words: make(map[string]int), turns: make(map[string]int), names: make(map[string]string)}
}

// add takes in the meaning of another sentence.
func (m *meaning) add(o meaning) {
	for w, n := range o.words {
		m.words[w] += n
	}
	for turn, n := range o.turns {
		m.turns[turn] += n
	}
	for w, name := range o.names {
		m.names[w] = name
	}
	m.size += o.size
}

// meaningOf returns the meaning of s. The names of the provider say no more than
// "we".
func meaningOf(s *sentence, names map[string]bool) meaning {
	m := newMeaning()
	for i, t := range s.said {
		switch {
		case t.kind == digit:
			if !reference(s.said, i) {
				m.turns[t.text]++
			}
		case turning[t.text] != "":
			m.turns[turning[t.text]]++
			if t.text == "cannot" || t.text == "can't" || t.text == "couldn't" {
				m.turns["may"]++
			}
		case conditional(s.said, i):
			m.turns["if"]++
		case !neutral[t.text] && !names[t.text]:
			m.words[stem(t.text)]++
			m.size++
			if t.written != "" && i > 0 {
				m.names[stem(t.text)] = t.written
			}
		}
	}
	m.turnsInChinese(s.text)
	if 2*len(m.names) > m.size {
		clear(m.names) // the sentence is in capitals
	}
	return m
}

// conditional reports the phrases provided that and subject to.
func conditional(said []token, i int) bool {
	if i+1 >= len(said) {
		return false
	}
	return said[i].text == "provided" && said[i+1].text == "that" || said[i].text == "subject" && said[i+1].text == "to"
}

// reference reports whether the number at i is of a clause, a day or a year, and
// not an amount.
func reference(said []token, i int) bool {
	if n := said[i].text; len(n) == 4 && (n[:2] == "19" || n[:2] == "20") {
		return true
	}
	around := func(j int) string {
		if j < 0 || j >= len(said) {
			return ""
		}
		return said[j].text
	}
	for _, w := range []string{around(i - 1), around(i + 1)} {
		if slices.Contains(references, w) {
			return true
		}
	}
	return i >= 2 && said[i-1].kind == digit && reference(said, i-1) // 4.2.1, 12 July 2024
}

func (m *meaning) turnsInChinese(s string) {
	for i, end := 0, 0; i < len(s); i = end {
		r, n := utf8.DecodeRuneInString(s[i:])
		end = i + n
		if r < 0x4E00 {
			continue
		}
		for _, w := range turningByFirst[r] {
			if strings.HasPrefix(s[i:], w) {
				end = i + len(w)
				if turn := turningChinese[w]; turn != "" {
					m.turns[turn]++
				}
				break
			}
		}
	}
}

// edit is what differs between the meanings of two sentences.
type edit struct {
	gone, came    []string // words, each as often as it went or came, in order
	turnsGone     []string
	turnsCame     []string
	namesGone     []string
	namesCame     []string
	size          int // of the longer one, in words
	before, after int
}

func editOf(from, to meaning) edit {
	e := edit{size: max(from.size, to.size), before: from.size, after: to.size}
	e.gone, e.came = exchange(from.words, to.words)
	e.turnsGone, e.turnsCame = exchange(from.turns, to.turns)
	e.namesGone, e.namesCame = named(e.gone, from), named(e.came, to)
	return e
}

// named returns those of words that m has as names.
func named(words []string, m meaning) []string {
	var all []string
	for _, w := range words {
		if name := m.names[w]; name != "" && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// exchange returns what from has more than to, and the other way round.
func exchange(from, to map[string]int) (gone, came []string) {
	for w, n := range from {
		for range n - to[w] {
			gone = append(gone, w)
		}
	}
	for w, n := range to {
		for range n - from[w] {
			came = append(came, w)
		}
	}
	slices.Sort(gone)
	slices.Sort(came)
	return gone, came
}

// turns reports whether words came or went on which a clause turns.
func (e edit) turns() bool { return len(e.turnsGone)+len(e.turnsCame) > 0 }

// empty reports whether the sentences say the same.
func (e edit) empty() bool { return !e.turns() && len(e.gone)+len(e.came) == 0 }

// slight reports whether nearly all of the words stayed.
func (e edit) slight() bool { return 4*max(len(e.gone), len(e.came)) <= e.size }

// close reports whether half of the words stayed.
func (e edit) close() bool { return 2*max(len(e.gone), len(e.came)) <= e.size }

// adds reports whether nearly all of the words before are still there, and takes
// whether nearly all of those after were.
func (e edit) adds() bool  { return 4*len(e.gone) <= e.before }
func (e edit) takes() bool { return 4*len(e.came) <= e.after }
