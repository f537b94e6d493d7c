package document

import (
	"strings"
	"unicode"
)

// maxMenu is how many lines of a page's menu may stand above the title, where
// the whole page was copied.
const maxMenu = 100

// titleGroup returns the index of the group that is the title of the text: below
// the menu of a page that was copied as a whole, else the first.
func (r *textReader) titleGroup() int {
	for i := range min(len(r.groups), maxMenu) {
		switch {
		case r.entitles(i):
			return i
		case !r.menuLine(i):
			return 0
		}
	}
	return 0
}

// entitles reports whether group i names a document, and text or a date stands
// below it as it does below no entry of a menu.
func (r *textReader) entitles(i int) bool {
	group := &r.groups[i]
	s := strings.TrimRight(group.first().text, ". ")
	if len(group.lines) > 1 || group.first().cell != nil || group.first().bullet != 0 || group.numbered() || !fits(s, maxTitle) || hasAnySuffix(s, "?", "？") ||
		labelled(s) || sentenceLike(s) || kindOf(s) == Other && !namesDocument(s) || bareName(s) {
		return false
	}
	if i == 0 {
		return true
	}
	for j := i + 1; j < len(r.groups) && j <= i+2; j++ {
		if r.proseGroup(j) || r.groups[j].first().width <= maxHeadingColumns && findDate(r.groups[j].first().text) != "" {
			return true
		}
	}
	return false
}

// menuLine reports whether group i is short, and no text.
func (r *textReader) menuLine(i int) bool {
	group := &r.groups[i]
	return len(group.lines) == 1 && group.first().cell == nil && group.first().width <= maxPlainColumns && !group.numbered() && !sentenceLike(group.first().text) &&
		!endsClause(group.first().text)
}

// proseGroup reports whether group i is running text.
func (r *textReader) proseGroup(i int) bool {
	group := &r.groups[i]
	return len(group.lines) > 1 || group.first().width > maxHeadingColumns || group.first().width > maxPlainColumns && endsClause(group.last().text)
}

// wordless reports whether s has no letter: what a converter writes in place of
// a picture.
func wordless(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }
