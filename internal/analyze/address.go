package analyze

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	if s.leads(f.Sentence) {
		first++
	} else if s.isAddressLine(f.Sentence) {
		first = s.firstLine(f, lines, at)
	} else {
		return ""
	}
	for end < len(lines) && end-first < maxAddressLines && s.isAddressLine(lines[end]) {
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
	for first > 0 && at-first < maxAddressLines && s.isAddressLine(lines[first-1]) {
		first--
	}
	if top := f.Clause.Section.Clauses[0].Span; first > 0 && s.leads(lines[first-1]) || lines[first].Start <= top.End {
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

// leads reports whether a sentence leads to what stands behind it.
func (s *session) leads(sentence document.Span) bool {
	text := strings.TrimSpace(s.doc.Text[sentence.Start:sentence.End])
	return strings.HasSuffix(text, ":") || strings.HasSuffix(text, "：")
}

// isAddressLine reports whether a sentence can be a line of a postal address: no
// statement, and no other way to reach someone.
func (s *session) isAddressLine(sentence document.Span) bool {
	text := strings.TrimSpace(s.doc.Text[sentence.Start:sentence.End])
	head, _, labelled := strings.Cut(strings.ReplaceAll(text, "：", ":"), ":")
	first, _ := utf8.DecodeRuneInString(text)
	switch {
	case utf8.RuneCountInString(text) > maxAddressLine, unicode.IsLower(first), !unicode.IsLetter(first) && !unicode.IsDigit(first):
		return false
	case labelled && !isAddressee(head):
		return false
	case strings.ContainsAny(text, "@＠。！？；!?") || strings.Contains(text, "://") || strings.Contains(text, "www."):
		return false
	}
	return !slices.ContainsFunc(strings.Fields(strings.ToLower(text)), isStatementWord) &&
		!strings.Contains(text, "我们") && !strings.Contains(text, "您")
}

// isAddressee reports whether what stands in front of a colon can do so in an
// address: "Larkfin Ltd, Attn".
func isAddressee(head string) bool {
	head = strings.ToLower(strings.TrimSpace(head))
	ends := func(label string) bool { return strings.HasSuffix(head, label) }
	return slices.ContainsFunc([]string{"attn", "attention", "address", "邮编", "郵編", "地址", "收件人"}, ends)
}

// isStatementWord reports whether word stands in sentences and headings, not in
// addresses.
func isStatementWord(word string) bool {
	return slices.Contains([]string{"we", "you", "our", "your", "us", "is", "are", "may", "will", "this", "or", "please", "updated", "to", "requests", "form"}, word)
}
