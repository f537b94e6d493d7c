package document

import "strings"

// A footnote stands wherever the page has room for it, and belongs to no section:
// it is a clause in an untitled section of its own, cited by its mark, and the
// outline goes on behind it as if it were not there.

// openNote makes block i a footnote.
func (o *outliner) openNote(i int) {
	if o.outer == nil {
		o.outer = o.top
	}
	o.note = &Section{}
	o.sections = append(o.sections, o.note)
	o.top = o.root
	o.openClause(i, o.root, false)
}

// closeNote goes back to the text that a footnote interrupted, if one did.
func (o *outliner) closeNote() {
	if o.outer != nil {
		o.top, o.outer = o.outer, nil
	}
}

// noteLabel returns the number of a footnote with that mark, in the language of
// its text, which may begin with the mark.
func noteLabel(mark, text string) label {
	t := tallyOf(text[:cutRune(text, sample)])
	word := "footnote "
	switch t.language() {
	case SimplifiedChinese:
		word = "脚注"
	case TraditionalChinese:
		word = "註腳"
	}
	return label{form: noteWord, count: 1, text: word + mark, end: typedMark(mark, text)}
}

// typedMark returns the length of the mark that text begins with, and of what
// sets it off. "1 year" begins with none.
func typedMark(mark, text string) int {
	rest, typed := strings.CutPrefix(strings.TrimLeft(text, "[(（〔"), mark)
	if !typed || !signs(mark) && !hasAnyPrefix(rest, "]", ")", "）", "〕", "、", "：", ". ", ": ") {
		return 0
	}
	return len(text) - len(strings.TrimLeft(rest, "])）〕.、:： \u00a0\u3000"))
}
