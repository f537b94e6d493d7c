package document

import (
	"strconv"
	"strings"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// Bounds on what a page may hold, however few bytes that takes: each line or
// element costs many times its bytes. The longest policies have some thousand
// paragraphs.
const (
	maxLines     = 500_000   // lines of text that are not blank; paragraphs
	maxSentences = 1_000_000 // sentences of all clauses
	maxMarkup    = 1_500_000 // elements of a page, and runs of text between them
	maxSegments  = 4_000_000 // stretches of text that come from one piece of the source
)

// tooManyLines is the error for a page with more than maxLines.
func tooManyLines() error {
	return &Error{source.Limit, message.New("document.limit.lines", "n", strconv.Itoa(maxLines))}
}

// tooManySentences is the error for a page with more than maxSentences.
func tooManySentences() error {
	return &Error{source.Limit, message.New("document.limit.sentences", "n", strconv.Itoa(maxSentences))}
}

// tooMuchMarkup is the error for a page with more than that many pieces of markup.
func tooMuchMarkup(limit int) error {
	return &Error{source.Limit, message.New("document.limit.markup", "n", strconv.Itoa(limit))}
}

// checkLimits returns an error if what was read of a page is more than a document
// holds.
func (b *textBuilder) checkLimits() error {
	switch {
	case len(b.origin) > maxSegments:
		return tooMuchMarkup(maxSegments)
	case overLines(b.text.String()):
		return tooManyLines()
	}
	return nil
}

// overLines reports whether s has more than maxLines lines that are not blank.
func overLines(s string) bool {
	if strings.Count(s, "\n") < maxLines {
		return false
	}
	n := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			n++
		}
	}
	return n > maxLines
}
