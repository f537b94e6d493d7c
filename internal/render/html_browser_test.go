package render

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axeEnv names the variable with the path of axe.min.js, of the npm package
// axe-core.
const axeEnv = "EXITCLAUSE_AXE"

// browser starts a Chromium without a network, or skips the test.
func browser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium is installed, which the test drives")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.UserDataDir(t.TempDir()), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND"), chromedp.ProxyServer("127.0.0.1:9"))
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute) // t.Context ends before the clean-up
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(cancel)
	ctx, _ = chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil { // closes the browser, so that its folder can go
			t.Log(err)
		}
	})
	do(t, ctx)
	return ctx
}

func do(t *testing.T, ctx context.Context, actions ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, actions...); err != nil {
		t.Fatal(err)
	}
}

func call[P, R any](t *testing.T, ctx context.Context, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

// evaluate returns what script says in the page, waiting for what it promises.
func evaluate[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// complaints gathers what a page asks for besides itself, and what the browser
// says against it.
func complaints(t *testing.T, ctx context.Context) func() []string {
	t.Helper()
	var mutex sync.Mutex
	var all []string
	add := func(format string, args ...any) {
		mutex.Lock()
		defer mutex.Unlock()
		all = append(all, fmt.Sprintf(format, args...))
	}
	err := chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if e.Type != network.ResourceTypeDocument || !strings.HasPrefix(e.Request.URL, "file://") {
				add("request: %s", e.Request.URL)
			}
		case *log.EventEntryAdded:
			add("log: %s", e.Entry.Text)
		case *runtime.EventConsoleAPICalled:
			add("console: %s", e.Type)
		case *runtime.EventExceptionThrown:
			add("exception: %s", e.ExceptionDetails.Text)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(t, ctx, network.Enable, network.EnableParams{})
	call(t, ctx, log.Enable, cdp.Empty{})
	return func() []string {
		mutex.Lock()
		defer mutex.Unlock()
		return all
	}
}

// look is how a page is shown.
type look struct {
	width  int64
	scheme string
}

var looks = []look{{1280, "light"}, {1280, "dark"}, {390, "light"}, {390, "dark"}}

func (l look) open(t *testing.T, ctx context.Context, page string) {
	t.Helper()
	call(t, ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: l.width, Height: 844, DeviceScaleFactor: 1, Mobile: l.width < 500,
	})
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: l.scheme}},
	})
	do(t, ctx, chromedp.Navigate("file://"+page))
}

