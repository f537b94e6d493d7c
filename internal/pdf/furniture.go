package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// running is a line at the edge of a page that may be there on other pages too.
type running struct {
	foot bool
	text string // with every number as #
	y    float64
}

// dropFurniture takes out the running headers and footers and the page numbers:
// rows at the edge of a page that stand at the same height on others, the same
// but for numbers.
func dropFurniture(all [][]row) {
	seen := gatherRunning(all)
	for i := range all {
		rows := all[i]
		head := 0
		for head < min(furnitureRows, len(rows)) && repeats(seen, all, running{false, shape(rows[head]), rows[head].y}) {
			head++
		}
		foot := len(rows)
		for foot > max(head, len(rows)-furnitureRows) && repeats(seen, all, running{true, shape(rows[foot-1]), rows[foot-1].y}) {
			foot--
		}
		all[i] = rows[head:foot]
	}
}

// furnitureRows is the most rows that a running header or footer has.
const furnitureRows = 4

// gatherRunning collects the rows at the edges of all pages by their text.
func gatherRunning(all [][]row) map[string][]running {
	seen := map[string][]running{}
	for _, rows := range all {
		for k, r := range rows {
			if k < furnitureRows {
				text := shape(r)
				seen[text] = append(seen[text], running{false, text, r.y})
			}
			if len(rows)-k <= furnitureRows {
				text := shape(r)
				seen[text] = append(seen[text], running{true, text, r.y})
			}
		}
	}
	return seen
}

// repeats reports whether r stands on enough pages: two in five, because left
// and right pages differ and the first often has none.
func repeats(seen map[string][]running, all [][]row, r running) bool {
	const tolerance = 3 // points
	if len(all) < 2 {
		return false
	}
	n := 0
	for _, other := range seen[r.text] {
		if other.foot == r.foot && math.Abs(other.y-r.y) < tolerance {
			n++
		}
	}
	return n >= max(2, (2*len(all)+4)/5)
}

// shape returns the text of r without white space, every number as #.
func shape(r row) string {
	var b strings.Builder
	number := false
	for _, l := range r.lines {
		for _, w := range l.words {
			for _, c := range w.text {
				switch digit := unicode.IsDigit(c); {
				case !digit:
					b.WriteRune(c)
				case !number:
					b.WriteByte('#')
				}
				number = unicode.IsDigit(c)
			}
		}
	}
	return b.String()
}

// place is where a word stands, in halves of a point.
type place struct {
	text string
	x, y float64
}

// dropFixed takes out the words that stand in the same place on most pages: a
// notice or a menu that stays put while the page is scrolled is printed on
// every page, over the text. A single word may do so by chance.
func (p pages) dropFixed() {
	const fewest, enough = 3, 12 // pages; bytes of a line
	count := map[place]int{}
	for _, s := range p.sheets {
		for _, w := range s.words {
			count[w.place()]++
		}
	}
	fixed := func(w word) bool {
		n := count[w.place()]
		return n >= fewest && 5*n >= 3*len(p.sheets)
	}
	for i, s := range p.sheets {
		onLine := map[float64]int{}
		for _, w := range s.words {
			if fixed(w) {
				onLine[half(w.y)] += len(w.text)
			}
		}
		var notice box
		found := false
		for _, w := range s.words {
			if fixed(w) && onLine[half(w.y)] >= enough {
				notice = notice.with(box{w.x0, w.y - w.size, w.x1, w.y}, found)
				found = true
			}
		}
		const around = 24 // points
		notice = box{notice.x0 - around, notice.y0 - around, notice.x1 + around, notice.y1 + around}
		p.sheets[i].words = slices.DeleteFunc(s.words, func(w word) bool { return found && fixed(w) && notice.holds(w.x0, w.y) })
	}
}

func (w word) place() place { return place{w.text, half(w.x0), half(w.y)} }
