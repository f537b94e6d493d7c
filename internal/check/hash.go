package check

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"exitclause/internal/report"
)

// hashLength is how many hexadecimal digits tell one clause from all others. It
// is enough for chance, and short enough to be copied.
const hashLength = 16

// hash returns the name of what parts say.
func hash(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:])[:hashLength]
}

// fold returns s with every run of white space made one space, and none at the
// ends.
func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

// words returns what b says, without the number or bullet typed before it: what
// a clause is known by, wherever it moves.
func words(b *report.Block) string {
	if len(b.Sentences) == 0 {
		return fold(b.Text)
	}
	return fold(b.Text[b.Sentences[0].Span.Start-b.Span.Start:])
}

// contentHash returns the name of what b says. To a cell belong the headings of
// its column and row: "5 years" alone says nothing.
func contentHash(b *report.Block) string { return hash(append([]string{words(b)}, b.Heads...)...) }
