package document

import "strings"

// maxStacked is how many titles may stand above one another before the text that
// they title.
const maxStacked = 3

// titledLine reports whether block i, which the page calls a title by its class,
// is one: short, no sentence, and with text below that is none of its kind. Cards
// and menus call their names titles too.
func (o *outliner) titledLine(i int) bool {
	b := &o.blocks[i]
	if b.kind != paragraph || !b.titled || b.continues {
		return false
	}
	body := o.body(i)
	s := o.text[body.Start:body.End]
	return fits(s, maxTitle) && !sentence(s) && !startsLower(s) && strings.IndexByte(s, '@') < 0 && (!predicates(s) || asks(s)) &&
		!EndsInColon(s) && !contactLine(s) && findDate(s) == "" && o.titlesText(i)
}

// titlesText reports whether running text stands below block i, behind no more
// than a few other titles.
func (o *outliner) titlesText(i int) bool {
	for j := i + 1; j < len(o.blocks) && j <= i+maxStacked; j++ {
		b := &o.blocks[j]
		s := o.textOf(j)
		switch {
		case b.kind == cell || b.kind == term:
			return false
		case isProse(s):
			return true
		case !b.titled && !b.bold && b.kind != heading:
			return false
		}
	}
	return false
}

// isProse reports whether s is text rather than a title or the label of a link: it
// is of some length and ends as a sentence or lead-in does, or is long.
func isProse(s string) bool {
	return !fits(s, maxTitle/2) && (endsSentence(s) || !fits(s, maxBold))
}

// asks reports whether s begins as a question that a title puts does, with or
// without its mark.
func asks(s string) bool {
	first, _, _ := strings.Cut(s, " ")
	switch strings.ToLower(first) {
	case "how", "what", "when", "where", "which", "who", "whom", "whose", "why":
		return true
	}
	return false
}
