package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// splitBlocks returns blocks with those cut at their line feeds that a reader
// sees as several paragraphs: where the next line has a number, where a line is
// a numbered title, and where a line ends like a paragraph. Indexes of lead-ins
// are those of the returned blocks.
func splitBlocks(text string, blocks []block) []block {
	out := make([]block, 0, len(blocks))
	lastPiece := make([]int, len(blocks))
	for i := range blocks {
		b := blocks[i]
		if b.lead >= 0 && b.lead < i {
			b.lead = lastPiece[b.lead]
		} else {
			b.lead = -1
		}
		if b.kind == cell || b.kind == heading && b.label != "" {
			out = append(out, b)
		} else {
			out = appendPieces(out, text, b)
		}
		lastPiece[i] = len(out) - 1
	}
	readBullets(text, out)
	readDoubled(text, out)
	readSeries(text, out)
	return out
}

// readBullets makes items of the paragraphs that begin with a typed bullet. What
// ends as a lead-in just before leads them.
func readBullets(text string, blocks []block) {
	list, lead, listed := -1, -1, false
	for i := range blocks {
		b := &blocks[i]
		n := 0
		if b.kind == paragraph && !b.continues {
			n = bullet(text[b.span.Start:b.span.End])
		}
		if n == 0 {
			listed = false
			list--
			continue
		}
		if !listed {
			listed, lead = true, leadBefore(text, blocks, i)
		}
		b.kind, b.level, b.list, b.lead = item, 1, list, lead
		b.span.Start += n
	}
}

// leadBefore returns the index of the block that leads into the list which begins
// with block i, -1 if none does.
func leadBefore(text string, blocks []block, i int) int {
	if i == 0 || !leads(text[blocks[i-1].span.Start:blocks[i-1].span.End]) {
		return -1
	}
	return i - 1
}

// bullet returns the length of the bullet that s begins with, and of the space
// behind it.
func bullet(s string) int {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case strings.ContainsRune(bullets, r):
	case r == '-' || r == '–' || r == 'Ø': // Ø is what the arrow of a symbol font is in another font
		if leadingSpace(s[size:]) == 0 {
			return 0
		}
	case r == 'o' || r == '§': // the small circle and the square of the fonts that word processors take bullets from
		if !setOff(s[size:]) {
			return 0
		}
	default:
		return 0
	}
	size += leadingSpace(s[size:])
	if size == len(s) {
		return 0
	}
	return size
}

// setOff reports whether s, which stands behind a letter, begins with the space that
// word processors put behind a bullet, more than one or one that does not break; or
// with one space and a number with its mark.
func setOff(s string) bool {
	n := leadingSpace(s)
	return n > 0 && (n > 1 && digit(firstRune(s[n:])) < 0 || readLabel(s[n:]).form == dotted && readLabel(s[n:]).count > 0)
}

// appendPieces appends the paragraphs of b. What follows the first piece of an
// item goes on inside it. Behind a colon short lines are paragraphs, as in lists.
func appendPieces(out []block, text string, b block) []block {
	rest := b.span
	listed := false
	for at := rest.Start; ; {
		n := strings.IndexByte(text[at:rest.End], '\n')
		if n < 0 {
			break
		}
		end := at + n
		at = skipBlank(text, end, rest.End)
		if at >= rest.End {
			break
		}
		said, next := text[rest.Start:end], text[at:lineEnd(text, at, rest.End)]
		listed = listed && !endsStatement(said) || EndsInColon(said)
		if endsPiece(said, text[at:rest.End]) || listed && listLine(said, next) {
			out = appendNumbered(out, text, piece(b, Span{rest.Start, end}))
			b = remainder(b)
			rest.Start = at
		}
	}
	return appendNumbered(out, text, piece(b, rest))
}

func piece(b block, s Span) block {
	b.span = s
	if b.runIn > s.End {
		b.runIn = 0
	}
	return b
}

// remainder returns what b is for the pieces behind its first.
func remainder(b block) block {
	b.label, b.runIn = "", 0
	if b.note != "" {
		b.note, b.continues = "", true
	}
	switch b.kind {
	case item:
		b.continues = true
	case heading, term:
		b.kind = paragraph
	}
	return b
}

func skipBlank(text string, at, end int) int {
	return at + len(text[at:end]) - len(strings.TrimLeft(text[at:end], " \t\n\r　\u00a0"))
}

// endsPiece reports whether a paragraph ends between before and after, two sides
// of a line feed.
func endsPiece(before, after string) bool {
	if l := readLabel(after); l.firm() {
		return true
	}
	switch lastRune(strings.TrimRight(before, " ")) {
	case '。', '；', '：', '！', '？':
		return true
	}
	l := readLabel(before)
	if r, _ := utf8.DecodeRuneInString(after); unicode.IsLower(r) {
		return false // goes on with a sentence
	}
	return l.firm() && !strings.Contains(before, "\n") && shortTitle(before[l.end:])
}

// readLabels returns the number of each block: the one that the page generates,
// else the one typed. A cell has none: its first column often counts rows.
func readLabels(text string, blocks []block) []label {
	labels := make([]label, len(blocks))
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.note != "" && b.span.Len() > 0:
			labels[i] = noteLabel(b.note, text[b.span.Start:b.span.End])
		case b.span.Len() <= 0 || b.kind == cell || b.kind == term:
		case b.label != "":
			labels[i] = readLabel(b.label)
		default:
			labels[i] = readLabel(text[b.span.Start:b.span.End])
		}
	}
	return labels
}