// savePages writes the reports in HTML, each in its own language and in Chinese
// if that is another, and one full of hostile text.
func savePages(t *testing.T) map[string]string {
	t.Helper()
	all := map[string]string{}
	save := func(name string, page []byte) {
		all[name] = filepath.Join(t.TempDir(), name+".html")
		if err := os.WriteFile(all[name], page, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reports := reportsIn(t, "testdata/html/*.json")
	english, chinese := reports["testdata/html/english"], reports["testdata/html/chinese"]
	save("english.en", renderHTML(t, english, "en"))
	save("english.zh-Hans", renderHTML(t, english, "zh-Hans"))
	save("chinese.zh-Hans", renderHTML(t, chinese, "zh-Hans"))
	bad := infect(t, english, hostile["markup"]+strings.Repeat("x", 500))
	bad.Letter.Body = "Dear Larkfin"
	save("hostile", renderHTML(t, bad, "en"))
	return all
}

func TestBrowserShowsHTML(t *testing.T) {
	ctx := browser(t)
	said := complaints(t, ctx)
	for name, page := range savePages(t) {
		for _, l := range looks {
			l.open(t, ctx, page)
			if over := evaluate[int](t, ctx, "document.documentElement.scrollWidth - innerWidth"); over > 0 {
				t.Errorf("%s at %d: %d pixels too wide", name, l.width, over)
			}
		}
		if !evaluate[bool](t, ctx, `getComputedStyle(document.body).marginTop === "0px"`) {
			t.Errorf("%s: the style is not applied", name)
		}
		if evaluate[bool](t, ctx, `document.querySelector("button").hidden`) {
			t.Errorf("%s: the script did not run", name)
		}
		copied := evaluate[string](t, ctx, `(async () => {
			document.querySelector("button").click();
			await new Promise(done => setTimeout(done, 100));
			return document.querySelector("[role=status]").textContent || getSelection().toString();
		})()`)
		if copied == "" {
			t.Errorf("%s: the letter is neither copied nor selected", name)
		}
	}
	for _, complaint := range said() {
		t.Error(complaint)
	}
}

func TestBrowserFollowsHTMLByKeyboard(t *testing.T) {
	ctx := browser(t)
	page := savePages(t)["english.en"]
	for _, width := range []int64{1280, 390} {
		look{width, "light"}.open(t, ctx, page)
		want := evaluate[[]string](t, ctx, `[...document.querySelectorAll("main a[href^='#t']")].map(a => a.hash)`)
		if len(want) == 0 {
			t.Fatal("no citation is linked")
		}
		reached := tabs(t, ctx)
		for i, target := range want {
			if !reached[target] {
				t.Errorf("at %d: Tab does not reach %s", width, target)
			}
			do(t, ctx, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.querySelectorAll("main a[href^='#t']")[%d].focus()`, i)))
			arrives(t, ctx, target)
			do(t, ctx, chromedp.KeyEvent(kb.Tab))
			arrives(t, ctx, strings.Replace(target, "t", "c", 1))
		}
	}
}

// tabs presses Tab until the focus leaves the page, and returns the links within
// the page that it came by.
func tabs(t *testing.T, ctx context.Context) map[string]bool {
	t.Helper()
	all := map[string]bool{}
	for range 500 {
		do(t, ctx, chromedp.KeyEvent(kb.Tab))
		at := evaluate[string](t, ctx, `document.activeElement === document.body ? "" : document.activeElement.hash || "other"`)
		if at == "" {
			return all
		}
		all[at] = true
	}
	t.Fatal("Tab does not leave the page")
	return nil
}

// arrives presses Enter and holds that the page is then at target, and shows it.
func arrives(t *testing.T, ctx context.Context, target string) {
	t.Helper()
	do(t, ctx, chromedp.KeyEvent(kb.Enter), chromedp.Sleep(20*time.Millisecond))
	at := evaluate[string](t, ctx, fmt.Sprintf(`(() => {
		const box = document.querySelector(%q).getBoundingClientRect();
		return location.hash + (box.top >= 0 && box.top < innerHeight ? "" : " out of sight at " + box.top);
	})()`, target))
	if at != target {
		t.Errorf("Enter leads to %q, want %q in sight", at, target)
	}
}

// TestBrowserFindsHTMLAccessible asks axe-core for what keeps people out.
func TestBrowserFindsHTMLAccessible(t *testing.T) {
	path := os.Getenv(axeEnv)
	if path == "" {
		t.Skip(axeEnv + " does not name the file axe.min.js of axe-core, which the test runs")
	}
	axe, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	pages := savePages(t)
	for name, page := range saveDiffs(t) {
		pages["diff "+name] = page
	}
	for name, page := range pages {
		for _, l := range looks {
			l.open(t, ctx, page)
			do(t, ctx, chromedp.Evaluate[chromedp.Void](string(axe)))
			result := evaluate[struct {
				Passes     int
				Violations []string
			}](t, ctx, `axe.run().then(r => ({
				passes: r.passes.length,
				violations: r.violations.filter(v => v.impact === "serious" || v.impact === "critical")
					.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + n.failureSummary)),
			}))`)
			if result.Passes == 0 {
				t.Errorf("%s: nothing was looked at", name)
			}
			for _, v := range result.Violations {
				t.Errorf("%s at %d, %s: %s", name, l.width, l.scheme, v)
			}
		}
	}
}
