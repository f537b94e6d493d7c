package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// block is what the reader of web pages gets as one element: a paragraph, a
// heading or a table.
type block struct {
	lines []line
	level int      // of a heading, from 1; 0 if it is none
	table [][]cell // nil if it is none
	edges []gutter // of the table
	depth int      // of the list that it stands in, from 1; 0 if in none
	item  bool     // it begins an item of that list

	within bounds // how far the last line could have gone
}

// typesetting is what is known of how the whole file is set.
type typesetting struct {
	body  float64             // size of most of the text
	pitch map[float64]float64 // usual distance of base lines, by size in halves of a point
	right map[float64]float64 // where lines end, by where they begin in halves of a point
}

func half(size float64) float64 { return math.Round(2*size) / 2 }

// survey measures how the lines of all regions are set.
func survey(all []region) typesetting {
	text := map[float64]int{}
	steps := map[float64]map[float64]int{}
	for _, r := range all {
		for i, l := range r.lines {
			text[half(l.size)] += len(l.text())
			if i == 0 || half(r.lines[i-1].size) != half(l.size) {
				continue
			}
			step := half(l.y - r.lines[i-1].y)
			if 0.8*l.size < step && step < 2.5*l.size {
				if steps[half(l.size)] == nil {
					steps[half(l.size)] = map[float64]int{}
				}
				steps[half(l.size)][step]++
			}
		}
		for _, cells := range r.table {
			for _, c := range cells {
				for _, l := range c {
					text[half(l.size)] += len(l.text())
				}
			}
		}
	}
	t := typesetting{body: most(text, usualSize), pitch: map[float64]float64{}, right: rightEdges(all)}
	for size, count := range steps {
		t.pitch[size] = most(count, 1.2*size)
	}
	return t
}

// most returns the key that is counted most, the lowest of several.
func most(count map[float64]int, otherwise float64) float64 {
	best := otherwise
	for k, n := range count {
		if n > count[best] || n == count[best] && k < best {
			best = k
		}
	}
	return best
}

// step returns the usual distance between base lines of text of this size.
func (t typesetting) step(size float64) float64 {
	if p, known := t.pitch[half(size)]; known {
		return p
	}
	return 1.2 * size
}

// paragraphs joins the lines of a region.
func (t typesetting) paragraphs(r region) []block {
	if r.table != nil {
		return []block{{table: r.table, edges: r.edges}}
	}
	var all []block
	around := t.margins(r.lines)
	for i, l := range r.lines {
		if i > 0 {
			last := &all[len(all)-1]
			if t.continues(last.lines, l, around[i-1]) {
				last.lines = append(last.lines, l)
				last.within = around[i]
				continue
			}
		}
		all = append(all, block{lines: []line{l}, within: around[i]})
	}
	return all
}

// bounds is how far the text around a line goes.
type bounds struct{ left, right float64 }

// margins returns the bounds of every line of running text.
func (t typesetting) margins(lines []line) []bounds {
	all := make([]bounds, len(lines))
	if len(lines) == 0 {
		return all
	}
	widest := bounds{lines[0].x0, lines[0].x1}
	for _, l := range lines {
		widest.left, widest.right = min(widest.left, l.x0), max(widest.right, l.x1)
	}
	for i, l := range lines {
		all[i] = widest
		if right, known := t.right[half(l.x0)]; known && right < widest.right {
			all[i].right = max(right, l.x1)
		}
	}
	return all
}

// wraps reports whether next looks like the second half of the sentence in l.
func wraps(l, next line) bool {
	before, after := l.text(), next.text()
	return marker(after) == 0 && !endsSentence(before) && goesOn(before, after) && next.y-l.y < 2.5*l.size
}

