package document

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"exitclause/internal/source"
)

// BenchmarkOutlineHostile parses pages whose outlines are made to take long, and reports
// how many times as long a page takes that is twice as large (x-double): about 2,
// for the time must grow like the size.
func BenchmarkOutlineHostile(b *testing.B) {
	repeated := func(s string) func(n int) string {
		return func(n int) string { return strings.Repeat(s, n/strings.Count(s, "\n")) }
	}
	counted := func(format string) func(n int) string {
		return func(n int) string {
			var s strings.Builder
			for i := range n / strings.Count(format, "\n") {
				fmt.Fprintf(&s, format, i+1)
			}
			return s.String()
		}
	}
	const end = "\nThe harbour has boats.\n" // a page of headings alone is no document
	for name, make := range map[string]func(lines int) string{
		"two styles":         repeated("<h2>1. Boats</h2>\n<h2>(a) Piers</h2>\n"),
		"every style":        repeated("<h2>1. Boats</h2>\n<h2>I. Piers</h2>\n<h2>(a) Nets</h2>\n<h2>第一条 码头</h2>\n<h2>Article 2 Tides</h2>\n"),
		"headings upwards":   counted("<h3>%d. Boats</h3>\n<p>(a) Piers</p>\n"),
		"headings in gaps":   counted("<h3>%d7. Boats</h3>\n<p>2. Piers</p>\n"),
		"always the first":   repeated("<p>1. Boats of ours</p>\n<p>1.1 Piers of ours</p>\n"),
		"numbers that nest":  repeated("<p>1.1.1.1.1.1 Boats of ours</p>\n<p>1.2 Piers of ours</p>\n"),
		"letters and romans": repeated("<p>(i) boats</p>\n<p>(h) piers</p>\n<p>(v) nets</p>\n<p>(c) tides</p>\n"),
		"open items":         repeated("<p>The boats are:</p>\n<p>(a) a boat:</p>\n<p>(i) a net;</p>\n"),
		"bold lines":         repeated("<p><b>Boats and piers</b></p>\n<p><b>1. Nets</b></p>\n"),
		"titled items":       repeated("<ol>\n<li><b>Boats.</b></li>\n<li>Boats float.</li>\n</ol>\n"),
		"introductions":      repeated("<h2>引言</h2>\n<p>一、码头</p>\n<h3>Welcome</h3>\n<p>1. Boats</p>\n"),
		"brackets":           repeated("一、码头\n【潮汐】\nWe have boats.\n"),
		"contents":           counted("<p>%d. Boats and piers</p>\n"),
		"Markdown lists":     repeated("1. boats\n   1. piers\n\n7. nets\n\n"),
		"plain numbers":      repeated("1. Boats\n2) piers of ours\n(3) nets of ours\n四、潮汐\n"),
		"plain titles":       repeated("Boats\n\nWe have boats.\n\nPIERS\n\n"),
	} {
		b.Run(name, func(b *testing.B) {
			const lines = 20_000
			once, twice := pageOf(b, make(lines)+end), pageOf(b, make(2*lines)+end)
			var short, long time.Duration
			for b.Loop() {
				short += parseTime(b, once)
				long += parseTime(b, twice)
			}
			b.ReportMetric(float64(long)/float64(short), "x-double")
			b.ReportMetric(float64(long)/float64(b.N)/(2*lines), "ns/line")
		})
	}
}

// parseTime returns how long it takes to parse page.
func parseTime(b *testing.B, page *source.Page) time.Duration {
	start := time.Now()
	if _, err := ParseAll(page); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
