package analyze

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"exitclause/internal/document"
)

const (
	maxAddressLines = 7  // of a postal address
	maxAddressLine  = 60 // characters of a line of one
)

// address returns the postal address, written on lines of their own, that the
// sentence of f leads to or is a line of; "" if there is none.
func (s *session) address(f Finding) string {
	if f.Clause.Section == nil {
		return ""
	}
	lines, at := linesAround(f)
	first, end := at, at+1
	if document.EndsInColon(lineOf(s.doc, f.Sentence)) {
		first++
	} else if isAddressLine(lineOf(s.doc, f.Sentence)) {
		first = s.firstLine(f, lines, at)
	} else {
		return ""
	}
	for end < len(lines) && end-first < maxAddressLines && isAddressLine(lineOf(s.doc, lines[end])) {
		end++
	}
	if end-first < 2 {
		return ""
	}
	text := s.doc.Quote(document.Span{Start: lines[first].Start, End: lines[end-1].End})
	if !strings.ContainsFunc(text, unicode.IsDigit) {
		return ""
	}
	return text
}

// firstLine returns where the address begins of which lines[at] is a line: behind
// a lead-in, at the beginning of the section, or else of the clause.
func (s *session) firstLine(f Finding, lines []document.Span, at int) int {
	first := at
	for first > 0 && at-first < maxAddressLines && isAddressLine(lineOf(s.doc, lines[first-1])) {
		first--
	}
	if top := f.Clause.Section.Clauses[0].Span; first > 0 && document.EndsInColon(lineOf(s.doc, lines[first-1])) || lines[first].Start <= top.End {
		return first
	}
	return first + slices.IndexFunc(lines[first:], func(l document.Span) bool { return f.Clause.Span.Contains(l) })
}

// linesAround returns the sentences of the clauses around that of f, in its
// section, and which of them is that of f. Items of lists and cells are none.
func linesAround(f Finding) (lines []document.Span, at int) {
	all := f.Clause.Section.Clauses
	i, _ := slices.BinarySearchFunc(all, f.Clause, func(c, d *document.Clause) int { return cmp.Compare(c.Span.Start, d.Span.Start) })
	for _, c := range all[max(0, i-maxAddressLines):min(len(all), i+maxAddressLines+1)] {
		if c != f.Clause && (c.Lead != nil || len(c.Heads) > 0) {
			continue
		}
		for _, sentence := range c.Sentences {
			if sentence.Span == f.Sentence {
				at = len(lines)
			}
			lines = append(lines, sentence.Span)
		}
	}
	return lines, at
}
