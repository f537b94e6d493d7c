package analyze

import (
	"strconv"
	"time"
	"unicode/utf8"

	"exitclause/internal/crew"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/report"
	"exitclause/internal/source"
)

// Input is one document with what was found in it.
type Input struct {
	Page     *source.Page
	Document *document.Document
	Service  string // given by the user; "" to tell it from the document
	Findings []Finding
}

// Report returns the facts of inputs as a report: documents and findings, in
// order. What follows from them is for package appeal to add.
func Report(tool report.Tool, inputs []Input, printer *message.Printer) *report.Report {
	r := &report.Report{
		Schema: report.Schema, Tool: tool,
		Documents: make([]report.Document, len(inputs)), Findings: findings(inputs), Citations: []report.Citation{},
	}
	crew.Do(len(inputs), func(i int) {
		r.Documents[i] = inputs[i].describe(documentID(i), printer)
	})
	return r
}

// findings returns the findings of inputs, in order.
func findings(inputs []Input) []report.Finding {
	firsts := make([]int, len(inputs)+1) // by input: how many findings stand before its own
	for i, in := range inputs {
		firsts[i+1] = firsts[i] + len(in.Findings)
	}
	all := make([]report.Finding, firsts[len(inputs)])
	crew.Do(len(inputs), func(i int) {
		in := inputs[i]
		for j, f := range in.Findings {
			n := firsts[i] + j
			if j > 0 && f.Sentence == in.Findings[j-1].Sentence {
				all[n] = all[n-1] // it stands at the same place
			} else {
				all[n] = in.quote(f.Clause, f.Sentence, documentID(i))
			}
			f.tell(&all[n], "f"+strconv.Itoa(n+1))
		}
	})
	return all
}

// documentID returns the id of the document of input i.
func documentID(i int) string { return "d" + strconv.Itoa(i+1) }

func (in *Input) describe(id string, printer *message.Printer) report.Document {
	doc, page := in.Document, in.Page
	d := report.Document{
		ID: id, Kind: string(doc.Kind), Title: doc.Title, Service: doc.Service,
		Language: string(doc.Language), Updated: doc.Updated,
		Source: report.Source{
			URI: page.URI, MediaType: page.MediaType, Charset: page.Charset,
			Bytes: len(page.Data), SHA256: page.SHA256,
		},
		Read: report.Read{Clauses: len(doc.Clauses), Characters: utf8.RuneCountInString(doc.WrittenText())},
	}
	if in.Service != "" {
		d.Service = in.Service
	}
	if page.Extracted {
		d.Source.Extracted = page.TextType
	}
	d.Source.URL, d.Source.FetchedAt = provenance(page)
	for _, c := range doc.Clauses {
		d.Read.Sentences += len(c.Sentences)
	}
	for _, w := range page.Warnings {
		d.Source.Warnings = append(d.Source.Warnings, printer.Text(w))
	}
	for _, w := range doc.Warnings {
		d.Source.Warnings = append(d.Source.Warnings, printer.Text(w))
	}
	return d
}

// provenance returns where on the web a page is said to be from, and when it was
// got there: by our clock, or else as its archive says.
func provenance(page *source.Page) (url, at string) {
	var t time.Time
	if c := page.Claim; c != nil {
		url, t = c.URL, c.Time
	}
	if x := page.Exchange; x != nil && !x.Time.IsZero() {
		t = x.Time
	}
	if !t.IsZero() {
		at = t.Format(time.RFC3339)
	}
	return url, at
}

// quote returns a finding in a sentence of c that says only where it stands.
func (in *Input) quote(c *document.Clause, sentence document.Span, documentID string) report.Finding {
	doc := in.Document
	return report.Finding{
		Document: documentID,
		Quote:    doc.Quote(sentence),
		Span:     spanOf(doc, sentence),
		Source:   placeOf(doc, sentence),
		Section:  report.Section{Number: c.Number, Path: c.Section.Path(), Anchor: c.Anchor},
		Clause:   c.Ref,
		Selector: selector(doc.WrittenText(), doc.Written(sentence)),
	}
}

// tell puts into r, which says where f stands, what f is.
func (f *Finding) tell(r *report.Finding, id string) {
	r.ID = id
	r.Practice, r.Stance, r.Rule = f.Rule.Practice, f.Rule.Practice.Stance(), f.Rule.ID
	r.Values, r.Qualities = f.Values, f.Qualities
}
