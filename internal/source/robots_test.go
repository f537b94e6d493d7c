package source

import (
	"net/http"
	"strings"
	"testing"
)

func TestRobots(t *testing.T) {
	const groups = `
# Groups may be several, and stand in any order.
User-agent: otherbot
Disallow: /
user-agent : ExitClause/2.0 # ours
User-Agent: thirdbot
Allow: /legal/public
Disallow: /legal
Sitemap: https://larkfin.example/sitemap.xml

User-agent: *
Disallow: /everybody

User-agent: exitclause
Disallow: /more
Unknown: line
Crawl-delay: soon
a line without a colon
`
	tests := []struct {
		file, path string
		want       bool
	}{
		{groups, "/legal/terms", false},
		{groups, "/legal/public/terms", true},
		{groups, "/everybody", true},
		{groups, "/more", false},
		{groups, "/", true},
		{"User-agent: *\nDisallow: /", "/terms", false},
		{"User-agent: exitclause\nDisallow:\n\nUser-agent: *\nDisallow: /", "/terms", true},
		{"User-agent: exit\nDisallow: /", "/terms", true},
		{"User-agent: exitclause-bot\nDisallow: /", "/terms", true},
		{"\xEF\xBB\xBFUser-agent:*\r\rDisallow:/terms\r\n", "/terms", false},
		{"Disallow: /\nUser-agent: *\nDisallow: /private", "/terms", true},
		{"<!doctype html><title>Not found</title>", "/terms", true},
		{"", "/terms", true},
		// The examples of RFC 9309, 2.2.2 and 2.2.3, with other names.
		{"User-agent: *\nAllow: /p\nDisallow: /", "/page", true},
		{"User-agent: *\nDisallow: /folder\nAllow: /folder", "/folder/page", true},
		{"User-agent: *\nAllow: /page\nDisallow: /*.htm", "/page.htm", false},
		{"User-agent: *\nAllow: /$\nDisallow: /", "/", true},
		{"User-agent: *\nAllow: /$\nDisallow: /", "/page.htm", false},
		{"User-agent: *\nDisallow: *.gif$", "/a/b.gif", false},
		{"User-agent: *\nDisallow: *.gif$", "/a/b.gif?x", true},
		{"User-agent: *\nDisallow: /a*b*c$", "/abbccbc", false},
		{"User-agent: *\nDisallow: /a*b*c$", "/abbccb", true},
		{"User-agent: *\nDisallow: /foo*bar", "/x/foo/bar", true}, // patterns begin at the beginning
		{"User-agent: *\nDisallow: /a?b=*&c", "/a?b=1&c=2", false},
		{"User-agent: *\nDisallow: /%E6%9D%A1", "/条款", false},
		{"User-agent: *\nDisallow: /条款", "/%e6%9d%a1%e6%ac%be", false},
		{"User-agent: *\nDisallow: /%7Ejoe", "/~joe", false},
		{"User-agent: *\nDisallow: /a%2Fb", "/a/b", true},
		{"User-agent: *\nDisallow: /100%", "/100%25", false},
	}
	for _, tt := range tests {
		if got := parseRobots([]byte(tt.file), "exitclause").allows(tt.path); got != tt.want {
			t.Errorf("%q allows %s: %v, want %v", tt.file, tt.path, got, tt.want)
		}
	}
}

// FuzzRobots holds the reader to what it promises for any file: no panic, and
// the rules of nobody forbid nothing.
func FuzzRobots(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /a*b$\n", "/axb")
	f.Add("user-agent: exitclause\nallow: %zz%\n", "/%%341")
	f.Fuzz(func(t *testing.T, file, path string) {
		parseRobots([]byte(file), "exitclause").allows(path)
		if normal := normalPath(path); normalPath(normal) != normal {
			t.Errorf("%q is not normal: %q", normal, normalPath(normal))
		}
		if !strings.Contains(strings.ToLower(file), "disallow") && !parseRobots([]byte(file), "exitclause").allows(path) {
			t.Errorf("%q forbids %q", file, path)
		}
	})
}

func TestRobotsAreAsked(t *testing.T) {
	w := serve(t)
	asked := 0
	w.mux.HandleFunc("/robots.txt", func(rw http.ResponseWriter, _ *http.Request) {
		asked++
		_, _ = rw.Write([]byte("User-agent: *\nDisallow: /private\n"))
	})
	w.on("/terms", 200, policyPage)
	w.on("/private/terms", 200, policyPage)
	w.mux.Handle("/moved", http.RedirectHandler("/private/terms", http.StatusFound))
	if _, err := Load(t.Context(), w.URL+"/terms", w.opts); err != nil || asked != 1 {
		t.Errorf("%v, asked %d times", err, asked)
	}
	w.opts.Fetch.Hosts = &Hosts{}
	w.fails(t, "/private/terms", Network, "--ignore-robots")
	w.fails(t, "/moved", Network, "--ignore-robots")
	if asked != 2 {
		t.Errorf("asked %d times, want once for each that knows nothing", asked)
	}
	w.opts.Fetch.IgnoreRobots = true
	asked = 0
	if _, err := Load(t.Context(), w.URL+"/private/terms", w.opts); err != nil || asked != 0 {
		t.Errorf("%v, asked %d times", err, asked)
	}
}

// TestRobotsOfAnotherHost has a redirect to a host that wants no programs.
func TestRobotsOfAnotherHost(t *testing.T) {
	first, second := serve(t), serve(t)
	first.opts.Fetch.RootCAs.AddCert(second.Certificate())
	first.mux.Handle("/terms", http.RedirectHandler(second.URL+"/terms", http.StatusMovedPermanently))
	second.on("/robots.txt", 200, "User-agent: *\nDisallow: /")
	second.on("/terms", 200, policyPage)
	first.fails(t, "/terms", Network, strings.TrimPrefix(second.URL, "https://"), "--ignore-robots")
}

// TestRobotsUnavailable tells a robots.txt that is not there from one that
// cannot be had.
func TestRobotsUnavailable(t *testing.T) {
	for _, tt := range []struct {
		status int
		page   string
		ok     bool
	}{
		{404, "User-agent: *\nDisallow: /", true},
		{403, "", true},
		{500, "", false},
		{503, "", false},
		{304, "", false},
		{200, strings.Repeat("# comment\n", maxRobots/10+1) + "User-agent: *\nDisallow: /", true}, // beyond what is read
		{200, "User-agent: *\nDisallow: /\n" + strings.Repeat("# comment\n", maxRobots/10), false},
	} {
		w := serve(t)
		w.on("/robots.txt", tt.status, tt.page)
		w.on("/terms", 200, policyPage)
		_, err := Load(t.Context(), w.URL+"/terms", w.opts)
		if (err == nil) != tt.ok {
			t.Errorf("with a robots.txt of status %d and %d bytes: %v", tt.status, len(tt.page), err)
		}
	}
	w := serve(t)
	w.on("/terms", 200, policyPage)
	w.mux.Handle("/robots.txt", http.RedirectHandler("/robots.txt?again", http.StatusFound))
	w.mux.Handle("/robots.txt?again", http.RedirectHandler("/robots.txt", http.StatusFound))
	w.fails(t, "/terms", Network, "robots.txt", "circle")
}

// TestLongRobots has a file that a matcher which goes back would never be done with.
func TestLongRobots(t *testing.T) {
	file := "User-agent: *\n" + strings.Repeat("Disallow: /"+strings.Repeat("a*", 500)+"b$\n", 400)
	if !parseRobots([]byte(file), "exitclause").allows("/" + strings.Repeat("a", 8000)) {
		t.Error("forbidden")
	}
}
