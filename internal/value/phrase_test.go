package value

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

type phraseCase struct{ Text, Words, Room, Want string }

// places returns where the words and the room of c are.
func (c phraseCase) places(t testing.TB) (words, room Place) {
	t.Helper()
	find := func(part string) Place {
		at := strings.Index(strings.ToLower(c.Text), strings.ToLower(part))
		if at < 0 {
			t.Fatalf("%q is not in %q", part, c.Text)
		}
		return Place{at, at + len(part)}
	}
	if room = (Place{0, len(c.Text)}); c.Room != "" {
		room = find(c.Room)
	}
	return find(c.Words), room
}

func TestPhrase(t *testing.T) {
	for _, c := range load[phraseCase](t, "testdata/phrases.yaml") {
		words, room := c.places(t)
		p := Phrase(c.Text, words, room)
		if got := c.Text[p.Start:p.End]; got != c.Want {
			t.Errorf("%s\n%q is read as %q, want %q", c.Text, c.Words, got, c.Want)
		}
	}
}

func TestTimed(t *testing.T) {
	for phrase, want := range map[string]bool{
		"until you leave": true, "as long as needed": true, "on closure": true, "only as long as you trade": true, "您注销账号后": true, "直至您离开": true,
		"as necessary": false, "not used": false, "your request": false, "您的请求": false, "": false,
	} {
		if Timed(phrase) != want {
			t.Errorf("Timed(%q) is %v", phrase, !want)
		}
	}
}

func FuzzPhrase(f *testing.F) {
	for _, c := range load[phraseCase](f, "testdata/phrases.yaml") {
		words, room := c.places(f)
		f.Add(c.Text, words.Start, words.End, room.Start, room.End)
	}
	f.Fuzz(func(t *testing.T, s string, start, end, from, to int) {
		words, room := Place{start, end}, Place{from, to}
		if from < 0 || from > start || start >= end || end > to || to > len(s) || !utf8.ValidString(s) ||
			!utf8.ValidString(s[start:end]) || !utf8.ValidString(s[from:start]) || !utf8.ValidString(s[end:to]) ||
			strings.TrimFunc(s[start:end], isSpace) != s[start:end] {
			t.Skip()
		}
		p := Phrase(s, words, room)
		if p.Start < room.Start || p.Start > words.Start || p.End <= p.Start || p.End > room.End {
			t.Fatalf("Phrase(%q, %v, %v) is %v", s, words, room, p)
		}
		phrase := s[p.Start:p.End]
		if !utf8.ValidString(phrase) || strings.TrimFunc(phrase, isSpace) != phrase {
			t.Fatalf("Phrase(%q, %v, %v) is %q", s, words, room, phrase)
		}
		if p.End < words.End && strings.ContainsFunc(s[p.End:words.End], unicode.IsLetter) {
			t.Fatalf("Phrase(%q, %v, %v) leaves %q out", s, words, room, s[p.End:words.End])
		}
		Timed(phrase)
	})
}
