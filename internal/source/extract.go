package source

import (
	"context"
	"errors"

	"exitclause/internal/message"
	"exitclause/internal/office"
	"exitclause/internal/pdf"
)

// extraction is a text that was made of the bytes of a file.
type extraction struct {
	text     string
	textType string
	sheets   []int
	warnings []message.Note
}

// noCharset is the encoding of bytes that are no text.
const noCharset = "binary"

// extract sets the text of p, which is a file of format f.
func (p *Page) extract(ctx context.Context, f *format, opts Options) error {
	if f.extract == nil {
		return f.unsupported(p.URI)
	}
	e, err := f.extract(ctx, p.Data, opts)
	if err != nil {
		return extractFailure(p.URI, opts, err)
	}
	p.MediaType, p.Charset = f.mediaType, noCharset
	p.show(e)
	return nil
}

// show makes e the text of p.
func (p *Page) show(e extraction) {
	p.Text, p.TextType, p.Extracted, p.sheets = e.text, e.textType, true, e.sheets
	p.Warnings = append(p.Warnings, e.warnings...)
	p.lines = lines{}
}

// fromPDF reads a PDF.
func fromPDF(ctx context.Context, data []byte, opts Options) (extraction, error) {
	opts.PDF.Timeout = opts.Timeout
	text, err := pdf.Extract(ctx, data, opts.PDF)
	return extraction{text.HTML, "text/html", text.Pages, text.Warnings}, err
}

// fromOffice returns the function that reads a file with read.
func fromOffice(read func([]byte, office.Limits) (office.Text, error)) extractFunc {
	return func(_ context.Context, data []byte, opts Options) (extraction, error) {
		text, err := read(data, office.Limits{MaxBytes: opts.MaxBytes})
		return extraction{text: text.HTML, textType: "text/html", warnings: text.Warnings}, err
	}
}

// extractFailure says why there is no text in the file called uri.
func extractFailure(uri string, opts Options, err error) *Error {
	var inPDF *pdf.Error
	var inOffice *office.Error
	kind := Unreadable
	switch {
	case errors.As(err, &inPDF):
		if inPDF.Fault == pdf.Limit {
			kind = Limit
		}
		return &Error{URI: uri, Kind: kind, Note: inPDF.Note, Err: inPDF.Err}
	case errors.As(err, &inOffice):
		if inOffice.Fault == office.Limit || inOffice.Fault == office.Bomb {
			kind = Limit
		}
		return &Error{URI: uri, Kind: kind, Note: inOffice.Note, Err: inOffice.Err}
	}
	return readFailure(uri, opts, err)
}
