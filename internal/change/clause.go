package change

import (
	"slices"
	"strings"

	"exitclause/internal/plain"
	"exitclause/internal/report"
)

// version is one side of a comparison.
type version struct {
	*report.Document
	clauses   []*clause
	sentences []*sentence // of all clauses, in order
	contacts  map[string]bool
}

// clause is a block of a version.
type clause struct {
	*report.Block
	index     int
	path      []string // headings above, outermost first
	lead      *clause  // of an item, the clause that leads into its list; nil if none
	sentences []*sentence
	said      string  // see words
	twin      *clause // its counterpart in the other version; nil if none
	moved     bool    // it and its twin stand in another order among the others
}

// sentence is a part of a clause that is compared as a whole.
type sentence struct {
	clause   *clause
	index    int // among all of the version
	span     report.Span
	source   report.Place
	text     string  // white space folded
	bare     string  // text without the number of a heading
	said     []token // of bare
	key      string  // of said: equal if the words are
	findings []*report.Finding
	twin     *sentence // its counterpart in the other version; nil if none
	piece    *piece    // that it belongs to
}

// read takes in one side.
func read(s Side) *version {
	v := &version{Document: s.Document}
	var path []*report.Block
	var leads []*clause // by level
	blocks := s.Document.Body
	for i := range blocks {
		c := &clause{Block: &blocks[i], index: i, path: titles(path)}
		if c.Kind == "heading" {
			for len(path) > 0 && path[len(path)-1].Level >= c.Level {
				path = path[:len(path)-1]
			}
			c.path = titles(path)
			path, leads = append(path, c.Block), leads[:0]
		} else {
			level := min(c.Level, len(leads))
			if level > 0 {
				c.lead = leads[level-1]
			}
			leads = append(leads[:level], c)
		}
		v.add(c)
	}
	v.place(s.Findings)
	return v
}

func titles(path []*report.Block) []string {
	var all []string
	for _, b := range path {
		all = append(all, fold(b.Text))
	}
	return all
}

// add takes in c with its sentences.
func (v *version) add(c *clause) {
	parts := c.Sentences
	if len(parts) == 0 {
		parts = []report.Sentence{{Span: c.Span, Source: c.Source}}
	}
	for _, p := range parts {
		start, end := p.Span.Start-c.Span.Start, p.Span.End-c.Span.Start
		if start < 0 || end > len(c.Text) || start >= end {
			continue // no report of ours says so
		}
		text := fold(c.Text[start:end])
		s := &sentence{clause: c, index: len(v.sentences), span: p.Span, source: p.Source, text: text, bare: c.unnumbered(text)}
		s.said = said(s.bare)
		s.key = keyOf(s)
		c.sentences = append(c.sentences, s)
		v.sentences = append(v.sentences, s)
	}
	v.clauses = append(v.clauses, c)
}

// unnumbered returns the text of a heading without its number.
func (c *clause) unnumbered(text string) string {
	rest, numbered := strings.CutPrefix(text, c.Clause)
	rest = strings.TrimLeft(rest, " .:、．：)）")
	if c.Kind != "heading" || c.Clause == "" || !numbered || rest == "" {
		return text
	}
	return rest
}

// place gives each sentence its findings.
func (v *version) place(findings []report.Finding) {
	for i := range findings {
		f := &findings[i]
		at, _ := slices.BinarySearchFunc(v.sentences, f.Span.Start, func(s *sentence, start int) int {
			return s.span.End - 1 - start
		})
		if at < len(v.sentences) && v.sentences[at].span.Start < f.Span.End {
			v.sentences[at].findings = append(v.sentences[at].findings, f)
		}
	}
}

// fold returns s as a reader sees it: with white space folded, and without what
// shows nothing.
func fold(s string) string { return foldSpace(plain.Seen(s)) }

// foldSpace returns s with white space folded.
func foldSpace(s string) string { return strings.Join(strings.Fields(s), " ") }

// keyOf returns what s says, whatever its case and punctuation; its text if it
// says nothing. To a cell belong the headings of its column and row: "5 years" is
// said of them.
func keyOf(s *sentence) string {
	if len(s.said) == 0 {
		return s.text
	}
	var b strings.Builder
	for _, t := range s.said {
		b.WriteString(t.text)
		b.WriteByte(' ')
	}
	for _, h := range s.clause.Heads {
		b.WriteByte('#')
		for _, t := range said(h) {
			b.WriteString(t.text)
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// letters returns how much s says, to weigh it against others.
func (s *sentence) letters() int { return len(s.key) }
