package analyze

import (
	"context"
	"iter"
	"slices"
	"strconv"
	"sync/atomic"

	"exitclause/internal/crew"
	"exitclause/internal/document"
	"exitclause/internal/message"
	"exitclause/internal/source"
)

// batchBytes is about how much text is read at a time. It bounds what is kept of
// a long document's words, and lets a longer one be read by several at once.
const batchBytes = 8 << 10

// batch is a run of clauses, and the text up to the end of the last.
type batch struct {
	clauses []*document.Clause
	span    document.Span
}

// batches cuts doc into batches, in order.
func batches(doc *document.Document) []batch {
	var all []batch
	start, first := 0, 0
	for i, c := range doc.Clauses {
		if c.Span.End-start >= batchBytes || i == len(doc.Clauses)-1 {
			all = append(all, batch{doc.Clauses[first : i+1], document.Span{Start: start, End: max(start, c.Span.End)}})
			start, first = max(start, c.Span.End), i+1
		}
	}
	return all
}

// Run returns what the clauses of doc say, in document order; of one sentence,
// in the order of the vocabulary; nothing of a document that RunContext refuses.
// A practice is found once in a sentence, by the first rule that holds.
func (a *Analyzer) Run(doc *document.Document) []Finding {
	findings, _ := a.RunContext(context.Background(), doc)
	return findings
}

// maxFindings bounds what is found in a document, each of which costs a thousand
// times its bytes. The longest policies have some hundred.
const maxFindings = 100_000

// tooManyFindings is the error for a document with more than maxFindings.
func tooManyFindings() error {
	return &document.Error{Kind: source.Limit, Note: message.New("document.limit.findings", "n", strconv.Itoa(maxFindings))}
}

// RunContext is Run, until ctx ends: then the error is the cause. More findings
// than any document has are a *document.Error.
func (a *Analyzer) RunContext(ctx context.Context, doc *document.Document) ([]Finding, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	var n atomic.Int64
	all := batches(doc)
	found := make([][]Finding, len(all))
	crew.Share(len(all), func(batches iter.Seq[int]) {
		s := a.session(doc)
		defer a.release(s)
		for i := range batches {
			found[i] = s.batch(ctx, all[i])
			if n.Add(int64(len(found[i]))) > maxFindings {
				stop(tooManyFindings())
			}
		}
	})
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return slices.Concat(found...), nil
}

// batch returns what the clauses of b say, or part of it if ctx ends or there is
// too much of it.
func (s *session) batch(ctx context.Context, b batch) []Finding {
	s.scan(b.span)
	var findings []Finding
	for _, c := range b.clauses {
		for i := range c.Sentences {
			if ctx.Err() != nil || len(findings) > maxFindings {
				return findings
			}
			findings = s.sentence(findings, c, i)
		}
	}
	return findings
}

// session returns a session on doc, to be given back to release.
func (a *Analyzer) session(doc *document.Document) *session {
	s := a.sessions.Get().(*session)
	s.open(doc)
	return s
}

// open begins with doc.
func (s *session) open(doc *document.Document) {
	s.doc, s.exceptions = doc, exceptions{}
	for _, rd := range s.readers {
		rd.open(doc)
	}
}

// begin opens doc, which is short, and finds all its words.
func (s *session) begin(doc *document.Document) {
	s.open(doc)
	s.scan(document.Span{End: len(doc.Text)})
}

// release keeps the working memory of s for the next document, and forgets this
// one.
func (a *Analyzer) release(s *session) {
	s.doc, s.exceptions = nil, exceptions{}
	for _, rd := range s.readers {
		rd.close()
	}
	a.sessions.Put(s)
}

// longestScan is how much text is scanned at once, in bytes. No clause of a real
// document is as long.
const longestScan = 1 << 20

// scan finds the words of span in the language of the document. What stands
// there in another, or is too long, is read sentence by sentence.
func (s *session) scan(span document.Span) {
	if span.Len() > longestScan {
		return
	}
	for _, rd := range s.readers {
		if (rd.language == chinese) == s.doc.Language.Chinese() {
			rd.scan(span)
		}
	}
}
