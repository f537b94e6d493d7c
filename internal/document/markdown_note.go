package document

import (
	"bytes"
	"strconv"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// markdownNotes are the footnotes of a page, by their labels: the number that
// each is shown with, 0 for one that no mark in the text was met for yet. Notes
// are numbered in the order of their marks, whatever the labels.
type markdownNotes struct {
	numbers map[string]int
	last    int
}

// maxNoteLabel bounds the label of a note, in bytes, as the extension does.
const maxNoteLabel = 999

// mark returns how the note with that label is cited.
func (n *markdownNotes) mark(label string) string {
	if number := n.numbers[label]; number > 0 {
		return strconv.Itoa(number)
	}
	return label
}

// noteBlockParser reads notes. They stay where they stand: the parser of the
// extension would move them to the end, and drop those that nothing refers to.
type noteBlockParser struct {
	parser.BlockParser
	notes *markdownNotes
}

// Close notes the label of a note at its end.
func (p noteBlockParser) Close(n ast.Node, _ text.Reader, _ parser.Context) {
	p.notes.numbers[string(n.(*extast.Footnote).Ref)] = 0
}

// noteMarkParser reads the marks of notes that are there.
type noteMarkParser struct{ notes *markdownNotes }

// Trigger returns what a mark begins with.
func (noteMarkParser) Trigger() []byte { return []byte{'['} }

// Parse returns the mark that line begins with, nil if there is none.
func (p noteMarkParser) Parse(_ ast.Node, line text.Reader, _ parser.Context) ast.Node {
	rest, _ := line.PeekLine()
	label, found := bytes.CutPrefix(rest, []byte("[^"))
	end := bytes.IndexByte(label[:min(len(label), maxNoteLabel)], ']')
	if !found || end < 0 {
		return nil
	}
	number, known := p.notes.numbers[string(label[:end])]
	if !known {
		return nil
	}
	if number == 0 {
		p.notes.last++
		number = p.notes.last
		p.notes.numbers[string(label[:end])] = number
	}
	line.Advance(len("[^") + end + len("]"))
	return extast.NewFootnoteLink(number)
}

// footnote reads a footnote.
func (r *markdownReader) footnote(n *extast.Footnote) {
	first := len(r.blocks)
	r.blocksOf(n)
	for i := first; i < len(r.blocks); i++ {
		b := &r.blocks[i]
		b.lead = -1
		if i == first {
			b.note = r.notes.mark(string(n.Ref))
		} else {
			b.continues = true
		}
	}
	r.lead = -1
}
