package source

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"exitclause/internal/golden"
	"exitclause/internal/message"
)

// TestMediaTypes reads testdata/media: the folder says what a file in it is,
// and every file is named .txt, since names are not to matter.
func TestMediaTypes(t *testing.T) {
	want := map[string]string{"html": "text/html", "markdown": "text/markdown", "plain": "text/plain"}
	for _, name := range golden.Cases(t, "testdata/media/*/*.txt") {
		p, err := Load(t.Context(), name, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		if kind := filepath.Base(filepath.Dir(name)); p.MediaType != want[kind] {
			t.Errorf("%s: %s, want %s", name, p.MediaType, want[kind])
		}
	}
}

func TestUnsupportedFormats(t *testing.T) {
	random := make([]byte, 4000)
	for i, x := 0, uint32(1); i < len(random); i++ {
		x = x*1664525 + 1013904223
		random[i] = byte(x >> 24)
	}
	tests := []struct{ name, data, want string }{
		{"7z", "7z\xBC\xAF\x27\x1C\x00\x04", "7z"},
		{"doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00", "DOC"},
		{"png", "\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", "PNG"},
		{"jpeg", "\xFF\xD8\xFF\xE0\x00\x10JFIF", "JPEG"},
		{"svg", `<svg xmlns="http://www.w3.org/2000/svg"><text>no</text></svg>`, "SVG"},
		{"json", "{\"policy\": \"We keep your records.\"}\n", "JSON"},
		{"json lines", "{\"id\": 1}\n{\"id\": 2}\n", "JSON"},
		{"xml", `<?xml version="1.0"?><rss><channel/></rss>`, "XML"},
		{"random", string(random), "not text"},
		{"controls", strings.Repeat("of your account\x01", 100), "not text"},
		{"controls beyond ASCII", strings.Repeat("of your account\u0081", 100), "not text"},
		{"zeros", strings.Repeat("\x00", 5000), "not text"},
		{"mostly zeros", "The account." + strings.Repeat("\x00", 50), "not text"},
	}
	for _, tt := range tests {
		_, err := New(tt.name, []byte(tt.data))
		checkFailure(t, tt.name, err, Unreadable)
		if err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: %v, want it to say %q", tt.name, err, tt.want)
		}
	}
}

// checkFailure fails the test unless err is an *Error of the kind, in one line
// that begins with uri and has no key or placeholder left in it.
func checkFailure(t *testing.T, uri string, err error, want Kind) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%s: error %v, want one of kind %s", uri, err, want)
		return
	}
	line := e.Error()
	if e.Kind != want || e.URI != uri {
		t.Errorf("%s: %q of kind %s for %q, want %s", uri, line, e.Kind, e.URI, want)
	}
	if !strings.HasPrefix(line, uri+": ") || strings.ContainsAny(line, "\n{") || strings.Contains(line, "source.") {
		t.Errorf("%s: not a line to show: %q", uri, line)
	}
}

func TestEmpty(t *testing.T) {
	for _, data := range []string{"", " ", "\r\n\t\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF \n", "\xFF\xFE\x20\x00", "\u3000\u00A0"} {
		_, err := New("x", []byte(data))
		checkFailure(t, "x", err, Empty)
	}
}

func TestDamageIsTold(t *testing.T) {
	tests := []struct {
		data, text string
		want       message.Note
	}{
		{
			"账户注销\n关闭\xE8\xB4后保存\xFF六年",
			"账户注销\n关闭\uFFFD\uFFFD后保存\uFFFD六年",
			message.New("source.broken", "n", "3", "charset", "utf-8", "line", "2", "column", "3"),
		},
		{
			"We keep “re\x00cords”.\n\x00",
			"We keep “re cords”.\n ",
			message.New("source.nul", "n", "2", "charset", "utf-8", "line", "1", "column", "12"),
		},
	}
	for _, tt := range tests {
		p, err := New("x", []byte(tt.data))
		if err != nil {
			t.Error(err)
			continue
		}
		if p.Text != tt.text {
			t.Errorf("text %q, want %q", p.Text, tt.text)
		}
		if len(p.Warnings) != 1 || message.English(p.Warnings[0]) != message.English(tt.want) {
			t.Errorf("%q: warnings %v, want %v", tt.data, p.Warnings, tt.want)
		}
	}
}

func TestTextSharesMemory(t *testing.T) {
	data := append([]byte("\xEF\xBB\xBF"), bytes.Repeat([]byte("账户可以注销。\n"), 1000)...)
	allocs := testing.AllocsPerRun(10, func() {
		if _, err := New("x", data); err != nil {
			t.Fatal(err)
		}
	})
	if allocs > 30 {
		t.Errorf("%v allocations for a text that needs no decoding", allocs)
	}
}

// TestCorpora loads real pages: what they are is known by their folder.
func TestCorpora(t *testing.T) {
	root := os.Getenv("EXITCLAUSE_CORPORA")
	if root == "" {
		t.Skip("EXITCLAUSE_CORPORA does not name the folder of real texts")
	}
	folders := map[string]string{
		"history": "text/markdown", "text-zh": "text/plain", "html-en": "text/html", "html-zh": "text/html",
	}
	// What the folder says is not so: a page saved as HTML without a single
	// tag, and an error page of five lines without a mark of Markdown.
	plain := []string{"html-zh/0cef0c-", "history/binance/privacy-policy/2021-09-07T075708"}
	read, passed := 0, 0
	for folder, want := range folders {
		names, err := Expand([]string{filepath.Join(root, "real", folder)})
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			p, err := Load(context.Background(), name, Options{})
			if err != nil {
				t.Error(err)
				continue
			}
			read++
			want := want
			for _, exception := range plain {
				if strings.Contains(filepath.ToSlash(name), exception) {
					want = "text/plain"
				}
			}
			if p.MediaType != want {
				t.Errorf("%s: %s, want %s", name, p.MediaType, want)
			}
			checkPlaces(t, p)
			if p.Extracted {
				t.Errorf("%s: the text was taken from a script, beside %q", name, titleOf(p.Text))
			}
			if p.MediaType == "text/html" && !promising(p) {
				passed++
			}
		}
	}
	// Of these pages some are about brands, cookies and partners.
	if passed > 25 {
		t.Errorf("%d pages would be passed over in a web archive", passed)
	}
	if read < 400 {
		t.Errorf("only %d pages", read)
	}
}
