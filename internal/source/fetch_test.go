package source

import (
	"bytes"
	"compress/gzip"
	"crypto/x509"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"exitclause/internal/message"
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
	server := httptest.NewTLSServer(mux)
	t.Cleanup(server.Close)
	server.Config.ErrorLog = nil
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
	for path, says := range map[string]string{"/403": "logging in", "/404": "no such page", "/410": "no such page", "/418": "browser", "/501": "fault", "/304": "304"} {
		status := map[string]int{"/403": 403, "/404": 404, "/410": 410, "/418": 418, "/501": 501, "/304": 304}[path]
		w.on(path, status, "")
		w.fails(t, path, Network, says)
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

func TestCompression(t *testing.T) {
	w := serve(t)
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write([]byte(policyPage))
	_ = z.Close()
	w.on("/gzip", 200, b.String(), "Content-Encoding", "gzip")
	p, err := Load(t.Context(), w.URL+"/gzip", w.opts)
	if err != nil || string(p.Data) != policyPage || p.Exchange.Header["Content-Encoding"] != "gzip" {
		t.Errorf("%+v, %v", p, err)
	}
	_ = message.Note{}
}
