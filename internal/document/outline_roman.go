package document

// neighbourhood is how many blocks to look ahead for a number that decides.
const neighbourhood = 64

// chooseNumeral decides whether a lone i, v or x is a letter or a Roman numeral:
// by the sequence it continues, else by the next number of its form.
func (o *outliner) chooseNumeral(i int) {
	roman, ok := o.labels[i].roman()
	if !ok {
		return
	}
	letter := o.labels[i]
	wantsRoman, wantsLetter := o.continues(&roman), o.continues(&letter)
	if wantsRoman != wantsLetter && roman.last() > 1 {
		if wantsRoman {
			o.labels[i] = roman
		}
		return
	}
	if o.nextIs(i, roman) || !wantsLetter && !o.nextIs(i, letter) {
		o.labels[i] = roman
	}
}

// continues reports whether l is the next number of an open sequence.
func (o *outliner) continues(l *label) bool {
	return o.above(func(n *node) bool { return l.goesOnFrom(&n.label) }) != o.root
}

// nextIs reports whether the number after l comes before long, before any other
// of its form.
func (o *outliner) nextIs(i int, l label) bool {
	for j := i + 1; j < len(o.labels) && j <= i+neighbourhood; j++ {
		m := &o.labels[j]
		if m.count == 1 && m.form == l.form && m.numeral != arabic && m.numeral != han {
			if m.numeral == l.numeral && m.follows(&l) {
				return true
			}
			r, ok := m.roman()
			return ok && r.numeral == l.numeral && r.follows(&l)
		}
	}
	return false
}
