package document

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// drawOutline draws sections and clauses as indented lines, in the order of the
// text: for a section its number and title, for a clause its reference, what
// leads into it, what it defines, and how it begins.
func drawOutline(text string, sections []*Section) string {
	var b strings.Builder
	drawSections(&b, text, sections, nil, "")
	return b.String()
}

func drawSections(b *strings.Builder, text string, sections []*Section, clauses []*Clause, indent string) {
	for _, s := range sections {
		for len(clauses) > 0 && clauses[0].Span.Start < s.Heading.Start {
			b.WriteString(indent + clauseLine(text, clauses[0]))
			clauses = clauses[1:]
		}
		if s.Title == "" {
			drawSections(b, text, s.Sections, s.Clauses, indent)
			continue
		}
		fmt.Fprintf(b, "%s# [%s] %s\n", indent, s.Number, s.Title)
		drawSections(b, text, s.Sections, s.Clauses, indent+"  ")
	}
	for _, c := range clauses {
		b.WriteString(indent + clauseLine(text, c))
	}
}

func clauseLine(text string, c *Clause) string {
	line := "- " + c.Ref
	if c.Number != c.Ref {
		line += " (" + c.Number + ")"
	}
	if c.Lead != nil {
		line += " <" + c.Lead.Ref + ">"
	}
	if c.Defines != "" {
		line += " {" + c.Defines + "}"
	}
	return line + " | " + beginning(FoldSpace(text[c.Span.Start:c.Span.End]), 48) + "\n"
}

func beginning(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return s
	}
	return string([]rune(s)[:runes]) + "…"
}
