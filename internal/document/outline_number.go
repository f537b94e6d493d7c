package document

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// number composes the numbers of all sections and clauses. It runs when the
// outline stands, because 款 are only named where an article has several.
func (o *outliner) number() {
	for _, n := range o.nodes {
		if n == nil || n.section == nil {
			continue
		}
		if n.label.count > 0 {
			n.section.Number = n.number()
		} else if len(o.sections) == 1 && n.section == o.sections[0] {
			n.title = true // all stands under it
		}
	}
	o.findAgain()
	for i, c := range o.clauses {
		p := o.places[i]
		c.Number = p.number()
		c.Ref = p.ref(c.Number)
	}
}

// findAgain finds the sections that have the same number, or without one the same
// title, under each of several headings beside each other that have no number: "1"
// under "What we collect" and "1" under "Your rights".
func (o *outliner) findAgain() {
	type name struct {
		text  string
		above *node // what the headings stand under
	}
	firsts := make(map[name]*node)
	for _, n := range o.nodes {
		if n == nil || n.section == nil {
			continue
		}
		heading := n.headingAbove()
		if heading == nil || n.label.count == 0 && n.number() != "" {
			continue
		}
		key := name{cmp.Or(n.section.Number, n.section.Title), heading.parent}
		first := firsts[key]
		switch {
		case first == nil:
			firsts[key] = n
		case first.headingAbove() != heading:
			first.again, n.again = true, true
		}
	}
}

// headingAbove returns the nearest heading above n that has no number, nil if
// there is none.
func (n *node) headingAbove() *node {
	for n = n.parent; n != nil && n.parent != nil; n = n.parent {
		if n.section != nil && n.label.count == 0 {
			return n
		}
	}
	return nil
}

// number returns the number of a clause: that of its node, with the paragraph
// where the node is an article of several.
func (p placing) number() string {
	if a := p.node; a.article() && a.paragraphs > 1 && (p.own || p.paragraph > 0) {
		return a.number() + "第" + hanNumber(max(p.paragraph, 1)) + "款"
	}
	return p.node.number()
}

// ref returns number with what makes it name the one clause: the paragraph, and
// the heading where that has no number.
func (p placing) ref(number string) string {
	scope := p.node.scope()
	switch {
	case p.node.article() && p.paragraph > 0:
		return number
	case p.ordinal == 0:
		return join(p.node.unnumberedHeading(), " ", number)
	case scope.section != nil && scope.label.count == 0:
		number = join(number, " ", scope.heading())
	default:
		number = join(scope.unnumberedHeading(), " ", number)
	}
	return join(number, " ", "¶"+strconv.Itoa(p.ordinal))
}

// unnumberedHeading returns the heading that n is counted under if that has no
// number and is not the document's title: "(a)" alone would name the first item of
// many lists, and "1" the first section under each of the headings.
func (n *node) unnumberedHeading() string {
	for ; n.parent != nil && (n.section == nil || n.again && n.label.count > 0); n = n.parent {
		if n.section == nil && n.label.count > 0 && n.alone() {
			return ""
		}
	}
	if n.section == nil || n.label.count > 0 || n.number() != "" || n.title || n.parent.parent == nil && namesDocument(n.section.Title) {
		return ""
	}
	return n.heading()
}

// heading returns the title of n, which has no number, with the one above where it
// is the title of several.
func (n *node) heading() string {
	title := shortTitleOf(n.section.Title)
	if n.again {
		title = join(shortTitleOf(n.headingAbove().section.Title), " / ", title)
	}
	return title
}

// join returns a and b with sep between them if both are there.
func join(a, sep, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + sep + b
}

// article reports whether n is a 第X条, which is cited by 款 and 项.
func (n *node) article() bool {
	return n.label.count > 0 && n.label.article()
}

// number returns the number of n as one cites it, composed with those above.
func (n *node) number() string {
	if !n.done {
		n.prefix, n.done = n.compose(), true
	}
	return n.prefix
}

func (n *node) compose() string {
	switch {
	case n.parent == nil:
		return ""
	case n.label.count == 0:
		return n.parent.number()
	case n.alone():
		return n.above() + n.label.text
	}
	outer := n.parent
	for outer.label.count == 0 && outer.parent != nil {
		outer = outer.parent
	}
	if outer.article() {
		return outer.number() + "第" + hanNumber(max(n.paragraph, 1)) + "款第" + n.label.text + "项"
	}
	if outer.inArticle() {
		return outer.number() + "第" + n.label.text + "目"
	}
	inner := n.inner(&outer.label)
	return outer.number() + joint(&outer.label, inner) + inner
}

