package document

import (
	"sort"
	"strings"
	"unicode"

	"golang.org/x/net/html/atom"
)

// htmlReader walks a tree and writes its text, block by block.
type htmlReader struct {
	*htmlTree
	out      *textBuilder
	blocks   []block
	lists    int // how many there were
	entities entityReader

	open    bool    // a block has begun
	held    bool    // it has only a number so far, whose text is still to come
	start   int     // of the open block, in the text
	setting setting // of the open block
	opener  string  // anchor of the open block
	weights []weight
	anchor  string             // of the last element that had one
	titled  Span               // the text of the last inline element that calls itself a title
	lastRun int                // run read last, shown or dropped; -1 if none
	notes   map[string]noteRef // by their ids
	anchors map[string]bool    // of all elements, once asked for
}

// weight says that the text from at on is bold, or is not.
type weight struct {
	at   int
	bold bool
}

// setting is what the elements around a run of text say of it.
type setting struct {
	place
	level    int  // of the heading; 0 outside headings
	wraps    bool // the heading is around whole paragraphs
	term     bool
	bold     bool
	pre      bool
	language string
	list     *htmlList  // whose items are next inside; nil if none
	item     *listItem  // the innermost; nil outside lists
	cell     *tableCell // the innermost; nil outside data tables
	note     *openNote  // around; nil outside footnotes that say what they are
}

// read reads node i and what it holds.
func (r *htmlReader) read(i int, s setting) {
	n := &r.nodes[i]
	if n.run >= 0 {
		r.readRun(n.run, s)
		return
	}
	e := r.element(i)
	s.running = e.marks&markButton != 0 && r.runsOn(i)
	if r.dropped(i, s.place) {
		r.pass(i)
		return
	}
	if e.anchor != "" {
		r.anchor = e.anchor
	}
	s.enter(n.tag, e)
	if e.headingLevel(n.tag) > 0 {
		s.wraps = r.wrapsText(i)
	}
	inline := s.inline(n.tag, e)
	if !inline {
		r.flush()
	}
	whole := e.marks&markTitle != 0 && (!r.open || r.held)
	first, start := len(r.blocks), r.out.len()
	r.readElement(i, s)
	if !inline {
		r.flush()
	}
	if whole {
		r.entitle(first, Span{start, r.out.len()})
	}
}

// runsOn reports whether text stands before element i in the open block, and
// behind it.
func (r *htmlReader) runsOn(i int) bool {
	next := r.nodes[r.nodes[i].end].run
	return r.open && !r.held && next >= 0 && !r.runs[next].lineEnd
}

// inline reports whether an element that s was entered for makes no block. A
// button is a box of its own, save where it is the title that it opens or folds,
// or a word of a sentence that tells more about itself.
func (s *setting) inline(tag atom.Atom, e *element) bool {
	return tag == atom.Span && e.marks&markHeadingRole == 0 && (e.marks&markButton == 0 || s.title || s.running)
}

func (r *htmlReader) readElement(i int, s setting) {
	switch r.nodes[i].tag {
	case atom.Ol, atom.Ul:
		r.readList(i, s)
	case atom.Li:
		r.readItem(i, s)
	case atom.Table:
		r.readTable(i, s)
	default:
		r.readInside(i, s)
	}
}

func (r *htmlReader) readInside(i int, s setting) {
	for child := i + 1; child < r.nodes[i].end; child = r.nodes[child].end {
		r.read(child, s)
	}
}

// pass goes on behind node i without reading it.
func (r *htmlReader) pass(i int) {
	for j := r.nodes[i].end - 1; j > i; j-- {
		if run := r.nodes[j].run; run >= 0 {
			r.lastRun = run
			return
		}
	}
}

