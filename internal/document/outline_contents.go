package document

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds on what counts as a table of contents.
const (
	minEntries = 3 // it names at least so many sections
	maxStrange = 2 // and at most so many of its lines in a row name none
)

// markPointers marks the clauses that only say where something is to be found:
// the lines of a table of contents, and those that ask what a text elsewhere
// answers.
func markPointers(text string, sections []*Section, clauses []*Clause) {
	for _, c := range clauses {
		c.Pointer = c.asks(text)
	}
	t := &contents{text: text, last: map[string]*Section{}}
	t.collect(sections)
	for len(clauses) >= minEntries {
		n := t.entries(clauses)
		for _, c := range clauses[:n] {
			c.Pointer = true
		}
		clauses = clauses[max(n, 1):]
	}
}

// asks reports whether c, a clause in text, is a line that names a question and
// does not answer it, as links to help pages do: "How to close an account". In a
// list that a lead-in goes before it is an answer.
func (c *Clause) asks(text string) bool {
	s := text[c.Span.Start:c.Span.End]
	return hasAnyPrefix(s, "How ", "What ", "Why ", "如何", "怎样", "怎么", "为何", "为什么") &&
		fits(s, maxTitle) && !sentence(s) && !strings.HasSuffix(s, ".") && !strings.ContainsAny(s, ",:，：") &&
		len(c.Heads) == 0 && (c.Lead == nil || !leads(text[c.Lead.Span.Start:c.Lead.Span.End]))
}

// contents looks for tables of contents in a text.
type contents struct {
	text  string
	first *Section            // that has a title
	last  map[string]*Section // by title in bare letters, and by number with a "#" before it
	title []byte              // scratch
}

// collect takes in sections and all below them.
func (t *contents) collect(sections []*Section) {
	for _, s := range sections {
		if s.Title != "" {
			if t.first == nil {
				t.first = s
			}
			t.last[string(t.bare(t.text[s.Heading.Start:s.Heading.End]))] = s
			if s.Number != "" {
				t.last["#"+s.Number] = s
			}
		}
		t.collect(s.Sections)
	}
}

// entries returns how many of clauses, from the first on, are the lines of one
// table of contents: they name sections to come, in order. 0 if they are none.
func (t *contents) entries(clauses []*Clause) int {
	named, n := 0, 0
	var before *Section
	for i, c := range clauses {
		s := t.names(c)
		switch {
		case s != nil && (before == nil || s.Heading.Start > before.Heading.Start):
			before, n = s, i+1
			named++
		case n == 0 || i-n >= maxStrange || !entry(t.text[c.Span.Start:c.Span.End]):
			return enough(named, n)
		}
	}
	return enough(named, n)
}

// enough returns n if so many lines are a table of contents that names named
// sections, else 0.
func enough(named, n int) int {
	if named < minEntries || 2*named < n {
		return 0
	}
	return n
}

// names returns the section that c may be the entry of, or nil. What stands in a
// section with a title is no table of its subsections: it may say of itself what
// they say in more words. In one whose sentence its list ends it surely does.
func (t *contents) names(c *Clause) *Section {
	if !entry(t.text[c.Span.Start:c.Span.End]) || len(c.Heads) > 0 {
		return nil
	}
	s := t.last[string(t.bare(t.text[c.Span.Start:c.Span.End]))]
	byNumber := s == nil && c.Number != ""
	if byNumber {
		s = t.last["#"+c.Number]
	}
	switch {
	case s == nil, s.Heading.Start < c.Span.End, c.Section.Title != "" && c.Section != t.first && s.within(c.Section):
		return nil
	case byNumber && !alike(t.text[c.Span.Start:c.Span.End], s.Title):
		return nil
	case c.Lead != nil && runsOn(t.text[c.Lead.Span.Start:c.Lead.Span.End]):
		return nil
	}
	return s
}

// entry reports whether s may be a line of a table of contents.
func entry(s string) bool { return fits(s, maxBold) && !sentence(s) && !startsLower(s) }

// within reports whether s stands under outer.
func (s *Section) within(outer *Section) bool {
	for s != nil && s != outer {
		s = s.Parent
	}
	return s != nil
}

// runsOn reports whether the clause s breaks off in the middle of a sentence that
// each item of the list behind it ends: "You have the right to:", 您可以：.
func runsOn(s string) bool {
	s = strings.TrimRight(s, " \n:：")
	return openWords[s[strings.LastIndexByte(s, ' ')+1:]] || hasAnySuffix(s, "can", "权", "權", "可", "可以", "能", "能够")
}

func hasAnySuffix(s string, suffixes ...string) bool {
	for _, x := range suffixes {
		if strings.HasSuffix(s, x) {
			return true
		}
	}
	return false
}

// bare returns a title without its number, in small letters and nothing else. It
// is valid until the next call.
func (t *contents) bare(title string) []byte {
	if l := readLabel(title); l.count > 0 && l.end < len(title) {
		title = title[l.end:]
	}
	t.title = t.title[:0]
	for _, r := range title {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			t.title = utf8.AppendRune(t.title, unicode.ToLower(r))
		}
	}
	return t.title
}

// alike reports whether at least half of the words of two titles are the same.
func alike(a, b string) bool {
	words := map[string]bool{}
	for _, w := range unitsOf(a) {
		words[w] = true
	}
	others, same := unitsOf(b), 0
	for _, w := range others {
		if words[w] {
			same++
		}
	}
	return 2*same >= max(len(words), len(others))
}

// unitsOf returns the words of a title, and each Chinese character, in small
// letters.
func unitsOf(s string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if !isHan(firstRune(w)) {
			words = append(words, w)
			continue
		}
		for _, r := range w {
			words = append(words, string(r))
		}
	}
	return words
}
