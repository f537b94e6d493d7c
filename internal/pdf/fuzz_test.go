package pdf

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"exitclause/internal/golden"
)

// checkText holds what is true of every text that is read.
func checkText(t *testing.T, text Text, pages int) {
	t.Helper()
	if !utf8.ValidString(text.HTML) {
		t.Error("the page is not valid UTF-8")
	}
	if _, err := html.Parse(strings.NewReader(text.HTML)); err != nil {
		t.Error(err)
	}
	last := 0
	for _, at := range text.Pages {
		if at < last || at > len(text.HTML) {
			t.Errorf("pages begin at %v", text.Pages)
		}
		last = at
	}
	if pages >= 0 && len(text.Pages) != pages {
		t.Errorf("%d pages, want %d", len(text.Pages), pages)
	}
}

// FuzzBuiltIn reads any file with the reader built in.
func FuzzBuiltIn(f *testing.F) {
	for _, path := range golden.Cases(f, "testdata/*.pdf") {
		f.Add(golden.Read(f, path))
	}
	f.Add(page(phrase, plainFont, image))
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		text, err := Extract(context.Background(), data, Options{MaxPages: 20, MaxText: 1 << 16, Timeout: 10 * time.Second})
		if took := time.Since(start); took > 20*time.Second {
			t.Errorf("took %v", took)
		}
		var fault *Error
		if err != nil && !errors.As(err, &fault) {
			t.Fatal(err)
		}
		checkText(t, text, -1)
	})
}

// FuzzCompose puts words anywhere on two pages.
func FuzzCompose(f *testing.F) {
	f.Add([]byte("\x10\x20\x05\x10\x30\x20\x05\x10\x10\x40\x05\x10"), "1. We delete • your da- ta 人 第一条 （一）")
	f.Add(bytes.Repeat([]byte("\x10\x20\x05\x10"), 30), "a b c")
	f.Fuzz(func(t *testing.T, places []byte, text string) {
		words := strings.Fields(strings.ToValidUTF8(text, "?"))
		if len(words) == 0 || len(places) > 4000 {
			return
		}
		p := pages{sheets: make([]sheet, 2)}
		letters := 0
		for i := 0; i+4 <= len(places); i += 4 {
			w := word{text: words[i/4%len(words)], size: float64(places[i+2]%40) / 2, bold: places[i+3]&1 != 0, linked: places[i+3]&2 != 0, begins: places[i+3]&4 != 0}
			w.x0, w.y = float64(places[i])*3, float64(places[i+1])*4
			w.x1 = w.x0 + float64(places[i+3])
			s := &p.sheets[places[i+3]%2]
			if places[len(places)-1]&1 != 0 {
				w.turn = len(s.words) + 1
			}
			s.words = append(s.words, w)
			letters += len(w.text)
		}
		checkText(t, writeHTML(compose(context.Background(), p), text, len(p.sheets)), 2)
	})
}

// FuzzPoppler reads any output of poppler's programs.
func FuzzPoppler(f *testing.F) {
	f.Add(`<page width="600" height="800"><line><word xMin="1" yMin="2" xMax="3" yMax="4">a&amp;b</word></line></page>`,
		`<page><fontspec id="0" size="12" family="X-Bold"/><text top="2" left="1" width="3" height="4" font="0"><b>a</b></text></page>`)
	f.Fuzz(func(t *testing.T, words, looks string) {
		p := readWords(words)
		p.dress(readLooks(looks))
		for i, s := range p.sheets {
			for j, w := range s.words {
				if math.IsNaN(w.x0+w.x1+w.y+w.size) || math.Abs(w.y) > 3*farthest {
					t.Fatalf("%+v", w)
				}
				p.sheets[i].words[j].text = strings.ToValidUTF8(w.text, "?")
			}
		}
		if len(p.sheets) > 0 {
			checkText(t, writeHTML(compose(context.Background(), p), strings.ToValidUTF8(p.title, ""), len(p.sheets)), len(p.sheets))
		}
	})
}

// TestPoppler reads the files in testdata with poppler: it must find the same
// words.
func TestPoppler(t *testing.T) {
	opts := installed(t).withDefaults()
	if opts.Pdftotext == "" {
		t.Skip("pdftotext is not installed")
	}
	for _, name := range []string{"columns", "table", "lists"} {
		data := golden.Read(t, filepath.Join("testdata", name+".pdf"))
		other := poppler{opts.Pdftotext, opts.Pdftohtml, data, opts.MaxPages, opts.MaxText}
		words, err := other.words(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		theirs := writeHTML(compose(context.Background(), other.dressed(context.Background(), words)), "", len(words.sheets))
		own, err := readBuiltIn(context.Background(), data, opts)
		if err != nil {
			t.Fatal(err)
		}
		if !own.covers(words) {
			t.Errorf("%s: the built-in reader finds %d of %d characters", name, own.met, words.count().signs)
		}
		ours := writeHTML(compose(context.Background(), own), "", len(own.sheets))
		if a, b := bare(ours.HTML), bare(theirs.HTML); a != b {
			t.Errorf("%s:\nbuilt in %s\npoppler  %s", name, a, b)
		}
	}
}

// bare returns the text of a page without white space and bullets, which poppler
// does not see where they are drawn.
func bare(page string) string {
	var b strings.Builder
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			b.WriteString(strings.Join(strings.Fields(string(z.Text())), ""))
		}
	}
}

// TestPopplerIsBounded runs programs in poppler's place that do as they please.
func TestPopplerIsBounded(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("there is no sh to write the programs for")
	}
	program := func(script string) string {
		path := filepath.Join(t.TempDir(), "pdftotext")
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	mutePage := page(phrase, mute, "") // so that the reader built in cannot take over
	for name, c := range map[string]struct{ script, says string }{
		"endless":     {"exec yes '<page><word>'", "fonts"},
		"still":       {"sleep 60", "not read within"},
		"nonsense":    {"echo '<page><word xMin=NaN'", "fonts"},
		"failing":     {"exit 3", "fonts"},
		"environment": {"env | grep -v -e ^PWD= -e ^LC_ALL= -e ^_= -e ^SHLVL= -e ^OLDPWD= && exec sleep 60; exit 1", "fonts"},
	} {
		opts := Options{Pdftotext: program(c.script), Timeout: 3 * time.Second, MaxText: 1 << 16}
		_, err := Extract(context.Background(), mutePage, opts)
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %q", name, err, c.says)
		}
	}
}
