package source

import (
	"crypto/x509"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const policyPage = "<!doctype html><title>Larkfin Terms</title><p>" + policy

// web is a server with TLS on this machine, and how to ask it.
type web struct {
	*httptest.Server
	mux  *http.ServeMux
	opts Options
}

func serve(t *testing.T) *web {
	t.Helper()
	mux := http.NewServeMux()
	server := httptest.NewUnstartedServer(mux)
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // tests break off many connections
	server.EnableHTTP2 = true
	server.StartTLS()
	t.Cleanup(server.Close)
	return &web{Server: server, mux: mux, opts: Options{
		Timeout: 20 * time.Second,
		Fetch:   FetchOptions{AllowPrivate: true, RootCAs: authorities(server), Backoff: time.Millisecond, Now: time.Now},
	}}
}

// authorities returns the one that speaks for server.
func authorities(server *httptest.Server) *x509.CertPool {
	pool := x509.NewCertPool()
	pool.AddCert(server.Certificate())
	return pool
}

// on answers requests for path with page and the header given as name, value
// pairs.
func (w *web) on(path string, status int, page string, header ...string) {
	w.mux.HandleFunc(path, func(rw http.ResponseWriter, _ *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			rw.Header().Set(header[i], header[i+1])
		}
		rw.WriteHeader(status)
		_, _ = rw.Write([]byte(page))
	})
}

// fails fetches path and checks that it fails, in words that hold every says.
func (w *web) fails(t *testing.T, path string, want Kind, says ...string) {
	t.Helper()
	_, err := Load(t.Context(), w.URL+path, w.opts)
	checkFailure(t, w.URL+path, err, want)
	for _, s := range says {
		if err != nil && !strings.Contains(err.Error(), s) {
			t.Errorf("%v, want it to say %q", err, s)
		}
	}
}

func TestFetch(t *testing.T) {
	w := serve(t)
	var asked http.Header
	w.mux.HandleFunc("/terms", func(rw http.ResponseWriter, r *http.Request) {
		asked = r.Header
		rw.Header().Set("ETag", `"7"`)
		rw.Header().Set("Set-Cookie", "id=1")
		rw.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = rw.Write([]byte(policyPage))
	})
	w.opts.Fetch.Agent = "exitclause/1.2"
	start := time.Now()
	p, err := Load(t.Context(), w.URL+"/terms#close", w.opts)
	if err != nil {
		t.Fatal(err)
	}
	x := p.Exchange
	if string(p.Data) != policyPage || p.MediaType != "text/html" || p.Charset != "utf-8" || p.URI != w.URL+"/terms#close" {
		t.Errorf("page %+v", p)
	}
	if x.URL != w.URL+"/terms#close" || x.Final != w.URL+"/terms" || x.Status != 200 || x.Redirects != nil || x.Rendered || x.Unchanged {
		t.Errorf("exchange %+v", x)
	}
	if x.Header["Etag"] != `"7"` || x.Header["Content-Type"] == "" || x.Header["Set-Cookie"] != "" {
		t.Errorf("header %v", x.Header)
	}
	if x.Time.Before(start) || x.Time.Location() != time.UTC {
		t.Errorf("time %v, want after %v", x.Time, start)
	}
	if asked.Get("User-Agent") != "exitclause/1.2" || asked.Get("Cookie") != "" || asked.Get("Referer") != "" {
		t.Errorf("asked with %v", asked)
	}
}

