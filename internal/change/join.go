package change

import (
	"cmp"
	"slices"
)

// join gives clauses their counterparts: the clause that most of a clause's text
// is in, where that is mutual, and says which of them have moved.
func join(a, b *version) {
	shared := make(map[[2]int]int)
	for _, s := range a.sentences {
		if s.twin != nil {
			shared[[2]int{s.clause.index, s.twin.clause.index}] += 1 + s.letters()
		}
	}
	pairs := make([][2]int, 0, len(shared))
	for p := range shared {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(p, q [2]int) int {
		return cmp.Or(cmp.Compare(shared[q], shared[p]), cmp.Compare(p[0], q[0]), cmp.Compare(p[1], q[1]))
	})
	for _, p := range pairs {
		if c, d := a.clauses[p[0]], b.clauses[p[1]]; c.twin == nil && d.twin == nil {
			c.twin, d.twin = d, c
		}
	}
	markMoved(a, b)
}

func markMoved(a, b *version) {
	steps := make([]step, len(a.clauses))
	for i, c := range a.clauses {
		steps[i] = step{to: -1}
		if c.twin != nil {
			steps[i] = step{c.twin.index, 1 + len(c.Text)}
		}
	}
	for i, stays := range inOrder(steps, len(b.clauses)) {
		if c := a.clauses[i]; c.twin != nil && !stays {
			c.moved, c.twin.moved = true, true
		}
	}
}

// piece is a part of one version and what it is in the other: as a rule a clause,
// or the sentences that went from one clause to another.
type piece struct {
	old, new []*sentence // in order; empty if there is none
	apart    bool        // sentences of a clause whose other sentences are elsewhere
	moved    bool
	order    [3]int // by which pieces are arranged: clause of the new version, 1 if removed, index
	differs  []difference
	remarks  []remark
}

// pieces cuts both versions into pieces, in the order of the new one.
func pieces(a, b *version) []*piece {
	var all []*piece
	for _, c := range b.clauses {
		if c.twin != nil {
			all = append(all, &piece{old: c.twin.sentences, new: c.sentences, moved: c.moved, order: [3]int{c.index}})
		}
		for _, run := range runs(c.sentences, (*sentence).strayed) {
			p := &piece{new: run, apart: true, order: [3]int{c.index, 0, run[0].index + 1}}
			if run[0].twin != nil {
				p.moved = true
				for _, s := range run {
					p.old = append(p.old, s.twin)
				}
			}
			all = append(all, p)
		}
	}
	behind := -1
	for _, c := range a.clauses {
		if c.twin != nil && !c.moved {
			behind = c.twin.index
		}
		for _, run := range runs(c.sentences, (*sentence).lost) {
			all = append(all, &piece{old: run, apart: true, order: [3]int{behind, 1, run[0].index}})
		}
	}
	slices.SortStableFunc(all, func(p, q *piece) int { return slices.Compare(p.order[:], q.order[:]) })
	for _, p := range all {
		p.claim()
	}
	return all
}

// strayed reports whether s does not belong to the counterpart of its clause:
// its own is in another clause, or it is new in a clause that is.
func (s *sentence) strayed() bool {
	if s.twin == nil {
		return s.clause.twin == nil
	}
	return s.twin.clause != s.clause.twin
}

// lost reports whether s is gone with its clause.
func (s *sentence) lost() bool { return s.twin == nil && s.clause.twin == nil }

// runs returns the longest runs of sentences for which is holds and that belong
// together: all without a counterpart, or with theirs side by side in a clause.
func runs(sentences []*sentence, is func(*sentence) bool) [][]*sentence {
	var all [][]*sentence
	for _, s := range sentences {
		if !is(s) {
			continue
		}
		if n := len(all); n > 0 && follows(all[n-1][len(all[n-1])-1], s) {
			all[n-1] = append(all[n-1], s)
			continue
		}
		all = append(all, []*sentence{s})
	}
	return all
}

func follows(s, next *sentence) bool {
	if next.index != s.index+1 || (s.twin == nil) != (next.twin == nil) {
		return false
	}
	return s.twin == nil || next.twin.clause == s.twin.clause && next.twin.index == s.twin.index+1
}

// claim makes p the piece of its sentences.
func (p *piece) claim() {
	for _, all := range [][]*sentence{p.old, p.new} {
		for _, s := range all {
			if p.apart || s.piece == nil {
				s.piece = p
			}
		}
	}
}

// same reports whether nothing in p is otherwise but what went elsewhere.
func (p *piece) same() bool {
	i := 0
	for _, s := range p.old {
		switch {
		case s.piece != p:
			continue
		case s.twin == nil:
			return false
		}
		for i < len(p.new) && p.new[i].piece != p {
			i++
		}
		if i == len(p.new) || s.twin != p.new[i] || s.bare != s.twin.bare {
			return false
		}
		i++
	}
	for ; i < len(p.new); i++ {
		if p.new[i].piece == p {
			return false
		}
	}
	return len(p.old) > 0 && len(p.new) > 0
}
