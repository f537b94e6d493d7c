package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// sentences cuts text[span] into sentences: ordered, disjoint, together all of
// the span but white space, each without white space around it. Of more than
// maxSentences it cuts no more than that shows.
//
// It is a scanner with rules of its own rather than the Unicode sentence breaks,
// which know no abbreviations, cut after "Sec." and "Inc.", and do not cut at a
// Chinese semicolon or at the parts of a list within a sentence.
func sentences(text string, span Span) []Sentence {
	c := cutter{text: text[:span.End], start: skipSpace(text[:span.End], span.Start)}
	for i := c.start; i < len(c.text) && len(c.found) <= maxSentences; {
		if !stopByte[c.text[i]] {
			i++
			continue
		}
		i = c.stop(i)
	}
	c.cut(len(c.text))
	return c.found
}

// cutter is one run of sentences over one text.
type cutter struct {
	text       string // up to the end of the span
	start      int    // of the sentence being read
	found      []Sentence
	enumerated enumerator // the kind of the last enumerator in the running list, e.g. of "(a)"
	counted    string     // the first mark of the running list, if that has no brackets, e.g. "1)"
}

// longestSentence is how many bytes a sentence has at most. No real one is as
// long: a text without any stop is read piece by piece.
const longestSentence = 64 << 10

// cut ends the running sentence at end and begins the next behind the white
// space there.
func (c *cutter) cut(end int) int {
	for end-c.start > longestSentence {
		c.add(c.pieceEnd())
	}
	c.add(end)
	c.enumerated, c.counted = noEnumerator, ""
	return c.start
}

// longestPart is how many bytes the first part of an enumeration has at most.
const longestPart = 4 << 10

// pieceEnd returns where a piece of a sentence that is too long ends: before a
// word if it can be told, and always between two characters.
func (c *cutter) pieceEnd() int {
	end := c.start + longestSentence
	if space := strings.LastIndexAny(c.text[end-maxWord:end], " \n\t"); space >= 0 {
		return end - maxWord + space
	}
	for back := 1; back < utf8.UTFMax && !utf8.RuneStart(c.text[end]); back++ {
		end--
	}
	return end
}

// add adds what stands up to end as a sentence, and goes on behind the white
// space there.
func (c *cutter) add(end int) {
	if trimmed := trimRight(c.text, c.start, end); trimmed > c.start {
		c.found = append(c.found, Sentence{Span: Span{c.start, trimmed}})
	}
	c.start = skipSpace(c.text, max(end, c.start))
}

// stop looks at the byte at i, where a sentence may end, and returns where to
// go on.
func (c *cutter) stop(i int) int {
	switch c.text[i] {
	case '.':
		return c.fullStop(i)
	case '!', '?':
		return c.exclamation(i)
	case ';':
		return c.semicolon(i)
	case '\n':
		return c.lineFeed(i)
	case '(':
		return c.openParenthesis(i)
	}
	return c.wideStop(i)
}

// wideStop ends a sentence at 。！？；｡ and after …… before a line's end.
func (c *cutter) wideStop(i int) int {
	r, size := utf8.DecodeRuneInString(c.text[i:])
	switch {
	case wideStop(r):
		return c.cut(c.stopEnd(i))
	case r == '…':
		return c.ellipsis(i)
	}
	return i + size
}

// ellipsis ends a sentence only where what follows clearly begins one.
func (c *cutter) ellipsis(i int) int {
	end := c.stopEnd(i)
	rest := c.text[end:]
	if beginsWithSpace(rest) && startsUpper(strings.TrimLeftFunc(rest, unicode.IsSpace)) {
		return c.cut(end)
	}
	return end
}

// exclamation decides on ! and ?: they end a sentence unless they stand in a
// word or an address, or close a remark inside a sentence: "(why?) and".
func (c *cutter) exclamation(i int) int {
	mark := markEnd(c.text, i)
	end := closersEnd(c.text, mark)
	rest := c.text[end:]
	switch {
	case rest == "":
		return c.cut(end)
	case !beginsWithSpace(rest):
		if r, _ := utf8.DecodeRuneInString(rest); isHan(r) && isHan(lastRune(c.text[:i])) {
			return c.cut(end)
		}
		return end
	case end > mark && startsLower(skipOpeners(rest)):
		return end
	}
	return c.cut(end)
}

