package document

import (
	"strings"

	"exitclause/internal/plain"
)

// Passage returns a document of one clause, text, under the given headings, the
// outermost first, and behind a lead-in if there is one: a labelled row or an
// example, to be read as if it stood in a document. It has no kind, no language
// and no source.
func Passage(headings []string, lead, text string) *Document {
	var b strings.Builder
	add := func(s string) Span {
		s = plain.String(s)
		start := b.Len()
		b.WriteString(s)
		b.WriteByte('\n')
		return Span{start, start + len(s)}
	}
	doc := &Document{}
	section := &Section{}
	doc.Sections = []*Section{section}
	for _, h := range headings {
		inner := &Section{Title: FoldSpace(h), Heading: add(h), Parent: section}
		section.Sections = append(section.Sections, inner)
		section = inner
	}
	clause := &Clause{Section: section}
	if lead != "" {
		clause.Lead = &Clause{Section: section, Span: add(lead)}
	}
	clause.Span = add(text)
	section.Clauses = []*Clause{clause}
	doc.Clauses = section.Clauses
	doc.Text = b.String()
	clause.Sentences = sentences(doc.Text, clause.Span)
	if clause.Lead != nil {
		clause.Lead.Sentences = sentences(doc.Text, clause.Lead.Span)
	}
	return doc
}
