package source

import (
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"
)

// crawl is a web archive of so many bytes, made while it is read: pages without
// interest, pictures, and one policy in a thousand records.
type crawl struct {
	left    int64
	records int
	rest    []byte
	filler  []byte
	picture []byte
	policy  []byte
}

func newCrawl(size int64) *crawl {
	filler := "<!doctype html><title>Boats</title>" + strings.Repeat("<div><p>The harbour of Larkfin is busy in the summer, and the boats come in with the evening tide.</p></div>\n", 1000)
	policy := "<title>Larkfin Privacy Policy</title><h1>Privacy Policy</h1>" + strings.Repeat("<p>"+policy+"</p>", 50)
	return &crawl{
		left: size, filler: response("https://larkfin.example/boats", "text/html", filler),
		picture: response("https://larkfin.example/boat.png", "image/png", strings.Repeat("\x89PNG\x00", 30_000)),
		policy:  response("https://larkfin.example/privacy", "text/html", policy),
	}
}

// response returns the record of an answer.
func response(address, mediaType, body string) []byte {
	block := "HTTP/1.1 200 OK\r\nContent-Type: " + mediaType + "\r\n\r\n" + body
	return fmt.Appendf(nil, "WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2026-01-10T09:00:00Z\r\nWARC-Target-URI: %s\r\n"+
		"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", address, len(block), block)
}

func (c *crawl) Read(p []byte) (int, error) {
	if len(c.rest) == 0 {
		if c.left <= 0 {
			return 0, io.EOF
		}
		switch c.records++; {
		case c.records%1000 == 500:
			c.rest = c.policy
		case c.records%3 == 0:
			c.rest = c.picture
		default:
			c.rest = c.filler
		}
		c.left -= int64(len(c.rest))
	}
	n := copy(p, c.rest)
	c.rest = c.rest[n:]
	return n, nil
}

// BenchmarkWARC reads a web archive of 64 MB.
func BenchmarkWARC(b *testing.B) {
	const size = 64 << 20
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, err := range Open(b.Context(), "-", Options{Stdin: newCrawl(size)}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}

// TestCrawlNeedsLittleMemory reads web archives of 20 and of 100 MB: the longer
// one needs no more than the pages that came of it.
func TestCrawlNeedsLittleMemory(t *testing.T) {
	short, pages := peakOfCrawl(t, 20<<20)
	if pages != 0 {
		t.Errorf("%d pages of the short one", pages)
	}
	long, pages := peakOfCrawl(t, 100<<20)
	if pages < 1 || long > short+32<<20 {
		t.Errorf("a peak of %d MB with %d pages, and of %d MB for a fifth", long>>20, pages, short>>20)
	}
	t.Logf("%d MB, and %d MB for five times as much", short>>20, long>>20)
}

// peakOfCrawl returns the most memory that was in use while a web archive of
// size bytes was read, looked at now and then, and the number of pages in it.
func peakOfCrawl(t *testing.T, size int64) (peak uint64, pages int) {
	t.Helper()
	c := newCrawl(size)
	watch := readerFunc(func(p []byte) (int, error) {
		if c.records%50 == 0 && len(c.rest) == 0 {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapInuse)
		}
		return c.Read(p)
	})
	var kept []*Page
	for p, err := range Open(t.Context(), "-", Options{Stdin: watch}) {
		switch {
		case err == nil:
			kept = append(kept, p)
		case len(kept) > 0:
			t.Error(err)
		}
	}
	runtime.KeepAlive(kept)
	return peak, len(kept)
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
