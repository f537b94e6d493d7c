package render

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"

	"exitclause/internal/golden"
)

func TestWrap(t *testing.T) {
	for _, test := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, nil},
		{"one two three", 7, []string{"one two", "three"}},
		{"one two three", 8, []string{"one two", "three"}},
		{"unbreakable", 4, []string{"unbreakable"}},
		{"see https://larkfin.example/a/b now", 12, []string{"see", "https://larkfin.example/a/b", "now"}},
		{"个人信息保护", 8, []string{"个人信息", "保护"}},
		{"个人信息。保护", 8, []string{"个人信", "息。保护"}},
		{"个人（信息）", 6, []string{"个人", "（信", "息）"}},
		{"您可以“注销”账户", 8, []string{"您可以", "“注销”账", "户"}},
		{"访问https://larkfin.example申请", 10, []string{"访问", "https://larkfin.example", "申请"}},
		{"保存5年", 5, []string{"保存5", "年"}},
		{"二十、二十一", 4, []string{"二", "十、", "二十", "一"}},
	} {
		if got := wrap(test.text, test.width); !slices.Equal(got, test.want) {
			t.Errorf("wrap(%q, %d) = %q, want %q", test.text, test.width, got, test.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	f.Add("We keep （您的）data。 https://larkfin.example", 12)
	f.Add("👩‍👧 é\u0301 。。。", 1)
	f.Add("信息保护。\u0301", 8)
	f.Fuzz(func(t *testing.T, text string, width int) {
		text, width = Harmless(text), width&127
		lines := wrap(text, width)
		if got, want := strip(strings.Join(lines, "")), strip(text); got != want {
			t.Fatalf("wrap lost or changed text: %q, want %q", got, want)
		}
		for _, l := range lines {
			if displaywidth.String(l) > width && len(atoms(l)) > 1 {
				t.Errorf("%q is wider than %d and could be divided", l, width)
			}
			if first, _ := utf8.DecodeRuneInString(l); l != lines[0] && strings.ContainsRune("。，、；：", first) && !strings.Contains(text, " "+string(first)) {
				t.Errorf("a line begins with %c", first)
			}
		}
	})
}

func strip(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestTextFitsItsWidth(t *testing.T) {
	for name := range reports(t) {
		for _, ending := range []string{".en.txt", ".zh-Hans.txt"} {
			for _, l := range strings.Split(string(golden.Read(t, name+ending)), "\n") {
				if displaywidth.String(l) > 80 && !strings.Contains(l, "https://") {
					t.Errorf("%s%s: wider than 80 columns: %s", name, ending, l)
				}
			}
		}
	}
}
