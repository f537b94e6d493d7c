package document

import (
	"errors"
	"strings"
	"testing"

	"exitclause/internal/source"
)

// TestLimits parses pages of a few megabytes that hold more than any document, of
// each kind that costs more than its bytes: each is refused, with what it has too
// much of.
func TestLimits(t *testing.T) {
	for name, c := range map[string]struct {
		head, piece string
		limit       int
		key         string
	}{
		"text":        {"", "a\n", maxLines, "document.limit.lines"},
		"paragraphs":  {"", "1. a\r\n\r\n", maxLines, "document.limit.lines"},
		"markdown":    {"---\nname: x\n---\n", "* a\n", maxLines, "document.limit.lines"},
		"line breaks": {"<!DOCTYPE html><p>", "a<br>", maxMarkup / 2, "document.limit.markup"},
		"lines kept":  {"<!DOCTYPE html><pre>", "a\n", maxLines, "document.limit.lines"},
		"blocks kept": {"<!DOCTYPE html><pre>", "a.\n", maxLines, "document.limit.lines"},
		"blocks":      {"<!DOCTYPE html>", "<p>a", maxLines, "document.limit.lines"},
		"elements":    {"<!DOCTYPE html><table><tr>", "<td>", maxMarkup, "document.limit.markup"},
		"runs":        {"<!DOCTYPE html>", "a<i>", maxMarkup, "document.limit.markup"},
		"sentences":   {"<!DOCTYPE html><p>", "a! ", maxSentences, "document.limit.sentences"},
		"entities":    {"<!DOCTYPE html><p>", "&lt;", maxSegments, "document.limit.markup"},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := source.New("page", []byte(c.head+strings.Repeat(c.piece, c.limit+1)))
			if err != nil {
				t.Fatal(err)
			}
			_, err = Parse(page)
			var fault *Error
			if !errors.As(err, &fault) || fault.Kind != source.Limit || fault.Note.Key != c.key {
				t.Fatalf("got %v", err)
			}
		})
	}
}
