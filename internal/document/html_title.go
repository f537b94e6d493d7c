package document

import (
	"strings"
	"unicode"
)

// maxTitleLines is how many blocks a title may be set in, one below the other.
const maxTitleLines = 3

// entitle takes in that an element calls itself a title by its class, whose text
// is at span and whose blocks are those from first on. It is the title of one
// block, or holds all of the block that is still open. What holds several is the
// head of a part of the page, unless they are the lines of one title.
func (r *htmlReader) entitle(first int, span Span) {
	switch lines := len(r.blocks) - first; {
	case r.open && !r.held:
		if lines == 0 {
			r.titled = span
		}
		return
	case lines < 1 || lines > maxTitleLines || lines > 1 && !r.oneTitle(first):
		return
	}
	b := &r.blocks[first]
	b.titled, b.span.End = true, r.blocks[len(r.blocks)-1].span.End
	r.blocks = r.blocks[:first+1]
}

// oneTitle reports whether the blocks from first on may be the lines of one title:
// all are plain, and nothing in them ends a sentence or counts, as dates do.
func (r *htmlReader) oneTitle(first int) bool {
	text := r.out.text.String()
	for _, b := range r.blocks[first:] {
		s := text[b.span.Start:b.span.End]
		if b.kind != paragraph || b.note != "" || b.titled || endsSentence(s) || sentence(s) || strings.ContainsFunc(s, unicode.IsDigit) {
			return false
		}
	}
	return fits(text[r.blocks[first].span.Start:r.blocks[len(r.blocks)-1].span.End], maxTitle)
}
