package source

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"exitclause/internal/message"
)

// Options says how to load. The zero value is the default.
type Options struct {
	MaxBytes int64         // most bytes that a document may have; 0 is 64 MiB
	Timeout  time.Duration // longest time that reading one document may take; 0 is 30 s
	Stdin    io.Reader     // what "-" reads; nil if there is no standard input
	Fetch    FetchOptions  // how to have pages from the web
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

// Load reads the file that uri names, or standard input if uri is "-", or
// fetches the page if it is an http or https address. The error is always an
// *Error. Of a document over opts.MaxBytes at most one byte more is read.
func Load(ctx context.Context, uri string, opts Options) (*Page, error) {
	opts = opts.withDefaults()
	switch scheme(uri) {
	case "http", "https":
		return fetch(ctx, uri, opts)
	case "snapshot":
		return nil, failure(uri, Unreadable, message.New("source.snapshot"))
	case "":
	default:
		if _, err := os.Stat(uri); err != nil {
			return nil, failure(uri, Unreadable, message.New("fetch.scheme", "url", uri))
		}
	}
	data, err := read(ctx, uri, opts)
	if err != nil {
		return nil, readFailure(uri, opts, err)
	}
	return New(uri, data)
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

var (
	errNoStdin   = errors.New("no standard input")
	errTooBig    = errors.New("over the size limit")
	errTooLate   = errors.New("over the time limit")
	errDirectory = errors.New("is a directory")
	errDevice    = errors.New("is not a regular file")
)

// read returns the bytes of uri. Reading happens aside, because a pipe that
// nobody writes to cannot be interrupted; one that is given up is read no
// further than its next bytes.
func read(ctx context.Context, uri string, opts Options) ([]byte, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, opts.Timeout, errTooLate)
	defer cancel()
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := readAll(ctx, uri, opts)
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-ctx.Done():
		return nil, context.Cause(ctx)
	}
}

func readAll(ctx context.Context, uri string, opts Options) ([]byte, error) {
	if uri == "-" {
		if opts.Stdin == nil {
			return nil, errNoStdin
		}
		return readBounded(ctx, opts.Stdin, 0, opts.MaxBytes)
	}
	// Looked at before it is opened: opening a device can do something.
	info, err := os.Stat(uri)
	if err != nil {
		return nil, err
	}
	if mode := info.Mode(); !mode.IsRegular() && mode&fs.ModeNamedPipe == 0 && !info.IsDir() {
		return nil, errDevice
	}
	f, err := os.Open(uri)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.IsDir() {
		return nil, errDirectory
	}
	return readBounded(ctx, f, info.Size(), opts.MaxBytes)
}

// readBounded reads r to its end, at most limit bytes and one more. It expects
// size bytes.
func readBounded(ctx context.Context, r io.Reader, size, limit int64) ([]byte, error) {
	if size > limit {
		return nil, errTooBig
	}
	var b bytes.Buffer
	b.Grow(int(size) + bytes.MinRead) // so that a file of that size is read without growing
	if _, err := b.ReadFrom(io.LimitReader(interruptible{ctx, r}, limit+1)); err != nil {
		return nil, err
	}
	if int64(b.Len()) > limit {
		return nil, errTooBig
	}
	return b.Bytes(), nil
}

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