// enter changes s for what stands inside an element.
func (s *setting) enter(tag atom.Atom, e *element) {
	if e.language != "" {
		s.language = e.language
	}
	if e.marks&(markBold|markLightened) != 0 {
		s.bold = e.marks&markBold != 0
	}
	if e.note != "" {
		s.note = &openNote{mark: e.note}
	}
	if e.marks&markLineKeeping != 0 || tag == atom.Pre {
		s.pre = true
	}
	if level := e.headingLevel(tag); level > 0 {
		s.level, s.title = level, true
	}
	switch tag {
	case atom.Summary:
		s.title = true
	case atom.Dt:
		s.term = true
	case atom.Dd:
		s.term = false
	case atom.Main, atom.Article:
		s.content, s.header = true, false
	case atom.Header:
		s.header = !s.content
	}
	s.header = s.header || e.marks&markBanner != 0 && !s.content
}

// headingLevel returns 1 to 6 if the element is a heading by its tag or role,
// else 0.
func (e *element) headingLevel(tag atom.Atom) int {
	switch level := headingLevel(tag); {
	case level > 0 || e.marks&markHeadingRole == 0:
		return level
	case 1 <= e.level && e.level <= 6:
		return e.level
	}
	return 2 // as ARIA has it
}

// readRun writes a run of text.
func (r *htmlReader) readRun(number int, s setting) {
	run := &r.runs[number]
	if len(r.marks) > 0 && r.skipsMark(number) {
		return
	}
	if number != r.lastRun+1 || r.beginsAnew(run) {
		r.flush() // the tree builder moved text here from elsewhere, or the page's style parts paragraphs
	}
	r.lastRun = number
	switch {
	case run.lineEnd:
		if r.open && !r.held {
			r.out.replaced("\n", run.Start, run.End)
		}
		return
	case r.open && !r.held && run.blank.Len() > 0:
		r.out.verbatim(" ", run.blank.Start)
	}
	at := run.Start
	if !r.open || r.held {
		if at = r.skipBlank(run); at == run.End {
			return
		}
		r.beginText(s)
	}
	r.weigh(run.bold || s.bold)
	start := r.out.len()
	r.write(run, at, s.pre)
	r.out.linked(start, r.mails[number])
}

// beginsAnew reports whether run is surely a paragraph of its own, although it
// touches the run before. A run-in title in bold is no paragraph.
func (r *htmlReader) beginsAnew(run *textRun) bool {
	if !r.open || r.held || run.blank.Len() > 0 || run.bold != r.runs[r.lastRun].bold {
		return false
	}
	return endsParagraph(r.out.text.String(), r.scan.src[run.Start:run.End])
}

// endsParagraph reports whether a paragraph ends between two pieces of text that
// touch: a sentence ends with before, and a capital or a number such as 4.1
// begins the next. A word as short as an abbreviation ends none.
func endsParagraph(before, next string) bool {
	before, stopped := strings.CutSuffix(before, ".")
	if !stopped {
		return false // and no word is looked for: it may be as long as the page
	}
	word := len(before) - len(strings.TrimRightFunc(before, unicode.IsLower))
	behindDigits := strings.TrimLeft(next, "0123456789")
	numbered := len(behindDigits) < len(next) && strings.HasPrefix(behindDigits, ".")
	return word >= shortestEnd && (numbered || unicode.IsUpper(firstRune(next)))
}

// shortestEnd is how many letters in lower case the last word before a full stop
// has at least.
const shortestEnd = 4

// beginText opens a block, or goes on behind the number that opened it.
func (r *htmlReader) beginText(s setting) {
	if r.held {
		r.held = false
		r.out.invented(" ")
		return
	}
	r.begin(s)
}

// begin opens a block.
func (r *htmlReader) begin(s setting) {
	r.open, r.start, r.setting, r.opener = true, r.out.len(), s, r.anchor
	r.weights = r.weights[:0]
}

func (r *htmlReader) weigh(bold bool) {
	if n := len(r.weights); n == 0 || r.weights[n-1].bold != bold {
		r.weights = append(r.weights, weight{r.out.len(), bold})
	}
}

