package document

import "strings"

// appendNumbered appends the clauses of b, which begins with a number: some pages
// have the next ones in the same paragraph, "（五）…。（六）…。", and each is cited by
// its own. A number counts only where a sentence or item has ended, and only if it
// is the one that follows.
func appendNumbered(out []block, text string, b block) []block {
	for b.kind == paragraph || b.kind == item {
		at := nextNumbered(text[b.span.Start:b.span.End])
		if at == 0 {
			break
		}
		first := strings.TrimRightFunc(text[b.span.Start:b.span.Start+at], blankRune)
		out = append(out, piece(b, Span{b.span.Start, b.span.Start + len(first)}))
		start := b.span.Start + at
		b = remainder(b)
		b.span.Start = start
	}
	return append(out, b)
}

// nextNumbered returns where in s, which begins with a number, the clause with the
// next one begins; 0 if there is none.
func nextNumbered(s string) int {
	own := readLabel(s)
	if !own.firm() {
		return 0
	}
	ended, word := false, 0 // whether a stop stands before; where a word for "and" behind it ends
	for i, r := range s[own.end:] {
		at := own.end + i
		switch {
		case at < word || blankRune(r):
		case wideStop(r) || r == '.' || r == ';':
			ended = true
		case ended && word < at && conjunction(s[at:]) > 0:
			word = at + conjunction(s[at:])
		case ended:
			if l := readLabel(s[at:]); l.firm() && setApart(s[:at]) && l.goesOnFrom(&own) {
				return at
			}
			ended = false
		}
	}
	return 0
}

// conjunction returns the length of the word for "and" or "or" that s begins with,
// and of the space behind it; 0 if there is none.
func conjunction(s string) int {
	for _, w := range [...]string{"and ", "or ", "以及", "或者", "及", "或", "和"} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// setApart reports whether before, which ends with a stop and the space behind it,
// lets something new begin: a stop of Latin script is one only with a space.
func setApart(before string) bool {
	trimmed := strings.TrimRightFunc(before, blankRune)
	return len(trimmed) < len(before) || wideStop(lastRune(trimmed))
}
