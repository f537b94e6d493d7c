package cli

import (
	"context"
	"errors"
	"time"

	"exitclause/internal/analyze"
	"exitclause/internal/appeal"
	"exitclause/internal/document"
	"exitclause/internal/law"
	"exitclause/internal/message"
	"exitclause/internal/snapshot"
)

// earlier returns of each input that is a snapshot the version that was in force
// when the account of c was opened.
func (s *session) earlier(ctx context.Context, o appealOptions, c *appeal.Case, a *analyze.Analyzer, inputs []analyze.Input) ([]appeal.Earlier, error) {
	var all []appeal.Earlier
	for i, in := range inputs {
		if !snapshot.IsRef(in.Page.URI) {
			continue
		}
		if c.Account.Opened == (law.Date{}) {
			s.warn(message.New("versions.undated"))
			return nil, nil
		}
		e, err := s.inForce(ctx, o, c, a, in)
		if err != nil {
			return nil, err
		}
		e.Document, e.Now = i, in
		all = append(all, e)
	}
	return all, nil
}

// inForce finds the version of the document of in that was in force when the
// account of c was opened. That none is known is no error.
func (s *session) inForce(ctx context.Context, o appealOptions, c *appeal.Case, a *analyze.Analyzer, in analyze.Input) (appeal.Earlier, error) {
	ref, err := snapshot.ParseRef(in.Page.URI)
	if err != nil {
		return appeal.Earlier{}, err
	}
	store := o.store.open(s)
	store.Reading, store.Whole = o.sourceOptions(s), whole(ctx, a)
	series, err := store.Series(ctx, ref.Service, ref.Kind)
	if err != nil {
		return appeal.Earlier{}, storeFault(err)
	}
	opened := c.Account.Opened
	day := snapshot.Moment{Time: time.Date(opened.Year, time.Month(opened.Month), opened.Day, 0, 0, 0, 0, time.UTC), Day: true}
	choice, err := store.InForce(series, day)
	var unknown *snapshot.Error
	switch {
	case errors.As(err, &unknown):
		return appeal.Earlier{Because: []message.Note{unknown.Note}}, nil
	case err != nil:
		return appeal.Earlier{}, err
	}
	all, err := s.inputs(ctx, o.analyzeOptions, a, choice.Page)
	if err != nil {
		return appeal.Earlier{Because: []message.Note{newFailure(choice.Page.URI, err).note}}, nil
	}
	then := counterpart(in.Document, all)
	if then == nil {
		return appeal.Earlier{Because: []message.Note{message.New("versions.without", "uri", choice.Page.URI)}}, nil
	}
	return appeal.Earlier{Then: then, Because: append([]message.Note{choice.Because}, choice.Passed...)}, nil
}

// counterpart returns which of the documents in a version of a page is that of the
// same title and kind as doc, or else the only one of its kind; nil if none is.
func counterpart(doc *document.Document, all []analyze.Input) *analyze.Input {
	var found *analyze.Input
	same := 0
	for i := range all {
		switch other := all[i].Document; {
		case len(all) > 1 && other.Kind != doc.Kind:
		case other.Title == doc.Title:
			return &all[i]
		default:
			found = &all[i]
			same++
		}
	}
	if same != 1 {
		return nil
	}
	return found
}

// warn tells of something odd, unless the user wants silence.
func (s *session) warn(note message.Note) {
	if !s.quiet {
		s.tell(s.T("report.warning", "text", s.Text(note)))
	}
}
