package document

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A page refers to a footnote by a small mark that links to it, and from the note
// a link leads back. Marks are left out of the text, as in a quotation: they are
// no words of the sentence that they stand in. The note itself is a clause, cited
// by its mark.

// notePrefixes begin the names of notes, for marks that are not raised but follow
// a word closely.
var notePrefixes = []string{"fn", "footnote", "endnote", "cite_note"}

// maxMark bounds the mark of a note and of what leads back, in bytes.
const maxMark = 12

// linkedNote returns the id that a link points to on its own page, "" if none.
func linkedNote(attrs []htmlAttr) string {
	_, id, _ := strings.Cut(attrValueOf(attrs, "href"), "#")
	return html.UnescapeString(id)
}

// mark notes that the run to come is the mark of a note, if it is.
func (c *htmlCopy) mark(text string) {
	id, raised := "", false
	for _, in := range c.inlines {
		raised = raised || in.tag == atom.Sup
		if in.target != "" {
			id = in.target
		}
	}
	if id == "" {
		return
	}
	if !raised { // the first two are names that a word processor gives
		raised = hasAnyPrefix(id, "_ftn", "_edn") || c.close() && (hasAnyPrefix(id, notePrefixes...) || strings.HasPrefix(text, "["))
	}
	if raised && noteMark(text) != "" || backMark(text) {
		if c.marks == nil {
			c.marks = map[int]string{}
		}
		c.marks[len(c.runs)] = id
	}
}

// close reports whether the text to come follows a word closely.
func (c *htmlCopy) close() bool {
	if c.blank.Len() > 0 || len(c.runs) == 0 {
		return false
	}
	last := c.runs[len(c.runs)-1].Span
	return !c.runs[len(c.runs)-1].lineEnd && strings.TrimSpace(c.scan.src[last.End-1:last.End]) != ""
}

// noteMark returns the mark of a note without brackets, "" if text is none: a
// number, a letter, a star or a dagger.
func noteMark(text string) string {
	mark := strings.Trim(text, "[]()（）〔〕 \n\t\r")
	runes := []rune(mark)
	if len(runes) == 0 || len(runes) > 3 {
		return ""
	}
	number := strings.TrimFunc(mark, unicode.IsDigit) == ""
	letter := len(mark) == 1 && isASCIILetter(mark[0])
	if number || signs(mark) || letter {
		return mark
	}
	return ""
}

// signs reports whether a mark is of stars or daggers.
func signs(mark string) bool { return strings.Trim(mark, "*†‡§¶") == "" }

// backMark reports whether text is what leads back from a note.
func backMark(text string) bool {
	text = strings.TrimSpace(html.UnescapeString(text))
	return text != "" && strings.Trim(text, "↩↵⏎↑⤴^\ufe0e\ufe0f") == ""
}

// openNote is a footnote that says what it is, while it is read.
type openNote struct {
	mark  string
	begun bool
}

// place tells b that it is the note, or goes on in it.
func (n *openNote) place(b *block) {
	b.lead = -1
	if n.begun {
		b.continues = true
	} else {
		b.note, n.begun = n.mark, true
	}
}

// noteRef is where the text refers to a note first, and by which mark.
type noteRef struct {
	at   int
	mark string
}

// skipsMark reports whether a run is the mark of a note on this page, and takes
// it in.
func (r *htmlReader) skipsMark(number int) bool {
	id, marked := r.marks[number]
	if !marked {
		return false
	}
	run := &r.runs[number]
	mark := noteMark(r.scan.src[run.Start:run.End])
	if mark != "" && !r.anchored(id) {
		return false
	}
	r.lastRun = number
	if _, known := r.notes[id]; known || mark == "" {
		return true
	}
	if r.notes == nil {
		r.notes = map[string]noteRef{}
	}
	r.notes[id] = noteRef{r.out.len(), mark}
	return true
}

// anchored reports whether an element of the page has that id.
func (r *htmlReader) anchored(id string) bool {
	if r.anchors == nil {
		r.anchors = map[string]bool{}
		for i := range r.elements {
			r.anchors[r.elements[i].anchor] = true
		}
	}
	return id != "" && r.anchors[id]
}

// placeNotes gives the blocks that are notes their marks: behind the mark in the
// text, the first block at the place that the mark links to.
func (r *htmlReader) placeNotes() {
	if len(r.notes) == 0 {
		return
	}
	text, inside := r.out.text.String(), false
	for i := range r.blocks {
		b := &r.blocks[i]
		ref, ok := r.notes[b.anchor]
		switch {
		case inside && b.continues:
			b.lead = -1
		case b.note != "":
			inside = false
		case ok && b.span.Start >= ref.at && b.kind != heading && b.kind != cell && noteMark(text[b.span.Start:b.span.End]) == "":
			b.note, b.lead, inside = ref.mark, -1, true
			delete(r.notes, b.anchor)
		default:
			inside = false
		}
	}
}