// rightEdges returns, by the left end of lines, how far right their column goes:
// as far as at least three lines do that were too long for it.
func rightEdges(all []region) map[float64]float64 {
	const enough, tolerance = 3, 2.0 // lines; sizes
	ends := map[float64][]float64{}
	size := map[float64]float64{}
	for _, r := range all {
		for i, l := range r.lines {
			if i+1 < len(r.lines) && wraps(l, r.lines[i+1]) {
				ends[half(l.x0)] = append(ends[half(l.x0)], l.x1)
				size[half(l.x0)] = max(size[half(l.x0)], l.size)
			}
		}
	}
	right := map[float64]float64{}
	for left, at := range ends {
		slices.SortFunc(at, func(a, b float64) int { return compare(b, a) })
		for i := range at[:max(len(at)-enough+1, 0)] {
			if at[i]-at[i+enough-1] < tolerance*size[left] {
				right[left] = at[i]
				break
			}
		}
	}
	return right
}

// continues reports whether next goes on with the paragraph that has the lines
// so far, the last of which could have filled the bounds.
func (t typesetting) continues(so []line, next line, within bounds) bool {
	last := so[len(so)-1]
	pause := next.y - last.y
	step := t.step(last.size)
	if math.Abs(next.size-last.size) > 0.08*last.size || pause < 0.3*step || pause > 2.2*step {
		return false
	}
	before, after := last.text(), next.text()
	full, ends := !endsShort(last, next, within.right), endsSentence(before)
	switch {
	case !last.bold() && next.bold() && (!full || ends):
		return false
	case last.bold() && !next.bold() && len(so) == 1 && !full:
		return false
	}
	wide := pause > step+0.2*last.size
	if n := marker(after); n > 0 && (!full || ends || wide || listed(so[0], next, n)) {
		return false
	}
	inLine := aligned(so, next, within.left)
	switch {
	case wide:
		return inLine && full && !ends && goesOn(before, after) && pause < 1.7*step
	case !inLine:
		return full && !ends && lowerStart(after)
	case full:
		return !endsItem(before) || last.x0 < within.left+last.size // an item stands further in
	}
	return !ends && lowerStart(after) && last.x1-last.x0 > 0.6*(within.right-last.x0)
}

// listed reports whether next, which begins with a number of n bytes, begins the
// item after that which first begins.
func listed(first, next line, n int) bool {
	const little = 0.4 // sizes
	text := first.text()
	m := marker(text)
	return m > 0 && markerStyle(text[:m]) == markerStyle(next.text()[:n]) && math.Abs(next.x0-first.x0) < little*next.size
}

// aligned reports whether next begins where the paragraph goes on: below its last
// line, or further out than an indented first line, or further in than a number
// that it hangs from, or, in a heading, around the same middle.
func aligned(so []line, next line, left float64) bool {
	const little, mostIndent = 0.8, 4.0 // sizes
	last := so[len(so)-1]
	in := (next.x0 - last.x0) / last.size
	switch {
	case math.Abs(in) <= little:
		return true
	case centred(last, next):
		return true
	case len(so) > 1:
		return false
	case in > 0:
		return marker(last.text()) > 0
	}
	return in >= -mostIndent && next.x0 < left+mostIndent*last.size
}

// centred reports whether two lines stand around the same middle.
func centred(a, b line) bool { return math.Abs(a.x0+a.x1-b.x0-b.x1) < a.size }

// endsShort reports whether the first word of next would have had room on l.
func endsShort(l, next line, right float64) bool {
	first := next.words[0]
	room := right - l.x1
	r, size := utf8.DecodeRuneInString(first.text)
	if !han(r) {
		return room > first.width()*float64(latinPart(first.text))/float64(max(len(first.text), 1))+0.3*l.size
	}
	need := 1.2 // sizes
	for _, after := range first.text[size:] {
		if !han(after) || !unicode.IsPunct(after) {
			break
		}
		need++ // it must not begin a line
	}
	return room > (need+0.8)*l.size
}

// latinPart returns the length of what of s cannot be broken.
func latinPart(s string) int {
	n := strings.IndexFunc(s, han)
	if n < 0 {
		return len(s)
	}
	return n
}

// endsSentence reports whether s ends like a sentence, an item or a lead-in.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’)）」』】]*")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?;:…。！？；：", r)
}

// endsItem reports whether s ends like an item of a list.
func endsItem(s string) bool { return strings.HasSuffix(s, ";") || strings.HasSuffix(s, "；") }

// goesOn reports whether after looks like the middle of the sentence that before
// begins.
func goesOn(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return lowerStart(after) || han(last) && han(first)
}

func lowerStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
