package document

// nestedLevel is the level of numbered headings that count the parts of a plain
// one.
const nestedLevel = plainLevel + 1

// fewestPlain is how many plain headings a text has before its first number that
// is divided by plain headings.
const fewestPlain = 2

// nestNumbered puts the numbered headings below the plain ones in a text that
// those divide: its numbers begin right behind a plain heading, after others that
// had no numbers, and begin again at one behind another. Then a plain heading ends
// the numbers before it.
func (r *textReader) nestNumbered() {
	var nested []int
	plain, after := 0, -1 // how many plain headings there were, and the last since a number
	var last label
	for i := range r.blocks {
		b := &r.blocks[i]
		if b.kind != heading {
			continue
		}
		if b.level == plainLevel {
			plain, after = plain+1, i
			continue
		}
		l := readLabel(r.out.text.String()[b.span.Start:b.span.End])
		if l.count == 0 {
			continue
		}
		begins := l.last() == 1 && after == i-1 && plain > fewestPlain
		if l.count > 1 || l.outermost() || !begins && !(after < 0 && l.sameStyle(&last) && l.follows(&last)) {
			return
		}
		nested, last, after = append(nested, i), l, -1
	}
	for _, i := range nested {
		r.blocks[i].level = nestedLevel
	}
}
