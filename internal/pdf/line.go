package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// line is words that stand side by side without a wide gap: a line of running
// text, or what one cell has of it.
type line struct {
	words  []word
	x0, x1 float64
	y      float64
	size   float64 // of most of its characters
	page   int     // from 0
}

// row is the lines of a page at one height, from left to right.
type row struct {
	lines []line
	y     float64
}

// rows puts the words of a page into rows, from top to bottom.
func (s sheet) rows(page int) []row {
	words := slices.Clone(s.words)
	slices.SortStableFunc(words, func(a, b word) int { return compare(a.y, b.y) })
	var all []row
	for from := 0; from < len(words); {
		to, top := from+1, words[from]
		for to < len(words) && words[to].y-top.y < 0.5*min(max(words[to].size, top.size), usualSize) {
			to++
		}
		on := words[from:to]
		slices.SortStableFunc(on, func(a, b word) int { return compare(a.x0, b.x0) })
		all = append(all, cutRow(on, page))
		from = to
	}
	return all
}

func compare(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// cutRow cuts the words of a row, from left to right, at the wide gaps.
func cutRow(words []word, page int) row {
	var r row
	for _, w := range words {
		if n := len(r.lines); n > 0 {
			last := &r.lines[n-1]
			if drawnTwice(*last, w) {
				continue
			}
			if last.near(w) {
				last.add(w)
				continue
			}
		}
		r.lines = append(r.lines, line{x0: w.x0, page: page})
		r.lines[len(r.lines)-1].add(w)
	}
	for i := range r.lines {
		r.lines[i].measure()
	}
	r.y = r.lines[0].y
	return r
}

// drawnTwice reports whether w is the last word of l again in the same place,
// which makes it look bold.
func drawnTwice(l line, w word) bool {
	last := l.words[len(l.words)-1]
	return last.text == w.text && math.Abs(last.x0-w.x0) < 0.2*w.size && math.Abs(last.x1-w.x1) < 0.2*w.size
}

// near reports whether w goes on with l: no gap as between columns is before
// it, or nothing but a number or a bullet is.
func (l line) near(w word) bool {
	const wide = 1.0 // sizes
	gap := w.x0 - l.x1
	if gap < wide*max(w.size, l.words[len(l.words)-1].size) {
		return true
	}
	return gap < 8*w.size && len(l.words) <= 2 && standsAlone(l.text())
}

func (l *line) add(w word) {
	l.words = append(l.words, w)
	l.x1 = max(l.x1, w.x1)
}

// measure sets the size and the height of l, those of most characters.
func (l *line) measure() {
	best := 0
	for i, w := range l.words {
		n := 0
		for _, v := range l.words[i:] {
			if math.Abs(v.size-w.size) < 0.1 {
				n += len(v.text)
			}
		}
		if n > best {
			best, l.size, l.y = n, w.size, w.y
		}
	}
}

// smallest returns the size of the smallest word of l, without notes set high.
func (l line) smallest() float64 {
	least := l.size
	for _, w := range l.words {
		if len(w.text) > 2 {
			least = min(least, w.size)
		}
	}
	return least
}

// text returns the words of l with the spaces between them.
func (l line) text() string {
	var b strings.Builder
	for i, w := range l.words {
		if i > 0 && spaceBetween(l.words[i-1], w) {
			b.WriteByte(' ')
		}
		b.WriteString(w.text)
	}
	return b.String()
}

// Widest gaps that are no space, in sizes. A line of Chinese is made to fit by
// spreading its characters, and many programs set figures and Latin words in it
// a little apart.
const (
	tightLatin = 0.1
	tightMixed = 0.24
	tightHan   = 0.4
)

// spaceBetween reports whether white space stands between two words of a line.
func spaceBetween(a, b word) bool {
	if b.space != byGap {
		return b.space == spaced
	}
	gap := (b.x0 - a.x1) / max(a.size, b.size, 1)
	before, _ := utf8.DecodeLastRuneInString(a.text)
	after, _ := utf8.DecodeRuneInString(b.text)
	switch left, right := han(before), han(after); {
	case left && right:
		return gap > tightHan
	case left || right:
		return gap > tightMixed
	}
	return gap > tightLatin
}

// bold reports whether all of l is bold.
func (l line) bold() bool {
	return !slices.ContainsFunc(l.words, func(w word) bool { return !w.bold })
}

// linked reports whether all of l is a link.
func (l line) linked() bool {
	return !slices.ContainsFunc(l.words, func(w word) bool { return !w.linked })
}
