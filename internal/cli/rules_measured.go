package cli

import (
	"context"

	"exitclause/internal/analyze"
	"exitclause/internal/document"
	"exitclause/internal/gold"
	"exitclause/internal/message"
	"exitclause/internal/pattern"
	"exitclause/internal/practice"
	"exitclause/internal/rule"
	"exitclause/internal/source"
)

// measured analyses what gold hands it.
type measured struct {
	ctx      context.Context
	analyzer *analyze.Analyzer
	printer  *message.Printer
}

// Passage analyses a passage that stands alone.
func (m measured) Passage(headings []string, _, text string) gold.Reading {
	return reading{m, document.Passage(headings, "", text)}
}

// Document analyses a file.
func (m measured) Document(path string) (gold.Reading, error) {
	page, err := source.Load(m.ctx, path, source.Options{})
	if err != nil {
		return nil, err
	}
	doc, err := document.Parse(page)
	if err != nil {
		return nil, err
	}
	return reading{m, doc}, nil
}

// reading is a document to be measured.
type reading struct {
	measured
	doc *document.Document
}

// Findings returns what the document says.
func (r reading) Findings() []gold.Finding {
	var all []gold.Finding
	for _, f := range r.analyzer.Run(r.doc) {
		found := gold.Finding{
			Practice: f.Rule.Practice, Quote: r.doc.Quote(f.Sentence), Rule: f.Rule.ID, Evidence: r.quote(f.Evidence),
		}
		if f.Values != nil {
			found.Durations = f.Values.Durations
		}
		all = append(all, found)
	}
	return all
}

// Nearest returns the rule that came nearest.
func (r reading) Nearest(practices []practice.Practice, chosen func(quote string) bool) (gold.Miss, bool) {
	miss, ok := r.analyzer.Nearest(r.doc, func(s document.Span) bool { return chosen(r.doc.Quote(s)) }, practices)
	if !ok {
		return gold.Miss{}, false
	}
	m := gold.Miss{Rule: miss.Rule.ID, Evidence: r.quote(miss.Evidence)}
	for _, note := range miss.Lacks {
		m.Lacks = append(m.Lacks, r.printer.Text(note))
	}
	return m, true
}

// Holdings returns what each rule finds.
func (r reading) Holdings() []gold.Holding {
	var all []gold.Holding
	for _, h := range r.analyzer.Holdings(r.doc) {
		all = append(all, gold.Holding{
			Practice: h.Practice, Quote: r.doc.Quote(h.Sentence), Rules: ids(h.Rules), Exclusions: ids(h.Exclusions),
		})
	}
	return all
}

// quote returns the words of the document that evidence is.
func (r reading) quote(evidence []pattern.Evidence) []string {
	var all []string
	for _, e := range evidence {
		all = append(all, document.FoldSpace(r.doc.Text[e.Start:e.End]))
	}
	return all
}

func ids(rules []*rule.Rule) []string {
	var all []string
	for _, r := range rules {
		all = append(all, r.ID)
	}
	return all
}
