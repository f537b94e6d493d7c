package document

import "strings"

// Lengths in columns, where a Chinese character takes two: above them a line is
// running text, whatever it looks like.
const (
	maxTitle  = 80  // of a title that only its shortness gives away
	maxBold   = 140 // of a bold title
	maxTagged = 300 // of a heading by tag
)

// heads reports whether the numbered block i is a heading.
func (o *outliner) heads(i int, sibling *node) bool {
	b, l := &o.blocks[i], &o.labels[i]
	body := o.body(i)
	rest := o.text[body.Start:body.End]
	switch {
	case b.kind == heading:
		return !o.running(i) && !(o.inContents(i, sibling) && o.comesAgain(i))
	case b.kind == item:
		return o.headsItem(i)
	case body == b.span && l.end >= b.span.Len(): // a number and nothing else
		return l.form.word()
	case b.continues:
		return false
	case b.bold && fits(rest, maxBold) && !sentence(rest) && !leadsIn(rest) && !contactLine(o.textOf(i)), o.titledLine(i):
		return !o.inContents(i, sibling)
	case !shortTitle(rest) && !capitalTitle(rest) && !(sibling != nil && sibling.section != nil && o.titleLikeBefore(i, rest)):
		return false
	case l.form.word():
		return !EndsInColon(rest) || !speaksOfList(rest)
	case sibling != nil && sibling.clause != nil && l.similarStyle(&sibling.label) && !sibling.headed && !bracketedTitle(rest) && !leadIn(o.text[sibling.clause.Span.Start:sibling.clause.Span.End]), leadIn(rest) && !l.outermost():
		return false
	}
	return o.hasContent(i, sibling)
}

// inContents reports whether block i is a line of a table of contents: the next
// number follows at once, or this one followed such a line at once.
func (o *outliner) inContents(i int, sibling *node) bool {
	if i+1 < len(o.blocks) && o.labels[i+1].count > 0 && o.labels[i+1].similarStyle(&o.labels[i]) && o.labels[i+1].follows(&o.labels[i]) {
		return true
	}
	return i > 0 && sibling != nil && sibling.clause != nil && o.nodes[i-1] == sibling && !sentence(o.textOf(i-1))
}

// comesAgain reports whether a later heading says what block i says.
func (o *outliner) comesAgain(i int) bool {
	if o.lastHeading == nil {
		o.lastHeading = make(map[string]int)
		for j := range o.blocks {
			if o.blocks[j].kind == heading {
				o.lastHeading[o.textOf(j)] = j
			}
		}
	}
	return o.lastHeading[o.textOf(i)] > i
}

func (o *outliner) textOf(i int) string { return o.text[o.blocks[i].span.Start:o.blocks[i].span.End] }

// hasContent reports whether what follows block i stands under it: running text,
// a list, or a number of another style that continues nothing. Behind a section it
// need not be the first: what stood inside that section is closed.
func (o *outliner) hasContent(i int, sibling *node) bool {
	if i+1 >= len(o.blocks) {
		return false
	}
	next, l := &o.labels[i+1], &o.labels[i]
	if next.count == 0 || o.blocks[i+1].label != "" {
		return o.blocks[i+1].kind != heading
	}
	if next.under(l) {
		return true
	}
	if next.similarStyle(l) || next.form.word() {
		return false
	}
	if sibling != nil && sibling.section != nil && next.last() > 1 {
		return !sibling.countedAround(next)
	}
	return next.last() == 1 && !o.continues(next)
}

// countedAround reports whether what n is inside of has numbers in the style of l.
func (n *node) countedAround(l *label) bool {
	for n = n.parent; n != nil; n = n.parent {
		if n.label.count > 0 && l.similarStyle(&n.label) {
			return true
		}
	}
	return false
}

// running reports whether a heading tag is around running text, as some pages
// have it for the size of the type: it is long, or a sentence with nothing below,
// or says only of when the document is.
func (o *outliner) running(i int) bool {
	s := o.textOf(i)
	if dateLine(s) || !fits(s, maxTagged) || !fits(s, maxBold) && strings.ContainsAny(s, "，。；：,;:") {
		return true
	}
	body := o.body(i)
	rest := o.text[body.Start:body.End]
	switch {
	case !sentence(rest) || hasAnySuffix(rest, "?", "？"):
		return false
	case !fits(rest, maxTitle) && severalSentences(rest):
		return true
	}
	return i+1 == len(o.blocks) || o.blocks[i+1].kind == heading && o.blocks[i+1].level <= o.blocks[i].level
}

