package source

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"exitclause/internal/message"
)

const (
	saved = "<!doctype html><title>Larkfin</title><p>" + policy
	// agreement reads like one, wherever it is met.
	agreement = "<title>Terms of Service</title><h1>Terms of Service</h1><p>You agree that your account may be terminated. You may close your account at any time.</p>"
)

// zipOf returns a ZIP archive with the files, names and contents in turn.
func zipOf(t testing.TB, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(files); i += 2 {
		f, err := w.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, files[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// opened returns the URIs of the pages that uri comes to, and the errors as
// reports name them.
func opened(t testing.TB, uri string, opts Options) (pages, failures []string) {
	t.Helper()
	for p, err := range Open(t.Context(), uri, opts) {
		var failed *Error
		switch {
		case err == nil:
			pages = append(pages, p.URI)
		case errors.As(err, &failed):
			failures = append(failures, failed.URI+" "+string(failed.Kind)+" "+failed.Note.Key)
		default:
			t.Errorf("%s: error %v is not one of this package", uri, err)
		}
	}
	return pages, failures
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	whole := zipOf(t, "a.html", saved, "b.md", "# Terms\n\n[x](https://larkfin.example/)\n\n"+policy)
	frame := "<title>Privacy Policy</title><p>" + policy
	mail := func(parts string) string {
		return "Message-ID: <1@larkfin.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + "--b--\n"
	}
	encrypted := []byte(zipOf(t, "a.html", saved, "b.html", saved))
	encrypted[bytes.Index(encrypted, []byte("PK\x01\x02"))+8] |= 1
	tests := []struct {
		name, data      string
		pages, failures []string
	}{
		{"page.html", saved, []string{"page.html"}, nil},
		{"two.zip", whole, []string{"two.zip!/a.html", "two.zip!/b.md"}, nil},
		{"in.zip", zipOf(t, "x/two.zip", whole), []string{"in.zip!/x/two.zip!/a.html", "in.zip!/x/two.zip!/b.md"}, nil},
		{
			"saved.zip", zipOf(t, "Terms.html", saved, "Terms_files/a.js", "var a = 1", "Terms_files/ad.html", "<p>Boats to let.", "Terms_files/frame.html", frame,
				"Terms_files/f(1)", "x", "logo.PNG", "\x89PNG", "__MACOSX/._Terms.html", "\x00\x05", ".DS_Store", "\x00"),
			[]string{"saved.zip!/Terms.html", "saved.zip!/Terms_files/frame.html"},
			nil,
		},
		{
			"partly.zip", zipOf(t, "a.html", saved, "b.html", "", "c.html", "\x89PNG\r\n\x1a\n", "d.html", saved),
			[]string{"partly.zip!/a.html", "partly.zip!/d.html"},
			[]string{"partly.zip!/b.html empty source.empty", "partly.zip!/c.html unreadable source.unsupported.image"},
		},
		{"secret.zip", string(encrypted), []string{"secret.zip!/b.html"}, []string{"secret.zip!/a.html unreadable archive.encrypted"}},
		{"none.zip", zipOf(t, "a.js", "var a"), nil, []string{"none.zip empty archive.none"}},
		{"cut.zip", whole[:len(whole)-40], nil, []string{"cut.zip truncated archive.truncated"}},
		{
			"deep.zip", zipOf(t, "1.zip", zipOf(t, "2.zip", zipOf(t, "3.zip", whole))), nil,
			[]string{"deep.zip!/1.zip!/2.zip!/3.zip limit archive.nested", "deep.zip!/1.zip!/2.zip!/3.zip limit archive.nested"},
		},
		{"page.html.gz", gzipOf(t, saved), []string{"page.html.gz!/page.html"}, nil},
		{"cut.html.gz", gzipOf(t, saved)[:60], nil, []string{"cut.html.gz!/cut.html truncated archive.truncated"}},
		{
			"body.eml", mail("--b\n\n" + policy), []string{"body.eml!/1"}, nil,
		},
		{
			"attached.eml", mail("--b\n\nHere it is.\n--b\nContent-Disposition: attachment; filename=terms.html\n\n" + saved + "\n--b\nContent-Disposition: attachment; filename=logo.ico\n\nx\n"),
			[]string{"attached.eml!/terms.html"},
			nil,
		},
		{"none.eml", mail("--b\nContent-Type: image/png\n\nx\n"), nil, []string{"none.eml empty archive.none.mail"}},
		{"cut.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>We keep", nil, []string{"cut.mhtml truncated archive.truncated"}},
		{
			"one.warc", string(response("https://larkfin.example/boats", "text/html", saved)) + string(response("https://larkfin.example/x", "text/html", agreement)),
			[]string{"one.warc!/20260110090000/https://larkfin.example/x"},
			nil,
		},
		{"none.warc", string(response("https://larkfin.example/boats", "text/html", saved)), nil, []string{"none.warc empty archive.none.web"}},
		{
			"revisit.warc", revisit("https://larkfin.example/privacy"), nil,
			[]string{"revisit.warc!/https://larkfin.example/privacy unreadable archive.elsewhere"},
		},
		{
			"damaged.warc", string(response("https://larkfin.example/terms", "text/html", agreement)) + "junk\r\n",
			[]string{"damaged.warc!/20260110090000/https://larkfin.example/terms"},
			[]string{"damaged.warc unreadable archive.records"},
		},
	}
	for _, tt := range tests {
		write(t, dir, tt.name, tt.data)
		pages, failures := opened(t, tt.name, Options{})
		if !slices.Equal(pages, tt.pages) || !slices.Equal(failures, tt.failures) {
			t.Errorf("%s: pages %q, failures %q; want %q, %q", tt.name, pages, failures, tt.pages, tt.failures)
		}
		piped, _ := opened(t, "-", Options{Stdin: strings.NewReader(tt.data)})
		if len(piped) != len(tt.pages) {
			t.Errorf("%s from standard input: %q", tt.name, piped)
		}
		for _, uri := range tt.pages {
			if p, err := Load(t.Context(), uri, Options{}); err != nil || p.URI != uri {
				t.Errorf("%s: %v, %v", uri, p, err)
			}
		}
	}
}

func gzipOf(t testing.TB, data string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func revisit(address string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: revisit\r\nWARC-Target-URI: %s\r\nContent-Type: application/http\r\nContent-Length: 0\r\n\r\n\r\n\r\n", address)
}

func TestArchiveFailures(t *testing.T) {
	dir := t.TempDir()
	rows := write(t, dir, "rows.jsonl", strings.Repeat(`{"text":"We keep your personal data. You may delete your account. Third parties retain it."}`+"\n", 50))
	_, err := Load(t.Context(), rows, Options{})
	checkFailure(t, rows, err, Unreadable)
	two := write(t, dir, "two.zip", zipOf(t, "a.html", saved, "b.html", saved))
	_, err = Load(t.Context(), two, Options{})
	checkFailure(t, two, err, Unreadable)
	missing := two + "!/c.html"
	_, err = Load(t.Context(), missing, Options{})
	checkFailure(t, missing, err, Unreadable)
	big := write(t, dir, "big.zip", zipOf(t, "a.html", saved, "b.html", "<p>"+strings.Repeat("Larkfin ", 1000)))
	if pages, failures := opened(t, big, Options{MaxBytes: 1000}); len(pages) != 1 || len(failures) != 1 || !strings.Contains(failures[0], "source.limit.size") {
		t.Errorf("%q, %q", pages, failures)
	}
	var many []string
	for i := range 20 {
		many = append(many, fmt.Sprint(i, ".html"), "<p>"+strings.Repeat(policy, 20))
	}
	full := write(t, dir, "full.zip", zipOf(t, many...))
	if pages, failures := opened(t, full, Options{MaxBytes: 1000}); len(pages) > 9 || len(failures) == 0 || !strings.Contains(failures[len(failures)-1], "archive.total") {
		t.Errorf("%d pages of more than %d bytes, %q", len(pages), maxUnfolded*1000, failures)
	}
}

// TestClaims has what browsers write into the pages that they save.
func TestClaims(t *testing.T) {
	tests := []struct{ data, url, time string }{
		{saved, "", ""},
		{"<!DOCTYPE html>\n<!-- saved from url=(0031)https://larkfin.example/privacy -->\n" + saved, "https://larkfin.example/privacy", ""},
		{"<!-- saved from url=(0014)about:internet -->" + saved, "", ""},
		{
			"<!DOCTYPE html> <html lang=en><!--\n Page saved with SingleFile \n url: https://larkfin.example/?a=1&amp;b=2 \n saved date: Tue Feb 03 2026 10:11:12 GMT+0800 (China Standard Time)\n-->" + saved,
			"https://larkfin.example/?a=1&b=2", "2026-02-03 02:11:12 +0000 UTC",
		},
		{"<!--\n Page saved with SingleFile\n url: javascript:alert(1)\n-->" + saved, "", ""},
		{
			"Subject: x\nDate: Tue, 3 Feb 2026 10:11:12 +0800\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Location: https://larkfin.example/terms\nContent-Type: text/html\n\n" + saved + "\n--b--\n",
			"https://larkfin.example/terms", "2026-02-03 02:11:12 +0000 UTC",
		},
	}
	for _, tt := range tests {
		p, err := New("x", []byte(tt.data))
		if err != nil {
			t.Error(err)
			continue
		}
		got, at := "", ""
		if p.Claim != nil {
			got = p.Claim.URL
			if !p.Claim.Time.IsZero() {
				at = p.Claim.Time.String()
			}
		}
		if got != tt.url || at != tt.time {
			t.Errorf("%.60q: claim %q, %q, want %q, %q", tt.data, got, at, tt.url, tt.time)
		}
	}
}

// TestInnerText has pages and data whose text is not what they show.
func TestInnerText(t *testing.T) {
	paragraph := "We keep your personal data for five years after you close your account. You may ask us to delete it, and we may retain what the law demands. Third parties need your consent. "
	long := strings.Repeat(paragraph, 12)
	tests := []struct {
		name, data, mediaType, textType, title, begins string
		note                                           string
	}{
		{
			"shell", `<!doctype html><title>Privacy | Larkfin</title><nav>Home</nav><div id="root"></div><script id="__NEXT_DATA__" type="application/json">{"a":{"body":"<p>` + long + `<\/p>"}}</script>`,
			"text/html", "text/html", "Privacy | Larkfin", "<p>We keep", "archive.script",
		},
		{"shown", `<!doctype html><p>` + long + long + `</p><script>var a = {"body":"<p>` + long + long + long + `</p>"}</script>`, "text/html", "text/html", "", "<!doctype", ""},
		{"no policy", `<!doctype html><div></div><script>var a = {"body":"<p>` + strings.Repeat("The boats come in with the tide. ", 120) + `</p>"}</script>`, "text/html", "text/html", "", "<!doctype", ""},
		{"json", `{"title":"Privacy Policy","text":"` + long + `\n\nThe end of it."}`, "application/json", "text/plain", "Privacy Policy", "We keep", "archive.script"},
		{"markdown in json", `{"text":"## 1. Data\n\n` + long + `\n\n## 2. More\n\nSee [this](https://larkfin.example/)."}`, "application/json", "text/markdown", "", "## 1. Data", "archive.script"},
		{"javascript", `(self.webpackChunk=self.webpackChunk||[]).push([[1],{7:function(e,t,n){t.default="<h1>Privacy</h1><p>` + long + `</p>"}}]);`, "text/javascript", "text/html", "", "<h1>Privacy", "archive.script"},
		{
			"view-source", `<html><body><table><tbody><tr><td class="line-number" value="1"></td><td class="line-content"><span class="html-doctype">&lt;!DOCTYPE html&gt;</span></td></tr><tr><td class="line-number" value="2"></td><td class="line-content"><span class="html-tag">&lt;p&gt;</span>` + long + `</td></tr></tbody></table></body></html>`,
			"text/html", "text/html", "", "<!DOCTYPE html>\n<p>We keep", "archive.view-source",
		},
		{
			"firefox", `<html><head><title>view-source</title></head><body id="viewsource"><pre id="line1"><span>&lt;!DOCTYPE html&gt;</span>` + "\n" + `<span></span><span id="line2">&lt;p&gt;` + long + `</span></pre></body></html>`,
			"text/html", "text/html", "", "<!DOCTYPE html>\n<p>We keep", "archive.view-source",
		},
		{"view of a shell", `<html><body><pre>&lt;!DOCTYPE html&gt;&lt;div&gt;&lt;/div&gt;&lt;script&gt;var a = {"body":"&lt;p&gt;` + long + `"}&lt;/script&gt;</pre></body></html>`, "text/html", "text/html", "", "<p>We keep", "archive.view-source"},
		{"an example", "<!doctype html><p>" + long + "</p><pre>for (;;) {}</pre>", "text/html", "text/html", "", "<!doctype", ""},
	}
	for _, tt := range tests {
		p, err := New("x", []byte(tt.data))
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		var note message.Note
		if len(p.Warnings) > 0 {
			note = p.Warnings[0]
		}
		if p.MediaType != tt.mediaType || p.TextType != tt.textType || p.Title != tt.title || !strings.HasPrefix(p.Text, tt.begins) || note.Key != tt.note || p.Extracted != (tt.note != "") {
			t.Errorf("%s: %s as %s, title %q, %v, %.60q", tt.name, p.MediaType, p.TextType, p.Title, p.Warnings, p.Text)
		}
		if at := p.Place(0, 4); p.Extracted && (at.Start != 0 || at.End != 4 || at.Line != 1) {
			t.Errorf("%s: %+v", tt.name, at)
		}
	}
}

// FuzzOpen holds that whatever is read comes to pages with places in them, or to
// errors of this package.
func FuzzOpen(f *testing.F) {
	for _, seed := range []string{
		saved, zipOf(f, "a.html", saved, "b.zip", zipOf(f, "c.txt", policy)), gzipOf(f, saved), string(response("https://larkfin.example/terms", "text/html", agreement)),
		"Message-ID: <1@larkfin.example>\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n" + policy + "--b\nContent-Type: text/html\n\n" + saved + "\n--b--\n",
		`{"text":"We keep your personal data. You may delete your account."}`, "{\\rtf1 " + policy + "}", "%PDF-1.4\n1 0 obj\n",
		`<td class="line-content">&lt;p&gt;x</td>`, "var a = '<p>" + policy + "'",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for p, err := range Open(t.Context(), "-", Options{Stdin: bytes.NewReader(data), MaxBytes: 1 << 20}) {
			var failed *Error
			switch {
			case err == nil:
				if p.TextType == "" || p.MediaType == "" || p.Charset == "" || strings.TrimSpace(p.Text) == "" {
					t.Fatalf("%+v", p)
				}
				if at := p.Place(0, len(p.Text)); at.Start > at.End || at.Line < 1 {
					t.Fatalf("%+v", at)
				}
			case !errors.As(err, &failed):
				t.Fatalf("error %v", err)
			}
		}
	})
}
