package document

import (
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

const boundary = "‖"

func TestSentences(t *testing.T) {
	data, err := os.ReadFile("testdata/sentences.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var groups map[string][]string
	if err := yaml.Unmarshal(data, &groups); err != nil {
		t.Fatal(err)
	}
	for name, cases := range groups {
		t.Run(name, func(t *testing.T) {
			for _, marked := range cases {
				var want []string
				for _, s := range strings.Split(marked, boundary) {
					want = append(want, strings.TrimSpace(s))
				}
				got := cutAll(strings.ReplaceAll(marked, boundary, ""))
				if diff := cmp.Diff(want, got); diff != "" {
					t.Errorf("%s\n(-want +got)\n%s", marked, diff)
				}
			}
		})
	}
}

func cutAll(text string) []string {
	var all []string
	for _, s := range sentences(text, Span{0, len(text)}) {
		all = append(all, text[s.Span.Start:s.Span.End])
	}
	return all
}

// TestTextWithoutStops checks that a text in which no sentence ever ends is read
// in pieces, none of which cuts a word or a character.
func TestTextWithoutStops(t *testing.T) {
	for name, text := range map[string]string{
		"words":      strings.Repeat("close the account ", 20_000),
		"characters": strings.Repeat("注销账户", 30_000),
		"odd bytes":  strings.Repeat("\x80", 3*longestSentence),
	} {
		t.Run(name, func(t *testing.T) {
			checkSentences(t, text, Span{0, len(text)})
			found := sentences(text, Span{0, len(text)})
			if len(found) < len(text)/longestSentence {
				t.Fatalf("%d bytes in %d sentences", len(text), len(found))
			}
			for _, s := range found {
				if s.Span.Len() > longestSentence {
					t.Errorf("a sentence of %d bytes", s.Span.Len())
				}
			}
		})
	}
}

func FuzzSentences(f *testing.F) {
	f.Add("See Sec. 4.2. You (a) may; (b) must.\n第一条 我们。", 0, 20)
	f.Add("\xff. \xe3\x80 ;(a) .\u3000!", 1, 5)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		if start < 0 || end > len(text) || start > end {
			t.Skip()
		}
		checkSentences(t, text, Span{start, end})
	})
}

// checkSentences verifies what sentences promises of any text.
func checkSentences(t *testing.T, text string, span Span) {
	t.Helper()
	at := span.Start
	for _, s := range append(sentences(text, span), Sentence{Span{span.End, span.End}}) {
		if s.Span.Start < at || s.Span.End > span.End {
			t.Fatalf("span %v not behind %d in %v", s.Span, at, span)
		}
		if gap := text[at:s.Span.Start]; strings.TrimSpace(gap) != "" {
			t.Fatalf("text lost: %q", gap)
		}
		quote := text[s.Span.Start:s.Span.End]
		if s.Span.Len() > 0 && quote != strings.TrimSpace(quote) {
			t.Fatalf("white space around %q", quote)
		}
		if s.Span.Start > span.Start && s.Span.Len() > 0 {
			checkBoundary(t, text, s.Span.Start)
		}
		at = s.Span.End
	}
}

// checkBoundary verifies that no rune, number or address is cut at offset at.
func checkBoundary(t *testing.T, text string, at int) {
	t.Helper()
	if utf8.ValidString(text) && !utf8.RuneStart(text[at]) {
		t.Fatalf("rune cut at %d of %q", at, text)
	}
	before, after := lastRune(text[:at]), firstRune(text[at:])
	if before < utf8.RuneSelf && after < utf8.RuneSelf && !unicode.IsSpace(before) && !unicode.IsUpper(after) && isASCIILetter(byte(after)) {
		t.Fatalf("word cut at %d of %q", at, text)
	}
	if before == '.' && unicode.IsDigit(after) && at >= 2 && unicode.IsDigit(rune(text[at-2])) {
		t.Fatalf("number cut at %d of %q", at, text)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat("If you close your account with us (see Sec. 4.2), we keep it for 5 years. 我们会在您注销账号后删除您的个人信息，法律另有规定的除外。", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		sentences(text, Span{0, len(text)})
	}
}