func TestRedirects(t *testing.T) {
	w := serve(t)
	w.mux.Handle("/a", http.RedirectHandler("/b?x=1", http.StatusMovedPermanently))
	w.mux.Handle("/b", http.RedirectHandler("/terms#close", http.StatusTemporaryRedirect))
	w.on("/terms", 200, policyPage)
	p, err := Load(t.Context(), w.URL+"/a", w.opts)
	if err != nil {
		t.Fatal(err)
	}
	want := []Redirect{{301, w.URL + "/b?x=1"}, {307, w.URL + "/terms"}}
	if !slices.Equal(p.Exchange.Redirects, want) || p.Exchange.Final != w.URL+"/terms" {
		t.Errorf("%+v, want the redirects %v", p.Exchange, want)
	}
	w.mux.Handle("/loop", http.RedirectHandler("/pool", http.StatusFound))
	w.mux.Handle("/pool", http.RedirectHandler("/loop", http.StatusFound))
	w.fails(t, "/loop", Network, "circle")
	w.mux.HandleFunc("/on/", func(rw http.ResponseWriter, r *http.Request) { http.Redirect(rw, r, r.URL.Path+"n/", http.StatusFound) })
	w.fails(t, "/on/", Network, "more than 10 times")
	w.on("/nowhere", 302, "")
	w.fails(t, "/nowhere", Network, "nowhere")
	w.on("/mail", 302, "", "Location", "mailto:dpo@larkfin.example")
	w.fails(t, "/mail", Network, "mailto:")
	w.on("/named", 302, "", "Location", "https://me:secret@larkfin.example/")
	w.fails(t, "/named", Network, "password")
	w.on("/plain", 302, "", "Location", "http://larkfin.example/")
	w.fails(t, "/plain", Network, "--allow-http")
}

func TestStatus(t *testing.T) {
	w := serve(t)
	for status, says := range map[int]string{
		204: "did not send", 206: "did not send", 304: "did not send", 401: "logging in", 403: "logging in", 404: "no such page", 410: "no such page",
		418: "did not send", 451: "logging in", 500: "fault of its own", 501: "fault of its own", 503: "no time",
	} {
		path := "/" + strconv.Itoa(status)
		w.on(path, status, "")
		w.fails(t, path, Network, says, path[1:])
	}
}

// TestNotAPage has answers that came whole and are no documents.
func TestNotAPage(t *testing.T) {
	w := serve(t)
	w.on("/picture", 200, "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "Content-Type", "text/html")
	w.fails(t, "/picture", Unreadable, "PNG")
	w.on("/api", 200, `{"error": "no such page"}`, "Content-Type", "application/json")
	w.fails(t, "/api", Unreadable, "JSON")
	w.on("/empty", 200, "", "Content-Encoding", "gzip")
	w.fails(t, "/empty", Empty)
}

func TestAddresses(t *testing.T) {
	for uri, says := range map[string]string{
		"https://":                        "address bar",
		"https:///terms":                  "address bar",
		"https:larkfin.example":           "address bar",
		"https://larkfin.example:port/":   "address bar",
		"https://[::1/":                   "address bar",
		"http://larkfin.example/":         "--allow-http",
		"HTTP://larkfin.example/":         "--allow-http",
		"https://me@larkfin.test/":        "password",
		"https://nowhere.invalid/":        "",
		"https://larkfin .example/":       "address bar",
		"https://larkfin.example/%zz\x00": "address bar",
	} {
		_, err := Load(t.Context(), uri, Options{Fetch: FetchOptions{Backoff: time.Millisecond, Resolver: noNames(t)}})
		checkFailure(t, uri, err, Network)
		if err != nil && !strings.Contains(err.Error(), says) {
			t.Errorf("%v, want it to say %q", err, says)
		}
	}
	const secret = "https://me:secret@larkfin.test/"
	_, err := Load(t.Context(), secret, Options{})
	checkFailure(t, "https://me:xxxxx@larkfin.test/", err, Network)
	_, err = Load(t.Context(), "ftp://larkfin.example/terms", Options{})
	checkFailure(t, "ftp://larkfin.example/terms", err, Unreadable)
}

// TestHTTP asks a server without TLS, which is one only if that is allowed.
func TestHTTP(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) { _, _ = rw.Write([]byte(policyPage)) }))
	t.Cleanup(server.Close)
	w := &web{Server: server, opts: Options{Fetch: FetchOptions{AllowPrivate: true}}}
	w.fails(t, "/terms", Network, "--allow-http")
	w.opts.Fetch.AllowHTTP = true
	if p, err := Load(t.Context(), w.URL+"/terms", w.opts); err != nil || !p.Exchange.Time.IsZero() {
		t.Errorf("%+v, %v", p, err)
	}
	w.fails(t, "/robots.txt\x7f", Network)
}

