package plain

import (
	"strings"
	"testing"
	"unicode/utf8"

	"exitclause/internal/golden"
)

// TestString reads testdata/plain.txt: a text as written, " = ", and the same in
// plain characters, with Go escapes on both sides.
func TestString(t *testing.T) {
	for _, c := range golden.Rows(t, "testdata/plain.txt", " = ") {
		written, want := c[0], c[1]
		if got := String(written); got != want {
			t.Errorf("%q reads %q, want %q", written, got, want)
		}
	}
}

func TestPlaces(t *testing.T) {
	const written = "\u200b第\u200b⼗\u00ad２条\ufeff ﬁve"
	read := Read(written)
	for part, want := range map[string]string{
		"第":   "第",
		"十":   "⼗",
		"十2":  "⼗\u00ad２",
		"第十2": "第\u200b⼗\u00ad２",
		"2条":  "２条",
		"f":   "ﬁ", // a ligature is not parted
		"ve":  "ve",
	} {
		at := strings.Index(read.String, part)
		start, end := read.Written(at, at+len(part))
		if got := written[start:end]; got != want {
			t.Errorf("%q in %q is written %q, want %q", part, read.String, got, want)
		}
	}
}

// TestEmphasisIsWhole holds that what is written of whole words has both marks of
// their emphasis or none.
func TestEmphasisIsWhole(t *testing.T) {
	const written = "五、**您的账号** **注销**后 **删除**。"
	read := Read(written)
	for part, want := range map[string]string{
		"五、您的账号": "五、**您的账号**", "您的账号": "您的账号", "注销后": "**注销**后", "账号 注": "账号** **注", "删除。": "**删除**。",
	} {
		at := strings.Index(read.String, part)
		if start, end := read.Written(at, at+len(part)); written[start:end] != want {
			t.Errorf("%q is written %q, want %q", part, written[start:end], want)
		}
	}
}

// TestEveryCharacter checks that what any character reads is plain, and that
// reading passes over none that is not.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		usual := Rune(r)
		if again := Read(usual); !again.Same() {
			t.Errorf("%q reads %q, and that reads %q", r, usual, again.String)
		}
		if got := Read(string(r)).String; got != usual {
			t.Errorf("%q reads %q in a text, and %q alone", r, got, usual)
		}
	}
}

// FuzzRead holds the two texts to each other: what is written at any place reads
// as what is plain there. Stars do not count in that: which of them are marks of
// emphasis depends on what stands around the place, and where marks are gone,
// others may stand around words as marks do.
func FuzzRead(f *testing.F) {
	f.Add("第⼀条\u200b　您有权\u00ad注︒销", 3, 9)
	f.Add("ﬁve (5) years\ufeff", 0, 4)
	f.Add("五、**您有权** ***a***b** c", 0, 4)
	f.Add("**0**^D**0**", 0, 4)
	f.Add("五、**您的账号** **注销**后", 9, 16)
	f.Fuzz(func(t *testing.T, written string, a, b int) {
		written = strings.ToValidUTF8(written, "?")
		read := Read(written)
		if again := String(read.String); starless(again) != starless(read.String) {
			t.Fatalf("%q reads %q, and that reads %q", written, read.String, again)
		}
		if read.Same() != (read.String == written) {
			t.Fatalf("%q reads %q", written, read.String)
		}
		if a < 0 || b < a || b > len(read.String) || !boundary(read.String, a) || !boundary(read.String, b) {
			return
		}
		start, end := read.Written(a, b)
		if start < 0 || end < start || end > len(written) {
			t.Fatalf("%d:%d is written at %d:%d of %d bytes", a, b, start, end, len(written))
		}
		if got, want := String(written[start:end]), read.String[a:b]; !strings.Contains(starless(got), starless(want)) {
			t.Fatalf("%q is written %q", want, written[start:end])
		}
		if from, to := read.Plain(start, end); from > a || to > b && to > from && a < b && String(written[start:end]) == read.String[a:b] {
			t.Fatalf("%d:%d is written at %d:%d, and that is plain at %d:%d", a, b, start, end, from, to)
		}
	})
}

func starless(s string) string { return strings.ReplaceAll(s, "*", "") }

func boundary(s string, i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }

func BenchmarkRead(b *testing.B) {
	for name, s := range map[string]string{
		"english": "We keep your “personal data” for five years — or longer. ",
		"chinese": "您可以随时注销账户，我们会在三十日内删除您的个人信息。",
		"odd":     "您可以随时注\u2060销账⼾，我们会在３０⽇内删除。",
	} {
		text := strings.Repeat(s, 1000)
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Read(text)
			}
		})
	}
}

func TestSeen(t *testing.T) {
	const written = "\u202aac\u00adcount\u200b ⼀\ufeff　１\u202c"
	if got, want := Seen(written), "account ⼀　１"; got != want {
		t.Errorf("of %q %q is seen, want %q", written, got, want)
	}
}

func TestReadIsBounded(t *testing.T) {
	written := strings.Repeat("a\u200b", maxSwaps+1)
	read := Read(written)
	if want := strings.Repeat("a", maxSwaps) + "a\u200b"; read.String != want {
		t.Errorf("%d bytes, want %d", len(read.String), len(want))
	}
	if start, end := read.Written(len(read.String)-4, len(read.String)); start != len(written)-4 || end != len(written) {
		t.Errorf("the end is written at %d:%d of %d", start, end, len(written))
	}
}

// TestEmphasised holds that emphasis is told from its first mark to its last.
func TestEmphasised(t *testing.T) {
	const written = "**（一）您的账号** **注销** 和 **删除** 五、**查阅**"
	for part, want := range map[string]bool{
		"**（一）您的账号**": true, "**注销**": true, "注销": false, "**注销** 和 **删除**": false, "五、**查阅**": false,
		"**查阅": false, "和": false,
	} {
		at := strings.Index(written, part)
		if got := Read(written).Emphasised(at, at+len(part)); got != want {
			t.Errorf("%s: %t, want %t", part, got, want)
		}
	}
}
