package source

import (
	"context"
	"crypto/x509"
	"net"
	"net/url"
	"strings"
	"time"

	"exitclause/internal/message"
)

// FetchOptions says how pages are had from the web. The zero value asks only
// public servers, over TLS, and only for what they let programs have.
type FetchOptions struct {
	Agent        string // name and version to go by, e.g. "exitclause/1.2.0"; "" is "exitclause"
	AllowPrivate bool   // also ask servers that are not on the public Internet, on any port
	AllowHTTP    bool   // also over connections that are not encrypted
	IgnoreRobots bool   // also what robots.txt asks programs not to fetch
	Hosts        *Hosts // what is known of robots.txt; nil asks anew for every page

	// Render has what Chromium shows once the scripts of the page have run, not
	// what was sent. What they ask for is guarded like the page itself;
	// robots.txt is asked only for pages, not for their parts.
	Render  bool
	Browser string // path of Chromium; "" looks for it where it usually is

	// ETag and LastModified are what came with the copy that is at hand, both as
	// they came. If the page is still that one, it is returned without bytes,
	// and Exchange.Unchanged says so. With Render they do nothing.
	ETag, LastModified string

	Now      func() time.Time // for Exchange.Time, which is zero without it
	Progress func(Progress)   // is told how it goes on, from another goroutine; may be nil
	Backoff  time.Duration    // pause before the first of a few retries; the next ones are longer; 0 is half a second

	Resolver *net.Resolver  // looks up names; nil is the system's
	RootCAs  *x509.CertPool // whom to trust beside TLS; nil is whom the system trusts
}

// Progress is how far the fetching of a page has come.
type Progress struct {
	URL   string        // that is asked
	Bytes int64         // received so far
	Total int64         // to be received; 0 if unknown
	Pause time.Duration // until the next try, after one that failed; else 0
}

// fetch hands out the documents at uri.
func (o *opener) fetch(uri string) {
	data, x, err := newFetcher(o.opts).page(o.now, uri)
	switch {
	case err != nil:
		o.give(nil, fetchFailure(o.now, uri, o.opts, err))
	case x.Unchanged:
		o.give(&Page{URI: uri, Exchange: x}, nil)
	default:
		o.unfold(received(uri, data, x))
	}
}

// received returns the body that came by x as something to read pages from.
func received(uri string, data []byte, x *Exchange) input {
	in := memory(uri, data)
	in.exchange, in.label = x, x.charset()
	return in
}

// Fetched makes a page of data, the body that came by x, which neither must
// change afterwards. Its errors are those of Load.
func Fetched(uri string, data []byte, x *Exchange) (*Page, error) {
	return only(uri, unfold(context.Background(), received(uri, data, x), Options{}))
}

// parseAddress reads the address of a page as a user gave it.
func parseAddress(uri string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(uri))
	if err != nil || u.Hostname() == "" || u.Opaque != "" {
		return nil, fault{kind: Network, note: message.New("fetch.address"), err: err}
	}
	u.Scheme = strings.ToLower(u.Scheme)
	return u, nil
}