func TestUnknownAuthority(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.RootCAs = x509.NewCertPool()
	w.fails(t, "/terms", Network, "does not prove who it is", "unknown authority")
}

// TestSentCharset has pages in encodings that their server, and they themselves,
// tell rightly or wrongly. The bytes have the last word.
func TestSentCharset(t *testing.T) {
	const text = "<!doctype html><p>您可以随时申请注销账户，我们将在十五日内删除您的个人信息。"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	w := serve(t)
	tests := []struct {
		sent, meta, page, want string
		warned                 []string
	}{
		{"gbk", "", gb, "gb18030", nil},
		{"gbk", "gb2312", gb, "gb18030", nil},
		{"utf-8", "gbk", gb, "gb18030", []string{"fetch.charset.wrong"}},
		{"gbk", "utf-8", text, "utf-8", []string{"fetch.charset.wrong"}},
		{"utf-8", "gbk", text, "utf-8", []string{"source.charset.wrong"}},
		{"gbk", "utf-8", gb, "gb18030", []string{"source.charset.wrong"}},
		{"big5", "big5", gb, "gb18030", []string{"fetch.charset.wrong", "source.charset.wrong"}},
		{"klingon", "", text, "utf-8", []string{"fetch.charset.unknown"}},
		{"iso-8859-1", "", "<p>Caf\xE9 accounts may be closed at any time.", "windows-1252", nil},
		{"utf-8", "gbk", "<p>Accounts may be closed.", "utf-8", nil},
	}
	for i, tt := range tests {
		path, page := "/"+strconv.Itoa(i), tt.page
		if tt.meta != "" {
			page = `<meta charset="` + tt.meta + `">` + page
		}
		w.on(path, 200, page, "Content-Type", "text/html; charset="+tt.sent)
		p, err := Load(t.Context(), w.URL+path, w.opts)
		if err != nil {
			t.Error(err)
			continue
		}
		var warned []string
		for _, note := range p.Warnings {
			warned = append(warned, note.Key)
		}
		if p.Charset != tt.want || !slices.Equal(warned, tt.warned) {
			t.Errorf("sent as %s, declared %s: read as %s with warnings %q, want %s and %q", tt.sent, tt.meta, p.Charset, warned, tt.want, tt.warned)
		}
	}
}

// TestProgress is told of every byte, and of what is waited for.
func TestProgress(t *testing.T) {
	w := serve(t)
	w.on("/terms", 200, policyPage)
	var last Progress
	w.opts.Fetch.Progress = func(p Progress) {
		if strings.HasSuffix(p.URL, "/terms") {
			last = p
		}
	}
	if _, err := Load(t.Context(), w.URL+"/terms", w.opts); err != nil {
		t.Fatal(err)
	}
	if last.Bytes != int64(len(policyPage)) || last.Total != last.Bytes || last.Pause != 0 {
		t.Errorf("%+v at the end of %d bytes", last, len(policyPage))
	}
}

func TestConditional(t *testing.T) {
	w := serve(t)
	w.mux.HandleFunc("/terms", func(rw http.ResponseWriter, r *http.Request) {
		rw.Header().Set("ETag", `"7"`)
		http.ServeContent(rw, r, "", time.Unix(1_700_000_000, 0), strings.NewReader(policyPage))
	})
	p, err := Load(t.Context(), w.URL+"/terms", w.opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, known := range []FetchOptions{{ETag: p.Exchange.Header["Etag"]}, {LastModified: p.Exchange.Header["Last-Modified"]}} {
		opts := w.opts
		opts.Fetch.ETag, opts.Fetch.LastModified = known.ETag, known.LastModified
		p, err := Load(t.Context(), w.URL+"/terms", opts)
		if err != nil || !p.Exchange.Unchanged || p.Exchange.Status != 304 || p.Data != nil {
			t.Errorf("%+v: %+v, %v", known, p, err)
		}
	}
	w.opts.Fetch.ETag = `"6"`
	if p, err := Load(t.Context(), w.URL+"/terms", w.opts); err != nil || p.Exchange.Unchanged || string(p.Data) != policyPage {
		t.Errorf("%+v, %v", p, err)
	}
}
