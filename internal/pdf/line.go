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

// lines joins the words of a page that stand side by side on one base line, from
// top to bottom.
func (s sheet) lines(page int) []line {
	words := slices.Clone(s.words)
	slices.SortStableFunc(words, func(a, b word) int { return compare(a.y, b.y) })
	var all []line
	for from := 0; from < len(words); {
		to, top := from+1, words[from]
		for to < len(words) && words[to].y-top.y < 0.25*min(words[to].size, top.size, usualSize) {
			to++
		}
		on := words[from:to]
		slices.SortStableFunc(on, func(a, b word) int { return compare(a.x0, b.x0) })
		all = append(all, chain(on, page)...)
		from = to
	}
	return all
}

// rowsOf puts the lines of a page into rows, from top to bottom. Lines over each
// other, as of a notice that is laid over the page, are no row.
func rowsOf(lines []line) []row {
	lines = slices.Clone(lines)
	slices.SortStableFunc(lines, func(a, b line) int { return compare(a.y, b.y) })
	var all []row
	for _, l := range lines {
		if n := len(all); n > 0 && all[n-1].takes(l) {
			all[n-1].lines = append(all[n-1].lines, l)
			continue
		}
		all = append(all, row{lines: []line{l}, y: l.y})
	}
	for i := range all {
		all[i].join((*line).leaves)
		if !all[i].inOrder() {
			all[i].whole()
		}
	}
	return all
}

// takes reports whether l stands at the height of r, with room for it.
func (r row) takes(l line) bool {
	top := r.lines[0]
	if l.y-top.y >= 0.5*min(max(l.size, top.size), usualSize) {
		return false
	}
	return !slices.ContainsFunc(r.lines, func(other line) bool {
		return min(l.x1, other.x1)-max(l.x0, other.x0) > overlay*min(l.size, other.size)
	})
}

// overlay is how far words may reach into each other, in sizes, before they are
// taken to lie over each other.
const overlay = 0.5

// whole puts those lines of r together that no gap parts, whatever the order of
// painting tells.
func (r *row) whole() { r.join(func(*line, word) bool { return false }) }

// join puts the lines of r in order, and those together that go on with each
// other: a note number that is set high, or type of another kind. The first word
// of one that parted tells of stays apart.
func (r *row) join(parted func(*line, word) bool) {
	slices.SortStableFunc(r.lines, func(a, b line) int { return compare(a.x0, b.x0) })
	all := r.lines[:1:1]
	for _, l := range r.lines[1:] {
		last := &all[len(all)-1]
		if !last.near(l.words[0]) || parted(last, l.words[0]) {
			all = append(all, l)
			continue
		}
		for _, w := range l.words {
			last.add(w)
		}
		last.measure()
	}
	r.lines = all
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

// chain joins words that are in order from left to right, and cuts at the wide
// gaps. Where words lie over each other there are several lines.
func chain(words []word, page int) []line {
	var all []line
	for _, w := range words {
		best := -1
		for i := range all {
			last := all[i].words[len(all[i].words)-1]
			if drawnTwice(last, w) {
				best = -2
				break
			}
			if w.x0 < all[i].x1-overlay*w.size || !all[i].near(w) || all[i].leaves(w) {
				continue
			}
			if best < 0 || all[i].x1 > all[best].x1 {
				best = i
			}
		}
		switch {
		case best >= 0:
			all[best].add(w)
		case best == -1:
			all = append(all, line{words: []word{w}, x0: w.x0, x1: w.x1, page: page})
		}
	}
	for i := range all {
		all[i].unglue()
		all[i].measure()
	}
	return all
}

// unglue parts a Roman number at the start of l from the word behind it: some
// programs set wide ones right before it.
func (l *line) unglue() {
	first := l.words[0]
	if len(l.words) > 1 && gluedNumber(first.text+l.words[1].text) == len(first.text) {
		l.words[1].space = spaced
		return
	}
	n := gluedNumber(first.text)
	if n == 0 {
		return
	}
	number, rest := first, first
	number.text, rest.text = first.text[:n], first.text[n:]
	number.x1 = first.x0 + first.width()*float64(n)/float64(len(first.text))
	rest.x0, rest.space = number.x1, spaced
	l.words = append([]word{number, rest}, l.words[1:]...)
}

// drawnTwice reports whether w is last again in the same place, which makes it
// look bold.
func drawnTwice(last, w word) bool {
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
