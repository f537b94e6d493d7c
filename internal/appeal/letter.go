package appeal

import (
	"slices"
	"strings"

	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// letter is a letter under way.
type letter struct {
	*message.Printer
	Case   *Case
	Stage  Stage
	Ground Ground // of an appeal

	r         *report.Report
	book      book
	documents map[string]*report.Document

	exhibits []*exhibit    // in the order in which they are quoted
	shown    map[site]bool // sentences that are exhibits
	cited    []string      // ids of the provisions cited
	blanks   []string      // what the user must fill in
	due      []deadline
}

// Write adds to r, the concluded report of a case, the letter of a stage, or of
// the one that the case is in if stage is "". It returns what the user should
// know before he sends it.
func Write(r *report.Report, statutes *law.Statutes, in law.Situation, c *Case, stage Stage, printer *message.Printer) ([]message.Note, error) {
	l := newLetter(r, openBook(statutes, in, r, r.Documents), c, stage, printer)
	l.due = l.deadlines()
	title, body, err := l.compose()
	if err != nil {
		return nil, err
	}
	out := &report.Letter{Stage: string(l.Stage), Ground: string(l.Ground), Language: l.Language(), Title: title, Body: body}
	for _, e := range l.exhibits {
		out.Exhibits = append(out.Exhibits, e.Exhibit)
	}
	for _, d := range l.due {
		out.Deadlines = append(out.Deadlines, l.reported(d))
	}
	r.Letter = out
	r.Checklist = append(l.before(), r.Checklist...)
	l.refer()
	return l.warnings(), nil
}

func newLetter(r *report.Report, b book, c *Case, stage Stage, printer *message.Printer) *letter {
	l := &letter{
		Printer: printer, Case: c, Stage: stage, r: r, book: b,
		documents: make(map[string]*report.Document), shown: make(map[site]bool),
	}
	if stage == "" {
		l.Stage = c.Stage()
	}
	if l.Stage == Appeal {
		l.Ground = c.Ground()
	}
	for i := range r.Documents {
		l.documents[r.Documents[i].ID] = &r.Documents[i]
	}
	return l
}

// before returns what the user must do to the letter itself before he sends it.
func (l *letter) before() []report.Step {
	var steps []report.Step
	for _, b := range l.blanks {
		steps = append(steps, report.Step{Kind: "do", Text: l.T("letter.fill", "blank", b)})
	}
	for i, state := range l.Case.Account.State {
		if !state.Known && l.asks(Close) {
			steps = append(steps, report.Step{Kind: "do", Text: l.T("letter.state", "matter", l.T("letter.matter."+matters[i]), "key", matters[i])})
		}
	}
	return append(steps, report.Step{Kind: "do", Text: l.T("letter.compare")})
}

// refer adds the provisions that the letter cites to the statutes of the report.
func (l *letter) refer() {
	for _, id := range l.cited {
		known := slices.ContainsFunc(l.r.Statutes, func(s report.Statute) bool { return s.ID == id })
		if offer, ok := l.offer(id); ok && !known {
			l.r.Statutes = append(l.r.Statutes, (&conclusion{Printer: l.Printer}).statute(offer))
		}
	}
}

// warnings returns what is odd about the case and the documents.
func (l *letter) warnings() []message.Note {
	c := l.Case
	all := slices.Concat(c.Warnings, c.early(l.Stage, l.due))
	if c.Done() {
		all = append(all, message.New("letter.warning.done", "date", c.First(Closed).Date.String()))
	}
	if c.User.Residence == "" {
		all = append(all, message.New("letter.warning.residence"))
	}
	for i, doc := range l.r.Documents {
		if i > 0 && l.r.Documents[i-1].Source.URI == doc.Source.URI {
			continue // the page was told of
		}
		if !l.concerns(doc.Source.URI) {
			all = append(all, message.New("letter.warning.kind", "document", doc.Source.URI))
		}
		if !names(doc.Service, c.Service) {
			all = append(all, message.New("letter.warning.service", "document", doc.Source.URI, "service", doc.Service, "case", c.Service))
		}
	}
	if !slices.ContainsFunc(l.exhibits, func(e *exhibit) bool { return e.finding.Stance == practice.For }) {
		all = append(all, message.New("letter.warning.nothing"))
	}
	return all
}

// concerns reports whether any document at uri is a policy or agreement, or speaks
// as one.
func (l *letter) concerns(uri string) bool {
	return slices.ContainsFunc(l.r.Documents, func(d report.Document) bool {
		return d.Source.URI == uri && (d.Kind != "other" || l.speaks(d.ID))
	})
}

// speaks reports whether the document of that id says anything about keeping,
// erasing or closing.
func (l *letter) speaks(id string) bool {
	return slices.ContainsFunc(l.r.Findings, func(f report.Finding) bool {
		group := f.Practice.Group()
		return f.Document == id && (group == practice.Retention || group == practice.Erasure || group == practice.Closure)
	})
}

// names reports whether two names can be of the same service: one is unknown, or
// is part of the other.
func names(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	return strings.Contains(a, b) || strings.Contains(b, a)
}
