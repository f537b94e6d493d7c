package source

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"iter"
	"strings"
	"time"

	"exitclause/internal/message"
	"exitclause/internal/pdf"
)

// Options says how to load. The zero value is the default.
type Options struct {
	MaxBytes int64         // most bytes that a document may have; 0 is 64 MiB
	Timeout  time.Duration // longest time that reading one document may take; 0 is 30 s
	Stdin    io.Reader     // what "-" reads; nil if there is no standard input
	Fetch    FetchOptions  // how to have pages from the web
	PDF      pdf.Options   // how to read PDFs; its limit of time is the rest of Timeout
}

const (
	defaultMaxBytes = 64 << 20
	defaultTimeout  = 30 * time.Second
)

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = defaultMaxBytes
	}
	if o.Timeout <= 0 {
		o.Timeout = defaultTimeout
	}
	return o
}

// Load reads the document in the file that uri names, or in standard input if
// uri is "-", or fetches it if uri is an http or https address. An archive with
// several documents has to be given to Open. The error is always an *Error. Of a
// document over opts.MaxBytes hardly more than that is read.
func Load(ctx context.Context, uri string, opts Options) (*Page, error) {
	return only(uri, Open(ctx, uri, opts))
}

// only returns the one page of pages, which are those of uri.
func only(uri string, pages iter.Seq2[*Page, error]) (*Page, error) {
	var page *Page
	var failed error
	for p, err := range pages {
		switch {
		case err != nil && failed == nil:
			failed = err
		case err != nil:
		case page != nil:
			return nil, failure(uri, Unreadable, message.New("archive.several"))
		default:
			page = p
		}
	}
	switch {
	case failed != nil:
		return nil, failed
	case page == nil:
		return nil, failure(uri, Empty, message.New("archive.none"))
	}
	return page, nil
}

// scheme returns what uri names a document by, in lower case, or "" if it is the
// name of a file.
func scheme(uri string) string {
	name, rest, found := strings.Cut(uri, ":")
	name = strings.ToLower(name)
	if !found || name != "http" && name != "https" && name != "snapshot" && !strings.HasPrefix(rest, "//") {
		return ""
	}
	return name
}

// IsWeb reports whether uri is the address of a page on the web, and not the name
// of a file or snapshot.
func IsWeb(uri string) bool {
	name := scheme(uri)
	return name == "http" || name == "https"
}

var (
	errNoStdin   = errors.New("no standard input")
	errTooBig    = errors.New("over the size limit")
	errTooLate   = errors.New("over the time limit")
	errDirectory = errors.New("is a directory")
	errDevice    = errors.New("is not a regular file")
)

// interruptible is a reader that ends with the context's error between two reads.
type interruptible struct {
	ctx context.Context
	r   io.Reader
}

func (i interruptible) Read(p []byte) (int, error) {
	if i.ctx.Err() != nil {
		return 0, context.Cause(i.ctx)
	}
	return i.r.Read(p)
}

// readFailure says why reading uri failed.
func readFailure(uri string, opts Options, err error) *Error {
	kind, note := Unreadable, message.Note{}
	switch {
	case errors.Is(err, errTooBig):
		kind, note = Limit, message.New("source.limit.size", "limit", sizeText(opts.MaxBytes))
	case errors.Is(err, errTooLate):
		kind, note = Limit, message.New("source.limit.time", "limit", opts.Timeout.String())
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		note = message.New("source.interrupted")
	case errors.Is(err, errNoStdin):
		note = message.New("source.stdin")
	case errors.Is(err, errDirectory):
		note = message.New("source.directory")
	case errors.Is(err, errDevice):
		note = message.New("source.device")
	case errors.Is(err, fs.ErrNotExist):
		note = message.New("source.missing")
	case errors.Is(err, fs.ErrPermission):
		note = message.New("source.permission")
	default:
		note = message.New("source.read", "cause", cause(err))
	}
	return &Error{URI: uri, Kind: kind, Note: note, Err: err}
}

// cause returns what err says without the path, which Error says already.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}
