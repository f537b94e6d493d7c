package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding/unicode/utf32"
)

// checkPlaces checks what Place promises, at pieces all over the page: places
// lie in the data, go on with the text, and decode to it.
func checkPlaces(t *testing.T, p *Page) {
	t.Helper()
	if !utf8.ValidString(p.Text) {
		t.Errorf("%s: text is not UTF-8", p.URI)
	}
	step := max(len(p.Text)/50, 1)
	last := Place{}
	for start := 0; start < len(p.Text); start += step {
		from := runeStart(p.Text, start)
		to := runeEnd(p.Text, min(start+step/2+1, len(p.Text)))
		place := p.Place(start, to)
		if place.Start < last.Start || place.End < last.End || place.Start > place.End || place.End > len(p.Data) {
			t.Fatalf("%s: %d:%d is at %+v, after %+v in %d bytes", p.URI, from, to, place, last, len(p.Data))
		}
		if place.Line < last.Line || place.Line == last.Line && place.Column < last.Column {
			t.Fatalf("%s: line and column go back from %+v to %+v", p.URI, last, place)
		}
		checkDecodes(t, p, place, p.Text[from:to])
		last = place
	}
}

// checkDecodes checks that the bytes at place decode to text. Where Big5 has one
// character for two code points, text may be one of them.
func checkDecodes(t *testing.T, p *Page, place Place, text string) {
	t.Helper()
	as := coding{name: p.Charset}
	for _, w := range p.Warnings {
		if w.Key == "source.garbled" {
			as.garbled = w.Args["charset"]
		}
	}
	got, _ := as.decode(p.Data[place.Start:place.End])
	got = strings.ReplaceAll(got, "\x00", " ")
	if got != text && !(p.Charset == "big5" && strings.Contains(got, text) && len(got) <= len(text)+4) {
		t.Fatalf("%s: the bytes at %+v read %.80q, want %.80q", p.URI, place, got, text)
	}
}

const (
	simplified  = "云雀交易所隐私政策\r\n一、账户注销后，我们会保存您的身份资料六年。\n二、您可以随时要求删除个人信息。"
	traditional = "雲雀交易所隱私政策\r\n一、帳戶註銷後，我們會保存您的身份資料六年。\n二、您可以隨時要求刪除個人資料。"
	western     = "Larkfin’s “privacy” notice – naïve café\r\nWe’ll keep your records for five years.\n"
	japanese    = "ひばり取引所の個人情報の取り扱い\nアカウントを閉じた後も、記録を五年間保存します。"
	korean      = "종달새 거래소 개인정보 처리방침\n계정을 해지한 뒤에도 기록을 오 년 동안 보관합니다."
)

