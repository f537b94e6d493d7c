package value

import "strings"

// Place is a stretch of a text, half-open, in bytes.
type Place struct{ Start, End int }

// Phrase returns the whole phrase of s of which words, which tell until when or
// on what condition, are a part: from the word that opens it ("until", 在) to
// the next mark or the next statement ("… and we may …"), in Chinese to the word
// that closes it (期限, 之前). A phrase that no word opens is read from the
// beginning of its clause. It stays inside room, beside which other values of s
// stand, and leaves none of words out but the marks at their end.
func Phrase(s string, words, room Place) Place {
	words.End = trimMarks(s, words)
	closed, opened := unpaired(s[words.Start:words.End])
	clause := Place{
		clauseBefore(s[:words.Start], room.Start, closed),
		clauseAfter(s[:room.End], words.End, opened),
	}
	switch first := tokenAfter(s, words.Start); {
	case first.kind == han || tokenBefore(s, words.End).kind == han:
		return chinesePhrase(s, words, clause)
	case first.end == words.End && isManner(first.text):
		return words
	}
	return englishPhrase(s, words, clause, clause.End == trimRight(s, room.End) && room.End < len(s))
}

// Timed reports whether a phrase tells when: a word of time opens it, or in
// Chinese closes it.
func Timed(phrase string) bool {
	first := tokenAfter(phrase, 0)
	if first.is("only") {
		first = tokenAfter(phrase, first.end)
	}
	switch {
	case first.in(" except unless no not never such "):
		return false
	case first.is("as", "so"):
		return tokenAfter(phrase, first.end).is("long", "soon")
	case first.in(englishOpeners + englishStarters + " on by "):
		return true
	}
	for at := range phrase {
		if at == 0 && signAt(phrase, 0, chineseOpeners) != "" || signAt(phrase, at, chineseClosers) != "" {
			return true
		}
	}
	return false
}

// trimMarks returns the end of words without the marks there.
func trimMarks(s string, words Place) int {
	end := words.End
	for {
		t := tokenBefore(s, end)
		if t.start <= words.Start || !parts(s, t) {
			return end
		}
		end = trimRight(s, t.start)
	}
}

// maxClause bounds the walk from the words to each end of their clause, in words
// or Chinese characters.
const maxClause = 60

// clauseBefore returns where the clause begins that goes on at the end of s, not
// before from; depth brackets are open backwards.
func clauseBefore(s string, from, depth int) int {
	begin := len(s)
	for at, n := len(s), 0; n < maxClause; n++ {
		t := tokenBefore(s, at)
		switch {
		case t.kind == nothing || t.start < from || depth == 0 && (isOpen(t) || parts(s, t)):
			return begin
		case isClose(t):
			depth++
		case isOpen(t):
			depth--
		}
		if at = t.start; depth == 0 {
			begin = at
		}
	}
	return begin
}

// clauseAfter returns where the clause ends that goes on at end; depth brackets
// are open.
func clauseAfter(s string, end, depth int) int {
	for at, n := end, 0; n < maxClause; n++ {
		t := tokenAfter(s, at)
		switch {
		case t.kind == nothing || depth == 0 && (isClose(t) || parts(s, t) || isAside(s, t)):
			return end
		case isOpen(t):
			depth++
		case isClose(t):
			depth--
		}
		if at = t.end; depth == 0 {
			end = at
		}
	}
	return end
}

// parts reports whether t is a mark between two clauses. Hyphens and points
// inside of words are none.
func parts(s string, t token) bool {
	switch {
	case t.kind != mark:
		return false
	case strings.Contains(",;:!?，；：。！？…|", t.text):
		return true
	case strings.Contains(".-–—", t.text):
		return t.end == len(s) || trimLeft(s, t.end) > t.end
	}
	return false
}

func isOpen(t token) bool {
	return t.kind == mark && strings.Contains("([{（【《〈「『“", t.text)
}

func isClose(t token) bool {
	return t.kind == mark && strings.Contains(")]}）】》〉」』”", t.text)
}

// isAside reports whether t opens a remark in brackets, not a name in marks or
// the "(a)" of a list.
func isAside(s string, t token) bool {
	return t.kind == mark && strings.Contains("([{（【", t.text) && !isClose(tokenAfter(s, tokenAfter(s, t.end).end))
}

// unpaired counts the brackets in words that are closed but not opened there,
// and those that are opened but not closed.
func unpaired(words string) (closed, opened int) {
	for t := tokenAfter(words, 0); t.kind != nothing; t = tokenAfter(words, t.end) {
		switch {
		case isOpen(t):
			opened++
		case isClose(t) && opened > 0:
			opened--
		case isClose(t):
			closed++
		}
	}
	return closed, opened
}
