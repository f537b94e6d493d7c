package source

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"code.dny.dev/ssrf"
)

// chromium returns the path of a browser, or skips the test.
func chromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	t.Skip("no Chromium is installed, which the test drives")
	return ""
}

// shell is a page without text, which a script makes.
const shell = `<!doctype html><meta charset="gbk"><title>Larkfin</title><div id="root"></div>
<noscript>You need to enable JavaScript to run this app.</noscript><script src="/app.js"></script>`

// app makes the text of the page out of what the server sends to it, with
// numbers and parts as applications do.
const app = `
alert('Welcome to Larkfin');
customElements.define('x-clause', class extends HTMLElement {
  connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML = '<p>1.1 <slot></slot> &amp; 保存</p>'; }
});
fetch('/api/terms', {method: 'POST', body: 'lang=en', headers: {'X-App': 'larkfin'}})
  .then(r => r.json())
  .then(d => setTimeout(() => {
    document.getElementById('root').innerHTML = '<h1>' + d.title + '</h1><x-clause>' + d.text + '</x-clause><iframe src="/annex"></iframe>';
    history.replaceState(null, '', '#done');
  }, 300));
`

func TestRender(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.Render, w.opts.Fetch.Browser = true, chromium(t)
	w.mux.Handle("/terms", http.RedirectHandler("/app", http.StatusFound))
	w.on("/app", 200, shell, "Content-Type", "text/html")
	w.on("/app.js", 200, app, "Content-Type", "text/javascript; charset=utf-8")
	w.on("/annex", 200, "<p>2. The annex.", "Content-Type", "text/html")
	w.mux.HandleFunc("/api/terms", func(rw http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost || r.FormValue("lang") == "x" || r.Header.Get("X-App") != "larkfin" || !strings.HasPrefix(r.UserAgent(), "exitclause") {
			t.Errorf("asked %s with %v", r.Method, r.Header)
		}
		fmt.Fprint(rw, `{"title": "Terms", "text": "You may close your account."}`)
	})
	p, err := Load(t.Context(), w.URL+"/terms", w.opts)
	if err != nil {
		t.Fatal(err)
	}
	x := p.Exchange
	if !x.Rendered || x.Status != 200 || x.Final != w.URL+"/app" || len(x.Redirects) != 1 || p.Charset != "utf-8" || len(p.Warnings) != 0 {
		t.Errorf("exchange %+v of a page in %s, warnings %v", x, p.Charset, p.Warnings)
	}
	for _, want := range []string{`<!DOCTYPE html><html><head><meta charset="utf-8"><title>`, "<h1>Terms</h1>", "<p>1.1 <slot>You may close your account.</slot> &amp; 保存</p>", "<p>2. The annex.</p>"} {
		if !strings.Contains(p.Text, want) {
			t.Errorf("no %q in %s", want, p.Text)
		}
	}
	if strings.Contains(p.Text, "enable JavaScript") {
		t.Errorf("text for browsers without scripts in %s", p.Text)
	}
}

// spy is a server on a private address, by TCP and UDP, that counts who knocks.
type spy struct {
	host  string
	knock atomic.Int32
}

func newSpy(t *testing.T) *spy {
	t.Helper()
	s := &spy{}
	l, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("no second address of this machine: ", err)
	}
	s.host = l.Addr().String()
	u, err := net.ListenPacket("udp", s.host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close(); u.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			s.knock.Add(1)
			c.Close()
		}
	}()
	go func() {
		for {
			if _, _, err := u.ReadFrom(make([]byte, 2000)); err != nil {
				return
			}
			s.knock.Add(1)
		}
	}()
	return s
}

// escapes is a page whose scripts try every way to another server.
const escapes = `<!doctype html><title>Larkfin</title>
<link rel="dns-prefetch" href="//HOST"><link rel="preconnect" href="http://HOST"><link rel="prefetch" href="http://HOST/prefetch">
<link rel="stylesheet" href="http://HOST/style"><img src="http://HOST/image"><iframe src="http://HOST/frame"></iframe>
<embed src="http://HOST/embed"><object data="http://HOST/object"></object><script src="http://HOST/script"></script>
<form id="f" method="post" action="http://HOST/form" target="w"><input name="a"></form><p id="p">Closing.</p>
<script>
const tried = [];
const attempt = (name, f) => { try { f(); tried.push(name); } catch (e) { tried.push(name + ' ' + e.name); } };
attempt('fetch', () => { fetch('http://HOST/fetch', {mode: 'no-cors'}).catch(() => 0); });
attempt('xhr', () => { const x = new XMLHttpRequest(); x.open('GET', 'http://HOST/xhr'); x.send(); });
attempt('socket', () => new WebSocket('ws://HOST/socket'));
attempt('events', () => new EventSource('http://HOST/events'));
attempt('beacon', () => navigator.sendBeacon('http://HOST/beacon', 'x'));
attempt('worker', () => new Worker(URL.createObjectURL(new Blob(["fetch('http://HOST/worker').catch(() => 0); new WebSocket('ws://HOST/w')"]))));
attempt('shared', () => new SharedWorker(URL.createObjectURL(new Blob(["fetch('http://HOST/shared').catch(() => 0)"]))));
attempt('window', () => window.open('http://HOST/window'));
attempt('form', () => document.getElementById('f').submit());
attempt('transport', () => { new WebTransport('https://HOST/transport').ready.catch(() => 0); });
attempt('rtc', () => {
  const c = new RTCPeerConnection({iceServers: [{urls: 'stun:HOST'}, {urls: 'turn:HOST?transport=tcp', username: 'a', credential: 'b'}]});
  c.createDataChannel('x');
  c.createOffer().then(o => c.setLocalDescription(o));
});
document.getElementById('p').textContent += ' ' + tried.join(', ');
setTimeout(() => { const f = document.createElement('iframe'); f.src = 'http://HOST/late'; document.body.append(f); }, 300);
</script>`

// TestRenderGuards holds a browser to the guard, whatever a page tries.
func TestRenderGuards(t *testing.T) {
	w, s := serve(t), newSpy(t)
	w.opts.Fetch.Render, w.opts.Fetch.Browser = true, chromium(t)
	w.opts.Fetch.AllowPrivate, w.opts.Fetch.AllowHTTP = false, true
	w.on("/terms", 200, strings.ReplaceAll(escapes, "HOST", s.host), "Content-Type", "text/html")
	f := newFetcher(w.opts.withDefaults())
	f.transport = newTransport(guardBut("127.0.0.1/32"), f.FetchOptions)
	data, x, err := f.page(t.Context(), w.URL+"/terms")
	if err != nil {
		t.Fatal(err)
	}
	if !x.Rendered || !strings.Contains(string(data), "rtc") {
		t.Errorf("%+v, %s", x, data)
	}
	time.Sleep(time.Second) // for what is slow to try
	if n := s.knock.Load(); n > 0 {
		t.Errorf("%d times the page got through to a private address: %s", n, data)
	}
}

// guardBut returns a guard that lets the private address prefix pass, on any port.
func guardBut(prefix string) guard {
	return guard{ssrf.New(ssrf.WithAnyPort(), ssrf.WithAllowedV4Prefixes(netip.MustParsePrefix(prefix)))}
}
