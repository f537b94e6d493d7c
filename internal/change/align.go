package change

// align gives the sentences of both versions their counterparts: first those
// that say the same, wherever they stand, then those that are much alike.
func align(a, b *version) {
	matchOnce(a, b)
	spread(a, b)
	matchRest(a, b)
	matchAlike(a, b)
}

func pair(s, t *sentence) { s.twin, t.twin = t, s }

// matchOnce matches the sentences that each version has once.
func matchOnce(a, b *version) {
	type count struct {
		a, b   int
		at, to *sentence
	}
	counts := make(map[string]*count, len(a.sentences))
	of := func(key string) *count {
		c := counts[key]
		if c == nil {
			c = new(count)
			counts[key] = c
		}
		return c
	}
	for _, s := range a.sentences {
		c := of(s.key)
		c.a++
		c.at = s
	}
	for _, s := range b.sentences {
		c := of(s.key)
		c.b++
		c.to = s
	}
	for _, s := range a.sentences {
		if c := counts[s.key]; c.a == 1 && c.b == 1 {
			pair(c.at, c.to)
		}
	}
}

// spread matches sentences that stand beside matched ones and say the same: of
// several that do, those in the same surroundings belong together.
func spread(a, b *version) {
	for i, s := range a.sentences {
		spreadTo(a, b, s, i+1, +1)
	}
	for i := len(a.sentences) - 1; i >= 0; i-- {
		spreadTo(a, b, a.sentences[i], i-1, -1)
	}
}

func spreadTo(a, b *version, s *sentence, i, step int) {
	if s.twin == nil || i < 0 || i >= len(a.sentences) {
		return
	}
	j := s.twin.index + step
	if j < 0 || j >= len(b.sentences) {
		return
	}
	if s, t := a.sentences[i], b.sentences[j]; s.twin == nil && t.twin == nil && s.key == t.key {
		pair(s, t)
	}
}

// matchRest matches what says the same and is still free, in order.
func matchRest(a, b *version) {
	free := make(map[string][]*sentence)
	for _, t := range b.sentences {
		if t.twin == nil {
			free[t.key] = append(free[t.key], t)
		}
	}
	for _, s := range a.sentences {
		if all := free[s.key]; s.twin == nil && len(all) > 0 {
			pair(s, all[0])
			free[s.key] = all[1:]
		}
	}
}
