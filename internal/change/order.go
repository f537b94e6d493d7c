package change

// step is a counterpart in the other version, and how much it weighs.
type step struct{ to, weight int }

// inOrder returns which of steps belong to the heaviest selection whose
// destinations rise: what has not moved, if as little as possible has. A step
// whose destination is negative never does.
func inOrder(steps []step, destinations int) []bool {
	best := make([]int, len(steps)) // weight of the heaviest selection that ends here
	before := make([]int, len(steps))
	tree := newHeaviest(destinations)
	last := -1
	for i, s := range steps {
		before[i] = -1
		if s.to < 0 {
			continue
		}
		before[i] = tree.below(s.to)
		best[i] = s.weight
		if before[i] >= 0 {
			best[i] += best[before[i]]
		}
		tree.put(s.to, i, best)
		if last < 0 || best[i] > best[last] {
			last = i
		}
	}
	in := make([]bool, len(steps))
	for i := last; i >= 0; i = before[i] {
		in[i] = true
	}
	return in
}

// heaviest is a binary indexed tree over destinations that knows the best step
// below each.
type heaviest struct {
	steps []int // -1 if there is none
	best  []int
}

func newHeaviest(destinations int) *heaviest {
	t := &heaviest{steps: make([]int, destinations+1), best: make([]int, destinations+1)}
	for i := range t.steps {
		t.steps[i] = -1
	}
	return t
}

// below returns the step that ends the best selection below destination to.
func (t *heaviest) below(to int) int {
	found, best := -1, 0
	for i := to; i > 0; i -= i & -i {
		if t.steps[i] >= 0 && t.best[i] > best {
			found, best = t.steps[i], t.best[i]
		}
	}
	return found
}

func (t *heaviest) put(to, step int, best []int) {
	for i := to + 1; i < len(t.steps); i += i & -i {
		if t.steps[i] < 0 || best[step] > t.best[i] {
			t.steps[i], t.best[i] = step, best[step]
		}
	}
}

// placesOf returns for each sentence of a the range of indices in b where it
// should stand: between the counterparts of the sentences around it that have not
// moved.
func placesOf(a, b *version) [][2]int {
	steps := make([]step, len(a.sentences))
	for i, s := range a.sentences {
		steps[i] = step{to: -1}
		if s.twin != nil {
			steps[i] = step{s.twin.index, s.letters()}
		}
	}
	stays := inOrder(steps, len(b.sentences))
	places := make([][2]int, len(a.sentences))
	from, to := 0, len(b.sentences)
	for i := range places {
		places[i][0] = from
		if stays[i] {
			from = steps[i].to + 1
		}
	}
	for i := len(places) - 1; i >= 0; i-- {
		places[i][1] = to
		if stays[i] {
			to = steps[i].to
		}
	}
	return places
}