// severalSentences reports whether s ends in a stop and has another inside, behind
// a word that is no abbreviation.
func severalSentences(s string) bool {
	if inner, ends := strings.CutSuffix(s, "。"); ends {
		return strings.Contains(inner, "。")
	}
	inner, ends := strings.CutSuffix(s, ".")
	for ends {
		before, rest, found := strings.Cut(inner, ". ")
		if !found {
			return false
		}
		if endsParagraph(before+".", rest) {
			return true
		}
		inner = rest
	}
	return false
}

// headsItem reports whether a list item is a heading: bold, short, and with its text
// in it, or alone in its list, or the last of one whose numbers happen to lead to its
// own: it comes next after the section that the list is in.
func (o *outliner) headsItem(i int) bool {
	b := &o.blocks[i]
	if !b.bold || b.kind != item || b.continues {
		return false
	}
	s := o.text[b.span.Start:b.span.End]
	if !fits(s, maxBold) || sentence(s) || leadsIn(s) {
		return false
	}
	last := i+1 < len(o.blocks) && o.blocks[i+1].list != b.list
	return o.holdsText(i) || last && (!o.listedBefore(i) || o.nextSection(&o.labels[i]))
}

// nextSection reports whether l is the number after that of an open section.
func (o *outliner) nextSection(l *label) bool {
	return o.above(func(n *node) bool { return n.section != nil && l.goesOnFrom(&n.label) }) != o.root
}

// holdsText reports whether item i has more in it than its first block.
func (o *outliner) holdsText(i int) bool {
	if i+1 >= len(o.blocks) {
		return false
	}
	next := &o.blocks[i+1]
	return next.continues || next.lead == i
}

// listedBefore reports whether the list of item i has one before it.
func (o *outliner) listedBefore(i int) bool {
	for j := i - 1; j >= max(0, i-neighbourhood) && o.blocks[j].list != 0; j-- {
		if o.blocks[j].list == o.blocks[i].list {
			return true
		}
	}
	return false
}

// leadsIn reports whether a line in bold is no title, but a sentence that leads
// into a list: it is long, has a comma inside and a colon at its end, and speaks
// of what follows.
func leadsIn(s string) bool {
	s = strings.TrimSpace(s)
	return EndsInColon(s) && !fits(s, maxTitle/2) && strings.ContainsAny(s, "，,") && speaksOfList(s)
}

// speaksOfList reports whether a line speaks of what follows below it.
func speaksOfList(s string) bool { return announces(s) || strings.Contains(s, "the following") }

// boldTitle reports whether a paragraph without number is a heading for being
// bold and short.
func (o *outliner) boldTitle(i int) bool {
	b := &o.blocks[i]
	s := o.text[b.span.Start:b.span.End]
	if !b.bold || b.continues || !fits(s, maxBold) || sentence(s) || i+1 >= len(o.blocks) {
		return false
	}
	next := &o.blocks[i+1]
	long := !fits(s, maxTitle/2) && !o.opensLikeTitle(s)
	leadsIn := leads(s) && (next.lead == i || long || EndsInColon(s) && announces(s))
	return !leadsIn && findDate(s) == "" && !o.contactBlock(i)
}

// opensLikeTitle reports whether s begins as the title of the section that is open,
// whose sibling it then is: "For residents of Norland:".
func (o *outliner) opensLikeTitle(s string) bool {
	const alike = 10 // bytes
	return o.top.section != nil && len(s) > alike && strings.HasPrefix(o.top.section.Title, s[:alike])
}

// title reports whether a line without number is the title of a document: short,
// named like one, and the numbering of sections begins again behind it.
func (o *outliner) title(i int) bool {
	b := &o.blocks[i]
	s := o.text[b.span.Start:b.span.End]
	if b.kind != paragraph && b.kind != heading || b.continues || o.labels[i].count > 0 || !fits(s, maxTitle) || !namesDocument(s) || !shortTitle(s) {
		return false
	}
	first := o.firstNumber(i)
	if first < 0 || o.labels[first].last() != 1 {
		return false
	}
	return b.kind == paragraph && o.top == o.root || o.reached(first)
}

// outermost reports whether l is in a style that stands outside all others: 一、
// or a unit.
func (l *label) outermost() bool { return l.form.word() || l.form == listed && l.numeral == han }

// firstNumber returns the block with the first number soon behind block i, or -1.
func (o *outliner) firstNumber(i int) int {
	for j := i + 1; j < len(o.labels) && j <= i+neighbourhood/4; j++ {
		if o.labels[j].count > 0 {
			return j
		}
	}
	return -1
}

