package document

import (
	"strings"
	"unicode"
)

// Widths in columns up to which a line can be a heading.
const (
	maxHeadingColumns = 80 // with a number, an underline or brackets
	maxPlainColumns   = 50 // with nothing but its shortness
)

// Levels of headings that a plain text does not tell by itself. The outline
// orders numbered headings by their numbers.
const (
	titleLevel    = 1
	numberedLevel = 2
	plainLevel    = 3
)

// headingLevel returns the level of group i as a heading, 0 if it is none.
func (r *textReader) headingLevel(i int) int {
	group := &r.groups[i]
	text := group.last().text
	switch {
	case i < r.titled || group.first().bullet != 0 || group.first().width > maxHeadingColumns || len(group.lines) > 1 && !bareNumber(group.first()):
		return 0
	case group.first().hashes > 0:
		return group.first().hashes
	case group.underline != 0:
		return underlineLevel(group.underline)
	case strings.HasPrefix(text, "【") && strings.HasSuffix(text, "】"):
		return numberedLevel
	case i == r.titled && r.entitles(i):
		return titleLevel
	case endsClause(text) || strings.ContainsRune(",，、", lastRune(text)) || streetLine(text):
		return 0
	case group.numbered():
		return r.numberedHeading(i)
	case i == r.titled && !wordless(text) && !unicode.IsLower(firstRune(text)) && !labelled(text):
		return titleLevel
	case allCapitals(text) && !r.capitalsBeside(i):
		return numberedLevel
	}
	return r.plainHeading(i)
}

func underlineLevel(r rune) int {
	if r == '=' || r == '═' || r == '━' || r == '#' {
		return titleLevel
	}
	return numberedLevel
}

// numberedHeading tells a heading with a number from an item of a numbered list
// or table of contents, which has siblings beside it.
func (r *textReader) numberedHeading(i int) int {
	if bareNumber(r.groups[i].last()) || sentenceLike(r.groups[i].last().text) || i+1 == len(r.groups) ||
		r.siblings(i-1, i) || r.siblings(i, i+1) {
		return 0
	}
	return numberedLevel
}

// siblings reports whether group j has the number after that of group i.
func (r *textReader) siblings(i, j int) bool {
	if i < 0 || j >= len(r.groups) || !r.groups[i].numbered() || !r.groups[j].numbered() {
		return false
	}
	a, b := r.groups[i].first().number, r.groups[j].first().number
	return b.sameStyle(&a) && b.follows(&a)
}

// plainHeading tells a heading by a gap before it, its shortness, and something
// longer behind it.
func (r *textReader) plainHeading(i int) int {
	group := &r.groups[i]
	l := group.first()
	if !group.afterGap && !r.betweenParagraphs(i) && !r.aboveGap(i) || l.width > maxPlainColumns || i+1 == len(r.groups) || startsLower(l.text) ||
		labelled(l.text) || sentenceLike(l.text) || !strings.ContainsFunc(l.text, unicode.IsLetter) {
		return 0
	}
	next := &r.groups[i+1]
	if next.first().width <= l.width && !next.numbered() && !endsClause(next.last().text) {
		return 0
	}
	return plainLevel
}

// betweenParagraphs reports whether group i stands between the end of a sentence
// and a long paragraph, in a text without gaps.
func (r *textReader) betweenParagraphs(i int) bool {
	return i > 0 && i+1 < len(r.groups) && endsClause(r.groups[i-1].last().text) && r.groups[i+1].first().width > maxHeadingColumns
}

// aboveGap reports whether group i, with no gap before it, stands between the end
// of a sentence or a heading and a gap with text behind it: browsers copy no gap
// between the last entry of a list and the heading behind, nor between two
// headings.
func (r *textReader) aboveGap(i int) bool {
	if i == 0 || i+1 >= len(r.groups) || !r.groups[i+1].afterGap || !endsClause(r.groups[i+1].last().text) || r.groups[i].numbered() ||
		findDate(r.groups[i].last().text) != "" {
		return false
	}
	if r.blocks[i-1].kind == heading {
		return i-1 != r.titled
	}
	return strings.ContainsRune(".!?。！？", lastRune(strings.TrimRightFunc(r.groups[i-1].last().text, closer)))
}

// labelled reports whether s is a label with its value: "Updated: 1 May".
func labelled(s string) bool { return strings.ContainsAny(s, ":：") }

// sentenceLike reports whether s has punctuation that headings lack.
func sentenceLike(s string) bool {
	return strings.ContainsAny(s, "，。；！") || strings.Contains(s, "; ") || strings.Count(s, ", ") > 2
}

// allCapitals reports whether s has letters and all that have a case are
// capitals, with a word among them.
func allCapitals(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.IsLower(r) || isHan(r) {
			return false
		}
		if unicode.IsUpper(r) {
			n++
		}
	}
	return n > 3
}

// capitalsBeside reports whether a group beside group i is in capitals too and
// no gap between: then both are part of a notice.
func (r *textReader) capitalsBeside(i int) bool {
	if i > 0 && !r.groups[i].afterGap && allCapitals(r.groups[i-1].last().text) {
		return true
	}
	return i+1 < len(r.groups) && !r.groups[i+1].afterGap && allCapitals(r.groups[i+1].first().text)
}
