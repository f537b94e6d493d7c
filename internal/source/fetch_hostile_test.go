package source

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// packed returns text as written through the compressor that open opens.
func packed(t *testing.T, text string, open func(io.Writer) io.WriteCloser) string {
	t.Helper()
	var b bytes.Buffer
	w := open(&b)
	_, err := io.WriteString(w, text)
	if err := errors.Join(err, w.Close()); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipTo(w io.Writer) io.WriteCloser   { return gzip.NewWriter(w) }
func zlibTo(w io.Writer) io.WriteCloser   { return zlib.NewWriter(w) }
func brotliTo(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }

func flateTo(w io.Writer) io.WriteCloser {
	f, _ := flate.NewWriter(w, flate.BestCompression)
	return f
}

func TestCompression(t *testing.T) {
	w := serve(t)
	for path, body := range map[string][2]string{
		"/gzip":    {"gzip", packed(t, policyPage, gzipTo)},
		"/zlib":    {"deflate", packed(t, policyPage, zlibTo)},
		"/deflate": {"deflate", packed(t, policyPage, flateTo)},
		"/br":      {"br", packed(t, policyPage, brotliTo)},
		"/both":    {"identity, br, X-GZIP", packed(t, packed(t, policyPage, brotliTo), gzipTo)},
	} {
		w.on(path, 200, body[1], "Content-Encoding", body[0])
		p, err := Load(t.Context(), w.URL+path, w.opts)
		if err != nil || string(p.Data) != policyPage || p.Exchange.Header["Content-Encoding"] != body[0] {
			t.Errorf("%s: %+v, %v", path, p, err)
		}
	}
	whole := packed(t, policyPage, gzipTo)
	w.on("/cut", 200, whole[:len(whole)-9], "Content-Encoding", "gzip")
	w.fails(t, "/cut", Truncated, "before the end")
	w.on("/none", 200, policyPage, "Content-Encoding", "gzip")
	w.fails(t, "/none", Unreadable, "damaged")
	w.on("/noise", 200, policyPage, "Content-Encoding", "br")
	w.fails(t, "/noise", Unreadable, "damaged")
	w.on("/zstd", 200, policyPage, "Content-Encoding", "zstd")
	w.fails(t, "/zstd", Unreadable, "zstd")
	w.on("/russian", 200, whole, "Content-Encoding", "gzip, gzip, gzip, gzip")
	w.fails(t, "/russian", Unreadable, "compressed")
}

// TestBombs unpack to more than the limit, or to nothing for ever.
func TestBombs(t *testing.T) {
	w := serve(t)
	w.opts.MaxBytes = 1 << 20
	w.opts.Timeout = 5 * time.Second
	w.on("/gzip", 200, packed(t, strings.Repeat("a", 64<<20), gzipTo), "Content-Encoding", "gzip")
	w.fails(t, "/gzip", Limit, "1 MiB")
	w.on("/br", 200, packed(t, strings.Repeat("a", 64<<20), brotliTo), "Content-Encoding", "br")
	w.fails(t, "/br", Limit, "1 MiB")
	w.on("/nothing", 200, strings.Repeat(packed(t, "", gzipTo), 100_000), "Content-Encoding", "gzip")
	w.fails(t, "/nothing", Limit, "1 MiB")
}

func TestEndless(t *testing.T) {
	w := serve(t)
	w.opts.MaxBytes = 1 << 20
	sent := make(chan int, 1)
	w.mux.HandleFunc("/terms", func(rw http.ResponseWriter, _ *http.Request) {
		n := 0
		for ; ; n++ {
			if _, err := rw.Write(make([]byte, 64<<10)); err != nil {
				sent <- n
				return
			}
		}
	})
	w.fails(t, "/terms", Limit, "1 MiB")
	if n := <-sent; n > 1000 {
		t.Errorf("%d blocks were taken", n)
	}
}

// TestSlow has servers that send so little that only the time limit ends it.
func TestSlow(t *testing.T) {
	w := serve(t)
	w.opts.Timeout = 300 * time.Millisecond
	done := make(chan struct{})
	t.Cleanup(func() { close(done) })
	w.mux.HandleFunc("/header", func(http.ResponseWriter, *http.Request) { <-done })
	w.mux.HandleFunc("/body", func(rw http.ResponseWriter, r *http.Request) {
		for range 1000 {
			fmt.Fprint(rw, "a")
			rw.(http.Flusher).Flush()
			select {
			case <-time.After(20 * time.Millisecond):
			case <-done:
				return
			}
		}
	})
	w.fails(t, "/header", Limit, "300ms")
	w.fails(t, "/body", Limit, "300ms")
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	w.opts.Timeout = time.Minute
	_, err := Load(ctx, w.URL+"/header", w.opts)
	checkFailure(t, w.URL+"/header", err, Network)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v, want one that says it was interrupted", err)
	}
}

// TestSilent has a server that takes connections and says nothing, not even that
// it speaks TLS.
func TestSilent(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	uri := "https://" + l.Addr().String() + "/terms"
	_, err = Load(t.Context(), uri, Options{Timeout: 300 * time.Millisecond, Fetch: FetchOptions{AllowPrivate: true}})
	checkFailure(t, uri, err, Limit)
}

// raw answers every connection over TLS with the same bytes, whatever it asks.
func raw(t *testing.T, w *web, answer string) (uri string) {
	t.Helper()
	l, err := tls.Listen("tcp", "127.0.0.1:0", &tls.Config{Certificates: w.TLS.Certificates})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				buffer := make([]byte, 4096)
				if n, _ := c.Read(buffer); !bytes.Contains(buffer[:n], []byte("robots.txt")) {
					_, _ = io.WriteString(c, answer)
					return
				}
				_, _ = io.WriteString(c, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
			}()
		}
	}()
	return "https://" + l.Addr().String() + "/terms"
}

// TestBrokenAnswers is about servers that break off, or do not speak HTTP.
func TestBrokenAnswers(t *testing.T) {
	w := serve(t)
	const ok = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
	tests := []struct {
		answer string
		want   Kind
		says   string
	}{
		{ok + "Content-Length: 5000\r\n\r\n" + policyPage, Truncated, "before the end"},
		{ok + "Transfer-Encoding: chunked\r\n\r\n10\r\nYou may close yo\r\n", Truncated, "before the end"},
		{ok + "Transfer-Encoding: chunked\r\n\r\nzz\r\nYou", Truncated, "broke off"},
		{ok + "Content-Length: 5, 7\r\n\r\n", Network, "no answer"},
		{ok + "X: " + strings.Repeat("a", 1<<20) + "\r\n\r\n", Network, "no answer"},
		{"", Network, "no answer"},
		{"SSH-2.0-OpenSSH_9\r\n", Network, "no answer"},
		{"HTTP/1.1 999999 No\r\n\r\n", Network, "no answer"},
	}
	for _, tt := range tests {
		uri := raw(t, w, tt.answer)
		_, err := Load(t.Context(), uri, w.opts)
		checkFailure(t, uri, err, tt.want)
		if err != nil && !strings.Contains(err.Error(), tt.says) {
			t.Errorf("%v, want it to say %q", err, tt.says)
		}
	}
	uri := raw(t, w, ok+"Content-Length: "+fmt.Sprint(len(policyPage))+"\r\n\r\n"+policyPage+"and more that was not announced")
	if p, err := Load(t.Context(), uri, w.opts); err != nil || string(p.Data) != policyPage {
		t.Errorf("%+v, %v", p, err)
	}
}
