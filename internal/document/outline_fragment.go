package document

import (
	"slices"
	"strings"
	"unicode"
)

const (
	maxFragment  = 160 // columns of a line of a list that has lost its marks
	maxFragments = 12  // lines of such a list; tables of contents have more
)

// fragmentsEnd returns the block after the list that begins with block i behind its
// lead-in and has lost its marks, as lists do when they are copied: lines with
// neither number nor bullet that end in no mark, but perhaps a comma. It returns i if
// there is none. Lines in lower case go on from the lead-in, and the last may have a
// stop; of others there are two at least.
func fragmentsEnd(text string, blocks []block, i int) int {
	end := i
	lower := i < len(blocks) && startsLower(blockText(text, blocks, i))
	for end < len(blocks) && end-i <= maxFragments && fragment(text, blocks, end) && startsLower(blockText(text, blocks, end)) == lower {
		end++
	}
	switch {
	case end-i > maxFragments:
		return i
	case lower && end > i && end < len(blocks) && inSeries(text, blocks, end) && startsLower(blockText(text, blocks, end)):
		return end + 1 // the last, with the stop of the sentence that all make
	case lower:
		return end
	case end > i && headsNext(text, blocks, i, end):
		end--
	}
	if end-i < 2 {
		return i
	}
	return end
}

// fragment reports whether block i may be a line of a list that has lost its marks.
func fragment(text string, blocks []block, i int) bool {
	b, s := &blocks[i], blockText(text, blocks, i)
	if b.kind != paragraph && !b.guessed || b.continues || b.note != "" || b.label != "" || b.bold || !fits(s, maxFragment) {
		return false
	}
	return readLabel(s).count == 0 && !strings.ContainsAny(s, ":：。；\n") && !strings.Contains(s, ". ") &&
		!endsClause(s) && strings.ContainsFunc(s, unicode.IsLetter) && !contactLine(s) && !allCapitals(s) && findDate(s) == ""
}

// addressEnd returns the block after the address that begins with block i behind
// what leads to it, told line by line; i if there is none.
func addressEnd(text string, blocks []block, i int) int {
	end, told := i, false
	for end < len(blocks) && end-i <= maxFragments {
		s := blockText(text, blocks, end)
		line := contactLine(s) && !endsStatement(s) && (blocks[end].kind == paragraph || blocks[end].guessed)
		if !line && !fragment(text, blocks, end) {
			break
		}
		told = told || line
		end++
	}
	if !told {
		return i
	}
	return end
}

// headsNext reports whether the last of the fragments i to end, which are not in lower
// case, may be the heading of what stands below rather than an item: a sentence
// follows. A Chinese one is an item if it is about as long as those before it, or on
// a page, which would mark a heading.
func headsNext(text string, blocks []block, i, end int) bool {
	if end == len(blocks) || blocks[end].kind != paragraph || readLabel(blockText(text, blocks, end)).count > 0 {
		return false
	}
	last := blockText(text, blocks, end-1)
	switch {
	case !startsWord(last) && !isHan(firstRune(last)):
		return false // it begins with a mark of its own
	case !isHan(firstRune(last)) || end-i < 2:
		return true
	case !blocks[end-1].guessed:
		return false
	}
	var widths []int
	for j := i; j < end-1; j++ {
		widths = append(widths, columns(blockText(text, blocks, j)))
	}
	const briefTitle = 8 // four characters
	is := columns(last)
	return 2*is < slices.Max(widths) || is <= briefTitle && is < slices.Min(widths)
}
