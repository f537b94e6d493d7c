package source

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"

	"exitclause/internal/message"
)

// fetcher fetches one page and what has to be asked for before it. It keeps no
// cookies and says nothing of the user.
type fetcher struct {
	FetchOptions
	limit     int64         // bytes of a page
	patience  time.Duration // for everything together
	transport *http.Transport
}

const (
	defaultAgent   = "exitclause"
	defaultBackoff = 500 * time.Millisecond
	// dialTimeout leaves time for another try within the default time limit.
	dialTimeout = 10 * time.Second
	// maxHeader is how many bytes the header of an answer may have.
	maxHeader = 256 << 10
)

func newFetcher(opts Options) *fetcher {
	f := &fetcher{FetchOptions: opts.Fetch, limit: opts.MaxBytes, patience: opts.Timeout}
	if f.Agent == "" {
		f.Agent = defaultAgent
	}
	if f.Hosts == nil {
		f.Hosts = &Hosts{}
	}
	if f.Backoff <= 0 {
		f.Backoff = defaultBackoff
	}
	var g guard
	if !f.AllowPrivate {
		g = newGuard()
	}
	f.transport = newTransport(g, f.FetchOptions)
	return f
}

// newTransport returns a transport that asks servers itself: through a proxy,
// which the environment may name, the guard would not see who is asked.
func newTransport(g guard, opts FetchOptions) *http.Transport {
	dialer := &net.Dialer{Timeout: dialTimeout, Control: g.control, Resolver: opts.Resolver}
	return &http.Transport{
		DialContext:            dialer.DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: opts.RootCAs},
		TLSHandshakeTimeout:    dialTimeout,
		ForceAttemptHTTP2:      true,
		DisableCompression:     true, // decoded here, to know what came
		MaxResponseHeaderBytes: maxHeader,
	}
}

// page fetches the page at uri.
func (f *fetcher) page(ctx context.Context, uri string) ([]byte, *Exchange, error) {
	defer f.transport.CloseIdleConnections()
	hurry, cancel := context.WithTimeout(ctx, f.patience*2/3) // leaves time to read what a browser shows
	defer cancel()
	first, err := parseAddress(uri)
	if err != nil {
		return nil, nil, err
	}
	a, err := f.follow(ctx, first, f.visit())
	if err == nil {
		err = a.refusal(f.conditional())
	}
	render := f.Render && err == nil && a.isHTML()
	if render {
		a, err = f.render(ctx, hurry, a, first.Fragment)
	}
	if err != nil {
		return nil, nil, err
	}
	x := f.exchange(uri, a)
	x.Rendered, x.Restless = render, a.restless
	return a.body, x, nil
}

// visit is one purpose of asking.
type visit struct {
	header http.Header
	limit  int64                                        // of the body
	admit  func(ctx context.Context, at *url.URL) error // is asked before every request; may be nil
}

func (f *fetcher) visit() visit {
	v := visit{header: f.header("text/html,application/xhtml+xml,text/markdown,text/plain;q=0.9,*/*;q=0.8"), limit: f.limit}
	if !f.IgnoreRobots {
		v.admit = f.admit
	}
	if f.conditional() {
		v.header["If-None-Match"], v.header["If-Modified-Since"] = given(f.ETag), given(f.LastModified)
	}
	return v
}

func given(value string) []string {
	if value == "" {
		return nil
	}
	return []string{value}
}

// conditional reports whether the page is wanted only if it has changed. What
// scripts make of a page changes without it.
func (f *fetcher) conditional() bool {
	return !f.Render && (f.ETag != "" || f.LastModified != "")
}

func (f *fetcher) header(accept string) http.Header {
	return http.Header{"User-Agent": {f.Agent}, "Accept": {accept}, "Accept-Encoding": {"gzip, br"}}
}

// answer is what a server said.
type answer struct {
	url       *url.URL
	redirects []Redirect // that led to url
	status    int
	header    http.Header
	body      []byte        // of a page, decoded
	wait      time.Duration // that it asks us to wait before the next request
	restless  bool          // a browser showed it, and it would not come to rest
}

func (a *answer) hasPage() bool {
	return a.status == http.StatusOK || a.status == http.StatusNonAuthoritativeInfo
}

// ask sends one request and reads the answer.
func (f *fetcher) ask(ctx context.Context, at *url.URL, v visit) (*answer, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, fault{kind: Network, note: message.New("fetch.address"), err: err}
	}
	req.Header = v.header.Clone()
	return f.send(req, v.limit, (*answer).hasPage)
}

// send sends req and reads the answer, with its body if that is wanted.
func (f *fetcher) send(req *http.Request, limit int64, wanted func(*answer) bool) (*answer, error) {
	resp, err := f.transport.RoundTrip(req)
	if err != nil {
		return nil, connectionFault(req.URL.Host, err)
	}
	defer resp.Body.Close()
	a := &answer{url: req.URL, status: resp.StatusCode, header: resp.Header}
	if wanted(a) {
		a.body, err = f.body(req.Context(), resp, limit)
	}
	return a, err
}

// body reads and decodes the body of resp. Of one over limit it returns the
// beginning, and errTooBig.
func (f *fetcher) body(ctx context.Context, resp *http.Response, limit int64) ([]byte, error) {
	raw := &meter{r: interruptible{ctx, resp.Body}, left: limit + maxHeader, tell: func(n int64) {
		f.tell(Progress{URL: resp.Request.URL.String(), Bytes: n, Total: max(resp.ContentLength, 0)})
	}}
	decoded, err := decoded(raw, resp.Header.Values("Content-Encoding"))
	if err != nil {
		return nil, bodyFault(resp, raw.read, err)
	}
	data, err := io.ReadAll(io.LimitReader(decoded, limit+1))
	switch {
	case int64(len(data)) > limit:
		return data[:limit], errTooBig
	case err != nil:
		return data, bodyFault(resp, raw.read, err)
	}
	return data, nil
}

func (f *fetcher) tell(p Progress) {
	if f.Progress != nil {
		f.Progress(p)
	}
}

// meter counts what is read, and reads no more than what is left.
type meter struct {
	r          io.Reader
	read, left int64
	tell       func(read int64)
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left <= 0 {
		return 0, errTooBig
	}
	n, err := m.r.Read(p[:min(int64(len(p)), m.left)])
	m.read, m.left = m.read+int64(n), m.left-int64(n)
	m.tell(m.read)
	return n, err
}

// exchange says how a came from uri.
func (f *fetcher) exchange(uri string, a *answer) *Exchange {
	x := &Exchange{
		URL: uri, Final: a.url.String(), Redirects: a.redirects,
		Status: a.status, Header: notable(a.header), Unchanged: a.status == http.StatusNotModified,
	}
	if f.Now != nil {
		x.Time = f.Now().UTC()
	}
	return x
}

// notableFields are the fields of an answer that date, identify and describe
// what came.
var notableFields = []string{
	"Age", "Content-Disposition", "Content-Encoding", "Content-Language", "Content-Length", "Content-Location", "Content-Type",
	"Date", "Etag", "Expires", "Last-Modified",
}

// longestField is how much of a field is kept, in bytes.
const longestField = 1 << 10

func notable(header http.Header) map[string]string {
	kept := map[string]string{}
	for _, name := range notableFields {
		if value := strings.Join(header.Values(name), ", "); value != "" {
			kept[name] = head(value, longestField)
		}
	}
	return kept
}
