package snapshot

import (
	"bytes"
	"context"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"exitclause/internal/message"
	"exitclause/internal/source"
)

// FuzzManifest checks that whatever a server or a file name says is read back
// as it was written, and that no byte of it can make up another line.
func FuzzManifest(f *testing.F) {
	f.Add("https://larkfin.example/privacy", "text/html", "page.html")
	f.Add("https://larkfin.example/\n\"'#: {}[],&*!|>%@`", "a\x00\u0085\u2028\ufeff\U0001F600\xff", "null")
	f.Add("~", "- x\ndigest: sha256:00", "\u0000")
	f.Fuzz(func(t *testing.T, url, header, origin string) {
		m := &Manifest{
			Service: "larkfin", Kind: "terms", File: "2026-01-31T120000Z.html", SHA256: sum(nil), MediaType: "text/html", Charset: "utf-8",
			Captured: At(noon), CapturedBy: Clock, Saved: noon, How: Fetched, Origin: text(origin), Tool: "test",
		}
		if url = text(url); url != "" {
			m.Exchange = &source.Exchange{
				URL: url, Final: url, Time: noon, Status: 200, Redirects: []source.Redirect{{Status: 302, URL: url}},
				Header: map[string]string{"Content-Type": text(header), "Etag": "x"},
			}
		}
		for _, lang := range message.Languages() {
			got, err := readManifest("test", m.encode(message.For(lang)))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(m, got); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

// text returns what of s can stand in a manifest: values that are blank are left
// out, and bytes that are no text replaced.
func text(s string) string {
	s = string(bytes.ToValidUTF8([]byte(s), []byte("\uFFFD")))
	if len(bytes.TrimSpace([]byte(s))) == 0 {
		return ""
	}
	return s
}

// FuzzHistory checks that any history can be read and added to, and that what
// was added is read back. To a last line that only lacks its end the end is
// given, and its event counts again.
func FuzzHistory(f *testing.F) {
	s, _ := filled(f)
	f.Add(series(f, s).history.data, "https://larkfin.example/")
	f.Add([]byte(historyHead+"- {event: seen"), "a\nb")
	f.Add([]byte("- &a [*a, *a]"), "")
	f.Add(bytes.TrimSuffix(series(f, s).history.data, []byte("\n")), "")
	f.Fuzz(func(t *testing.T, data []byte, url string) {
		h, ended := readHistory(data), readHistory(append(slices.Clone(data), '\n'))
		e := event{Kind: seen, At: At(noon), By: User, Noted: noon.Add(time.Hour), Snapshot: "2026-01-31T120000Z-2", How: Fetched, URL: text(url), SHA256: sum(data), Manifest: "x"}
		again := readHistory(h.with(e, e))
		n := len(again.events)
		if n != len(ended.events)+2 {
			t.Fatalf("%d events and two more are %d: %v", len(ended.events), n, again.faults)
		}
		if diff := cmp.Diff(e, again.events[n-1]); diff != "" {
			t.Fatal(diff)
		}
	})
}

// FuzzToken checks that no answer of a time stamp authority is too strange.
func FuzzToken(f *testing.F) {
	f.Add([]byte("0\x03\x02\x01\x00"))
	f.Fuzz(func(t *testing.T, answer []byte) {
		if token, err := readToken(context.Background(), answer, []byte("page"), Trust{}); err == nil {
			t.Fatalf("%+v", token)
		}
	})
}

// FuzzRef checks that what is read as a reference names no file outside, and is
// written as it is read.
func FuzzRef(f *testing.F) {
	f.Add("snapshot:larkfin/terms@2026-01-31T12:00:00Z")
	f.Add("../..@/etc/passwd")
	f.Fuzz(func(t *testing.T, s string) {
		r, err := ParseRef(s)
		if err != nil {
			return
		}
		for _, name := range []string{r.Service, r.Kind} {
			if !isName(name) || name == ".." || bytes.ContainsAny([]byte(name), "/\\\x00") {
				t.Fatalf("%q names %q", s, name)
			}
		}
		if again, err := ParseRef(r.String()); err != nil || again != r {
			t.Fatalf("%q is written as %q", s, r)
		}
	})
}