func encode(t *testing.T, label, text string) []byte {
	t.Helper()
	enc, _ := charset.Lookup(label)
	switch label {
	case utf32LE:
		enc = utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)
	case utf32BE:
		enc = utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)
	}
	data, err := enc.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEncodings(t *testing.T) {
	const (
		meta  = `<meta charset="%s"><p>`
		equiv = `<meta http-equiv=Content-Type content="text/html; charset=%s"><p>`
		xml   = `<?xml version="1.0" encoding='%s'?><html><p>`
	)
	tests := []struct {
		name               string
		bom, declares, how string // how: the page around the text; "" is no page
		label, text        string
		want, warning      string
	}{
		{name: "utf-8", label: "utf-8", text: simplified, want: "utf-8"},
		{name: "utf-8 bom", bom: "\xEF\xBB\xBF", label: "utf-8", text: simplified, want: "utf-8"},
		{name: "utf-8 bom against gbk", bom: "\xEF\xBB\xBF", how: meta, declares: "gbk", label: "utf-8", text: simplified, want: "utf-8", warning: "source.charset.wrong"},
		{name: "utf-8 declared gb2312", how: meta, declares: "gb2312", label: "utf-8", text: simplified, want: "utf-8", warning: "source.charset.wrong"},
		{name: "utf-8 declared iso-8859-1", how: equiv, declares: "ISO-8859-1", label: "utf-8", text: "© Larkfin", want: "utf-8", warning: "source.charset.wrong"},
		{name: "utf-16le bom", bom: "\xFF\xFE", label: "utf-16le", text: simplified, want: "utf-16le"},
		{name: "utf-16be bom", bom: "\xFE\xFF", label: "utf-16be", text: traditional, want: "utf-16be"},
		{name: "utf-32le bom", bom: "\xFF\xFE\x00\x00", label: utf32LE, text: simplified + "𠮷", want: utf32LE},
		{name: "utf-32be bom", bom: "\x00\x00\xFE\xFF", label: utf32BE, text: traditional, want: utf32BE},
		{name: "utf-32le English", bom: "\xFF\xFE\x00\x00", how: meta, declares: "utf-8", label: utf32LE, text: "Close it.", want: utf32LE},
		{name: "utf-16le", label: "utf-16le", text: simplified, want: "utf-16le"},
		{name: "utf-16be", label: "utf-16be", text: traditional, want: "utf-16be"},
		{name: "utf-16le English", label: "utf-16le", text: western, want: "utf-16le"},
		{name: "gbk", label: "gbk", text: simplified, want: "gb18030"},
		{name: "gbk short", label: "gbk", text: "注销账户", want: "gb18030"},
		{name: "gbk rare", label: "gbk", text: "麒麟蝙蝠", want: "gb18030"},
		{name: "gbk number first", label: "gbk", text: "4.3 搜索", want: "gb18030"},
		{name: "windows-1251 declared", how: meta, declares: "windows-1251", label: "windows-1251", text: "Вы можете закрыть счёт.", want: "windows-1251"},
		{name: "gbk among English", label: "gbk", text: "Close your account (注销账户) at any time.", want: "gb18030"},
		{name: "gbk traditional", label: "gbk", text: traditional, want: "gb18030"},
		{name: "gb18030 four bytes", label: "gb18030", text: simplified + "𠮷龦", want: "gb18030"},
		{name: "gb2312 declared", how: meta, declares: "gb2312", label: "gbk", text: simplified, want: "gb18030"},
		{name: "gbk declared", how: equiv, declares: "GBK", label: "gbk", text: simplified, want: "gb18030"},
		{name: "gb18030 in XML", how: xml, declares: "gb18030", label: "gb18030", text: simplified, want: "gb18030"},
		{name: "gbk declared utf-8", how: meta, declares: "utf-8", label: "gbk", text: simplified, want: "gb18030", warning: "source.charset.wrong"},
		{name: "gbk declared big5", how: meta, declares: "big5", label: "gbk", text: simplified, want: "gb18030", warning: "source.charset.wrong"},
		{name: "gbk declared iso-8859-1", how: meta, declares: "iso-8859-1", label: "gbk", text: simplified, want: "gb18030", warning: "source.charset.wrong"},
		{name: "big5", label: "big5", text: traditional, want: "big5"},
		{name: "big5 short", label: "big5", text: "註銷帳戶", want: "big5"},
		{name: "big5 declared", how: meta, declares: "Big5", label: "big5", text: traditional, want: "big5"},
		{name: "big5 declared gbk", how: meta, declares: "gbk", label: "big5", text: traditional, want: "big5", warning: "source.charset.wrong"},
		{name: "windows-1252", label: "windows-1252", text: western, want: "windows-1252"},
		{name: "windows-1252 short", label: "windows-1252", text: "We’ll close it.", want: "windows-1252"},
		{name: "windows-1252 declared utf-8", how: meta, declares: "utf-8", label: "windows-1252", text: western, want: "windows-1252", warning: "source.charset.wrong"},
		{name: "windows-1252 declared gb2312", how: meta, declares: "gb2312", label: "windows-1252", text: western, want: "windows-1252", warning: "source.charset.wrong"},
		{name: "iso-8859-1 declared", how: meta, declares: "iso-8859-1", label: "windows-1252", text: western, want: "windows-1252"},
		{name: "shift_jis declared", how: meta, declares: "shift_jis", label: "shift_jis", text: japanese, want: "shift_jis"},
		{name: "shift_jis", label: "shift_jis", text: japanese, want: "shift_jis"},
		{name: "shift_jis declared utf-8", how: meta, declares: "utf-8", label: "shift_jis", text: japanese, want: "shift_jis", warning: "source.charset.wrong"},
		{name: "shift_jis declared cp932", how: meta, declares: "cp932", label: "shift_jis", text: japanese, want: "shift_jis"},
		{name: "euc-jp", label: "euc-jp", text: japanese, want: "euc-jp"},
		{name: "euc-kr", label: "euc-kr", text: korean, want: "euc-kr"},
		{name: "euc-kr declared gbk", how: meta, declares: "gbk", label: "euc-kr", text: korean, want: "euc-kr", warning: "source.charset.wrong"},
		{name: "euc-kr declared cp949", how: meta, declares: "cp949", label: "euc-kr", text: korean, want: "euc-kr"},
		{name: "big5 declared cp950", how: meta, declares: "cp950", label: "big5", text: traditional, want: "big5"},
		{name: "windows-1252 declared shift_jis", how: meta, declares: "shift_jis", label: "windows-1252", text: western, want: "windows-1252", warning: "source.charset.wrong"},
		{name: "euc-kr declared", how: meta, declares: "euc-kr", label: "euc-kr", text: korean, want: "euc-kr"},
		{name: "ascii", label: "utf-8", text: "You may close your account.", want: "utf-8"},
		{name: "ascii declared gbk", how: meta, declares: "gbk", label: "gbk", text: "You may close your account.", want: "gb18030"},
		{name: "unknown declared", how: meta, declares: "larkfin-7", label: "gbk", text: simplified, want: "gb18030", warning: "source.charset.unknown"},
		{name: "iso-2022-jp declared", how: meta, declares: "iso-2022-jp", label: "utf-8", text: simplified, want: "utf-8", warning: "source.charset.unknown"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, repeat := range []int{1, 200} { // the second has marks to start from
				text := strings.Replace(tt.how, "%s", tt.declares, 1) + strings.Repeat(tt.text, repeat)
				data := append([]byte(tt.bom), encode(t, tt.label, text)...)
				p, err := New(tt.name, data)
				if err != nil {
					t.Fatal(err)
				}
				if p.Charset != tt.want || p.Text != text {
					t.Errorf("read as %s: %.80q, want %s: %.80q", p.Charset, p.Text, tt.want, text)
				}
				got := ""
				for _, w := range p.Warnings {
					got += w.Key
				}
				if got != tt.warning {
					t.Errorf("warnings %q, want %q", got, tt.warning)
				}
				checkPlaces(t, p)
			}
		})
	}
}

