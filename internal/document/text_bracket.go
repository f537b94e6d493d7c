package document

// nestBracketed puts the titles in brackets below the numbered headings in a text
// that those divide: one stands right behind a numbered heading, or between two of
// which the first comes before all titles in brackets.
func (r *textReader) nestBracketed() {
	var brackets []int
	var last label  // of the numbered headings
	inside := false // the brackets are inside what the numbers count
	leads := false  // a number came before the first bracket
	before := -1    // the last numbered heading
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.kind != heading || b.level != numberedLevel {
			continue
		}
		s := r.out.text.String()[b.span.Start:b.span.End]
		l := readLabel(s)
		switch {
		case l.count > 0:
			between := len(brackets) > 0 && brackets[len(brackets)-1] > before
			inside = inside || leads && between && l.goesOnFrom(&last)
			last, before = l, i
		case bracketedTitle(s):
			leads = leads || len(brackets) == 0 && before >= 0
			inside = inside || before >= 0 && before == i-1
			brackets = append(brackets, i)
		}
	}
	if !inside {
		return
	}
	for _, i := range brackets {
		r.blocks[i].level = plainLevel
	}
}
