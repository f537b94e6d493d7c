package document

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzHTMLScanner holds the scanner to the cuts of the tokenizer in x/net.
func FuzzHTMLScanner(f *testing.F) {
	for _, s := range []string{
		"", "plain", "a < b <", "a</", "a</>b", "<p class=x id='y z' hidden>t</p>", "<br/><br / ><a b=/>",
		"<!-- c --><!--><!--->x--><!-- a --!>y", "<!doctype html><?xml v?></ x>t", "<title>a &amp; <b></title>t",
		"<script>a</script b>t<script><!--<script></script>x</script>y--></script>z", "<SCRIPT>a</ScRiPt>b",
		"<textarea><p></textarea><xmp><b></xmp><plaintext></plaintext>", "<a ==b c=>d</a>", "<a 'b' \"c\"=\"d>e\">f", "<a b='c", "<script><!-->x</script>y",
		"<script><!--<script>-->x</script>y",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		if strings.Contains(src, "\x00") || !utf8.ValidString(src) {
			t.Skip("a page's text is valid UTF-8 without NUL")
		}
		z := html.NewTokenizer(strings.NewReader(src))
		s := htmlScanner{src: src}
		for at := 0; ; {
			kind := z.Next()
			if more := s.next(); more == (kind == html.ErrorToken) {
				t.Fatalf("at %d: next is %v, tokenizer says %v", at, more, kind)
			} else if !more {
				return
			}
			raw := string(z.Raw())
			if got := src[s.start:s.end]; got != raw || s.start != at {
				t.Fatalf("at %d: got %q at %d, want %q", at, got, s.start, raw)
			}
			at = s.end
			compareToken(t, &s, z, kind)
		}
	})
}

func compareToken(t *testing.T, s *htmlScanner, z *html.Tokenizer, kind html.TokenType) {
	t.Helper()
	want := map[html.TokenType]tokenKind{
		html.TextToken: textToken, html.StartTagToken: startTag, html.SelfClosingTagToken: startTag,
		html.EndTagToken: endTag, html.CommentToken: otherToken, html.DoctypeToken: otherToken,
	}[kind]
	if s.kind != want {
		t.Fatalf("at %d: kind %d, want %d", s.start, s.kind, want)
	}
	if want != startTag {
		return
	}
	token := z.Token()
	if s.tag != token.DataAtom {
		t.Fatalf("at %d: tag %v, want %v", s.start, s.tag, token.DataAtom)
	}
	seen := map[string]bool{}
	n := 0
	for _, a := range s.attrs {
		name := asciiLower(a.name)
		if seen[name] {
			continue
		}
		seen[name] = true
		if n == len(token.Attr) || token.Attr[n].Key != name {
			t.Fatalf("at %d: attribute %q, want %v", s.start, name, token.Attr)
		}
		n++
	}
	if n != len(token.Attr) {
		t.Fatalf("at %d: %d attributes, want %v", s.start, n, token.Attr)
	}
}

func asciiLower(s string) string {
	return strings.Map(func(r rune) rune {
		if 'A' <= r && r <= 'Z' {
			return r + 'a' - 'A'
		}
		return r
	}, s)
}
