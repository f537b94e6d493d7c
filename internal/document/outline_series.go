package document

import "strings"

// readSeries makes items of the paragraphs without number or bullet that finish
// what a lead-in before them begins: all but the last end in a semicolon, as in
// 有下列情形之一的： 您已撤回同意； 保存期限届满。 Or all end in nothing.
func readSeries(text string, blocks []block) {
	list := -1 - len(blocks)
	for i := 0; i < len(blocks); i++ {
		if blocks[i].kind != paragraph || !trails(blockText(text, blocks, i)) {
			continue
		}
		if end := addressEnd(text, blocks, i+1); end > i+1 {
			for j := i + 1; j < end; j++ {
				blocks[j].kind = paragraph // whatever was guessed
			}
			i = end - 1
			continue
		}
		end := max(seriesEnd(text, blocks, i+1), fragmentsEnd(text, blocks, i+1))
		for j := i + 1; j < end; j++ {
			b := &blocks[j]
			b.kind, b.level, b.list, b.lead = item, 1, list, i
		}
		list--
		i = max(i, end-1)
	}
}

// seriesEnd returns the block after the series of items that begins with block
// i, or i if none does. One that ends in a full stop is the last, unless the next
// goes on.
func seriesEnd(text string, blocks []block, i int) int {
	going := func(i int) bool {
		return i < len(blocks) && inSeries(text, blocks, i) && goesOn(blockText(text, blocks, i))
	}
	end := i
	for going(end) || end < len(blocks) && inSeries(text, blocks, end) && going(end+1) {
		end++
	}
	if end > i && end < len(blocks) && inSeries(text, blocks, end) {
		end++
	}
	return end
}

// inSeries reports whether block i may be an item of a series: a plain paragraph
// that neither has a number nor leads into a list itself.
func inSeries(text string, blocks []block, i int) bool {
	b := &blocks[i]
	s := blockText(text, blocks, i)
	return b.kind == paragraph && !b.continues && b.note == "" && b.label == "" && !b.bold &&
		s != "" && readLabel(s).count == 0 && !EndsInColon(s)
}

// goesOn reports whether s ends as an item does that is not the last: with a
// semicolon, and perhaps a word for "and" or "or" behind it.
func goesOn(s string) bool {
	for _, w := range [...]string{"and", "or", "以及", "或者", "及", "或", "和", "且", "并"} {
		if rest, ok := strings.CutSuffix(s, w); ok {
			s = strings.TrimRight(rest, " ")
			break
		}
	}
	return hasAnySuffix(s, "；", ";")
}

// blockText returns the text of block i.
func blockText(text string, blocks []block, i int) string {
	return text[blocks[i].span.Start:blocks[i].span.End]
}

// trails reports whether s leads to what stands behind it, in a colon or, where
// that was lost, in words after which nothing can end.
func trails(s string) bool {
	return EndsInColon(s) || hasAnySuffix(s, "包括但不限于", "包括但不限於", "包括但不仅限于", "包括但不僅限於")
}

// EndsInColon reports whether s leads to what stands behind it.
func EndsInColon(s string) bool { return hasAnySuffix(s, "：", ":") }
