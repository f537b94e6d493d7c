package document

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// shell is what in the bytes of a page speaks for its text being made by
// scripts, so that what was sent is only the shell around it.
type shell struct {
	scripts bool // there are some
	heavy   bool // they are many times the text
	mount   bool // there is a place for them to put the text, and nothing is in it
	says    bool // it tells browsers without scripts that they need them
}

// Sentences of running text that make a short page a document: menus and footers
// have hardly one.
const (
	runningSentence  = 40 // letters, at least
	runningSentences = 2
)

// isShell reports whether the text of d, which is short, is only what surrounds
// the one that a script would make. A page that a browser has shown is none.
func (d *Document) isShell(info pageInfo, letters int) bool {
	rendered := d.page.Exchange != nil && d.page.Exchange.Rendered
	if rendered || !readsHTML(d.page.TextType) || letters >= suspicious || d.hasRunningText() {
		return false
	}
	s := readShell(d.page.Text)
	s.heavy = info.scriptBytes > scriptRatio*(info.textBytes+1)
	switch {
	case !s.scripts:
		return false
	case letters < tooShort:
		return true
	case letters < stubLength:
		return s.heavy || s.mount || s.says
	case letters < shortForHTML:
		return s.heavy || s.mount
	}
	return s.mount
}

// hasRunningText reports whether d has sentences and not only names, links and
// notices.
func (d *Document) hasRunningText() bool {
	n := 0
	for _, c := range d.Clauses {
		for _, s := range sentences(d.Text, c.Span) {
			text := strings.TrimRight(d.Text[s.Span.Start:s.Span.End], " \n\"'”’」』)）")
			if letters(text) >= runningSentence && strings.ContainsRune(".。！!；;：:", lastRune(text)) {
				n++
			}
		}
	}
	return n >= runningSentences
}

// letters counts those of s; a Chinese character says as much as three.
func letters(s string) int {
	n := 0
	for _, r := range s {
		if n++; r >= 0x2e80 {
			n += 2
		}
	}
	return n
}

// readShell looks for the signs of a shell in a page.
func readShell(page string) shell {
	r := shellReader{z: html.NewTokenizer(strings.NewReader(page))}
	for {
		switch r.z.Next() {
		case html.ErrorToken:
			return r.shell
		case html.StartTagToken:
			r.start()
		case html.EndTagToken:
			r.end()
		case html.TextToken:
			r.text(string(r.z.Text()))
		}
	}
}

// shellReader reads the tags and texts of a page.
type shellReader struct {
	shell
	z     *html.Tokenizer
	name  string // of the element that began last and has not ended
	quiet bool   // inside noscript

	// The place for the text, in which the reader stands.
	mount   string // its name; "" outside
	depth   int    // elements of that name inside
	letters int    // of text inside
}

// mountText is how much text may stand in a place that a script is still to fill,
// in letters: "Loading, please wait…".
const mountText = 40

func (r *shellReader) start() {
	name, more := r.z.TagName()
	r.name = string(name)
	switch {
	case r.name == "script":
		r.scripts = true
	case r.name == "noscript":
		r.quiet = true
	case r.mount == r.name:
		r.depth++
	case r.mount == "" && (isMount(r.name) || more && isMount(r.id())):
		r.mount, r.depth, r.letters = r.name, 0, 0
	}
}

// id returns the id of the element that begins, or "".
func (r *shellReader) id() string {
	for {
		key, value, more := r.z.TagAttr()
		if string(key) == "id" {
			return string(value)
		}
		if !more {
			return ""
		}
	}
}

func (r *shellReader) end() {
	name, _ := r.z.TagName()
	r.name = ""
	switch {
	case string(name) == "noscript":
		r.quiet = false
	case r.mount != string(name):
	case r.depth > 0:
		r.depth--
	default:
		r.shell.mount = r.shell.mount || r.letters <= mountText
		r.mount = ""
	}
}

func (r *shellReader) text(s string) {
	switch {
	case r.name == "script" || r.name == "style":
	case r.quiet:
		s = strings.ToLower(s)
		r.says = r.says || strings.Contains(s, "javascript") || strings.Contains(s, "脚本") || strings.Contains(s, "腳本")
	case r.mount != "":
		r.letters += letters(strings.TrimSpace(s))
	}
}

// isMount reports whether an id, or the name of an element of its own, is one that
// frameworks give the place they fill.
func isMount(name string) bool {
	name = strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
	return slices.Contains([]string{"app", "root", "approot", "reactroot", "mainapp", "webapp", "vueapp", "qapp", "next", "nuxt", "gatsby"}, name)
}
