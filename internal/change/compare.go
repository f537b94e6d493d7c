// Package change says what changed between two versions of one document. It sees
// reports only, so that a saved one can be compared as well as a fresh one.
//
// Both texts are cut into sentences, and each sentence is given its counterpart:
// one that says the same, wherever it stands, or one that is much alike. Clauses
// follow their sentences, so that numbers, order and breaks between clauses do
// not matter. What a change means is judged by what the rules found in both
// versions, sentence by sentence and then for the documents as wholes: what is
// merely said elsewhere is not lost, and what is merely reworded has not changed.
package change

import (
	"slices"
	"strconv"

	"exitclause/internal/message"
	"exitclause/internal/practice"
	"exitclause/internal/report"
)

// Side is one version of a document.
type Side struct {
	Document *report.Document // with its Body
	Findings []report.Finding // in it, in document order; with their Evidence, fewer reworded clauses are taken for changed ones
}

// Compare returns what changed from old to new, said in the language of printer.
// The documents of the result are those of the sides, without their text.
func Compare(tool report.Tool, old, new Side, printer *message.Printer) *report.Diff {
	c := &comparison{Printer: printer, old: read(old), new: read(new), meanings: make(map[*sentence]meaning)}
	c.names = namesOf(old.Document, new.Document)
	align(c.old, c.new)
	join(c.old, c.new)
	c.pieces = pieces(c.old, c.new)
	c.said = [2]map[practice.Practice][]statement{statements(c.old), statements(c.new)}
	for _, p := range practice.All() {
		c.settle(p)
	}
	d := &report.Diff{
		Schema: report.DiffSchema, Tool: tool, Old: Bare(old.Document), New: Bare(new.Document), Changes: []report.Change{},
	}
	for _, p := range c.pieces {
		c.tell(d, p)
	}
	return d
}

// Number gives the documents of sides, and all their findings, numbers of their
// own: "d1" and "d2", the findings of the second after those of the first.
func Number(sides []Side) {
	n := 0
	for i, s := range sides {
		s.Document.ID = "d" + strconv.Itoa(i+1)
		for j := range s.Findings {
			n++
			s.Findings[j].ID, s.Findings[j].Document = "f"+strconv.Itoa(n), s.Document.ID
		}
	}
}

// Bare returns d without its text; nil if it is nil.
func Bare(d *report.Document) *report.Document {
	if d == nil {
		return nil
	}
	c := *d
	c.Body = nil
	return &c
}

// comparison is the work on one pair of versions.
type comparison struct {
	*message.Printer
	old, new *version
	names    map[string]bool // by which the provider calls itself
	meanings map[*sentence]meaning
	said     [2]map[practice.Practice][]statement // of old and new
	pieces   []*piece
	work     int // spent on comparing word by word; see words
}

// attach gives differences to the piece in which s stands, or, where s is as it
// was, what leads into it: that is what makes them.
func (c *comparison) attach(s *sentence, all ...difference) {
	p := s.piece
	if lead := s.lead(); lead != nil && s.twin != nil && s.twin.key == s.key && !lead.piece.same() {
		p = lead.piece
	}
	for _, d := range all {
		p.add(d)
	}
}

// add gives p one more difference, together with what it has of the same kind.
func (p *piece) add(d difference) {
	for i := range p.differs {
		if x := &p.differs[i]; x.Practice == d.Practice && x.Aspect == d.Aspect && x.reason == d.reason {
			x.Old, x.New = append(x.Old, minus(d.Old, x.Old)...), append(x.New, minus(d.New, x.New)...)
			for side := range x.quoted {
				x.quoted[side] = append(x.quoted[side], minus(d.quoted[side], x.quoted[side])...)
			}
			return
		}
	}
	d.Old, d.New = slices.Clip(minus(d.Old, nil)), slices.Clip(minus(d.New, nil))
	p.differs = append(p.differs, d)
}

// settle leaves out words that differ where something that they mean does.
func (p *piece) settle() {
	if slices.ContainsFunc(p.differs, func(d difference) bool { return d.Aspect != report.Wording }) {
		p.differs = slices.DeleteFunc(p.differs, func(d difference) bool { return d.Aspect == report.Wording })
	}
}

// remark is something to know about a piece that makes no difference: a practice
// that the other version has too, and where.
type remark struct {
	practice.Practice
	at     *sentence
	reason string
}

func (p *piece) note(of practice.Practice, at *sentence, reason string) {
	p.remarks = append(p.remarks, remark{of, at, reason})
}

// tell adds to d what happened to p.
func (c *comparison) tell(d *report.Diff, p *piece) {
	p.settle()
	same := p.same()
	if same && !p.moved && len(p.differs) == 0 {
		d.Tally.Same++
		return
	}
	ch := report.Change{
		ID: "c" + strconv.Itoa(len(d.Changes)+1), Class: c.class(p, same), Effect: effectOf(p.differs), Because: c.because(p),
		Old: passage(p.old), New: passage(p.new),
	}
	for _, x := range p.differs {
		ch.Differences = append(ch.Differences, x.Difference)
	}
	if ch.Old != nil && ch.New != nil && ch.Old.Text != ch.New.Text {
		var exact bool
		if ch.Words, exact = c.words(ch.Old.Text, ch.New.Text); !exact {
			ch.Because = append(ch.Because, c.T("diff.because.long"))
		}
	}
	d.Changes = append(d.Changes, ch)
	count(&d.Tally, &ch)
}

func (c *comparison) class(p *piece, same bool) report.Class {
	switch {
	case len(p.old) == 0:
		return report.Added
	case len(p.new) == 0:
		return report.Removed
	case same && p.moved:
		return report.Moved
	case len(p.differs) > 0:
		return report.Substance
	}
	return report.Reworded
}

// effectOf returns what differences mean together: for the worse if any is.
func effectOf(all []difference) report.Effect {
	effect := report.Neutral
	for _, d := range all {
		switch d.Effect {
		case report.Worse:
			return report.Worse
		case report.Better:
			effect = report.Better
		}
	}
	return effect
}

func count(t *report.Tally, c *report.Change) {
	switch c.Class {
	case report.Added:
		t.Added++
	case report.Removed:
		t.Removed++
	case report.Moved:
		t.Moved++
	case report.Reworded:
		t.Reworded++
	}
	if len(c.Differences) > 0 {
		t.Substance++
	}
	switch c.Effect {
	case report.Better:
		t.Better++
	case report.Worse:
		t.Worse++
	}
}

// passage returns the text of consecutive sentences of a clause, nil for none.
func passage(all []*sentence) *report.Passage {
	if len(all) == 0 {
		return nil
	}
	first, last := all[0], all[len(all)-1]
	c := first.clause
	p := &report.Passage{
		Clause: c.Clause, Path: slices.Clone(c.path),
		Span:   report.Span{Start: first.span.Start, End: last.span.End},
		Source: first.source,
	}
	p.Source.End = last.source.End
	p.Text = foldSpace(c.Text[p.Span.Start-c.Span.Start : p.Span.End-c.Span.Start])
	for _, s := range all {
		for _, f := range s.findings {
			plain := *f
			plain.Evidence = nil
			p.Findings = append(p.Findings, plain)
		}
	}
	return p
}
