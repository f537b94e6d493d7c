package document

import (
	"slices"
	"strings"
)

// Chapters whose lines are no headings by tag come behind whatever heading by tag is
// last before them. That may be one of what stands before the text proper: an
// introduction, a table of contents, the line of a banner.

// behindFront returns the node that heading i opens a level under, where n is the
// innermost that it may: what is around n if that stands before the text and i, which
// has no tag, begins it.
func (o *outliner) behindFront(i int, n *node) *node {
	if o.tagLevel(i) > 0 || i >= o.firstAnnex() {
		return n
	}
	for o.isFront(n) && (o.lastTagged(n.level) == n.section.Heading || o.countsOnce(i, n)) {
		n = n.parent
	}
	return n
}

// isFront reports whether n is a heading that stands before the text: it has the name
// of such a part and only such are before it, or nothing is between it and the title
// of the document.
func (o *outliner) isFront(n *node) bool {
	if n.section == nil || n.level == 0 || n.label.count > 0 || n.title {
		return false
	}
	above, sections := n.parent.section, o.sections
	if above != nil {
		sections = above.Sections
	}
	if namesFront(n.section.Title) {
		return !slices.ContainsFunc(sections, func(s *Section) bool { return s.Title != "" && !namesFront(s.Title) })
	}
	return above != nil && n.parent.level > 0 && len(above.Clauses) == 0 && sections[0] == n.section &&
		titlesDocument(above.Title) && !titlesDocument(n.section.Title)
}

// firstAnnex returns the first annex that is a heading by tag, where the text proper
// ends, or how many blocks there are.
func (o *outliner) firstAnnex() int {
	if o.textEnd == 0 {
		o.textEnd = len(o.blocks)
		for i := range o.blocks {
			if o.blocks[i].kind == heading && o.labels[i].count > 0 && o.labels[i].form == annexWord {
				o.textEnd = i
				break
			}
		}
	}
	return o.textEnd
}

// lastTagged returns the last heading by tag before the annexes that is of level or of
// one above it. Behind an earlier one the chapters could count anew.
func (o *outliner) lastTagged(level int) Span {
	last, ok := o.lastLevel[level]
	if ok {
		return last
	}
	for i := range slices.Backward(o.blocks[:o.firstAnnex()]) {
		if b := &o.blocks[i]; b.kind == heading && b.level <= level {
			last = b.span
			break
		}
	}
	if o.lastLevel == nil {
		o.lastLevel = make(map[int]Span)
	}
	o.lastLevel[level] = last
	return last
}

// countsOnce reports whether heading i is the last of the outermost style that has the
// number one before the annexes, behind a heading n with the name of a part before the text: headings
// with tags that come later do not count anew.
func (o *outliner) countsOnce(i int, n *node) bool {
	l := &o.labels[i]
	if !l.outermost() || l.last() != 1 || !namesFront(n.section.Title) {
		return false
	}
	if o.lastFirst == nil {
		o.lastFirst = make(map[form]int)
		for j := range o.labels[:o.firstAnnex()] {
			if m := &o.labels[j]; m.count > 0 && m.outermost() && m.last() == 1 {
				o.lastFirst[m.form] = j
			}
		}
	}
	return o.lastFirst[l.form] == i
}

// titlesDocument reports whether a heading is the title of a document.
func titlesDocument(s string) bool { return kindOf(s) != Other || namesDocument(s) }

// namesFront reports whether a heading is the name of a part that stands before the
// text of any document.
func namesFront(s string) bool {
	s = strings.ToLower(strings.Trim(s, "【】:： "))
	return slices.Contains([]string{
		"引言", "前言", "导言", "導言", "序言", "导读", "導讀", "提示", "重要提示", "特别提示", "特別提示", "温馨提示", "溫馨提示", "目录", "目錄", "欢迎", "歡迎",
		"introduction", "preface", "preamble", "foreword", "welcome", "notice", "important notice", "please note", "contents", "table of contents",
	}, s)
}
