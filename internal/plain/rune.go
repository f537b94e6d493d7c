package plain

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// nextOdd returns the offset at or after from of the first character in s that
// is not plain, or -1. Nearly all of English and Chinese is passed over without
// being decoded.
func nextOdd(s string, from int) int {
	for i := from; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			i++
			for i+8 <= len(s) && ascii(s[i:i+8]) {
				i += 8
			}
		case c >= 0xE3 && c <= 0xEE: // Chinese characters, and their commonest marks
			i += 3
		case c == 0xE2 && marks(s, i), c == 0xEF && wideMarks(s, i):
			i += 3
		case c < 0xE1 && c != 0xC2 && c != 0xCD && c != 0xD8:
			i++ // letters of other scripts, and the rest of their bytes
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if _, odd := usual(r); odd {
				return i
			}
			i += size
		}
	}
	return -1
}

// ascii reports whether all eight bytes of s are ASCII characters.
func ascii(s string) bool {
	return (s[0] | s[1] | s[2] | s[3] | s[4] | s[5] | s[6] | s[7]) < utf8.RuneSelf
}

// marks reports whether a dash, a quotation mark or an ellipsis is at i.
func marks(s string, i int) bool {
	return i+2 < len(s) && s[i+1] == 0x80 && 0x90 <= s[i+2] && s[i+2] < 0xA8
}

// wideMarks reports whether a full-width comma, colon, semicolon or bracket is
// at i.
func wideMarks(s string, i int) bool {
	if i+2 >= len(s) || s[i+1] != 0xBC {
		return false
	}
	c := s[i+2]
	return c == 0x8C || c == 0x9A || c == 0x9B || c == 0x88 || c == 0x89
}

// Rune returns what is usually written for r: one character or, for a ligature,
// several; "" for one that shows nothing.
func Rune(r rune) string {
	s, odd := usual(r)
	if !odd {
		return string(r)
	}
	return s
}

// usual is Rune, and reports whether that is anything but r.
func usual(r rune) (string, bool) {
	switch {
	case r < 0xAD:
		return "", false
	case Unseen(r):
		return "", true
	case r < 0x2E80:
		return "", false
	case r < 0x2FE0:
		return radical(r)
	case r < 0xF900:
		return "", false
	case r < 0xFB07, 0x2F800 <= r && r < 0x2FA20: // compatibility ideographs, ligatures
		return composed(r)
	case r < 0xFE10:
		return "", false
	case r < 0xFFE0:
		return form(r)
	case 0x1D400 <= r && r < 0x1D800: // letters of formulas, used as bold type
		return composed(r)
	}
	return "", false
}

// Unseen reports whether r shows nothing and takes no room: a soft hyphen, a
// zero-width space or joiner, a control of the direction of writing, a variation
// selector. White space is none of them.
func Unseen(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF:
		return true
	case 0x180B <= r && r <= 0x180D, 0x200B <= r && r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r && r <= 0x206F:
		return true
	case 0xFE00 <= r && r <= 0xFE0F, 0xFFF9 <= r && r <= 0xFFFB, 0xE0000 <= r && r <= 0xE0FFF:
		return true
	}
	return false
}

// Seen returns s without what shows nothing.
func Seen(s string) string {
	if !strings.ContainsFunc(s, Unseen) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if Unseen(r) {
			return -1
		}
		return r
	}, s)
}

// composed returns the character that Unicode has r as a compatible form of.
func composed(r rune) (string, bool) {
	s := norm.NFKC.String(string(r))
	return s, s != string(r)
}

func radical(r rune) (string, bool) {
	if s, ok := pair(radicals, r); ok {
		return s, true
	}
	return composed(r)
}

// form returns the character that r is a form of: full-width, half-width, small,
// or for vertical lines. Full-width punctuation is what Chinese is written with.
func form(r rune) (string, bool) {
	switch {
	case '０' <= r && r <= '９', 'Ａ' <= r && r <= 'Ｚ', 'ａ' <= r && r <= 'ｚ', strings.ContainsRune("＠．＋－／＿", r):
		return string(r - '！' + '!'), true
	case r < 0xFE70, '｡' <= r && r <= '･':
		return pair(forms, r)
	}
	return "", false
}

// pair returns the character behind r in a row of pairs.
func pair(pairs string, r rune) (string, bool) {
	i := strings.IndexRune(pairs, r)
	if i < 0 {
		return "", false
	}
	rest := pairs[i+utf8.RuneLen(r):]
	_, size := utf8.DecodeRuneInString(rest)
	return rest[:size], true
}

// forms is pairs: a form of a mark, and the mark. Hong Kong writes the two dots of
// vertical lines, U+FE30, for a colon.
const forms = "︰：︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︱—︲–︳_︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］" +
	"﹐，﹑、﹒.﹔；﹕：﹖？﹗！﹘—﹙（﹚）﹛｛﹜｝﹝〔﹞〕﹟#﹠&﹡*﹢+﹣-﹤<﹥>﹦=﹨\\﹩$﹪%﹫@｡。｢「｣」､、･·"

// radicals is pairs: a radical that looks like a whole character, and that
// character. Unicode does not equate them, or equates another.
const radicals = "⺁厂⺇几⺌小⺎兀⺏尣⺒巳⺓幺⺝月⺠民⺩王⺬示⺫目⺰纟⺶羊⺷羊⺻聿⺼肉⺽臼⻁虎⻄西⻅见⻆角⻉贝⻋车⻐钅" +
	"⻑長⻒镸⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻲亀⾭青"