func TestLinesAndColumns(t *testing.T) {
	text := "一二\r\n三\r四\n\n五六" + strings.Repeat("七", chunk) + "\r\n八九"
	want := map[string]Place{
		"二": {Line: 1, Column: 2}, "三": {Line: 2, Column: 1}, "四": {Line: 3, Column: 1},
		"六": {Line: 5, Column: 2}, "九": {Line: 6, Column: 2}, "八": {Line: 6, Column: 1},
	}
	for _, bom := range []string{"", "\xEF\xBB\xBF"} {
		p, err := New("x", []byte(bom+text))
		if err != nil {
			t.Fatal(err)
		}
		for char, w := range want {
			i := strings.Index(text, char)
			w.Start, w.End = len(bom)+i, len(bom)+i+len(char)
			if got := p.Place(i, i+len(char)); got != w {
				t.Errorf("%s is at %+v, want %+v", char, got, w)
			}
		}
	}
}

// TestLinesAtChunks puts a CRLF across every place where the index might cut.
func TestLinesAtChunks(t *testing.T) {
	for pad := chunk - 3; pad <= chunk+3; pad++ {
		p, err := New("x", []byte(strings.Repeat("a", pad)+"\r\nb"))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Place(pad+2, pad+3); got.Line != 2 || got.Column != 1 {
			t.Errorf("after %d bytes and CRLF: %+v", pad, got)
		}
	}
}

func TestPlaceOutsideText(t *testing.T) {
	p, err := New("x", []byte("账户"))
	if err != nil {
		t.Fatal(err)
	}
	tests := map[[2]int]Place{
		{-5, 100}: {Start: 0, End: 6, Line: 1, Column: 1},
		{6, 6}:    {Start: 6, End: 6, Line: 1, Column: 3},
		{9, 2}:    {Start: 6, End: 6, Line: 1, Column: 3},
		{1, 4}:    {Start: 0, End: 6, Line: 1, Column: 1}, // whole characters
	}
	for span, want := range tests {
		if got := p.Place(span[0], span[1]); got != want {
			t.Errorf("Place%v = %+v, want %+v", span, got, want)
		}
	}
}

// TestBig5Pairs has the characters of Big5 that become two code points.
func TestBig5Pairs(t *testing.T) {
	data := append(encode(t, "big5", traditional), "\x88\x62\x88\xA3"...)
	p, err := New("x", data)
	if err != nil {
		t.Fatal(err)
	}
	n, d := len(p.Text), len(data)
	for span, want := range map[[2]int][2]int{
		{n - 8, n - 4}: {d - 4, d - 2},
		{n - 8, n - 6}: {d - 4, d - 2}, // the letter without its accent
		{n - 2, n}:     {d - 2, d},
	} {
		if got := p.Place(span[0], span[1]); [2]int{got.Start, got.End} != want {
			t.Errorf("Place%v = %+v, want %v of %q", span, got, want, p.Text)
		}
	}
}

