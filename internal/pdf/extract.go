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
	blocks := compose(p)
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

// read takes the words out of data: with poppler where it is installed, because
// it knows more fonts, else, or where it fails, with the reader built in.
func read(ctx context.Context, data []byte, opts Options) (pages, error) {
	if opts.Pdftotext == "" {
		return readBuiltIn(ctx, data, opts)
	}
	p, err := poppler{opts.Pdftotext, opts.Pdftohtml, data, opts.MaxPages, opts.MaxText}.read(ctx)
	if err == nil || errors.Is(err, errTooMuch) || errors.Is(err, errPassword) || ctx.Err() != nil {
		return p, err
	}
	if again, second := readBuiltIn(ctx, data, opts); second == nil {
		return again, nil
	}
	return pages{}, err
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
