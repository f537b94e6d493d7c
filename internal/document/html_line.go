package document

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/plain"
)

// paragraphs adds the blocks that the text of the open block, which runs to the
// end of text, is cut into at the line feeds that separate paragraphs. Pages in
// both languages, Chinese ones above all, write whole agreements as one element
// with line breaks. Behind a colon short lines are, as in lists.
func (r *htmlReader) paragraphs(text string) {
	whole := trimSpan(text, Span{r.start, len(text)})
	if s := &r.setting; s.wraps && isText(text[whole.Start:whole.End]) {
		s.level = 0
	}
	if r.setting.level > 0 {
		r.add(whole, text)
		return
	}
	var open Span
	blank, listed := false, false
	for at := whole.Start; at < whole.End; {
		end := lineEnd(text, at, whole.End)
		line := trimSpan(text, Span{at, end})
		at = end + 1
		switch {
		case !visible(text[line.Start:line.End]):
			blank = true
			continue
		case open.Len() == 0:
			open = line
		case blank || r.parts(text, open, line) || listed && listLine(text[open.Start:open.End], text[line.Start:line.End]):
			r.add(open, text)
			said := text[open.Start:open.End]
			listed = EndsInColon(said) || listed && !endsStatement(said)
			open = line
		default:
			open.End = line.End
		}
		blank = false
	}
	r.add(open, text)
}

// listLine reports whether next, which stands in a line below line and some lines
// below a colon, is another entry of a list: line had room, and next is neither what
// it goes on with nor part of an address.
func listLine(line, next string) bool {
	ends := EndsInColon(line) || unicode.IsLetter(lastRune(line)) && fits(line, tornColumns-1)
	return ends && (startsLower(next) || isHan(firstRune(next))) && (!contactLine(next) || endsStatement(next))
}

// visible reports whether s shows anything.
func visible(s string) bool { return strings.TrimLeftFunc(s, plain.Unseen) != "" }

func lineEnd(text string, at, most int) int {
	if i := strings.IndexByte(text[at:most], '\n'); i >= 0 {
		return at + i
	}
	return most
}

// trimSpan returns span without white space at its ends.
func trimSpan(text string, span Span) Span {
	s := text[span.Start:span.End]
	start := span.Start + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
	return Span{start, start + len(strings.TrimSpace(s))}
}

// parts reports whether the line break between a paragraph so far and the next
// line separates paragraphs: the paragraph has ended, or is a title, or the line
// begins with a number or bullet.
func (r *htmlReader) parts(text string, so, next Span) bool {
	last := text[so.Start:so.End]
	if i := strings.LastIndexByte(last, '\n'); i >= 0 {
		last = last[i+1:]
	}
	last = plain.String(last)
	line := plain.String(text[next.Start:next.End])
	return endsSentence(last) || opensItem(line) || numberedTitle(last) ||
		r.boldIn(so) != r.boldIn(next) && (r.boldIn(so) || r.boldIn(next))
}

// endsSentence reports whether s ends with the punctuation of a whole sentence,
// list item or lead-in, before closing quotes and brackets.
func endsSentence(s string) bool {
	s = strings.TrimRight(s, "\"'”’」』)）]】")
	c, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?:;。！？：；…", c)
}

// opensItem reports whether s begins with a bullet or with a number that is
// surely one.
func opensItem(s string) bool {
	if c, _ := utf8.DecodeRuneInString(s); isBullet(c) {
		return StartsWithBullet(s)
	}
	l := readLabel(s)
	return l.firm()
}

// StartsWithBullet reports whether s begins with a typed bullet and something
// behind it.
func StartsWithBullet(s string) bool {
	c, size := utf8.DecodeRuneInString(s)
	return isBullet(c) && len(s) > size && (c >= 0x80 || s[size] == ' ')
}

// bullets are the characters that are one wherever a paragraph begins with them.
const bullets = "•·●○◦▪▫■□◆◇‣⁃►▶▸➢➤➔→⇒»✓✔☑❖※★☆∙"

func isBullet(c rune) bool { return strings.ContainsRune(bullets+"–—-*", c) }

// numberedTitle reports whether s is a numbered title in Chinese: it is short
// and has no punctuation, so what follows cannot go on with it.
func numberedTitle(s string) bool {
	l := readLabel(s)
	if !l.firm() {
		return false
	}
	title := s[l.end:]
	return utf8.RuneCountInString(title) <= 30 && strings.IndexFunc(title, isHan) >= 0 && !strings.ContainsAny(title, "，,、；")
}
