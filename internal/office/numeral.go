package office

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// numeral writes n, from 0, the way that a list is counted. What a way cannot
// write it writes in digits, as word processors do.
type numeral func(n int) string

// wordNumerals are the ways to count by their names in WordprocessingML.
var wordNumerals = map[string]numeral{
	"decimal":                      strconv.Itoa,
	"decimalHalfWidth":             strconv.Itoa,
	"decimalZero":                  func(n int) string { return padded(n, 2) },
	"decimalFullWidth":             fullWidth,
	"decimalFullWidth2":            fullWidth,
	"upperRoman":                   func(n int) string { return strings.ToUpper(roman(n)) },
	"lowerRoman":                   roman,
	"upperLetter":                  func(n int) string { return repeated(latin, n, strings.ToUpper) },
	"lowerLetter":                  func(n int) string { return repeated(latin, n, nil) },
	"ordinal":                      ordinal,
	"cardinalText":                 cardinalWords,
	"ordinalText":                  ordinalWords,
	"hex":                          func(n int) string { return strings.ToUpper(strconv.FormatInt(int64(n), 16)) },
	"numberInDash":                 func(n int) string { return "- " + strconv.Itoa(n) + " -" },
	"chicago":                      func(n int) string { return repeated("*†‡§", n, nil) },
	"decimalEnclosedCircle":        func(n int) string { return enclosed('①', 20, n) },
	"decimalEnclosedCircleChinese": func(n int) string { return enclosed('①', 20, n) },
	"decimalEnclosedParen":         func(n int) string { return enclosed('⑴', 20, n) },
	"decimalEnclosedFullstop":      func(n int) string { return enclosed('⒈', 20, n) },
	"ideographEnclosedCircle":      func(n int) string { return enclosed('㊀', 10, n) },
	"chineseCounting":              func(n int) string { return smallHan(plainHan, n) },
	"taiwaneseCounting":            func(n int) string { return smallHan(plainHan, n) },
	"chineseCountingThousand":      plainHan.write,
	"taiwaneseCountingThousand":    traditionalHan.write,
	"japaneseCounting":             japaneseHan.write,
	"chineseLegalSimplified":       legalHan.write,
	"ideographLegalTraditional":    legalTraditionalHan.write,
	"japaneseLegal":                legalJapaneseHan.write,
	"ideographDigital":             digitalHan,
	"japaneseDigitalTenThousand":   digitalHan,
	"taiwaneseDigital":             digitalHan,
	"koreanDigital2":               digitalHan,
	"ideographTraditional":         func(n int) string { return listed("甲乙丙丁戊己庚辛壬癸", n) },
	"ideographZodiac":              func(n int) string { return listed("子丑寅卯辰巳午未申酉戌亥", n) },
	"ideographZodiacTraditional":   sexagenary,
	"ganada":                       func(n int) string { return listed("가나다라마바사아자차카타파하", n) },
	"chosung":                      func(n int) string { return listed("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", n) },
	"koreanDigital":                func(n int) string { return digits("영일이삼사오육칠팔구", n) },
	"koreanCounting":               koreanHan.write,
	"aiueoFullWidth":               func(n int) string { return listed(kana, n) },
	"irohaFullWidth":               func(n int) string { return listed(iroha, n) },
	"russianLower":                 func(n int) string { return repeated(cyrillic, n, nil) },
	"russianUpper":                 func(n int) string { return repeated(cyrillic, n, strings.ToUpper) },
	"none":                         func(int) string { return "" },
}

// odfNumerals are the ways to count by what OpenDocument begins them with.
var odfNumerals = map[string]numeral{
	"1": strconv.Itoa,
	"i": roman,
	"I": func(n int) string { return strings.ToUpper(roman(n)) },
	"a": alphabetic,
	"A": func(n int) string { return strings.ToUpper(alphabetic(n)) },

	"01":      func(n int) string { return padded(n, 2) },
	"001":     func(n int) string { return padded(n, 3) },
	"１, ２, ３": fullWidth,
	"①, ②, ③": func(n int) string { return enclosed('①', 20, n) },
	"一, 二, 三": plainHan.write,
	"壹, 贰, 叁": legalHan.write,
	"壹, 貳, 參": legalTraditionalHan.write,
	"壱, 弐, 参": legalJapaneseHan.write,
	"甲, 乙, 丙": func(n int) string { return listed("甲乙丙丁戊己庚辛壬癸", n) },
	"子, 丑, 寅": func(n int) string { return listed("子丑寅卯辰巳午未申酉戌亥", n) },
	"가, 나, 다": func(n int) string { return listed("가나다라마바사아자차카타파하", n) },
	"ㄱ, ㄴ, ㄷ": func(n int) string { return listed("ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ", n) },
	"일, 이, 삼": koreanHan.write,
	"ア, イ, ウ": func(n int) string { return listed(kana, n) },
	"イ, ロ, ハ": func(n int) string { return listed(iroha, n) },
	"а, б, в": func(n int) string { return repeated(cyrillic, n, nil) },
	"А, Б, В": func(n int) string { return repeated(cyrillic, n, strings.ToUpper) },
	"1st":     ordinal,
	"One":     cardinalWords,
	"First":   ordinalWords,
}

const (
	latin    = "abcdefghijklmnopqrstuvwxyz"
	cyrillic = "абвгдежзиклмнопрстуфхцчшщыэюя"
	kana     = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
	iroha    = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
)

func padded(n, width int) string {
	s := strconv.Itoa(n)
	return strings.Repeat("0", max(0, width-len(s))) + s
}

func fullWidth(n int) string { return digits("０１２３４５６７８９", n) }

// digits writes n with other signs for the digits.
func digits(signs string, n int) string {
	of := []rune(signs)
	return strings.Map(func(r rune) rune { return of[r-'0'] }, strconv.Itoa(max(n, 0)))
}

// listed returns the sign at place n.
func listed(signs string, n int) string {
	if n < 1 || n > utf8.RuneCountInString(signs) {
		return strconv.Itoa(n)
	}
	return string([]rune(signs)[n-1])
}

// maxRepeat bounds how often a sign is repeated.
const maxRepeat = 30

// repeated goes through the signs once, then through each of them twice, and so on.
func repeated(signs string, n int, change func(string) string) string {
	of := []rune(signs)
	if n < 1 || n > maxRepeat*len(of) {
		return strconv.Itoa(n)
	}
	s := strings.Repeat(string(of[(n-1)%len(of)]), (n-1)/len(of)+1)
	if change != nil {
		s = change(s)
	}
	return s
}

// alphabetic writes n as a, b, …, z, aa, ab, …
func alphabetic(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// enclosed returns sign n of those from first on.
func enclosed(first rune, most, n int) string {
	if n < 1 || n > most {
		return strconv.Itoa(n)
	}
	return string(first + rune(n-1))
}

func sexagenary(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	return listed("甲乙丙丁戊己庚辛壬癸", (n-1)%10+1) + listed("子丑寅卯辰巳午未申酉戌亥", (n-1)%12+1)
}

// roman writes 0 < n < 4000 in Roman numerals, lower case.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var s strings.Builder
	for _, v := range [...]struct {
		value int
		sign  string
	}{
		{1000, "m"},
		{900, "cm"},
		{500, "d"},
		{400, "cd"},
		{100, "c"},
		{90, "xc"},
		{50, "l"},
		{40, "xl"},
		{10, "x"},
		{9, "ix"},
		{5, "v"},
		{4, "iv"},
		{1, "i"},
	} {
		for ; n >= v.value; n -= v.value {
			s.WriteString(v.sign)
		}
	}
	return s.String()
}