// skipBlank returns the offset of the first character in run that is not white
// space, or its end.
func (r *htmlReader) skipBlank(run *textRun) int {
	for at := run.Start; at < run.End; {
		rest := r.scan.src[at:run.End]
		at += len(rest) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
		if run.literal || at == run.End || r.scan.src[at] != '&' {
			return at
		}
		e := r.entities.read(r.scan.src[at:run.End])
		if strings.TrimSpace(e.text) != "" {
			return at
		}
		at += e.length
	}
	return run.End
}

// write writes run from offset at on.
func (r *htmlReader) write(run *textRun, at int, pre bool) {
	s := r.scan.src[:run.End]
	for at < run.End {
		end := run.End
		if !run.literal {
			if i := strings.IndexByte(s[at:], '&'); i >= 0 {
				end = at + i
			}
		}
		r.out.running(s[at:end], at, pre)
		if at = end; at == run.End {
			return
		}
		e := r.entities.read(s[at:])
		if e.text == "&" && e.length == 1 {
			r.out.verbatim(e.text, at)
		} else {
			r.out.replaced(e.text, at, at+e.length)
		}
		at += e.length
	}
}

// flush ends the open block, if any.
func (r *htmlReader) flush() {
	if !r.open || r.held {
		return
	}
	r.open = false
	text := r.out.text.String()
	r.paragraphs(text)
	r.out.invented("\n")
}

// add adds a block with the text at span, unless the page has too many already.
func (r *htmlReader) add(span Span, text string) {
	if !visible(text[span.Start:span.End]) || len(r.blocks) > maxLines {
		return
	}
	s := &r.setting
	b := block{
		span: span, lead: -1,
		bold: r.allBold(span, text), anchor: r.opener, language: s.language,
		titled: span.End <= r.titled.End && span.Start >= r.titled.Start,
	}
	switch {
	case s.level > 0:
		b.kind, b.level = heading, s.level
	case s.term && !sectionNumber(text[span.Start:span.End]):
		b.kind = term
	default:
		b.runIn = r.runIn(span, text)
	}
	if s.cell != nil {
		if b.kind == paragraph {
			b.kind = cell
		}
		b.heads = s.cell.heads
	}
	if s.item != nil {
		s.item.place(&b, len(r.blocks))
	}
	if s.note != nil {
		s.note.place(&b)
	}
	r.blocks = append(r.blocks, b)
}

// sectionNumber reports whether s begins with the number of a section: some pages have
// their sections in definition lists, "第一条 账户" over its clauses.
func sectionNumber(s string) bool {
	l := readLabel(s)
	return l.firm()
}

// runIn returns where the run-in title of span, in the open block, ends; 0 if it
// has none.
func (r *htmlReader) runIn(span Span, text string) int {
	bold := false
	for _, w := range r.weights {
		switch {
		case w.at <= span.Start:
			bold = w.bold
		case w.bold || !bold:
			if l := readLabel(text[span.Start:min(w.at, span.End)]); w.at >= span.End || l.count == 0 || skipSpace(text, span.Start+l.end) < w.at {
				return 0
			}
			bold = true // behind the number
		default:
			return runIn(text, span.Start, min(w.at, span.End), span.End)
		}
	}
	return 0
}

// allBold reports whether all of span, in the open block, is bold, save perhaps
// the number that it begins with.
func (r *htmlReader) allBold(span Span, text string) bool {
	if r.boldIn(span) {
		return true
	}
	l := readLabel(text[span.Start:span.End])
	title := Span{skipSpace(text, span.Start+l.end), span.End}
	return l.count > 0 && title.Len() > 0 && r.boldIn(title)
}

// boldIn reports whether all of span, in the open block, is bold.
func (r *htmlReader) boldIn(span Span) bool {
	first := sort.Search(len(r.weights), func(i int) bool { return r.weights[i].at > span.Start })
	for _, w := range r.weights[max(0, first-1):] {
		if w.at >= span.End {
			break
		}
		if !w.bold {
			return false
		}
	}
	return true
}
