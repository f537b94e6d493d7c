package source

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"slices"
	"sync"

	intercept "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// Bounds on what a page may ask for while it is shown.
const (
	maxAtOnce   = 8
	maxRequests = 1000
	// maxFolds is how many times the limit of a page everything together may have.
	maxFolds = 4
)

// stage is where a browser shows a page: it hands the browser what that asks for.
type stage struct {
	f     *fetcher
	main  string // its frame
	slots chan struct{}

	mu      sync.Mutex
	shown   answer // the page that is shown
	failed  error  // why it is not, if a script led to one that could not be had
	waiting int    // requests under way
	served  int
	left    int64 // bytes that may still be fetched
}

func newStage(f *fetcher, a *answer) *stage {
	return &stage{f: f, shown: *a, slots: make(chan struct{}, maxAtOnce), left: maxFolds * f.limit}
}

// busy reports whether the page waits for something.
func (s *stage) busy() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.waiting > 0
}

// last returns the page that is shown, as it was sent, or why none is.
func (s *stage) last() (*answer, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.shown
	return &a, s.failed
}

// serve answers one request of the browser.
func (s *stage) serve(ctx context.Context, e *intercept.EventRequestPaused) {
	s.mu.Lock()
	s.served++
	s.waiting++
	refused := s.served > maxRequests || s.left <= 0
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.waiting--
		s.mu.Unlock()
	}()
	s.slots <- struct{}{}
	defer func() { <-s.slots }()
	if refused || unshown(e.ResourceType) {
		s.refuse(ctx, e)
		return
	}
	a, err := s.answer(ctx, e)
	if err != nil {
		s.refuse(ctx, e)
		return
	}
	// The browser may have given up the request, so an error says nothing.
	_, _ = chromedp.Call(ctx, intercept.FulfillRequest, intercept.FulfillRequestParams{
		RequestID: e.RequestID, ResponseCode: int64(a.status), ResponseHeaders: entries(a.header), Body: a.body,
	})
}

func (s *stage) refuse(ctx context.Context, e *intercept.EventRequestPaused) {
	_, _ = chromedp.Call(ctx, intercept.FailRequest, intercept.FailRequestParams{RequestID: e.RequestID, ErrorReason: network.ErrorReasonBlockedByClient})
}

// unshown reports whether nothing of a kind can be text.
func unshown(kind network.ResourceType) bool {
	switch kind {
	case network.ResourceTypeImage, network.ResourceTypeMedia, network.ResourceTypeFont, network.ResourceTypePing, network.ResourceTypeCSPViolationReport:
		return true
	}
	return false
}

// answer returns the answer to e. The page itself has come already.
func (s *stage) answer(ctx context.Context, e *intercept.EventRequestPaused) (*answer, error) {
	at, err := url.Parse(e.Request.URL)
	if err != nil {
		return nil, err
	}
	at = bare(at)
	isPage := e.ResourceType == network.ResourceTypeDocument && string(e.FrameID) == s.main
	if first, _ := s.last(); isPage && at.String() == first.url.String() {
		return first, nil
	}
	v := visit{}
	if isPage {
		v = s.f.visit()
	}
	a, err := s.fetch(ctx, at, e.Request, v)
	s.note(a, err, isPage)
	return a, err
}

// fetch has what the browser asks for, if that may be had.
func (s *stage) fetch(ctx context.Context, at *url.URL, r *network.Request, v visit) (*answer, error) {
	if err := s.f.allowed(ctx, at, v); err != nil {
		return nil, err
	}
	return s.f.relay(ctx, at, r)
}

// note counts what a has brought, and keeps it if it is another page to show, or
// the error if that could not be had.
func (s *stage) note(a *answer, err error, isPage bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	switch {
	case err != nil && isPage:
		s.failed = err
	case err != nil:
	case isPage:
		a.redirects = append(slices.Clip(s.shown.redirects), Redirect{s.shown.status, a.url.String()})
		s.shown, s.failed = *a, nil
	}
	if a != nil {
		s.left -= int64(len(a.body))
	}
}

// relay sends a request that the browser would send.
func (f *fetcher) relay(ctx context.Context, at *url.URL, r *network.Request) (*answer, error) {
	var body []byte
	for _, part := range r.PostDataEntries {
		body = append(body, part.Bytes...)
	}
	req, err := http.NewRequestWithContext(ctx, r.Method, at.String(), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	for name, value := range r.Headers {
		if text, ok := value.(string); ok {
			req.Header.Set(name, text)
		}
	}
	for name, values := range f.header("") {
		if name != "Accept" {
			req.Header[name] = values
		}
	}
	return f.send(req, f.limit, func(*answer) bool { return true })
}

// ownHeaders are those of an answer that no longer hold for its decoded body,
// or that nobody is to keep.
var ownHeaders = []string{"Content-Encoding", "Content-Length", "Transfer-Encoding", "Set-Cookie", "Connection"}

func entries(header http.Header) []*intercept.HeaderEntry {
	var all []*intercept.HeaderEntry
	for name, values := range header {
		if slices.Contains(ownHeaders, name) {
			continue
		}
		for _, value := range values {
			all = append(all, &intercept.HeaderEntry{Name: name, Value: value})
		}
	}
	return all
}