// semicolon decides on the half-width semicolon: it ends a sentence in Chinese,
// at the end of a line, and between the enumerated parts of a list.
func (c *cutter) semicolon(i int) int {
	rest := c.text[i+1:]
	next := strings.TrimLeft(rest, " \t\u00a0\u3000")
	if next != "" && next[0] == '\n' {
		return c.cut(i + 1)
	}
	if r, _ := utf8.DecodeRuneInString(next); isHan(r) || isHan(lastRune(c.text[c.start:i])) && !startsLower(next) {
		return c.cut(i + 1)
	}
	if kind := enumeratorAt(SkipConjunction(next)); kind != noEnumerator && kind == c.enumerated {
		return c.cut(i + 1)
	}
	part := c.text[max(c.start, i-longestPart):i]
	if mark := FirstMark(next); mark != "" && mark[0] != '(' && beginsWithSpace(rest) && (mark == c.counted || MarkIn(part, mark) >= 0) {
		i = c.cut(i + 1)
		c.counted = mark
		return i
	}
	return i + 1
}

// openParenthesis remembers the enumerator that begins at i, if one does.
func (c *cutter) openParenthesis(i int) int {
	if i > 0 && !spaceOrOpener(lastRune(c.text[:i])) {
		return i + 1
	}
	if kind := enumeratorAt(c.text[i:]); kind != noEnumerator {
		c.enumerated = kind
	}
	return i + 1
}

// lineFeed decides on a forced line break.
func (c *cutter) lineFeed(i int) int {
	end := trimRight(c.text, c.start, i)
	next := skipSpace(c.text, i)
	if end <= c.start || next >= len(c.text) {
		return next
	}
	if c.breaksLine(c.text[strings.LastIndexByte(c.text[:end], '\n')+1:end], c.text[next:]) {
		return c.cut(end)
	}
	return next
}

// breaksLine reports whether a sentence ends between a line and what follows. A
// number or bullet always begins something new.
func (c *cutter) breaksLine(line, next string) bool {
	last := lastRune(line)
	if strings.ContainsRune(".!?;…", last) || wideStop(last) || beginsItem(next) {
		return true
	}
	if strings.ContainsRune(",，、(（-–—/&", last) || tornChinese(line, next[:lineEnd(next, 0, len(next))]) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(skipOpeners(next))
	return unicode.IsUpper(first) || unicode.IsDigit(first) || isHan(first)
}

// stopEnd returns the end of the run of stops at i and of what closes behind
// it: quotation marks and brackets.
func (c *cutter) stopEnd(i int) int { return closersEnd(c.text, markEnd(c.text, i)) }

// markEnd returns the end of the run of stop marks at i.
func markEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !wideStop(r) && r != '!' && r != '?' && r != '.' && r != '…' {
			break
		}
		i += size
	}
	return i
}

// closersEnd returns the end of the run of closing quotation marks and brackets
// at i. A straight mark closes only if nothing is glued to it.
func closersEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !closer(r) || (r == '"' || r == '\'') && startsWord(s[i+size:]) {
			break
		}
		i += size
	}
	return i
}

// skipOpeners returns s from its first byte that is neither white space nor an
// opening quotation mark or bracket.
func skipOpeners(s string) string {
	return strings.TrimLeftFunc(s, spaceOrOpener)
}

// SkipConjunction returns s without the "and" or "or" at its start that leads to the
// last part of an enumeration.
func SkipConjunction(s string) string {
	for _, word := range [...]string{"and/or ", "and ", "or ", "AND ", "OR ", "及", "和", "或"} {
		if rest, ok := strings.CutPrefix(s, word); ok {
			return strings.TrimLeft(rest, " \n")
		}
	}
	return s
}
