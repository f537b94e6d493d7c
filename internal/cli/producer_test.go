package cli

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	protocol "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"exitclause/internal/report"
)

// TestChromiumSavesTheSame lets Chromium save pages as MHTML and holds that they
// say what the pages themselves say.
func TestChromiumSavesTheSame(t *testing.T) {
	ctx := chromium(t)
	site := httptest.NewServer(http.FileServer(http.Dir("../../testdata")))
	t.Cleanup(site.Close)
	for _, name := range []string{"larkfin/privacy.html", "yunque/privacy.html", "yunque/privacy-hant.html"} {
		r := savedByChromium(t, ctx, site.URL+"/"+name)
		want, _ := analyzed(t, filepath.Join("../../testdata", name))
		compareFindings(t, findings(t, want, name), findings(t, r, name))
		if d := r.Documents[0]; len(r.Documents) != 1 || d.Source.URL != site.URL+"/"+name || d.Source.FetchedAt == "" {
			t.Errorf("%d documents, %+v", len(r.Documents), d.Source)
		}
	}
}

// TestChromiumSavesTheView lets Chromium save its view of a page's source, and
// of a file of plain text that holds one.
func TestChromiumSavesTheView(t *testing.T) {
	ctx := chromium(t)
	mux := http.NewServeMux()
	mux.Handle("/larkfin/", http.FileServer(http.Dir("../../testdata")))
	mux.HandleFunc("/text/larkfin/privacy.html", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		_, _ = w.Write(readSaved(t, "larkfin/privacy.html"))
	})
	site := httptest.NewServer(mux)
	t.Cleanup(site.Close)
	want, _ := analyzed(t, "../../testdata/larkfin/privacy.html")
	for _, address := range []string{"view-source:" + site.URL + "/larkfin/privacy.html", site.URL + "/text/larkfin/privacy.html"} {
		r := savedByChromium(t, ctx, address)
		compareFindings(t, findings(t, want, "privacy.html"), findings(t, r, "privacy.html"))
		for i, f := range r.Findings {
			if w := want.Findings[i].Source; f.Source.Line != w.Line || f.Source.Column != w.Column {
				t.Errorf("%s: %s at %+v, want %+v", address, f.Quote, f.Source, w)
			}
		}
		if r.Documents[0].Source.Extracted != "text/html" {
			t.Errorf("%+v", r.Documents[0].Source)
		}
	}
}

// TestChromiumSavesFrames has a page whose text is all in a frame, beside one
// without any.
func TestChromiumSavesFrames(t *testing.T) {
	ctx := chromium(t)
	mux := http.NewServeMux()
	mux.Handle("/larkfin/", http.FileServer(http.Dir("../../testdata")))
	mux.HandleFunc("/legal", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte("<!doctype html><title>Legal</title><h1>Legal</h1><iframe src=/larkfin/privacy.html></iframe><iframe src=/ad></iframe>"))
	})
	mux.HandleFunc("/ad", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("<p>Boats to let.")) })
	site := httptest.NewServer(mux)
	t.Cleanup(site.Close)
	r := savedByChromium(t, ctx, site.URL+"/legal")
	want, _ := analyzed(t, "../../testdata/larkfin/privacy.html")
	compareFindings(t, findings(t, want, "privacy.html"), findings(t, r, "privacy.html"))
	if len(r.Documents) != 1 || len(r.Failures) != 0 {
		t.Errorf("%d documents, failures %v", len(r.Documents), r.Failures)
	}
}

// chromium starts a browser, or skips the test.
func chromium(t *testing.T) context.Context {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		path, err := exec.LookPath(name)
		if err != nil {
			continue
		}
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
			chromedp.Flag("disable-component-update", true))
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute) // t.Context ends before the clean-up
		t.Cleanup(cancel)
		ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
		t.Cleanup(cancel)
		ctx, _ = chromedp.NewContext(ctx)
		t.Cleanup(func() {
			if err := chromedp.Cancel(ctx); err != nil {
				t.Log(err)
			}
		})
		return ctx
	}
	t.Skip("no Chromium is installed, which is to save the page")
	return nil
}

func savedByChromium(t *testing.T, ctx context.Context, address string) *report.Report {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatal(err)
	}
	saved, err := chromedp.Call(ctx, protocol.CaptureSnapshot, protocol.CaptureSnapshotParams{Format: protocol.CaptureSnapshotFormatMhtml})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "saved.mhtml")
	if err := os.WriteFile(path, []byte(saved.Data), 0o600); err != nil {
		t.Fatal(err)
	}
	r, code := analyzed(t, path)
	if code != ExitDone {
		t.Errorf("code %d, failures %v", code, r.Failures)
	}
	return r
}

// TestWgetSavesTheSame lets wget crawl a site into a web archive, compressed and
// not, from a server that sends pages as they are and in chunks.
func TestWgetSavesTheSame(t *testing.T) {
	wget, err := exec.LookPath("wget")
	if err != nil {
		t.Skip("wget is not installed, which is to crawl the site")
	}
	site := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		data, err := os.ReadFile(filepath.Join("../../testdata", filepath.Clean(r.URL.Path)))
		switch {
		case r.URL.Path == "/":
			_, _ = w.Write([]byte("<title>Larkfin</title><p>Boats. <a href=larkfin/privacy.html>Privacy</a> <a href=yunque/privacy.html>隐私</a> <a href=old>old</a>"))
		case r.URL.Path == "/old":
			http.Redirect(w, r, "/larkfin/privacy.html", http.StatusFound)
		case err != nil:
			http.NotFound(w, r)
		default:
			_, _ = w.Write(data[:10])
			w.(http.Flusher).Flush() // so that the length is not known and the rest comes in chunks
			_, _ = w.Write(data[10:])
		}
	}))
	t.Cleanup(site.Close)
	for name, options := range map[string][]string{
		"plain": {"--no-warc-compression"}, "compressed": nil, "deduplicated": {"--warc-cdx"}, "encoded": {"--compression=auto"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			cmd := exec.Command(wget, append([]string{"--quiet", "--recursive", "--level=2", "--no-directories", "--execute=robots=off", "--warc-file=saved"}, append(options, site.URL+"/")...)...)
			cmd.Dir = dir
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Logf("%v %s", err, out) // also of a page that is not there
			}
			archives, err := filepath.Glob(filepath.Join(dir, "saved*.warc*"))
			if err != nil || len(archives) != 1 {
				t.Fatal(archives, err)
			}
			r, code := analyzed(t, archives[0])
			if code != ExitDone {
				t.Errorf("code %d, failures %v", code, r.Failures)
			}
			for _, name := range []string{"larkfin/privacy.html", "yunque/privacy.html"} {
				want, _ := analyzed(t, filepath.Join("../../testdata", name))
				compareFindings(t, findings(t, want, name), findings(t, r, name))
			}
			for _, d := range r.Documents {
				if !strings.HasPrefix(d.Source.URL, site.URL) || d.Source.FetchedAt == "" {
					t.Errorf("%+v", d.Source)
				}
			}
		})
	}
}
