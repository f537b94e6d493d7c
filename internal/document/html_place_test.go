package document

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzReadHTML checks the places of whatever is read from any page.
func FuzzReadHTML(f *testing.F) {
	for _, s := range []string{
		"<p>We keep <b>your data</b>&nbsp;for 5&nbspyears &copyright &amp;amp; &#x41;&#0;\r\n\tor more.<br>(a) x",
		"<ol start=3 type=i><li>a<ul><li>b</ul><p>c<li value=9>d</ol><pre>a\n\nb\r\n1. c</pre>",
		"<table>x<tr><th>A<th>B<tr><td rowspan=0>1<td colspan=9>2</table>y<table><tr><td><h2>z</h2>",
		"a<table>b<tr><td>c</table>d<b>e<p>f</b>g</p><a href=x>h<div>i</a>j",
		"\ufdd012\ufdd1<xmp><b></xmp><select><option>x<p>y</select><svg><title>t</title></svg>z",
		"<nav>n</nav><header>h</header><main><header><h1>t</h1></header>x<span hidden>y</span>z</main><footer>f</footer>",
		"plain\n\n1. one\n2. two", "&NotEqualTilde;&semi;&fjlig;&Tab;&#12abc&#38;lt&notit;&",
		"<div style='white-space:pre'>a\n\nb</div><p>\u3000\u3000第一条 甲<br>\u3000乙。<br><br>丙</p>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		src = strings.ReplaceAll(strings.ToValidUTF8(src, "\ufffd"), "\x00", " ")
		var b textBuilder
		blocks, _, err := readHTML(src, &b)
		if err != nil {
			t.Fatal(err)
		}
		checkPlaces(t, src, b.text.String(), b.origin, blocks)
	})
}

// checkPlaces checks that blocks and spans inside them are the text of their
// places in the source.
func checkPlaces(t *testing.T, src, text string, o origin, blocks []block) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Fatalf("text %q is not UTF-8", text)
	}
	checkSegments(t, src, text, o)
	random := rand.New(rand.NewPCG(1, uint64(len(src))))
	end := 0
	for i, b := range blocks {
		if b.span.Start < end || b.span.End > len(text) || b.span != trimSpan(text, b.span) || b.span.Len() == 0 {
			t.Fatalf("block %d has span %v after %d", i, b.span, end)
		}
		if end = b.span.End; b.lead >= i {
			t.Fatalf("block %d is led in by %d", i, b.lead)
		}
		checkSpan(t, src, text, o, b.span)
		for range 3 {
			if s := randomSpan(random, text, b.span); !cutsWhole(o, s) {
				checkSpan(t, src, text, o, s)
			}
		}
	}
}

// checkSegments checks each piece of text by itself.
func checkSegments(t *testing.T, src, text string, o origin) {
	t.Helper()
	for _, g := range o {
		got, source := text[g.text:g.text+g.textLen], src[g.source:g.source+g.sourceLen]
		want := source
		switch {
		case !g.whole && g.textLen != g.sourceLen:
			t.Fatalf("%q has another length than its source %q", got, source)
		case g.whole && got == "\n":
			want = "\n"
			if source[0] != '<' {
				t.Fatalf("the line break at %d stands for %q", g.source, source)
			}
		case g.whole:
			want = html.UnescapeString(source)
		}
		if FoldSpace("|"+got+"|") != FoldSpace("|"+want+"|") {
			t.Fatalf("%q stands for %q at %d", got, source, g.source)
		}
	}
}

func randomSpan(r *rand.Rand, text string, in Span) Span {
	at := func(from int) int {
		i := from + r.IntN(in.End-from+1)
		for i < in.End && !utf8.RuneStart(text[i]) {
			i++
		}
		return i
	}
	start := at(in.Start)
	return Span{start, at(start)}
}

// cutsWhole reports whether s begins or ends inside a text that stands for its
// source only as a whole, such as an entity of two characters.
func cutsWhole(o origin, s Span) bool {
	for _, g := range o {
		end := g.text + g.textLen
		if g.whole && (g.text < s.Start && s.Start < end || g.text < s.End && s.End < end) {
			return true
		}
	}
	return false
}

// checkSpan checks that the source of s, without tags and entities, is its text.
func checkSpan(t *testing.T, src, text string, o origin, s Span) {
	t.Helper()
	place := o.source(s)
	if place.Start < 0 || place.End < place.Start || place.End > len(src) {
		t.Fatalf("span %v comes from %v", s, place)
	}
	source := src[place.Start:place.End]
	if want, ok := shown(src, source); ok && FoldSpace(want) != FoldSpace(text[s.Start:s.End]) {
		t.Fatalf("%q is not the text of %q at %v", text[s.Start:s.End], source, place)
	}
}

// shown returns what source, a part of src that begins and ends in text, shows,
// or false if what it shows cannot be told without reading it as readHTML does:
// because it holds an element that may be hidden, or text that is not markup.
func shown(src, source string) (string, bool) {
	lower := strings.ToLower(src)
	if strings.Contains(lower, "<xmp") || strings.Contains(lower, "<plaintext") {
		return "", false
	}
	var s strings.Builder
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return s.String(), true
		case html.TextToken:
			s.Write(z.Text())
		case html.StartTagToken, html.SelfClosingTagToken:
			name, hasAttr := z.TagName()
			if mayHide(string(name), hasAttr) {
				return "", false
			}
			if string(name) == "br" {
				s.WriteByte('\n')
			}
		}
	}
}

func mayHide(tag string, hasAttr bool) bool {
	switch tag {
	case "b", "i", "em", "strong", "a", "br", "span", "font", "u", "p", "div", "html", "head", "body", "img", "input":
		return hasAttr && tag != "a"
	}
	return true
}
