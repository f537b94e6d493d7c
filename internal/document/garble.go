package document

import (
	"slices"
	"strconv"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// perGarble is how many characters of text there are at least for each garbled
// place in a text that can still be read.
const perGarble = 50

// warnOfGarble adds warnings for what was garbled or lost before the page was
// saved. Where that is much, what the document seems to lack proves nothing.
func (d *Document) warnOfGarble() {
	text := d.WrittenText()
	misread, lost := source.FindGarble(text)
	if misread.Count > 0 {
		d.warnAt("document.garbled", misread, "written", FoldSpace(text[misread.Start:misread.End]), "meant", FoldSpace(misread.Meant))
	}
	if lost.Count > 0 && !slices.ContainsFunc(d.page.Warnings, tellsDamage) {
		d.warnAt("document.lost", lost)
	}
	if perGarble*max(misread.Count, lost.Count) > len(text)/3 {
		d.Partial = true
	}
}

// tellsDamage reports whether a warning of the page told of U+FFFD already.
func tellsDamage(n message.Note) bool { return n.Key == "source.broken" }

// warnAt adds the warning key with how often g occurs and where it does first.
func (d *Document) warnAt(key string, g source.Garble, args ...string) {
	from := d.origin.source(Span{d.start + g.Start, d.start + g.End})
	at := d.page.Place(from.Start, from.End)
	args = append(args, "n", strconv.Itoa(g.Count), "line", strconv.Itoa(at.Line), "column", strconv.Itoa(at.Column))
	d.Warnings = append(d.Warnings, message.New(key, args...))
}
