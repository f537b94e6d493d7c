package document

import (
	"strings"
	"unicode/utf8"
)

// Bounds on what counts as a run-in title: bold words, without a stop, that the
// text of a paragraph goes on behind. In columns.
const (
	maxRunIn    = 80
	maxRunInHan = 30
)

// runIn returns where the run-in title of a paragraph ends whose text from start
// to turn is bold, and from there to end is not; 0 if that is no title. Words
// with a stop behind them need no mark, for they are a sentence.
func runIn(text string, start, turn, end int) int {
	if turn <= start || turn >= end {
		return 0
	}
	if l := readLabel(text[start:turn]); l.count > 0 {
		start += l.end
	}
	title := Span{start, trimRight(text, start, turn)}
	rest := strings.TrimLeft(text[title.End:end], " \t\n\u00a0\u3000")
	glued := title.End+len(rest) == end
	if title.Len() == 0 || rest == "" || !titles(text[title.Start:title.End], rest, glued) {
		return 0
	}
	return title.End
}

// titles reports whether s is a title and no part of the sentence that rest, which
// may be glued to it, begins or goes on with. A pronoun in a capital may be one
// that the document writes so everywhere.
func titles(s, rest string, glued bool) bool {
	last, first := lastRune(s), firstRune(rest)
	switch {
	case strings.ContainsAny(s, ".:;,。：；，、!！"):
		return false
	case isHan(last) && isHan(first):
		return !glued && fits(s, maxRunInHan) && hasAnyPrefix(rest, "您", "你", "我们", "我們", "用户", "如", "若", "当", "當", "在", "为", "為", "本")
	case !letter(last) && digit(last) < 0 && last != ')' && last != '?' || !startsUpper(s) || !startsUpper(rest) || !fits(s, maxRunIn) || predicates(s):
		return false
	}
	words := strings.Fields(s)
	if sentenceOpeners[words[0]] {
		return false
	}
	opener, _, _ := strings.Cut(rest, " ")
	opener = strings.TrimRight(opener, ",")
	if glued {
		return utf8.RuneCountInString(s) >= 2*shortestEnd
	}
	return sentenceOpeners[opener] && (len(words) > 1 || !pronouns[opener])
}

// sentenceOpeners are words that begin sentences and that a capital inside one,
// or inside a name, is rare on.
var sentenceOpeners = map[string]bool{
	"You": true, "Your": true, "We": true, "Our": true, "They": true, "If": true, "When": true, "Where": true, "While": true, "Once": true,
	"The": true, "This": true, "These": true, "There": true, "It": true, "In": true, "On": true, "For": true, "To": true, "By": true,
	"As": true, "At": true, "After": true, "Before": true, "Upon": true, "Under": true, "Unless": true, "Until": true, "Although": true,
	"Because": true, "Some": true, "Any": true, "All": true, "Please": true, "Subject": true, "Depending": true, "With": true, "From": true,
}

// pronouns are those of them that agreements write with a capital everywhere.
var pronouns = map[string]bool{"You": true, "Your": true, "We": true, "Our": true, "They": true}
