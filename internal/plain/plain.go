// Package plain reads a text in the characters that everybody types. Pages and
// files have others that say the same: full-width digits, the upright forms of
// punctuation for vertical lines, compatibility characters and radicals that a
// PDF or an old encoding left behind, ligatures; and between them characters
// that show nothing. Whoever looks for a number, a unit or the end of a sentence
// reads the plain text; whoever quotes goes back to the text as it is written.
package plain

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Text is a text in plain characters, and where each stands in the text as it is
// written.
type Text struct {
	String string
	swaps  []swap // by place; none where both texts are the same
}

// swap says that plain[from:to] stands for written[writtenFrom:writtenTo]. What
// lies between two swaps is the same in both.
type swap struct {
	from, to, writtenFrom, writtenTo int
	emphasis                         int8 // 1 for a mark that begins emphasis, -1 for the one that ends it, else 0
}

// maxSwaps bounds the memory for places. No document has so many odd characters;
// what stands behind them is left as it is written.
const maxSwaps = 1 << 20

// Read reads written. It costs one look at every byte, and nothing else where
// the text is plain already. Marks of emphasis are read as nothing.
func Read(written string) Text {
	marks := emphasis(written)
	at := nextOdd(written, 0)
	if at < 0 && len(marks) == 0 {
		return Text{String: written}
	}
	var b strings.Builder
	b.Grow(len(written))
	var swaps []swap
	last := 0
	replace := func(s swap, usual string) {
		b.WriteString(written[last:s.writtenFrom])
		s.from, s.to = b.Len(), b.Len()+len(usual)
		swaps = append(swaps, s)
		b.WriteString(usual)
		last = s.writtenTo
	}
	for ; at >= 0 && len(swaps) < maxSwaps; at = nextOdd(written, last) {
		for len(marks) > 0 && marks[0].writtenFrom < at {
			replace(marks[0], "")
			marks = marks[1:]
		}
		r, size := utf8.DecodeRuneInString(written[at:])
		usual, _ := usual(r)
		replace(swap{writtenFrom: at, writtenTo: at + size}, usual)
	}
	for _, m := range marks {
		if m.writtenFrom >= last && len(swaps) < maxSwaps {
			replace(m, "")
		}
	}
	b.WriteString(written[last:])
	return Text{b.String(), swaps}
}

// String returns s in plain characters.
func String(s string) string { return Read(s).String }

// Same reports whether the text is written in plain characters.
func (t Text) Same() bool { return len(t.swaps) == 0 }

// Plain returns where the plain text of written[start:end] stands.
func (t Text) Plain(start, end int) (int, int) {
	return t.plain(start), t.plain(end)
}

func (t Text) plain(offset int) int {
	i := sort.Search(len(t.swaps), func(i int) bool { return t.swaps[i].writtenTo > offset })
	if i < len(t.swaps) && offset >= t.swaps[i].writtenFrom {
		return t.swaps[i].from
	}
	if i == 0 {
		return offset
	}
	return offset - t.swaps[i-1].writtenTo + t.swaps[i-1].to
}

// Written returns where plain[start:end] is written: whole characters, from the
// first that shows something to the last, and no mark of emphasis without its
// other half. An empty range stays empty.
func (t Text) Written(start, end int) (int, int) {
	from := t.writtenStart(start)
	return t.balanced(from, max(from, t.writtenEnd(end)))
}

// writtenStart returns where the character is written that is at offset of the
// plain text, behind what shows nothing there.
func (t Text) writtenStart(offset int) int {
	i := sort.Search(len(t.swaps), func(i int) bool { return t.swaps[i].to > offset })
	if i < len(t.swaps) && offset >= t.swaps[i].from {
		return t.swaps[i].writtenFrom
	}
	if i == 0 {
		return offset
	}
	return offset - t.swaps[i-1].to + t.swaps[i-1].writtenTo
}

// writtenEnd returns the end of the character that ends at offset of the plain
// text, before what shows nothing there.
func (t Text) writtenEnd(offset int) int {
	i := sort.Search(len(t.swaps), func(i int) bool { return t.swaps[i].from >= offset })
	if i == 0 {
		return offset
	}
	if last := t.swaps[i-1]; offset > last.to {
		return offset - last.to + last.writtenTo
	}
	return t.swaps[i-1].writtenTo
}