// TestGB18030Of2022 has the characters that the standard of 2022 has other code
// points for, one by one and across the ends of chunks.
func TestGB18030Of2022(t *testing.T) {
	const (
		data = "\xA6\xD9\xA6\xDA\xA6\xDB\xA6\xDC\xA6\xDD\xA6\xDE\xA6\xDF\xA6\xEC\xA6\xED\xA6\xF3" +
			"\xFE\x59\xFE\x61\xFE\x66\xFE\x67\xFE\x6D\xFE\x7E\xFE\x90\xFE\xA0"
		text = "\uFE10\uFE12\uFE11\uFE13\uFE14\uFE15\uFE16\uFE17\uFE18\uFE19\u9FB4\u9FB5\u9FB6\u9FB7\u9FB8\u9FB9\u9FBA\u9FBB"
	)
	for _, repeat := range []int{1, 3 * chunk / len(data)} {
		before := encode(t, "gbk", strings.Repeat(simplified, repeat))
		p, err := New("x", append(before, strings.Repeat(data, repeat)...))
		if err != nil {
			t.Fatal(err)
		}
		if want := strings.Repeat(simplified, repeat) + strings.Repeat(text, repeat); p.Text != want || p.Charset != "gb18030" {
			t.Errorf("read as %s: %+q", p.Charset, p.Text[len(p.Text)-len(text):])
		}
		checkPlaces(t, p)
	}
}

// TestHongKongCharacters has those that Hong Kong added to Big5, which the encoder
// does not write.
func TestHongKongCharacters(t *testing.T) {
	const (
		data = "\xa7A\x9d\xf6\xb6\xb3\xb3\xb6\xb6}\xa4\xe1\x9d\xf5\xb0}\xa1A\xa7\xda\x92]\xb7|\xa6\xac\xb6\xb0\xa7A\x9d\xef\xa9m\xa6W\xa1F" +
			"\x9d\xf8\xb8\xea\xae\xc6\xb7|\xc2\\\x9d\xf6\x9d\xf2\xa4f\xa1B\x96\xf5\xc0Y\xa6P\xaeI\xb8\xaa\xafF\xa1C"
		text = "你喺雲雀開戶嗰陣，我哋會收集你嘅姓名；啲資料會擺喺𨋢口、埗頭同埋葵涌。"
	)
	p, err := New("x", []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	if p.Text != text || p.Charset != "big5" || len(p.Warnings) > 0 {
		t.Errorf("read as %s: %q %v", p.Charset, p.Text, p.Warnings)
	}
	checkPlaces(t, p)
}

func FuzzPage(f *testing.F) {
	for _, label := range []string{"utf-8", "gb18030", "big5", "windows-1252", "utf-16le", "utf-16be", "shift_jis", "euc-kr"} {
		for _, text := range []string{simplified, traditional, western} {
			enc, _ := charset.Lookup(label)
			data, _ := enc.NewEncoder().Bytes([]byte("<meta charset=" + label + ">" + text))
			f.Add(data)
		}
	}
	f.Add([]byte("\xEF\xBB\xBFa\x00b\xFFc"))
	f.Add([]byte("\xFF\xFE\x00\xD8a\x00"))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := New("x", data)
		if err != nil {
			checkFailure(t, "x", err, err.(*Error).Kind)
			return
		}
		checkPlaces(t, p)
	})
}

// FuzzDecode decodes any bytes in every encoding, whatever they look like.
func FuzzDecode(f *testing.F) {
	names := []string{"utf-8", "gb18030", "big5", "windows-1252", "utf-16le", "utf-16be", "shift_jis", "euc-kr", "euc-jp", "koi8-r", utf32LE, utf32BE}
	for i := range names {
		f.Add(byte(i), []byte("a\x81\x30\x81\x30\x88\x62\xFFé账\xD8\x00"))
	}
	f.Fuzz(func(t *testing.T, which byte, data []byte) {
		c := coding{name: names[int(which)%len(names)]}
		text, from := c.decode(data)
		checkPlaces(t, &Page{URI: c.name, Charset: c.name, Data: data, Text: strings.ReplaceAll(text, "\x00", " "), origin: from})
	})
}
