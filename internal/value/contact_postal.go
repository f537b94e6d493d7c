package value

import (
	"strings"
	"unicode/utf8"
)

// maxPostal bounds a postal address, in bytes.
const maxPostal = 400

// postalAt reads the postal address that "address:" or 地址： at i announces.
func postalAt(s string, i, _ int) (Contact, bool) {
	start := addressStart(s, i)
	if start < 0 || electronic(s[:i]) {
		return Contact{}, false
	}
	end := len(s)
	if n := strings.IndexAny(s[start:min(len(s), start+maxPostal)], "。；;\n"); n >= 0 {
		end = start + n
	} else if len(s) > start+maxPostal {
		return Contact{}, false
	}
	end = start + postalLength(s[start:end])
	return Contact{start, end, Postal}, isPostal(s[start:end])
}

// behindPostal are what a notice may put behind an address.
var behindPostal = []string{
	"联系电话", "聯絡電話", "电话", "電話", "邮箱", "郵箱", "电子邮件", "（以下", "(以下", "以下简称", "以下簡稱",
	"tel:", "Tel:", "phone:", "Phone:", ", or by ", " or by ", ", or via ", " or via ", ", by ", ", and by ", " and by ", ", will be ", ", who ", ", which ",
}

// postalLength returns how much of text is an address and not what a notice
// puts behind it, nor the mark between the two.
func postalLength(text string) int {
	for _, next := range behindPostal {
		if i := strings.Index(text, next); i > 0 {
			text = text[:i]
		}
	}
	text = text[:bracketEnd(text)]
	text = strings.TrimRightFunc(text, func(r rune) bool { return isSpace(r) || strings.ContainsRune(".,，、；;:：】", r) })
	return len(text)
}

// bracketEnd returns where the bracket closes that text stands in, or else the
// length of text.
func bracketEnd(text string) int {
	open := 0
	for i, r := range text {
		switch r {
		case '(', '（':
			open++
		case ')', '）':
			if open--; open < 0 {
				return i
			}
		}
	}
	return len(text)
}

// addressLabels announce a postal address, with what follows them.
var addressLabels = []struct {
	label string
	then  []string
}{
	{"地址", []string{":", "：", "为", "為"}},
	{"address", []string{":", "is", "at"}},
	{"mail", []string{":", "at", "to"}},
	{"mailing us", []string{"at"}},
	{"located", []string{"at"}},
	{"letter", []string{"at", "to"}},
}

// addressStart returns where the text after the label at i begins, or -1.
func addressStart(s string, i int) int {
	for _, l := range addressLabels {
		end := i + len(l.label)
		if len(s) < end || !strings.EqualFold(s[i:end], l.label) || i > 0 && (isLetter(s[i-1]) || s[i-1] == '-') && isLetter(s[i]) {
			continue
		}
		then := tokenAfter(s, end)
		if !then.is(l.then...) {
			continue
		}
		for next := tokenAfter(s, then.end); next.is(":", "：", "【", "us", "at"); next = tokenAfter(s, then.end) {
			then = next
		}
		return trimLeft(s, then.end)
	}
	return -1
}

// electronic reports whether left ends in a word that makes an address one of
// mail or network.
func electronic(left string) bool {
	left = left[:trimRight(left, len(left))]
	left = strings.ToLower(left[max(0, len(left)-len("網站")):])
	for _, word := range [...]string{"mail", "ip", "mac", "web", "wallet", "邮箱", "郵箱", "邮件", "郵件", "网络", "網絡", "钱包", "链接", "网站", "網站"} {
		if strings.HasSuffix(left, word) {
			return true
		}
	}
	return false
}

// isPostal reports whether text can be a postal address: long enough, with a
// number or a street, and not of a computer, nor a word for an address.
func isPostal(text string) bool {
	n := utf8.RuneCountInString(text)
	if n < 8 || tokenAfter(text, 0).in(" the our this that your any a an us you all such their its ") || strings.ContainsAny(text, "@＠") || strings.Contains(text, "://") || strings.Contains(text, "www.") {
		return false
	}
	return strings.ContainsAny(text, "0123456789路街号號楼樓区區")
}
