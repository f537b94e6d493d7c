package document

import "strings"

// bracketedTitle reports whether s is a title in brackets: 【协议的终止】.
func bracketedTitle(s string) bool {
	return strings.HasPrefix(s, "【") && strings.HasSuffix(s, "】")
}

// bracketedLine reports whether block i, a paragraph without number, is a heading for
// its brackets: it is one short title, and text stands below it as it does below no
// link of a menu.
func (o *outliner) bracketedLine(i int) bool {
	b := &o.blocks[i]
	s := o.textOf(i)
	if b.continues || !bracketedTitle(s) || strings.Count(s, "【") > 1 || strings.Contains(s, "，") || !fits(s, maxTitle) || sentence(s) || findDate(s) != "" || i+1 >= len(o.blocks) {
		return false
	}
	next := o.textOf(i + 1)
	return o.labels[i+1].count > 0 || o.blocks[i+1].kind == item || sentence(next) || endsSentence(next) || EndsInColon(next)
}