// alone reports whether n's number is cited without those above it: a compound
// number says them itself, and the articles of a document are counted through
// its chapters.
func (n *node) alone() bool {
	switch n.label.form {
	case compound, articleWord, annexWord, noteWord:
		return true
	case sectionWord:
		return n.label.count > 1
	}
	return false
}

// above returns what stands before a number that is cited alone: what stands
// before the parent that it repeats, as 三、 in 三、4.1, else its annex.
func (n *node) above() string {
	for m := n.parent; m != nil; m = m.parent {
		switch {
		case m.label.count == 0:
		case n.label.under(&m.label) && !m.label.form.word():
			return strings.TrimSuffix(m.number(), m.label.text)
		case m.label.form == annexWord:
			return m.number() + " "
		}
	}
	return ""
}

// inArticle reports whether n is an item of a 第X条.
func (n *node) inArticle() bool {
	for n = n.parent; n != nil; n = n.parent {
		if n.label.count > 0 {
			return n.article()
		}
	}
	return false
}

// joint returns what stands between the number of a level and inner, the number
// below it.
func joint(outer *label, inner string) string {
	last, first := lastRune(outer.text), firstRune(inner)
	switch {
	case outer.form.word() && isASCIILetter(outer.text[0]) && first != '(':
		return " "
	case outer.form == listed && outer.numeral == han, hanDigit(last) >= 0 && hanDigit(first) >= 0:
		return "、"
	case !outer.form.word() && alphanumeric(last) && alphanumeric(first):
		return "."
	}
	return ""
}

func alphanumeric(r rune) bool { return r < utf8.RuneSelf && (isASCIILetter(byte(r)) || digit(r) >= 0) }

// inner returns n's number as it stands behind that of outer: small letters, and
// the items of "Article 5", are cited in brackets.
func (n *node) inner(outer *label) string {
	bracketed := outer.form == articleWord || outer.form == sectionWord || n.label.small() || outer.small()
	if bracketed && n.label.plain() {
		return "(" + n.label.text + ")"
	}
	return n.label.text
}

// plain reports whether l is cited without brackets or unit.
func (l *label) plain() bool { return l.form == dotted || l.form == listed || l.form == bare }

// small reports whether l is a plain small letter or Roman numeral.
func (l *label) small() bool {
	return l.plain() && (l.numeral == lowerLetter || l.numeral == lowerRoman)
}

// Lengths of a heading in a reference, in columns and bytes.
const maxRefTitle = 40

// unbracketed returns title without the square brackets around the whole of it.
func unbracketed(title string) string {
	for _, pair := range [...][2]string{{"【", "】"}, {"[", "]"}} {
		rest, opened := strings.CutPrefix(title, pair[0])
		if inner, closed := strings.CutSuffix(rest, pair[1]); opened && closed && !strings.Contains(inner, pair[1]) {
			return strings.Trim(inner, "：: ")
		}
	}
	return title
}

// shortTitleOf returns a title short enough for a reference, cut between words.
func shortTitleOf(title string) string {
	title = unbracketed(strings.Trim(title, "：: "))
	if fits(title, maxRefTitle) {
		return title
	}
	cut, columns := 0, 0
	for i, r := range title {
		if columns++; r >= 0x2e80 {
			columns++
		}
		if columns >= maxRefTitle {
			break
		}
		if r == ' ' || r >= 0x2e80 {
			cut = i
			if r >= 0x2e80 {
				cut += utf8.RuneLen(r)
			}
		}
	}
	if cut == 0 {
		return title
	}
	return strings.TrimRight(title[:cut], " ,，、") + "…"
}

// hanNumber returns n in Chinese numerals, up to 99 as laws write them.
func hanNumber(n int) string {
	const digits = "零一二三四五六七八九"
	digit := func(d int) string { return digits[3*d : 3*d+3] }
	switch {
	case n < 10:
		return digit(n)
	case n < 20:
		return "十" + strings.TrimSuffix(digit(n-10), "零")
	case n < 100:
		return digit(n/10) + "十" + strings.TrimSuffix(digit(n%10), "零")
	}
	return strconv.Itoa(n)
}
