package source

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"strconv"

	"exitclause/internal/message"
)

// Question is something that a server is asked, and the form of its answer.
type Question struct {
	MediaType string // of Data
	Data      []byte
	Answer    string // media type of what is wanted
}

// Post sends q to the server at address and returns its answer, under the same
// guard as the fetching of pages. It follows no redirect and tries once. It does
// without encryption where the address does: what is asked for must prove itself.
// The error is an *Error.
func Post(ctx context.Context, address string, q Question, opts Options) ([]byte, error) {
	opts = opts.withDefaults()
	opts.Fetch.AllowHTTP = true
	ctx, cancel := context.WithTimeoutCause(ctx, opts.Timeout, errTooLate)
	defer cancel()
	f := newFetcher(opts)
	defer f.transport.CloseIdleConnections()
	at, err := parseAddress(address)
	if err == nil {
		err = f.allowed(ctx, at, visit{})
	}
	if err != nil {
		return nil, fetchFailure(ctx, address, opts, err)
	}
	data, err := f.post(ctx, at, q)
	if err != nil {
		return nil, fetchFailure(ctx, address, opts, err)
	}
	return data, nil
}

// post sends q to at.
func (f *fetcher) post(ctx context.Context, at *url.URL, q Question) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, at.String(), bytes.NewReader(q.Data))
	if err != nil {
		return nil, fault{kind: Network, note: message.New("fetch.address"), err: err}
	}
	req.Header = f.header(q.Answer)
	req.Header.Set("Content-Type", q.MediaType)
	a, err := f.send(req, f.limit, (*answer).hasPage)
	switch {
	case err != nil:
		return nil, err
	case !a.hasPage():
		return nil, refuse("snapshot.stamp.status", "host", a.url.Host, "status", strconv.Itoa(a.status))
	}
	return a.body, nil
}
