package source

import (
	"bytes"
	"unicode/utf8"
)

// The guesses look at a sample of the bytes and ask what a text in Chinese or
// English would look like in each encoding. Japanese and Korean are asked for
// too, because their encodings are near those of Chinese. Other languages are
// not guessed: the detectors for all languages, given a line of Chinese, often
// answer Thai or Russian, and a text in those is of no use here anyway.

const sampleSize = 64 << 10

// legacy tells the encoding of data that is neither UTF-8 nor UTF-16. claim is
// the canonical name that data declares, "" if none or refuted.
func legacy(data []byte, claim string) string {
	sample := data[max(firstHigh(data), 0):]
	sample = sample[:min(len(sample), sampleSize)]
	asian, share := asianEncoding(sample)
	own := portrait{}
	if claim != "" {
		own = portray(sample, coding{name: claim})
	}
	switch {
	case share >= familiarShare && own.familiar() < share/2:
		return asian
	case claim != "" && claim != "gb18030" && claim != "big5" && !own.damaged():
		return claim
	case lonely(sample):
		return "windows-1252"
	case claim != "" && !own.damaged():
		return claim
	}
	if !portray(sample, coding{name: "gb18030"}).damaged() { // a line of rare characters
		return "gb18030"
	}
	return "windows-1252"
}

// asianEncoding returns the encoding in which most of sample is familiar, and the
// share that is.
func asianEncoding(sample []byte) (name string, share float64) {
	for _, candidate := range []string{"gb18030", "big5", "shift_jis", "euc-jp", "euc-kr"} {
		if s := portray(sample, coding{name: candidate}).familiar(); name == "" || s > share {
			name, share = candidate, s
		}
	}
	return name, share
}

// familiarIn returns the characters that are familiar in texts in an encoding.
func familiarIn(name string) map[rune]bool {
	switch name {
	case "shift_jis", "euc-jp":
		return familiarKana
	case "euc-kr":
		return familiarHangul
	}
	return familiarCharacters
}

// utf16Order returns utf-16le or utf-16be if data is that without a byte order
// mark, else "". Without a NUL it does not look: any text in ASCII characters
// has some.
func utf16Order(data []byte) string {
	sample := data[:min(len(data), sampleSize)&^1]
	if bytes.IndexByte(sample, 0) < 0 {
		return ""
	}
	best, share := "", 0.3
	for _, name := range []string{"utf-16le", "utf-16be"} {
		p := portray(sample, coding{name: name})
		if s := p.share(p.ascii + p.known); s > share && !p.damaged() {
			best, share = name, s
		}
	}
	return best
}

// portrait counts the characters of a sample as read in one encoding.
type portrait struct {
	all     int
	ascii   int // printable ASCII and white space
	known   int // familiar
	foreign int // not ASCII
	broken  int // U+FFFD
}

// familiarShare is the least share of familiar characters in a text. Real texts
// have over one half; texts read in a wrong encoding under 3 %.
const familiarShare = 0.2

func portray(sample []byte, as coding) portrait {
	var p portrait
	text, _ := as.decode(sample)
	familiar := familiarIn(as.name)
	for _, r := range text {
		p.all++
		switch {
		case r >= ' ' && r < utf8.RuneSelf-1, r == '\n', r == '\r', r == '\t':
			p.ascii++
		case r == utf8.RuneError:
			p.broken++
			p.foreign++
		case r >= utf8.RuneSelf:
			p.foreign++
			if familiar[r] {
				p.known++
			}
		}
	}
	return p
}

func (p portrait) share(n int) float64 { return float64(n) / float64(max(p.all, 1)) }

func (p portrait) familiar() float64 { return float64(p.known) / float64(max(p.foreign, 1)) }

// damaged reports whether too much of the sample is not in the encoding for it
// to be the right one. One character may be cut off at the end of the sample.
func (p portrait) damaged() bool { return p.broken > 1+p.foreign/10 }

// lonely reports whether most bytes of sample that are not ASCII stand alone,
// like the accents, quotation marks and dashes of a Western text.
func lonely(sample []byte) bool {
	alone, all := 0, 0
	for i, b := range sample {
		if b < utf8.RuneSelf {
			continue
		}
		all++
		before := i > 0 && sample[i-1] >= utf8.RuneSelf
		behind := i+1 < len(sample) && sample[i+1] >= utf8.RuneSelf
		if !before && !behind {
			alone++
		}
	}
	return alone*2 >= all
}

// familiarCharacters are the commonest of Chinese texts and of contracts, in
// both scripts. No quotation marks or dashes: Western texts have them too.
var familiarCharacters = runeSet(
	"，。、：；（）《》　" +
		"的一是不了在有人我他这中大来上个国到说们为子和你地出会也时要就可以对生能而那得于着下自之年过发后作里" +
		"如家多么然其去法样当起与好看学进种将还分此心前面又定见只主没公从用方行所意因由本或及等者并您须应若任何" +
		"账户号注销删除信息隐私政策协议服务条款数据保留存储期限权利同意请求提供使用收集处理第三日月平台网站产品必关理" +
		"更新规终止争据章则义责部分共享律申诉联系客条件功能相内容通知向按根依照安全确包括登录身份证件" +
		"這來個國說們為會時對過發後裡麼樣當與學進種將還見從應並須" +
		"賬帳戶號註銷刪隱協議務條數據儲權請處產網關規終爭則義責聯繫內確錄證無變開點業實問題體動現",
)

// familiarKana are what a Japanese text is held together by. Its Chinese
// characters are none of them: what is left alone in a Western text, a quotation
// mark with the letter behind it, may be one in Shift_JIS.
var familiarKana = runeSet(
	"ぁあぃいうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろわをん" +
		"ァアィイウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワヲンー",
)

// familiarHangul are the commonest syllables of Korean texts and of contracts.
var familiarHangul = runeSet(
	"이다는을의에가고하기한지를은서로사정보인자니어나대도리시수일과해스전원그부제만여라장있경주상공구선동오위된관미성안유신등들때합습" +
		"용약개처방침탈퇴회입삭간법령목적항요청권계무조통비내당거소문민재생년모연발행업존파단본체중실세및또률록증확번호객",
)

func runeSet(s string) map[rune]bool {
	set := make(map[rune]bool, len(s)/3)
	for _, r := range s {
		set[r] = true
	}
	return set
}
