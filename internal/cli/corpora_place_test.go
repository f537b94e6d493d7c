package cli

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"

	"exitclause/internal/document"
	"exitclause/internal/report"
	"exitclause/internal/source"
)

// placeCheck holds the places of findings against the bytes of a page, without
// any of the code that made them.
type placeCheck struct {
	page     *source.Page
	coding   encoding.Encoding
	compared int // findings whose bytes show nothing but the quote
}

func newPlaceCheck(t *testing.T, page *source.Page) *placeCheck {
	t.Helper()
	coding, _ := charset.Lookup(page.Charset)
	if coding == nil {
		t.Fatalf("there is no encoding %s", page.Charset)
	}
	return &placeCheck{page: page, coding: coding}
}

// decode returns the text that data, whole characters of the page, stands for.
func (c *placeCheck) decode(t *testing.T, data []byte) string {
	t.Helper()
	text, err := c.coding.NewDecoder().Bytes(data)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(strings.TrimPrefix(string(text), "\uFEFF"), "\x00", " ")
}

func (c *placeCheck) check(t *testing.T, f report.Finding) {
	t.Helper()
	at, data := f.Source, c.page.Data
	if at.Start < 0 || at.Start >= at.End || at.End > len(data) {
		t.Errorf("%s: bytes %d to %d of %d", f.ID, at.Start, at.End, len(data))
		return
	}
	if line, column := position(c.decode(t, data[:at.Start])); line != at.Line || column != at.Column {
		t.Errorf("%s: byte %d is at %d:%d, not %d:%d", f.ID, at.Start, line, column, at.Line, at.Column)
	}
	written := c.decode(t, data[at.Start:at.End])
	shown, sure := show(c.page.MediaType, written)
	switch {
	case letters(shown) == letters(f.Quote):
		c.compared++
	case sure:
		t.Errorf("%s: %q is quoted as %q", f.ID, written, f.Quote)
	case !within(letters(f.Quote), letters(shown)) && !within(letters(f.Quote), letters(written)):
		t.Errorf("%s: %q does not hold %q", f.ID, written, f.Quote)
	}
}

// position returns line and column of what comes behind text, from 1.
func position(text string) (line, column int) {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	last := text[strings.LastIndexByte(text, '\n')+1:]
	return strings.Count(text, "\n") + 1, utf8.RuneCountInString(last) + 1
}

// linkTarget is the end of a Markdown link or picture.
var linkTarget = regexp.MustCompile(`\]\([^()]*(\([^()]*\)[^()]*)*\)`)

// show returns what written shows to a reader, and whether that is sure: in
// markup there can be more than is shown, such as what a style hides.
func show(mediaType, written string) (shown string, sure bool) {
	switch mediaType {
	case "text/plain":
		return written, true
	case "text/markdown":
		return html.UnescapeString(linkTarget.ReplaceAllString(written, "]")), false
	}
	var s strings.Builder
	sure = true
	raw := false
	for z := html.NewTokenizer(strings.NewReader(written)); ; {
		switch z.Next() {
		case html.ErrorToken:
			return s.String(), sure
		case html.TextToken:
			if !raw {
				s.Write(z.Text())
			}
		case html.StartTagToken:
			name, attributes := z.TagName()
			raw = string(name) == "script" || string(name) == "style"
			sure = sure && !attributes
		case html.EndTagToken:
			raw = false
		}
	}
}

// letters returns what of s is no white space and no punctuation: neither
// markup nor a number that a page writes before an item is in it.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, document.FoldSpace(s))
}

// within reports whether all of part is in whole, in order and from its first
// letter on.
func within(part, whole string) bool {
	for i, r := range part {
		at := strings.IndexRune(whole, r)
		if at < 0 || i == 0 && at > 0 {
			return false
		}
		whole = whole[at+utf8.RuneLen(r):]
	}
	return true
}
