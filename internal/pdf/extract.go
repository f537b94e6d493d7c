package pdf

import (
	"context"
	"errors"
	"strconv"

	"exitclause/internal/message"
)

// Extract reads the PDF in data, which is not changed. The error is always an
// *Error, or that of ctx.
func Extract(ctx context.Context, data []byte, opts Options) (Text, error) {
	opts = opts.withDefaults()
	limited, cancel := context.WithTimeoutCause(ctx, opts.Timeout, errTooLate)
	defer cancel()
	p, err := read(limited, data, opts)
	switch {
	case ctx.Err() != nil:
		return Text{}, ctx.Err()
	case limited.Err() != nil:
		return Text{}, opts.failure(errTooLate)
	case err != nil:
		return Text{}, opts.failure(err)
	}
	if err := opts.check(p, data); err != nil {
		return Text{}, err
	}
	blocks := compose(limited, p)
	switch {
	case ctx.Err() != nil:
		return Text{}, ctx.Err()
	case limited.Err() != nil:
		return Text{}, opts.failure(errTooLate)
	}
	text := writeHTML(blocks, p.title, len(p.sheets))
	text.Warnings = p.warnings(data)
	return text, nil
}

var (
	errTooLate   = errors.New("it takes too long to read")
	errPassword  = errors.New("it asks for a password")
	errNoPages   = errors.New("it has no pages")
	errTooMuch   = errors.New("it says more than the limit")
	errManyPages = errors.New("it has more pages than the limit")
)

// read takes the words out of data: with the reader built in, which sees how
// they are set, and where poppler is installed and finds more, or the built-in
// reader makes no sense of the file, as poppler says. So what is read is the same
// with poppler and without, but for files that are not read well without.
func read(ctx context.Context, data []byte, opts Options) (pages, error) {
	if opts.Pdftotext == "" {
		return readBuiltIn(ctx, data, opts)
	}
	other := poppler{opts.Pdftotext, opts.Pdftohtml, data, opts.MaxPages, opts.MaxText}
	type result struct {
		pages pages
		err   error
	}
	ours := make(chan result, 1)
	go func() {
		p, err := readBuiltIn(ctx, data, opts)
		ours <- result{p, err}
	}()
	theirs, err := other.words(ctx)
	own := <-ours
	switch {
	case ctx.Err() != nil, err != nil && own.err != nil:
		return pages{}, own.err
	case err != nil, own.err == nil && own.pages.covers(theirs) && (!own.pages.count().garbled() || theirs.count().signs == 0):
		return own.pages, own.err
	}
	return other.dressed(ctx, theirs), nil
}

// covers reports whether p has about all the characters that other has, be they
// hidden or not.
func (p pages) covers(other pages) bool {
	const share = 0.97
	return float64(p.met) >= share*float64(other.count().signs)
}

// failure says what err means to people.
func (o Options) failure(err error) *Error {
	switch {
	case errors.Is(err, errPassword):
		return &Error{Encrypted, message.New("pdf.encrypted"), err}
	case errors.Is(err, errTooLate), errors.Is(err, context.DeadlineExceeded):
		return &Error{Limit, message.New("pdf.limit.time", "limit", o.Timeout.String()), err}
	case errors.Is(err, errManyPages):
		return &Error{Limit, message.New("pdf.limit.pages", "limit", strconv.Itoa(o.MaxPages)), err}
	case errors.Is(err, errTooMuch):
		return &Error{Limit, message.New("pdf.limit.text"), err}
	}
	return &Error{Damaged, message.New("pdf.damaged"), err}
}
