package bundle

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"exitclause/internal/golden"
)

// TestFind reads testdata/find: what is found in a file stands beside it, with
// the ending .want. Files that end in .html are pages.
func TestFind(t *testing.T) {
	for _, name := range golden.Cases(t, "testdata/find/*") {
		data := golden.Read(t, name)
		find := Find
		if strings.HasSuffix(name, ".html") {
			find = InPage
		}
		text := find(string(data))
		got := strings.TrimSpace(text.Text) + "\n"
		if text.Title != "" {
			got = "title: " + text.Title + "\n" + got
		}
		golden.Check(t, name+".want", got)
	}
}

// FuzzFind holds that any data is read to its end, without more text than it
// has, in little time.
func FuzzFind(f *testing.F) {
	for _, name := range golden.Cases(f, "testdata/find/*") {
		data := golden.Read(f, name)
		f.Add(string(data))
	}
	f.Add("[`${a['\"'].b}`,/[/]'/,{a:{b:'\\u{1F600}\\ud83d\\ude00\\xZZ\\")
	f.Fuzz(func(t *testing.T, data string) {
		for _, text := range []Text{Find(data), InPage(data), InPage("<script>" + data)} {
			if !utf8.ValidString(text.Text) && utf8.ValidString(data) {
				t.Errorf("%q became %q", data, text.Text)
			}
			if len(text.Text) > 64*len(data)+1000 {
				t.Errorf("%d bytes became %d", len(data), len(text.Text))
			}
			if text.Letters == 0 && text.Text != "" {
				t.Errorf("%q without letters", text.Text)
			}
		}
	})
}

// TestHostile has data that is nested deeply, or holds nothing but brackets or
// quotes.
func TestHostile(t *testing.T) {
	const n = 1 << 18
	for name, data := range map[string]string{
		"brackets": strings.Repeat("[", n), "objects": strings.Repeat(`{"a":`, n/4), "quotes": strings.Repeat(`"`, n),
		"slashes": strings.Repeat("/", n), "classes": strings.Repeat("/[", n), "open strings": strings.Repeat("\"a\n", n),
		"backslashes": strings.Repeat(`\`, n), "escapes": `"` + strings.Repeat(`\u`, n), "tags": `"` + strings.Repeat("<", n) + `"`,
		"nested": nested(12), "calls": strings.Repeat(`a("p",`, n/8), "elements": strings.Repeat(`["$","div",`, n/8) + `"We keep your data."`,
	} {
		t.Run(name, func(t *testing.T) { Find(data) })
	}
}

// nested returns JSON in a string in JSON, and so on.
func nested(depth int) string {
	s := `["We keep your data."]`
	for range depth {
		s = "[" + strconv.Quote(s) + "]"
	}
	return s
}
