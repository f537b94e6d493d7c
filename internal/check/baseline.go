package check

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"exitclause/internal/capture"
	"exitclause/internal/report"
)

// ending is the share of a text, at its end, of which a baseline keeps all words:
// whether a capture breaks off there can be told by them only.
const ending = 0.10

// remember returns what a baseline keeps of a document.
func remember(name string, v *Version) report.KnownDocument {
	d := &v.Document
	k := report.KnownDocument{
		Name: name, Captured: v.Captured, Kind: d.Kind, Language: d.Language, SHA256: d.Source.SHA256,
		Official: d.Source.Official, Characters: d.Read.Characters, Clauses: make([]report.KnownClause, 0, len(d.Body)),
	}
	says, total, read := v.byBlock(), 0, 0
	for i := range d.Body {
		total += capture.Letters(d.Body[i].Text)
	}
	for i := range d.Body {
		b := &d.Body[i]
		read += capture.Letters(b.Text)
		if len(says[i]) > 0 || float64(read) > (1-ending)*float64(total) {
			k.Clauses = append(k.Clauses, knownClause(b, says[i]))
		} else {
			k.Clauses = append(k.Clauses, knownHash(b))
		}
	}
	return k
}

// heading is the kind of a block that is no clause.
const heading = "heading"

// byBlock returns the findings of each block that has any, by its index.
func (v *Version) byBlock() map[int][]*report.Finding {
	all := make(map[int][]*report.Finding)
	block := 0
	for i := range v.Findings { // which are in document order
		f := &v.Findings[i]
		for block < len(v.Document.Body) && v.Document.Body[block].Span.End <= f.Span.Start {
			block++
		}
		all[block] = append(all[block], f)
	}
	return all
}

// knownHash returns what is kept of a clause that says nothing.
func knownHash(b *report.Block) report.KnownClause {
	c := report.KnownClause{Hash: contentHash(b), Letters: capture.Letters(words(b))}
	if b.Kind == heading {
		c.Kind = heading
	}
	return c
}

// knownClause returns what is kept of a clause in words.
func knownClause(b *report.Block, says []*report.Finding) report.KnownClause {
	c := knownHash(b)
	if len(b.Sentences) == 0 {
		return c
	}
	c.Kind, c.Level, c.Clause, c.Heads, c.Language = b.Kind, b.Level, b.Clause, b.Heads, b.Language
	if len(says) > 0 {
		c.Path = says[0].Section.Path
	}
	for i, s := range b.Sentences {
		end := b.Span.End
		if i+1 < len(b.Sentences) {
			end = b.Sentences[i+1].Span.Start
		}
		raw := b.Text[s.Span.Start-b.Span.Start : end-b.Span.Start]
		known := report.KnownSentence{Text: fold(raw)}
		if last, _ := utf8.DecodeLastRuneInString(raw); unicode.IsSpace(last) && i+1 < len(b.Sentences) {
			known.Text += " "
		}
		for _, f := range says {
			if f.Span.Start >= s.Span.Start && f.Span.Start < end {
				known.Says = append(known.Says, knownFinding(f))
			}
		}
		c.Sentences = append(c.Sentences, known)
	}
	return c
}

func knownFinding(f *report.Finding) report.KnownFinding {
	k := report.KnownFinding{Practice: f.Practice, Values: f.Values, Qualities: f.Qualities}
	for _, e := range f.Evidence {
		if !slices.Contains(k.Words, e.Text) {
			k.Words = append(k.Words, e.Text)
		}
	}
	return k
}
