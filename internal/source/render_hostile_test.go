package source

import (
	"errors"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestRenderedFailures has pages that no browser can make anything of.
func TestRenderedFailures(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.Render, w.opts.Fetch.Browser = true, chromium(t)
	w.opts.MaxBytes = 1 << 20
	w.opts.Timeout = 15 * time.Second
	page := func(path, script string) {
		w.on(path, 200, "<!doctype html><title>Larkfin</title><p>Closing.</p><script>"+script+"</script>", "Content-Type", "text/html")
	}
	w.on("/robots.txt", 200, "User-agent: *\nDisallow: /private")
	page("/big", "for (let i = 0; i < 25; i++) document.body.append('a'.repeat(1e5))")
	w.fails(t, "/big", Limit, "1 MiB")
	page("/gone", "location.replace('/none')")
	w.fails(t, "/gone", Network, "no such page")
	page("/away", "location.href = '/private/terms'")
	w.fails(t, "/away", Network, "robots.txt", "--ignore-robots")
	w.on("/none", 404, "")
	w.fails(t, "/none", Network, "no such page")
	w.opts.Timeout = 5 * time.Second
	page("/hangs", "for (;;) {}")
	w.fails(t, "/hangs", Limit, "5s")
}

// TestRenderedNavigation follows scripts from page to page, and says so.
func TestRenderedNavigation(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.Render, w.opts.Fetch.Browser = true, chromium(t)
	w.on("/terms", 200, `<!doctype html><script>location.replace('/moved')</script>`, "Content-Type", "text/html")
	w.mux.Handle("/moved", http.RedirectHandler("/final", http.StatusFound))
	w.on("/final", 200, `<!doctype html><p id="p">no</p><script>document.cookie = 'a=1'; p.textContent = 'Closing. ' + document.cookie</script>`,
		"Content-Type", "text/html", "Set-Cookie", "id=7; Path=/", "ETag", `"9"`)
	p, err := Load(t.Context(), w.URL+"/terms", w.opts)
	if err != nil {
		t.Fatal(err)
	}
	x := p.Exchange
	want := []Redirect{{200, w.URL + "/moved"}, {302, w.URL + "/final"}}
	if x.Final != w.URL+"/final" || len(x.Redirects) != 2 || x.Redirects[0] != want[0] || x.Redirects[1] != want[1] || x.Header["Etag"] != `"9"` {
		t.Errorf("%+v, want the redirects %v", x, want)
	}
	if !strings.Contains(p.Text, "Closing. ") || strings.Contains(p.Text, "id=7") {
		t.Errorf("%s", p.Text)
	}
}

// TestRenderRestless has a page that never comes to rest: what it shows is read.
func TestRenderRestless(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.Render, w.opts.Fetch.Browser = true, chromium(t)
	w.opts.Timeout = 12 * time.Second
	w.on("/terms", 200, `<!doctype html><p>Closing.</p><p id="p">x</p><script>setInterval(() => { p.textContent += 'x'; }, 50)</script>`, "Content-Type", "text/html")
	p, err := Load(t.Context(), w.URL+"/terms", w.opts)
	if err != nil || !strings.Contains(p.Text, "Closing.") || len(p.Warnings) != 1 || p.Warnings[0].Key != "fetch.render.restless" {
		t.Errorf("%+v, %v", p, err)
	}
}

// TestNotRendered are answers in which no script can be: they are taken as sent.
func TestNotRendered(t *testing.T) {
	w := serve(t)
	w.opts.Fetch.Render, w.opts.Fetch.Browser = true, filepath.Join(t.TempDir(), "none")
	w.on("/terms.md", 200, "# Terms\n\nYou may close your account.\n", "Content-Type", "text/markdown")
	p, err := Load(t.Context(), w.URL+"/terms.md", w.opts)
	if err != nil || p.Exchange.Rendered {
		t.Errorf("%+v, %v", p, err)
	}
	w.on("/terms", 200, policyPage, "Content-Type", "text/html")
	w.fails(t, "/terms", Unreadable, "Chromium", "--browser")
	if err := os.WriteFile(w.opts.Fetch.Browser, []byte("#!/bin/sh\necho no; exit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	w.fails(t, "/terms", Unreadable, "no browser could be started")
	_, err = Load(t.Context(), w.URL+"/terms", w.opts)
	var failed *Error
	if !errors.As(err, &failed) || strings.Count(failed.Error(), "\n") > 0 {
		t.Errorf("%v", err)
	}
}
