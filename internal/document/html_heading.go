package document

import (
	"strings"

	"golang.org/x/net/html/atom"
)

// maxParagraphs is how many paragraphs a heading may hold that is one.
const maxParagraphs = 1

// wrapsText reports whether the heading at node i is around whole paragraphs:
// nothing closes it, or the page wants its type.
func (r *htmlReader) wrapsText(i int) bool {
	m := r.measure(i)
	if m.prose+m.links > maxTagged {
		return true
	}
	paragraphs := 0
	for j := i + 1; j < r.nodes[i].end; j++ {
		switch r.nodes[j].tag {
		case atom.Table, atom.Ul, atom.Ol:
			return true
		case atom.P:
			paragraphs++
		}
	}
	return paragraphs > maxParagraphs
}

// fewestWords is how many words a short line with a full stop has at least that is
// a sentence and no title.
const fewestWords = 5

// isText reports whether a line of s, in a heading around whole paragraphs, is
// text.
func isText(s string) bool {
	for line := range strings.SplitSeq(s, "\n") {
		if !fits(line, maxBold) || sentence(line) || leadsIn(line) || predicates(line) && !asks(line) ||
			strings.HasSuffix(line, ".") && len(strings.Fields(line)) >= fewestWords {
			return true
		}
	}
	return false
}
