package pdf

import (
	"context"
	"strings"
	"testing"

	"exitclause/internal/golden"
)

// TestExtract reads every file in testdata, which is written by hand, with the
// reader built in, and compares the page with the one beside it.
func TestExtract(t *testing.T) {
	golden.Each(t, "testdata/*.pdf", func(t *testing.T, path string) {
		text, err := Extract(context.Background(), golden.Read(t, path), Options{})
		golden.Check(t, strings.TrimSuffix(path, ".pdf")+".html", shown(text, err))
	})
}

// shown writes a page with a mark where each page of the file begins, and the
// warnings or the error behind it.
func shown(text Text, err error) string {
	if err != nil {
		return err.Error() + "\n"
	}
	var b strings.Builder
	at := 0
	for i, page := range text.Pages {
		b.WriteString(text.HTML[at:page])
		b.WriteString("<!-- page " + string(rune('1'+i)) + " -->")
		at = page
	}
	b.WriteString(text.HTML[at:])
	for _, w := range text.Warnings {
		b.WriteString("warning: " + (&Error{Note: w}).Error() + "\n")
	}
	return b.String()
}
