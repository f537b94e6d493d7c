package message

import (
	"errors"
	"fmt"
	"testing"
)

func TestMatch(t *testing.T) {
	for name, want := range map[string]string{
		"en": "en", "en_US.UTF-8": "en", "en-GB": "en", "EN": "en",
		"zh": "zh-Hans", "zh_CN.UTF-8": "zh-Hans", "zh_CN.gb18030@pinyin": "zh-Hans", "zh-SG": "zh-Hans", "zh-hans": "zh-Hans", "zh-Hans-HK": "zh-Hans",
		"zh_TW": "zh-Hant", "zh-TW": "zh-Hant", "zh_HK.UTF-8": "zh-Hant", "zh-MO": "zh-Hant", "zh-Hant": "zh-Hant", "zh-Hant-CN": "zh-Hant",
		"tlh": "", "cy": "", "": "", "C": "", "POSIX": "", "C.UTF-8": "", "fr_FR.UTF-8": "", "ja": "", "not a language": "", "und": "",
	} {
		got, ok := Match(name)
		if got != want || ok != (want != "") {
			t.Errorf("Match(%q) = %q, %v, want %q", name, got, ok, want)
		}
	}
}

func TestPrinterFor(t *testing.T) {
	for name, want := range map[string]string{"zh-HK": "zh-Hant", "zh": "zh-Hans", "": "en", "fr": "en"} {
		if got := For(name).Language(); got != want {
			t.Errorf("For(%q) speaks %q, want %q", name, got, want)
		}
	}
}

func TestText(t *testing.T) {
	p := &Printer{catalog: catalog{
		"plain":  {other: "plain"},
		"args":   {other: "{a} and {b}, {a}"},
		"plural": {one: "{n} clause", other: "{n} clauses"},
		"open":   {other: "a { brace {a"},
	}}
	for _, test := range []struct {
		note Note
		want string
	}{
		{New("plain"), "plain"},
		{New("plain", "unused", "x"), "plain"},
		{New("args", "a", "{b}", "b", "2"), "{b} and 2, {b}"},
		{New("args", "a", "1"), "1 and {b}, 1"},
		{New("plural", "n", "1"), "1 clause"},
		{New("plural", "n", "0"), "0 clauses"},
		{New("plural", "n", "11"), "11 clauses"},
		{New("open", "a", "1"), "a { brace {a"},
		{New("no.such.key", "a", "1"), "no.such.key"},
		{Note{}, ""},
	} {
		if got := p.Text(test.note); got != test.want {
			t.Errorf("Text(%v) = %q, want %q", test.note, got, test.want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := load(zhHans); err != nil {
			b.Fatal(err)
		}
	}
}

func TestParts(t *testing.T) {
	p := &Printer{catalog: catalog{
		"outer":  {other: "{what}: {inner}"},
		"inner":  {other: "inner {n}"},
		"plural": {one: "{n} thing", other: "{n} things"},
	}}
	outer := New("outer", "what", "inner").With("inner", New("inner", "n", "{what}"))
	for _, test := range []struct {
		note Note
		want string
	}{
		{outer, "inner: inner {what}"},
		{outer.With("inner", Words("outer")), "inner: outer"},
		{outer, "inner: inner {what}"},
		{New("plural").With("n", Words("1")), "1 thing"},
		{Words("{what}"), "{what}"},
		{Of(fmt.Errorf("on the way: %w", New("inner", "n", "2").Err())), "inner 2"},
		{Of(errors.New("broken pipe")), "broken pipe"},
	} {
		if got := p.Text(test.note); got != test.want {
			t.Errorf("%v is %q, want %q", test.note, got, test.want)
		}
	}
}
