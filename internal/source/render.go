package source

import (
	"context"
	_ "embed"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"time"

	intercept "github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"exitclause/internal/message"
)

//go:embed render.js
var serialize string

// A page is ready when what it shows has not changed for a while.
const (
	lookEvery  = 200 * time.Millisecond
	looksAlike = 4  // in a row
	looksEmpty = 25 // in a row, of a page that shows nothing
	looksMost  = 75 // of one that goes on changing
)

// withoutSockets takes from a page what opens connections that are no requests.
// The flags of the browser do so too, but flags come and go.
const withoutSockets = `for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete globalThis[name];`

// render lets a browser run the scripts of a, a page, and returns the HTML of
// what it then shows. The browser has no network: what the page asks for is
// fetched by f, which guards it like anything else. A page that is still changing
// when hurry ends is taken as it is.
func (f *fetcher) render(ctx, hurry context.Context, a *answer, fragment string) (*answer, error) {
	ctx, stop := chromedp.NewExecAllocator(ctx, f.browserOptions()...)
	defer stop()
	ctx, cancel := chromedp.NewContext(ctx, chromedp.WithLogf(discard), chromedp.WithErrorf(discard), chromedp.WithDebugf(discard))
	defer cancel()
	if err := chromedp.Do(ctx); err != nil {
		return nil, fault{kind: Unreadable, note: message.New("fetch.render.start", "cause", lastCause(err)), err: err}
	}
	s := newStage(f, a)
	address := *a.url
	address.Fragment = fragment
	if err := s.open(ctx, &address); err != nil {
		return nil, fault{kind: Unreadable, note: message.New("fetch.render.failed", "cause", lastCause(err)), err: err}
	}
	rest := s.watch(ctx, hurry)
	rendered, err := s.last()
	if err == nil {
		err = rendered.refusal(false)
	}
	if err != nil {
		return nil, err
	}
	rendered.restless = !rest
	rendered.body, err = s.read(ctx)
	return rendered, err
}

func discard(string, ...any) {}

// browserOptions start a browser that keeps to itself. As root it has no
// sandbox, since it will not start with one.
func (f *fetcher) browserOptions() []chromedp.ExecAllocatorOption {
	return append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(f.Browser), // looks for one itself if that is ""
		chromedp.DisableGPU,
		chromedp.WindowSize(1280, 2000),
		// Whatever is not asked of us goes to a proxy that is not there.
		chromedp.ProxyServer("http://127.0.0.1:9"),
		chromedp.Flag("proxy-bypass-list", "<-loopback>"),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("webrtc-ip-handling-policy", "disable_non_proxied_udp"),
		chromedp.Flag("force-webrtc-ip-handling-policy", "disable_non_proxied_udp"), // its older name
		chromedp.Flag("block-new-web-contents", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-domain-reliability", true),
		chromedp.Flag("no-pings", true),
		// One process for all frames, so that one session sees all they ask for.
		chromedp.Flag("disable-site-isolation-trials", true),
		chromedp.Flag("disable-features", "IsolateOrigins,site-per-process,Translate,OptimizationHints,MediaRouter"),
		chromedp.Flag("js-flags", "--max-old-space-size=512"),
	)
}

// open shows the page at address.
func (s *stage) open(ctx context.Context, address *url.URL) error {
	s.main = string(chromedp.FromContext(ctx).Target.TargetID)
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *intercept.EventRequestPaused:
			go s.serve(ctx, e)
		case *page.EventJavascriptDialogOpening: // which would stop the page for ever
			go chromedp.Call(ctx, page.HandleJavaScriptDialog, page.HandleJavaScriptDialogParams{Accept: true})
		}
	})
	if err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, intercept.Enable, intercept.EnableParams{}); err != nil {
		return err
	}
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: withoutSockets}); err != nil {
		return err
	}
	opened, err := chromedp.Call(ctx, page.Navigate, page.NavigateParams{URL: address.String()})
	if err == nil && opened.ErrorText != "" {
		err = fmt.Errorf("%s", opened.ErrorText)
	}
	return err
}

// watch waits until the page has come to rest, and reports whether it has.
func (s *stage) watch(ctx, hurry context.Context) bool {
	length, alike := -1, 0
	for range looksMost {
		if sleep(hurry, lookEvery) != nil {
			break
		}
		now := s.shows(ctx)
		if now != length || now < 0 || s.busy() {
			length, alike = now, 0
			continue
		}
		if alike++; alike >= looksEmpty || alike >= looksAlike && now > 0 {
			return true
		}
	}
	return false
}

// shows returns how much text the page shows, or -1 if it is not done with
// loading.
func (s *stage) shows(ctx context.Context) int {
	n, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.readyState === 'complete' && document.body ? document.body.innerText.length : -1`))
	if err != nil {
		return -1 // on the way to another page
	}
	return n
}

// read returns the page as HTML in UTF-8.
func (s *stage) read(ctx context.Context) ([]byte, error) {
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf("(%s)(%d)", serialize, s.f.limit)))
	switch {
	case err != nil:
		return nil, fault{kind: Unreadable, note: message.New("fetch.render.failed", "cause", lastCause(err)), err: err}
	case text == "" || int64(len(text)) > s.f.limit:
		return nil, errTooBig
	}
	return []byte(text), nil
}

// isHTML reports whether a is what scripts can be in.
func (a *answer) isHTML() bool {
	said := a.header.Get("Content-Type")
	if said == "" {
		said = http.DetectContentType(a.body)
	}
	mediaType, _, _ := mime.ParseMediaType(said)
	return mediaType == "text/html" || mediaType == "application/xhtml+xml"
}
