package document

import (
	"strings"
	"unicode"
)

// readText reads plain text: paragraphs are told by blank lines, indentation,
// bullets and numbers, lines broken at a column are joined, and headings are
// told by their shape. Numbers stay in the text for the outline to read; bullets
// and drawn lines do not.
func readText(src string, b *textBuilder) ([]block, pageInfo, error) {
	r := textReader{src: src, out: b, lines: splitLines(src)}
	if len(r.lines) > maxLines {
		return nil, pageInfo{}, tooManyLines()
	}
	r.wrap = wrapColumn(r.lines)
	r.lines = splitTables(src, r.lines)
	r.group()
	r.titled = r.titleGroup()
	r.blocks = make([]block, 0, len(r.groups))
	b.grow(len(src), len(r.lines))
	for i := range r.groups {
		r.emit(i)
	}
	r.nestNumbered()
	r.nestBracketed()
	return r.blocks, pageInfo{title: r.title()}, nil
}

// textReader reads one plain text.
type textReader struct {
	src    string
	out    *textBuilder
	lines  []line
	wrap   int // column where lines are broken; 0 if each is a paragraph
	groups []lineGroup
	titled int // the group that is the title, if it has the shape of one
	blocks []block
	lists  itemLists
}

// lineGroup is the lines of one paragraph.
type lineGroup struct {
	lines     []line // of those of the text
	afterGap  bool   // a blank line, or the start of the text, stands before it
	underline rune   // that is drawn under it, if it can be a heading; 0 if none
	closed    bool   // a line is drawn under it, or it is a cell
}

func (g *lineGroup) first() *line { return &g.lines[0] }
func (g *lineGroup) last() *line  { return &g.lines[len(g.lines)-1] }

// numbered reports whether the group begins with a number.
func (g *lineGroup) numbered() bool { return g.lines[0].number.count > 0 }

// group gathers lines into paragraphs.
func (r *textReader) group() {
	r.groups = make([]lineGroup, 0, len(r.lines))
	ruled := false
	for i := range r.lines {
		l := &r.lines[i]
		gap := l.afterGap || ruled
		switch {
		case l.cell != nil:
			r.groups = append(r.groups, lineGroup{lines: r.lines[i : i+1], afterGap: gap, closed: true})
		case l.rule:
			r.underline(l, gap)
		case r.continues(l, gap):
			last := &r.groups[len(r.groups)-1]
			last.lines = last.lines[:len(last.lines)+1]
		default:
			r.groups = append(r.groups, lineGroup{lines: r.lines[i : i+1], afterGap: gap})
		}
		ruled = l.rule && l.cell == nil
	}
}

// underline ends the paragraph above the drawn line l, which is underlined if it
// is a single short line right above.
func (r *textReader) underline(l *line, gap bool) {
	if len(r.groups) == 0 {
		return
	}
	last := &r.groups[len(r.groups)-1]
	last.closed = true
	if !gap && len(last.lines) == 1 && last.first().width <= maxHeadingColumns {
		last.underline = firstRune(l.text)
	}
}

// continues reports whether l goes on with the paragraph read last.
func (r *textReader) continues(l *line, gap bool) bool {
	if len(r.groups) == 0 || l.bullet != 0 || l.hashes > 0 {
		return false
	}
	group := &r.groups[len(r.groups)-1]
	last := group.last()
	if group.closed || last.hashes > 0 {
		return false
	}
	if bareNumber(last) {
		return l.number.count == 0 || l.number.weak // the number stands on a line of its own
	}
	if gap || strings.HasPrefix(l.text, "【") || r.startsNumbered(l, last) {
		return false
	}
	item := group.first().bullet != 0 || group.numbered()
	if l.indent > last.indent+1 && !item {
		return false
	}
	return r.full(last, l) || brokenSentence(last, l) && !(startsLower(group.first().text) && r.behindColon())
}

// behindColon reports whether the last group stands right below a line that ends in
// a colon, or below others that do: they are lines of a list.
func (r *textReader) behindColon() bool {
	for i := len(r.groups) - 1; i > max(0, len(r.groups)-1-maxFragments) && !r.groups[i].afterGap; i-- {
		if EndsInColon(r.groups[i-1].last().text) {
			return true
		}
	}
	return false
}

// bareNumber reports whether l is a number and nothing else.
func bareNumber(l *line) bool { return l.number.count > 0 && l.number.end == len(l.text) }

// startsNumbered reports whether l begins with a number, and not with the end of
// a reference that the line break tore apart: "Section / 4.2 of".
func (r *textReader) startsNumbered(l, last *line) bool {
	return l.number.count > 0 && !(l.number.weak && brokenSentence(last, l))
}

// full reports whether the first word of next had no room on l.
func (r *textReader) full(l, next *line) bool {
	if r.wrap == 0 || isHan(lastRune(l.text)) && endsClause(l.text) {
		return false
	}
	space := 1
	if isHan(lastRune(l.text)) {
		space = 0
	}
	return l.indent+l.width+space+firstWord(next.text) > r.wrap
}

// brokenSentence reports whether a line break stands in the middle of a
// sentence.
func brokenSentence(l, next *line) bool {
	const short = 30 // columns; shorter lines may be names in a list
	rest := next.text
	if next.number.weak {
		rest = rest[next.number.end:]
	}
	return l.width >= short && startsLower(rest) && !endsClause(l.text) || tornChinese(l.text, rest)
}

// endsClause reports whether s ends like a sentence or a lead-in.
func endsClause(s string) bool {
	s = strings.TrimRightFunc(s, closer)
	r := lastRune(s)
	return wideStop(r) || strings.ContainsRune(".!?;:：…", r)
}

// emit writes group i as a block.
func (r *textReader) emit(i int) {
	group := &r.groups[i]
	start := r.out.len()
	for k := range group.lines {
		l := &group.lines[k]
		if k > 0 && !r.joinsWide(&group.lines[k-1], l) {
			r.out.replaced(" ", group.lines[k-1].span.End, l.span.Start)
		}
		r.out.verbatim(r.src[l.span.Start:l.span.End], l.span.Start)
	}
	b := block{span: Span{start, r.out.len()}, lead: -1}
	r.out.invented("\n")
	switch level := r.headingLevel(i); {
	case group.first().cell != nil:
		group.first().cell.fill(&b)
	case level > 0:
		b.kind, b.level, b.guessed = heading, level, level == plainLevel && r.groups[i].first().hashes == 0
		r.lists.close()
	case group.first().bullet != 0:
		r.lists.item(&b, group.first(), r.lead())
	default:
		r.lists.paragraph(&b, group.first())
	}
	r.blocks = append(r.blocks, b)
}

// joinsWide reports whether a sentence goes on from one line to the next in
// characters that no space parts.
func (r *textReader) joinsWide(l, next *line) bool {
	before, behind := lastRune(r.src[l.span.Start:l.span.End]), firstRune(r.src[next.span.Start:next.span.End])
	return wideRune(before) && wideRune(behind) && !unicode.Is(unicode.Hangul, behind)
}

// lead returns the index of the last block if it can lead into a list, else -1.
func (r *textReader) lead() int {
	last := len(r.blocks) - 1
	if last >= 0 && r.blocks[last].kind == heading {
		return -1
	}
	return last
}

// title returns the text of the heading that the document begins with, "" if
// there is none.
func (r *textReader) title() string {
	if len(r.blocks) > 0 && r.blocks[r.titled].kind == heading && !r.groups[r.titled].numbered() {
		return FoldSpace(r.out.text.String()[r.blocks[r.titled].span.Start:r.blocks[r.titled].span.End])
	}
	return ""
}
