package capture

import (
	"strings"
	"unicode"

	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// measures are what a capture is judged by.
type measures struct {
	*report.Document
	findings int
	clauses  int     // findings that count; see Clause
	blocks   []block // without those that show no text
	known    map[string]bool
	letters  int // of all blocks
}

// block is a heading, paragraph, item or cell, so that equal text is equal.
type block struct {
	text    string
	letters int
	heading bool
}

func measure(v Version) *measures {
	m := &measures{Document: v.Document, findings: len(v.Findings), known: make(map[string]bool, len(v.Document.Body))}
	for _, f := range v.Findings {
		if Clause(f.Practice) {
			m.clauses++
		}
	}
	for _, b := range v.Document.Body {
		text := fold(words(&b))
		if n := Letters(text); n > 0 {
			m.blocks = append(m.blocks, block{text, n, b.Kind == "heading"})
			m.known[text] = true
			m.letters += n
		}
	}
	if len(v.Document.Body) == 0 {
		m.letters = v.Document.Read.Characters
	}
	return m
}

// Clause reports whether a finding of p tells a document from the foot of any page
// of a site, where the names of laws stand, and an address.
func Clause(p practice.Practice) bool {
	return p != practice.LawInvoked && p != practice.PrivacyContact
}

// words returns what b says, without the number or bullet typed before it: a
// clause that was only renumbered is the same.
func words(b *report.Block) string {
	if len(b.Sentences) == 0 {
		return b.Text
	}
	return b.Text[b.Sentences[0].Span.Start-b.Span.Start:]
}

// fold returns s so that captures of the same words are the same.
func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

// Letters returns the length of s by which captures are judged. A Chinese
// character says as much as three letters.
func Letters(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Han, r):
			n += 3
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n++
		}
	}
	return n
}

// sharedWith returns the share of m's text that other has, block by block.
func (m *measures) sharedWith(other *measures) float64 {
	if m.letters == 0 {
		return 0
	}
	return float64(m.in(other, m.blocks)) / float64(m.letters)
}

// in returns how many letters of blocks stand in other.
func (m *measures) in(other *measures, blocks []block) int {
	n := 0
	for _, b := range blocks {
		if other.known[b.text] {
			n += b.letters
		}
	}
	return n
}