// reached reports whether block i begins again a sequence of sections that is
// open.
func (o *outliner) reached(i int) bool {
	for n := o.top; n != o.root; n = n.parent {
		if n.section == nil || n.label.count == 0 || n.label.last() == 1 || !o.labels[i].similarStyle(&n.label) {
			continue
		}
		if n.level == o.tagLevel(i) || o.blocks[i].kind != item && n.label.outermost() {
			return true
		}
	}
	return false
}

// namesDocument reports whether a line ends or begins as titles of documents do.
func namesDocument(s string) bool {
	s = strings.TrimRight(s, "》】」 ")
	for _, w := range [...]string{"协议", "協議", "政策", "条款", "條款", "声明", "聲明", "规则", "規則", "须知", "須知", "指引", "合同", "公约", "约定"} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	lower := strings.ToLower(s)
	for _, w := range [...]string{"policy", "agreement", "notice", "statement", "terms of use", "terms of service", "terms and conditions", "conditions of use"} {
		if strings.HasSuffix(lower, w) {
			return true
		}
	}
	return false
}

// shortTitle reports whether s could be a title by its shortness and by not
// being a sentence.
func shortTitle(s string) bool {
	return s != "" && fits(s, maxTitle) && !sentence(s) && !hasBodyAfterColon(s) && !startsLower(s) &&
		strings.IndexByte(s, ',') < 0 && strings.IndexByte(s, '@') < 0 && !strings.Contains(s, "，") && !strings.Contains(s, ". ") && !predicates(s)
}

// titleLikeBefore reports whether rest, the text of block i, is a title where the one
// before in the sequence is: a question, or a short line with commas, behind which
// a count begins.
func (o *outliner) titleLikeBefore(i int, rest string) bool {
	if hasAnySuffix(rest, "?", "？") {
		return fits(rest, maxBold)
	}
	if i+1 == len(o.blocks) || !fits(rest, maxTitle/2) || sentence(rest) || EndsInColon(rest) || predicates(rest) {
		return false
	}
	next := &o.labels[i+1]
	return next.count > 0 && next.last() == 1 && !next.similarStyle(&o.labels[i]) && !o.continues(next)
}

// capitalTitle reports whether s could be a title by its capitals: it may be longer
// than others, and have commas.
func capitalTitle(s string) bool {
	return fits(s, maxBold) && s == strings.ToUpper(s) && s != strings.ToLower(s) && !sentence(s) && !leadIn(s) && !predicates(strings.ToLower(s))
}

// predicates reports whether s has an English verb form that sentences have and
// titles have not, unless they are questions.
func predicates(s string) bool {
	if strings.HasSuffix(s, "?") {
		return false
	}
	for _, w := range [...]string{" may ", " must ", " shall ", " will ", " can ", " are ", " is ", " agree ", " do "} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// leadIn reports whether a short line leads into a list rather than titles what
// follows: "You may not:", 方式如下：.
func leadIn(s string) bool {
	if strings.HasSuffix(s, ":") {
		return true
	}
	return strings.HasSuffix(s, "：") && (leads(strings.TrimSuffix(s, "：")) || strings.HasSuffix(s, "包括：") || statesInChinese(s))
}

// hasBodyAfterColon reports whether s is a run-in heading with its text: "Fees: You pay…".
func hasBodyAfterColon(s string) bool {
	for _, colon := range [...]string{":", "："} {
		if _, body, found := strings.Cut(s, colon); found && strings.Trim(body, ":： ") != "" {
			return true
		}
	}
	return false
}

// sentence reports whether s has the punctuation of running text: a stop, or a
// semicolon, at its end or inside. A short title may end in a full stop, and a
// title may be a question.
func sentence(s string) bool {
	s = strings.TrimRight(s, " \n\"”）)")
	switch lastRune(s) {
	case ';', '；', '。', '，', ',', '!', '！':
		return true
	case '.':
		return !fits(s, maxTitle/2)
	}
	return strings.Contains(s, "。") || strings.Contains(s, "；") || strings.Contains(s, ". ") && !fits(s, maxTitle)
}

// fits reports whether s takes at most columns columns.
func fits(s string, columns int) bool {
	if len(s) > columns*3 {
		return false
	}
	for _, r := range s {
		if columns--; r >= 0x2e80 {
			columns--
		}
		if columns < 0 {
			return false
		}
	}
	return true
}
